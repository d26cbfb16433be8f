/// A day, month or year of the proleptic Gregorian calendar, as precise as its source was.
///
/// Written as in ISO 8601: `2025`, `2025-03` or `2025-03-18`.
public struct CalendarDate: Hashable, Sendable, CustomStringConvertible {
  /// The year, 1...9999.
  public let year: Int
  /// The month, 1...12, where the source gave one.
  public let month: Int?
  /// The day of the month, 1...31, where the source gave one.
  public let day: Int?

  /// Makes a date, or nothing when the calendar has no such day.
  ///
  /// - Parameters:
  ///   - year: 1...9999.
  ///   - month: 1...12; required when `day` is given.
  ///   - day: a day that the month has in that year.
  public init?(year: Int, month: Int? = nil, day: Int? = nil) {
    guard (1...9999).contains(year) else { return nil }
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day {
        guard (1...CalendarDate.days(inMonth: month, of: year)).contains(day) else { return nil }
      }
    } else if day != nil {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Parses the ISO 8601 forms `YYYY`, `YYYY-MM` and `YYYY-MM-DD`; anything after a `T` or a
  /// space is ignored.
  public init?(iso text: String) {
    let head = text.prefix { $0 != "T" && $0 != " " }
    let parts = head.split(separator: "-", omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
      parts.dropFirst().allSatisfy({ $0.utf8.count == 2 })
    else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int(part) else {
        return nil
      }
      numbers.append(number)
    }
    self.init(
      year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil,
      day: numbers.count > 2 ? numbers[2] : nil)
  }

  /// The first and last day that a date can be, in days since 1 January 1970.
  private static let bounds = -719_162...2_932_896

  /// The date for a number of days since 1 January 1970.
  ///
  /// Days before the year 1 or after 9999 give the first or last day that there is, so that every
  /// date can be written and read back.
  ///
  /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", civil_from_days.
  public init(daysSinceEpoch: Int) {
    let bounds = CalendarDate.bounds
    let shifted = min(max(daysSinceEpoch, bounds.lowerBound), bounds.upperBound) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    self.month = month
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
  }

  /// Days since 1 January 1970 of the first day that the date can mean.
  ///
  /// Source: Howard Hinnant, "chrono-compatible low-level date algorithms", days_from_civil.
  public var daysSinceEpoch: Int {
    let month = self.month ?? 1
    let year = month <= 2 ? self.year - 1 : self.year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + (day ?? 1) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The day of the week of the first day that the date can mean: 0 is Sunday, 6 Saturday.
  public var weekday: Int {
    let days = daysSinceEpoch
    return ((days % 7) + 11) % 7
  }

  /// The day so many days later (earlier when negative).
  public func adding(days: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: daysSinceEpoch.addingReportingOverflow(days).partialValue)
  }

  /// Whether this date can be a day on or before `other`.
  public func isOnOrBefore(_ other: CalendarDate) -> Bool {
    daysSinceEpoch <= other.lastDayNumber
  }

  /// Days since 1 January 1970 of the last day that the date can mean.
  public var lastDayNumber: Int {
    guard let month else { return daysSinceEpoch + (CalendarDate.isLeap(year) ? 365 : 364) }
    if day != nil { return daysSinceEpoch }
    return daysSinceEpoch + CalendarDate.days(inMonth: month, of: year) - 1
  }

  /// The ISO 8601 form.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }

  /// Whether the year has a 29 February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The number of days of a month.
  public static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
