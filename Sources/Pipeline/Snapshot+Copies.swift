public import Evidence
public import Records
import Stories

extension Snapshot {
  /// A snapshot of coded articles in which copies share one origin.
  ///
  /// - Parameter coded: coded articles in any order.
  public init(of coded: [CodedArticle]) {
    self.init(articles: coded, originOf: Snapshot.origins(Snapshot.copies(among: coded)))
  }

  /// Which of some articles follow from which.
  ///
  /// - Parameter coded: coded articles in any order.
  /// - Returns: a tie for every article that follows from another.
  public static func copies(among coded: [CodedArticle]) -> [CopyLink] {
    CopyFinder().copies(among: coded)
  }

  /// The origin of every article that follows from another, however many steps away.
  ///
  /// - Parameter links: ties from copies to what they follow.
  /// - Returns: the article at the end of each chain; a chain that bites its tail ends where it began.
  public static func origins(_ links: [CopyLink]) -> [DocumentID: DocumentID] {
    let original = Dictionary(links.map { ($0.copy, $0.original) }) { first, _ in first }
    var origins: [DocumentID: DocumentID] = [:]
    for link in links {
      var end = link.copy
      var seen: Set<DocumentID> = [end]
      while let next = original[end], seen.insert(next).inserted { end = next }
      if end != link.copy { origins[link.copy] = end }
    }
    return origins
  }
}
