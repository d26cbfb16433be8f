public import Records

/// Finds which reports follow from which.
public struct CopyFinder: Sendable {
  /// Makes a finder.
  public init() {}

  /// The copies among some articles.
  ///
  /// - Parameter articles: coded articles in any order.
  /// - Returns: a tie for every article that follows from an earlier one.
  public func copies(among articles: [CodedArticle]) -> [CopyLink] { [] }
}
