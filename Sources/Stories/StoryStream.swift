public import Evidence
public import Records

/// Where a report belongs.
public struct Placement: Sendable, Hashable {
  /// The story: the identity of its first report.
  public let story: DocumentID
  /// The earlier report that it follows, where it follows one.
  public let copyOf: DocumentID?
  /// How it follows it.
  public let relation: ReportRelation?
  /// Share of the shorter of the two that stands in the other, 0...1; 0 where it follows none.
  public let containment: Double
  /// The first report of its independent origin: itself unless it follows another.
  public let origin: DocumentID
}

/// Groups reports as they arrive: which tell of one happening, which follow one another.
///
/// Stories and origins keep the identity of their first report. A report that is placed is not moved
/// later, but two stories can grow together: then what comes after bears the older one's identity.
/// Where all reports are at hand, `StoryFinder` does better.
public struct StoryStream: Sendable {
  private var copies: CopyIndex
  private var index: StoryIndex
  private var ids: [DocumentID] = []
  private var origins: [DocumentID] = []
  private var storyOf: [Int] = []
  private var stories: [DocumentID] = []

  /// Makes an empty stream.
  public init() {
    self.init(copies: CopyIndex.Settings(), stories: StoryIndex.Settings())
  }

  init(copies: CopyIndex.Settings, stories: StoryIndex.Settings) {
    self.copies = CopyIndex(settings: copies)
    index = StoryIndex(settings: stories)
  }

  /// Places the next report.
  ///
  /// - Parameter report: the report.
  /// - Returns: its story, what it follows and its origin.
  /// - Complexity: O(n log n) in the report's words, whatever the number of reports before it.
  public mutating func add(_ report: Report) -> Placement {
    let reading = Reading(report)
    let match = copies.add(reading)
    let known = match.map { storyOf[$0.original] }
    let story = index.place(reading.words, day: report.date?.date.daysSinceEpoch, known: known)
    if story == stories.count { stories.append(report.id) }
    let origin = match.map { origins[$0.original] } ?? report.id
    ids.append(report.id)
    origins.append(origin)
    storyOf.append(story)
    return Placement(
      story: stories[story], copyOf: match.map { ids[$0.original] }, relation: match?.relation,
      containment: match?.containment ?? 0, origin: origin)
  }
}
