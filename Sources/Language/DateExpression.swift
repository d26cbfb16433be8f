public import Evidence

/// A date named in a text.
public struct DateExpression: Sendable, Hashable {
  /// How the words name the date.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// With its year: `18 March 2025`, `in 2009`, `March 2025`.
    case absolute
    /// Without its year: `March 18`, `in March`.
    case yearless
    /// By the day of the week: `on Tuesday`.
    case weekday
    /// By its distance from the day of writing: `yesterday`, `last month`, `two days ago`.
    case relative
    /// By the dateline that opens a report, whose words count from it: `ANKARA, Feb. 28 (AP) –`.
    case dateline
  }

  /// Where it stands in the article's text.
  public let span: TextSpan
  /// How the words name the date.
  public let form: Form
  /// The date, as precise as the words are; nil where it cannot be resolved, and for weeks, which
  /// only `firstDay` and `lastDay` can hold.
  public let date: CalendarDate?
  /// The first day that it can mean, nil where it cannot be resolved.
  public let firstDay: CalendarDate?
  /// The last day that it can mean, nil where it cannot be resolved.
  public let lastDay: CalendarDate?

  /// Makes an expression for a date.
  ///
  /// - Parameters:
  ///   - span: where it stands.
  ///   - form: how the words name the date.
  ///   - date: the date, nil where it cannot be resolved.
  public init(span: TextSpan, form: Form, date: CalendarDate?) {
    self.span = span
    self.form = form
    self.date = date
    firstDay = date.map { CalendarDate(daysSinceEpoch: $0.daysSinceEpoch) }
    lastDay = date.map { CalendarDate(daysSinceEpoch: $0.lastDayNumber) }
  }

  /// The same as the day of a dateline.
  var asDateline: DateExpression { DateExpression(span: span, form: .dateline, date: date) }

  /// Makes an expression for a span of days that is no calendar date, such as a week.
  ///
  /// - Parameters:
  ///   - span: where it stands.
  ///   - firstDay: its first day.
  ///   - lastDay: its last day.
  public init(span: TextSpan, firstDay: CalendarDate?, lastDay: CalendarDate?) {
    self.span = span
    form = .relative
    date = nil
    self.firstDay = firstDay
    self.lastDay = lastDay
  }
}
