import Evidence

/// Reads a date written with a month's name, or in numbers, word by word.
struct DateTokens {
  private var cursor: Cursor
  private var month: Int?
  private var year: Int?
  private var isYearFirst = false
  private var numbers: [Int] = []
  private var second: Int?
  private var offset: Int?
  private var hasZone = false
  /// What stood between the numbers of an all-number date.
  private var separator: UInt8?

  init(_ bytes: [UInt8]) {
    cursor = Cursor(bytes: bytes)
  }

  mutating func timestamp() -> Timestamp? {
    while let byte = cursor.peek {
      switch byte {
      case 0x30...0x39:
        guard number() else { return nil }
      case 0x41...0x5A, 0x61...0x7A, 0x80...0xFF:
        guard word() else { return nil }
      case UInt8(ascii: "+"), UInt8(ascii: "-"):
        sign()
      case UInt8(ascii: "/"), UInt8(ascii: "."):
        separator = byte
        cursor.position += 1
      default: cursor.position += 1
      }
    }
    guard let date else { return nil }
    guard let second, date.day != nil else { return Timestamp(date: date) }
    return Clock.timestamp(date, second: second, offset: offset)
  }

  private mutating func number() -> Bool {
    let start = cursor.position
    guard let (value, width) = cursor.number() else { return false }
    if cursor.peek == 0x3A, width <= 2, second == nil {
      cursor.position = start
      guard let time = Clock.time(&cursor) else { return false }
      second = time
      return true
    }
    switch width {
    case 4 where year == nil && value > 0:
      year = value
      isYearFirst = numbers.isEmpty
    case 3 where year == nil && (100...150).contains(value):
      // Years since 1900, as C's struct tm has them.
      year = 1900 + value
      isYearFirst = numbers.isEmpty
    case 4 where !hasZone: return false
    case 1...2: numbers.append(value)
    default: return false
    }
    return numbers.count <= 3
  }

  private mutating func word() -> Bool {
    let start = cursor.position
    let letters = cursor.word()
    if let found = DateTokens.month(letters) {
      guard month == nil else { return false }
      month = found
      return true
    }
    // `t` before a time, ordinal endings and connectives carry nothing.
    if second != nil {
      cursor.position = start
      if let zone = Clock.zone(&cursor) {
        offset = zone
        hasZone = true
        return true
      }
      cursor.position = start
      _ = cursor.word()
    }
    if letters.count == 2, second != nil, letters[1] == UInt8(ascii: "m") { return false }
    return true
  }

  /// A sign is an offset after a time, and otherwise joins the parts of a date.
  private mutating func sign() {
    if second != nil, !hasZone, let zone = Clock.zone(&cursor) {
      offset = zone
      hasZone = true
      return
    }
    if cursor.peek == 0x2D { separator = 0x2D }
    cursor.position += 1
  }

  private var date: CalendarDate? {
    if let month { return named(month) }
    guard numbers.count + (year == nil ? 0 : 1) == 3, separator != nil else { return nil }
    let year = self.year ?? DateTokens.fullYear(numbers[2])
    let first = numbers[0]
    let second = numbers[1]
    if isYearFirst { return CalendarDate(year: year, month: first, day: second) }
    if separator == UInt8(ascii: ".") || first > 12 {
      return CalendarDate(year: year, month: second, day: first)
    }
    if second > 12 || first == second {
      return CalendarDate(year: year, month: first, day: second)
    }
    return CalendarDate(year: year)
  }

  private func named(_ month: Int) -> CalendarDate? {
    if let year {
      guard let day = numbers.first else { return CalendarDate(year: year, month: month) }
      return CalendarDate(year: year, month: month, day: day)
    }
    guard numbers.count >= 2 else { return nil }
    // "03-Dec-31" is a year first when the last number cannot be one of a recent year's day.
    if numbers[0] > 31 {
      return CalendarDate(
        year: DateTokens.fullYear(numbers[0]), month: month, day: numbers[1])
    }
    return CalendarDate(year: DateTokens.fullYear(numbers[1]), month: month, day: numbers[0])
  }

  /// The year that two digits mean (RFC 2822, section 4.3).
  private static func fullYear(_ year: Int) -> Int { year < 50 ? 2000 + year : 1900 + year }

  /// The month whose name begins with these letters, in English and in the languages of feeds that
  /// write their months out.
  private static func month(_ letters: [UInt8]) -> Int? {
    guard letters.count >= 3 else { return nil }
    let word = String(decoding: letters, as: UTF8.self)
    for (index, stems) in months.enumerated() {
      for stem in stems where word.hasPrefix(stem) { return index + 1 }
    }
    return nil
  }

  private static let months: [[String]] = [
    ["jan", "ene", "gen", "янв", "Янв", "sty"],
    ["feb", "fév", "fev", "фев", "Фев", "lut"],
    ["mar", "mär", "maa", "мар", "Мар", "mrt"],
    ["apr", "avr", "abr", "апр", "Апр", "kwi"],
    ["may", "mai", "mei", "mag", "мая", "май", "Май"],
    ["jun", "juin", "giu", "июн", "Июн", "cze"],
    ["jul", "juil", "lug", "июл", "Июл", "lip"],
    ["aug", "aoû", "aou", "ago", "авг", "Авг", "sie"],
    ["sep", "set", "сен", "Сен", "wrz"],
    ["oct", "okt", "out", "ott", "окт", "Окт"],
    ["nov", "ноя", "Ноя", "lis"],
    ["dec", "déc", "dez", "dic", "des", "дек", "Дек", "gru"],
  ]
}
