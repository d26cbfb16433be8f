/// What a search found.
public struct SearchResult: Sendable {
  /// How the hits are ordered.
  public enum Order: String, Sendable, Hashable {
    /// By how well they match (BM25, the title counting three times).
    case relevance
    /// By how lately they came in: when no words are asked for, or too many articles have them.
    case newest
  }

  /// The hits.
  public let hits: [SearchHit]
  /// How the hits are ordered.
  public let order: Order
  /// How many articles match; nil when there are more than were counted.
  public let total: Int?
}

/// One article that a search found.
public struct SearchHit: Sendable, Hashable {
  /// A part of a snippet.
  public struct Part: Sendable, Hashable {
    /// Its words.
    public let text: String
    /// Whether the query asked for them.
    public let isHit: Bool
  }

  /// The article.
  public let article: ArticleHeading
  /// Words around the best place; the opening when no words were asked for.
  public let snippet: [Part]
}
