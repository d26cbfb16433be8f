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
    copies(among: articles.map { Report($0.article) }.sorted { $0.id < $1.id })
  }

  /// The copies among some reports, each tied to an earlier one; reports without a date come last.
  ///
  /// Every report is judged twice: as it arrives, and again once all reports have shown which words
  /// are common to unrelated ones.
  ///
  /// - Parameter reports: reports; of reports of one moment the first given comes first.
  /// - Returns: a tie for every report that follows from an earlier one, in order of date.
  public func copies(among reports: [Report]) -> [CopyLink] {
    let order = CopyFinder.order(of: reports)
    return ties(among: order.map { Reading(reports[$0]) }).enumerated().compactMap { number, tie in
      tie.map {
        CopyLink(
          copy: reports[order[number]].id, original: reports[order[$0.original]].id,
          relation: $0.relation, containment: $0.containment)
      }
    }
  }

  /// What each of some readings, in order of date, follows.
  func ties(among readings: [Reading]) -> [CopyIndex.Match?] {
    var index = CopyIndex(settings: settings)
    for reading in readings { _ = index.add(reading) }
    var families = Families(count: readings.count)
    for number in readings.indices {
      for match in index.reconsider(number) { families.tie(number, match) }
    }
    return families.ties
  }

  /// The indices of reports by date; within a day those that tell the time come first, since a copy
  /// seldom does, and otherwise in the order given.
  static func order(of reports: [Report]) -> [Int] {
    func key(_ index: Int) -> (Int, Int, Int) {
      guard let date = reports[index].date else { return (.max, 0, index) }
      return (date.date.daysSinceEpoch, date.secondOfDay ?? .max, index)
    }
    return reports.indices.map(key).sorted { $0 < $1 }.map(\.2)
  }
}
