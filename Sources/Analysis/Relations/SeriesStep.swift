public import Evidence

/// The length of a step of a series.
public enum SeriesStep: String, Sendable, Hashable, CaseIterable {
  case day, week, month

  /// The number of the step that a day falls in; steps that follow one another differ by one.
  ///
  /// Weeks begin on Monday (ISO 8601).
  public func index(of day: CalendarDate) -> Int {
    switch self {
    case .day: day.daysSinceEpoch
    case .week: floorDivide(day.daysSinceEpoch + 3, 7)
    case .month: day.year * 12 + (day.month ?? 1) - 1
    }
  }

  /// The first day of a step.
  public func start(of index: Int) -> CalendarDate {
    switch self {
    case .day: CalendarDate(daysSinceEpoch: index)
    case .week: CalendarDate(daysSinceEpoch: index * 7 - 3)
    case .month:
      CalendarDate(year: floorDivide(index, 12), month: index - floorDivide(index, 12) * 12 + 1)
        ?? CalendarDate(daysSinceEpoch: 0)
    }
  }

  private func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
  }
}
