import Evidence

/// The calendar's English words, and the nearest days to a day.
enum Calendar {
  /// The number of a month by its name or abbreviation, in lower case without a stop.
  static func month(_ word: String) -> Int? { months[word] }

  /// The number of a weekday, 0 for Sunday.
  static func weekday(_ word: String) -> Int? { weekdays[word] }

  /// -1 for `last` and `past`, 0 for `this`, 1 for `next` and `coming`.
  static func direction(_ word: String) -> Int? { directions[word] }

  /// A small number in digits or words.
  static func count(_ word: String) -> Int? {
    if let number = numbers[word] { return number }
    guard word.utf8.count <= 3 else { return nil }
    return Int(word)
  }

  /// Distances in days from the day of writing.
  static let days = ["yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1]

  /// What `this` makes the day of writing.
  static let partsOfDay: Set<String> = ["morning", "afternoon", "evening"]

  static let beforeMonths = words(
    "in since by until till last next this early late mid of from during through before after")
  static let beforeYears = words(
    "in since of by until till from to before after during early late mid between and for")
  static let afterYears = words("election elections war agreement treaty declaration summit")
  static let newspaperWords = words("times herald post telegraph express mirror")

  /// The day of that month and day that is nearest to another day.
  static func nearest(month: Int, day: Int, to published: CalendarDate) -> CalendarDate? {
    let dates = (-1...1).compactMap {
      CalendarDate(year: published.year + $0, month: month, day: day)
    }
    let origin = published.daysSinceEpoch
    return dates.min { abs($0.daysSinceEpoch - origin) < abs($1.daysSinceEpoch - origin) }
  }

  /// The month that is at most eight months before or three after a day; with a direction, the
  /// last one before it or the next one after it.
  static func nearest(month: Int, to published: CalendarDate, direction: Int) -> CalendarDate? {
    guard let current = published.month else { return nil }
    var distance = month - current
    switch direction {
    case -1: if distance >= 0 { distance -= 12 }
    case 1: if distance <= 0 { distance += 12 }
    default:
      if distance > 3 { distance -= 12 }
      if distance < -8 { distance += 12 }
    }
    return Calendar.month(of: published, plus: distance)
  }

  /// The month so many months after that of a day.
  static func month(of date: CalendarDate, plus months: Int) -> CalendarDate? {
    guard let month = date.month else { return nil }
    let total = date.year * 12 + month - 1 + months
    return CalendarDate(year: total / 12, month: total % 12 + 1)
  }

  /// The weekday nearest to a day: not after it and at most six days back, or strictly before or
  /// after it where a direction says so.
  static func weekday(_ weekday: Int, from published: CalendarDate, direction: Int)
    -> CalendarDate
  {
    let back = (published.weekday - weekday + 7) % 7
    switch direction {
    case 1: return published.adding(days: back == 0 ? 7 : 7 - back)
    case -1: return published.adding(days: back == 0 ? -7 : -back)
    default: return published.adding(days: -back)
    }
  }

  private static let months: [String: Int] = {
    let names =
      "january jan;february feb;march mar;april apr;may;june jun;july jul;august aug;"
      + "september sep sept;october oct;november nov;december dec"
    return numbered(names, from: 1)
  }()

  private static let weekdays: [String: Int] = numbered(
    "sunday sun;monday mon;tuesday tue tues;wednesday wed;thursday thu thur thurs;friday fri;"
      + "saturday sat", from: 0)

  private static let directions = [
    "last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1,
  ]

  private static let numbers = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "twenty": 20, "thirty": 30,
  ]

  private static func numbered(_ names: String, from first: Int) -> [String: Int] {
    var table: [String: Int] = [:]
    for (index, group) in names.split(separator: ";").enumerated() {
      for name in group.split(separator: " ") { table[String(name)] = index + first }
    }
    return table
  }

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
