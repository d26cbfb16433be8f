import Evidence
public import Records

/// Finds which reports follow from which.
public struct CopyFinder: Sendable {
  private let settings: CopyIndex.Settings

  /// Makes a finder.
  public init() {
    settings = CopyIndex.Settings()
  }

  init(settings: CopyIndex.Settings) {
    self.settings = settings
  }

  /// The copies among some articles.
  ///
  /// - Parameter articles: coded articles in any order.
  /// - Returns: a tie for every article that follows from an earlier one.
  /// - Complexity: O(n log n) in articles and words.
  public func copies(among articles: [CodedArticle]) -> [CopyLink] {
    copies(among: articles.map { Report($0.article) })
  }

  /// The copies among some reports, each tied to an earlier one; reports without a date come last.
  ///
  /// Every report is judged twice: as it arrives, and again once all reports have shown which words
  /// are common to unrelated ones.
  ///
  /// - Parameter reports: reports in any order.
  /// - Returns: a tie for every report that follows from an earlier one, in order of date.
  public func copies(among reports: [Report]) -> [CopyLink] {
    let ordered = CopyFinder.ordered(reports)
    var index = CopyIndex(settings: settings)
    for report in ordered { _ = index.add(Reading(report)) }
    var families = Families(count: ordered.count)
    for number in ordered.indices {
      for match in index.reconsider(number) { families.tie(number, match) }
    }
    return families.ties.enumerated().compactMap { number, match in
      match.map {
        CopyLink(
          copy: ordered[number].id, original: ordered[$0.original].id, relation: $0.relation,
          containment: $0.containment)
      }
    }
  }

  /// Reports by date and, on one day or without a date, by identity.
  static func ordered(_ reports: [Report]) -> [Report] {
    reports.sorted { left, right in
      switch (left.date, right.date) {
      case (let a?, let b?):
        let days = (a.date.daysSinceEpoch, b.date.daysSinceEpoch)
        if days.0 != days.1 { return days.0 < days.1 }
        // A day without a time comes after every time of it: a copy seldom knows the hour.
        let times = (a.secondOfDay ?? .max, b.secondOfDay ?? .max)
        return times.0 != times.1 ? times.0 < times.1 : left.id < right.id
      case (_?, nil): return true
      case (nil, _?): return false
      case (nil, nil): return left.id < right.id
      }
    }
  }
}

/// Which report each one follows, kept so that every family has one first report.
private struct Families {
  /// The tie of each report, by number in order of date.
  private(set) var ties: [CopyIndex.Match?]
  /// A report nearer to the first of its family, or the report itself.
  private var above: [Int]

  init(count: Int) {
    ties = Array(repeating: nil, count: count)
    above = Array(0..<count)
  }

  /// Ties a report to an earlier one. Where it follows two families, the younger family's first
  /// report follows the older's: both stand behind one report.
  mutating func tie(_ number: Int, _ match: CopyIndex.Match) {
    let (one, two) = (first(number), first(match.original))
    guard one != two else { return }
    let (older, younger) = (min(one, two), max(one, two))
    above[younger] = older
    ties[younger] =
      younger == number
      ? match
      : CopyIndex.Match(
        original: older, containment: match.containment, relation: match.relation)
  }

  /// The first report of a family (union-find with path halving).
  private mutating func first(_ number: Int) -> Int {
    var number = number
    while above[number] != number {
      above[number] = above[above[number]]
      number = above[number]
    }
    return number
  }
}
