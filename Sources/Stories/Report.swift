public import Evidence

/// What stories are made from: a report's words, when and where it appeared.
public struct Report: Sendable, Hashable {
  /// The report's identity.
  public let id: DocumentID
  /// Its headline.
  public let title: String
  /// Its body.
  public let text: String
  /// Its outlet or host, where known.
  public let outlet: String?
  /// When it appeared, where known.
  public let date: Timestamp?

  /// Makes a report.
  ///
  /// - Parameters:
  ///   - id: its identity.
  ///   - title: its headline.
  ///   - text: its body.
  ///   - outlet: its outlet or host.
  ///   - date: when it appeared.
  public init(id: DocumentID, title: String, text: String, outlet: String?, date: Timestamp?) {
    self.id = id
    self.title = title
    self.text = text
    self.outlet = outlet
    self.date = date
  }

  /// The report that an article is.
  ///
  /// - Parameter article: the article, without its page's furniture.
  public init(_ article: Article) {
    self.init(
      id: article.id, title: article.title ?? "", text: article.text, outlet: article.site,
      date: article.published)
  }
}
