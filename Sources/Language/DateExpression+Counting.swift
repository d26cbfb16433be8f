public import Evidence

extension DateExpression {
  /// Whether a word names a month or a day of the week.
  ///
  /// - Parameter word: a word in lower case.
  /// - Returns: whether it does, in full or shortened.
  public static func isCalendarWord(_ word: String) -> Bool {
    Calendar.month(word) != nil || Calendar.weekday(word) != nil
  }

  /// The date that lies some time after another, such as `nine days` after it.
  ///
  /// - Parameters:
  ///   - number: the number in words or digits, lower case.
  ///   - unit: `day`, `weeks` and their like.
  ///   - date: the day to count from.
  ///   - isBack: whether to count backwards.
  /// - Returns: the date, no more precise than the unit; nil where the words count nothing.
  public static func date(_ number: String, _ unit: String, from date: CalendarDate, isBack: Bool)
    -> CalendarDate?
  {
    guard let count = Calendar.count(number) else { return nil }
    let signed = isBack ? -count : count
    switch unit {
    case "day", "days": return date.adding(days: signed)
    case "week", "weeks": return date.adding(days: 7 * signed)
    case "month", "months": return Calendar.month(of: date, plus: signed)
    case "year", "years": return CalendarDate(year: date.year + signed)
    default: return nil
    }
  }
}
