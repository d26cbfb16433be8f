internal import Evidence

/// The calendar of Iran, whose year begins at the vernal equinox.
enum SolarHijri {
  /// Years that are taken for this calendar's: 2001 to 2041.
  ///
  /// Earlier ones could be of the lunar calendar, which is some forty years ahead.
  static let years = 1380...1420

  /// The day in the Gregorian calendar; nil when there is no such day.
  ///
  /// In these years the eight leap years of every 33 are those with these remainders (K. M. Borkowski,
  /// "The Persian calendar for 3000 years", Earth, Moon, and Planets 74, 1996).
  static func date(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate? {
    guard years.contains(year), (1...12).contains(month), day >= 1,
      day <= (month < 7 ? 31 : month < 12 || isLeap(year) ? 30 : 29)
    else { return nil }
    let leapDays = (years.lowerBound..<year).count { isLeap($0) }
    let before = month < 8 ? (month - 1) * 31 : 6 + (month - 1) * 30
    // 1 Farvardin 1380.
    return CalendarDate(year: 2001, month: 3, day: 21)?
      .adding(days: (year - years.lowerBound) * 365 + leapDays + before + day - 1)
  }

  private static func isLeap(_ year: Int) -> Bool {
    [1, 5, 9, 13, 17, 22, 26, 30].contains(year % 33)
  }
}
