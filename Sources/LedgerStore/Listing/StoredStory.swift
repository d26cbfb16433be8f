public import Evidence
public import Records

/// A story as the ledger keeps it, with what a list shows of it.
public struct StoredStory: Sendable, Hashable {
  /// The story.
  public let story: Story
  /// The headline of its first report.
  public let title: String?
  /// The day of its earliest report with a date.
  public let first: CalendarDate?
  /// The day of its latest report.
  public let last: CalendarDate?
}
