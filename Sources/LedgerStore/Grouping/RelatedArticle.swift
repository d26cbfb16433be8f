public import Evidence

/// What ties a related article to the one asked about, the strongest first.
public enum RelatedTie: String, Sendable, Hashable, CaseIterable {
  /// Both tell of one happening.
  case story
  /// At least two actors that take part in its events or agreements take part in the other's.
  case actors
  /// They share words that few articles have.
  case words

  /// Its place among the ties, 0 for the strongest.
  var rank: Int { RelatedTie.allCases.firstIndex(of: self) ?? 0 }
}

/// An article that is like another.
public struct RelatedArticle: Sendable, Hashable {
  /// The article.
  public let id: DocumentID
  /// Its headline.
  public let title: String?
  /// The strongest tie.
  public let tie: RelatedTie
  /// How much of the weight of the other's weightiest words stands in it, 0...1.
  public let likeness: Double
}
