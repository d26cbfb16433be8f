public import Evidence

/// The words of an article with when and where they appeared: what stories are made from.
public struct ArticleText: Sendable, Hashable {
  /// The article.
  public let document: DocumentID
  /// Its headline.
  public let title: String?
  /// Its body.
  public let text: String
  /// Its outlet, where the page names it.
  public let site: String?
  /// When it appeared, where known.
  public let published: Timestamp?
}
