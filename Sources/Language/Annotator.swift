public import Evidence

/// Annotates articles.
public struct Annotator: Sendable {
  /// Makes an annotator.
  public init() {}

  /// Annotates one article.
  ///
  /// - Parameter article: the article.
  /// - Returns: its sentences, tokens and mentions.
  public func annotate(_ article: Article) -> AnnotatedText {
    AnnotatedText(article: article, sentences: [], tokens: [], mentions: [])
  }
}
