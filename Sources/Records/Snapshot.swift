public import Evidence

/// What is known at one moment: coded articles and who copies whom.
///
/// A value: analyses over it are pure functions and can be repeated to the byte.
public struct Snapshot: Sendable {
  /// The coded articles, in order of id.
  public let articles: [CodedArticle]
  /// Which independent origin each article belongs to; an article that is not listed is its own.
  public let originOf: [DocumentID: DocumentID]

  /// Makes a snapshot.
  ///
  /// - Parameters:
  ///   - articles: coded articles in any order.
  ///   - originOf: the origin of each article that follows from another.
  public init(articles: [CodedArticle], originOf: [DocumentID: DocumentID] = [:]) {
    self.articles = articles.sorted { $0.article.id < $1.article.id }
    self.originOf = originOf
  }

  /// The origin of an article: itself, unless it follows from another.
  public func origin(of document: DocumentID) -> DocumentID {
    originOf[document] ?? document
  }
}
