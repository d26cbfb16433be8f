import Evidence
public import Records

/// Where reports that were grouped before are kept, with the index that finds those like a new one.
///
/// Reports, families and stories go by number: a story by that of one of its reports, a family of
/// copies by that of its first report, its origin.
public protocol StoryShelf {
  /// What reading and writing may throw.
  associatedtype Failure: Error

  /// Rows of the index.
  ///
  /// - Parameter keys: their keys.
  /// - Returns: the rows that there are.
  /// - Throws: `Failure`.
  func rows(_ keys: [Int]) throws(Failure) -> [Int: [UInt8]]

  /// Reports with their places.
  ///
  /// - Parameter numbers: their numbers; one that is not known is left out.
  /// - Returns: the reports in any order.
  /// - Throws: `Failure`.
  func reports(_ numbers: [Int]) throws(Failure) -> [FiledReport]

  /// The families of which some stories are made.
  ///
  /// - Parameter stories: the stories' numbers.
  /// - Returns: all their families.
  /// - Throws: `Failure`.
  func families(in stories: [Int]) throws(Failure) -> [FiledFamily]

  /// Keeps what became of some new reports and of those near them: all of it or nothing.
  func keep(_ grouping: Regrouping) throws(Failure)
}

/// A report on a shelf.
public struct FiledReport: Sendable {
  /// Its number.
  public let number: Int
  /// Its words, day and outlet.
  public let report: Report
  /// The day on which it came, as days since 1970: where it stands in the index if it has no date.
  public let arrival: Int
  /// Its story; its own number before it was grouped.
  public let story: Int
  /// Its family; its own number before it was grouped.
  public let origin: Int

  /// Makes a report on a shelf.
  public init(number: Int, report: Report, arrival: Int, story: Int, origin: Int) {
    self.number = number
    self.report = report
    self.arrival = arrival
    self.story = story
    self.origin = origin
  }

  /// Its order among others: by day and time, those without a date last.
  var order: (Int, Int, Int) {
    guard let date = report.date else { return (.max, 0, number) }
    return (date.date.daysSinceEpoch, date.secondOfDay ?? .max, number)
  }

  /// The day by which the index has it.
  var day: Int { report.date?.date.daysSinceEpoch ?? arrival }
}

/// A family of copies within a story.
public struct FiledFamily: Sendable {
  /// The number of its first report.
  public let origin: Int
  /// Its story.
  public let story: Int
  /// How many reports it has.
  public let reports: Int
  /// Whether the report by whose number the story goes is one of them.
  public let isFounder: Bool

  /// Makes a family.
  public init(origin: Int, story: Int, reports: Int, isFounder: Bool) {
    self.origin = origin
    self.story = story
    self.reports = reports
    self.isFounder = isFounder
  }
}

/// What became of new reports, and of the families and stories near them.
public struct Regrouping: Sendable {
  /// A report that follows another.
  public struct Tie: Sendable {
    /// The number of the report that follows.
    public let copy: Int
    /// The number of the report that it follows.
    public let original: Int
    /// How it follows it.
    public let relation: ReportRelation
    /// Share of the shorter of the two that stands in the other, 0...1.
    public let containment: Double
  }

  /// The new reports: the family of each.
  public internal(set) var families: [Int: Int] = [:]
  /// Ties that are new; of a new report no other tie holds.
  public internal(set) var ties: [Tie] = []
  /// Families that became part of another one.
  public internal(set) var joined: [Int: Int] = [:]
  /// The story of each family near the new reports, by origin.
  public internal(set) var stories: [Int: Int] = [:]
  /// Stories that became part of another one as a whole.
  public internal(set) var merged: [Int: Int] = [:]
  /// Rows of the index.
  public internal(set) var rows: [Int: [UInt8]] = [:]
}
