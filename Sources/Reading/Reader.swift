public import Evidence

/// Turns captures into articles.
public struct Reader: Sendable {
  /// Makes a reader.
  public init() {}

  /// Reads one capture.
  ///
  /// - Parameter capture: the bytes and what is known about them.
  /// - Returns: the article, with everything else on the page kept apart as furniture.
  /// - Throws: `ReadingError` when the bytes hold no article.
  /// - Complexity: O(n) in bytes.
  public func read(_ capture: Capture) throws(ReadingError) -> Article {
    guard let text = String(validating: capture.bytes, as: UTF8.self) else {
      throw ReadingError(.notText, "the bytes are no UTF-8 text", remedy: "convert them to UTF-8")
    }
    var article = Article(
      id: capture.id ?? DocumentID("text"), text: text,
      blocks: [Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))])
    article.url = capture.url
    article.title = capture.title
    article.published = capture.date
    article.language = capture.language
    return article
  }
}
