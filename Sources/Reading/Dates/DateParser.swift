public import Evidence

/// Reads the dates that feeds, sitemaps and HTTP headers carry.
///
/// Forms: ISO 8601 / W3C-DTF / RFC 3339 (also basic and ordinal), RFC 822 / 1123 / 850, asctime,
/// and their many misspellings: missing weekday, comma or zone, full month names in several
/// languages, 12-hour clocks, two-digit years (RFC 2822, section 4.3). A date whose day and month
/// could be either (`03/04/2025`) keeps only its year.
public enum DateParser {
  /// Longer texts are no dates.
  static let lengthLimit = 100

  /// Reads one date.
  ///
  /// - Parameter text: the date as written.
  /// - Returns: the moment as precisely as it is stated; nothing when the text is no date.
  /// - Complexity: O(n), of which at most 100 bytes are looked at.
  public static func parse(_ text: String) -> Timestamp? {
    parse(Array(text.utf8.prefix(lengthLimit + 1))[...])
  }

  /// Reads one date from UTF-8 bytes.
  ///
  /// - Parameter text: the date as written.
  /// - Returns: the moment as precisely as it is stated; nothing when the text is no date.
  public static func parse(_ text: ArraySlice<UInt8>) -> Timestamp? {
    let bytes = Array(XMLText.trimmed(text))
    guard (4...lengthLimit).contains(bytes.count) else { return nil }
    if let stamp = ISODate.parse(bytes) { return stamp }
    var scanner = DateTokens(bytes)
    return scanner.timestamp()
  }
}

/// ISO 8601 calendar and ordinal dates with an optional time and zone.
enum ISODate {
  /// Reads the whole text, or nothing.
  static func parse(_ bytes: [UInt8]) -> Timestamp? {
    var cursor = Cursor(bytes: bytes)
    guard let year = cursor.digits(4), let date = date(&cursor, year: year) else { return nil }
    guard let byte = cursor.peek else { return Timestamp(date: date) }
    guard date.day != nil, byte == 0x54 || byte == 0x74 || byte == 0x20 || byte == 0x2C else {
      return nil
    }
    cursor.position += 1
    cursor.skipSpaces()
    guard let clock = Clock.read(&cursor, date: date) else { return nil }
    return clock
  }

  private static func date(_ cursor: inout Cursor, year: Int) -> CalendarDate? {
    guard let separator = cursor.peek else { return CalendarDate(year: year) }
    if separator == UInt8(ascii: "-") || separator == UInt8(ascii: "/") {
      cursor.position += 1
      let start = cursor.position
      if separator == 0x2D, let ordinal = cursor.digits(3), !cursor.isAtDigit {
        return day(ordinal, of: year)
      }
      cursor.position = start
      guard let month = cursor.digits(2) ?? cursor.digits(1) else { return nil }
      guard cursor.take(separator) else {
        return cursor.peek == nil ? CalendarDate(year: year, month: month) : nil
      }
      guard let day = cursor.digits(2) ?? cursor.digits(1) else { return nil }
      return CalendarDate(year: year, month: month, day: day)
    }
    if let month = cursor.digits(2) {
      guard let day = cursor.digits(2) else {
        // YYYYDDD, or YYYYMM at the end of the text.
        if cursor.peek == nil { return CalendarDate(year: year, month: month) }
        guard let last = cursor.digits(1) else { return nil }
        return self.day(month * 10 + last, of: year)
      }
      return CalendarDate(year: year, month: month, day: day)
    }
    return nil
  }

  private static func day(_ ordinal: Int, of year: Int) -> CalendarDate? {
    guard let first = CalendarDate(year: year, month: 1, day: 1), ordinal > 0,
      ordinal <= (CalendarDate.isLeap(year) ? 366 : 365)
    else { return nil }
    return first.adding(days: ordinal - 1)
  }
}

/// A position in the bytes of a date.
struct Cursor {
  let bytes: [UInt8]
  var position = 0

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }
  var isAtDigit: Bool { peek.map { (0x30...0x39).contains($0) } ?? false }

  mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  mutating func skipSpaces() {
    while let byte = peek, XMLText.isSpace(byte) { position += 1 }
  }

  /// Exactly so many digits; the position stays where it was without them.
  mutating func digits(_ count: Int) -> Int? {
    guard position + count <= bytes.count else { return nil }
    var value = 0
    for index in position..<(position + count) {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    position += count
    return value
  }

  /// A run of up to nine digits.
  mutating func number() -> (value: Int, width: Int)? {
    var width = 0
    while position + width < bytes.count, (0x30...0x39).contains(bytes[position + width]) {
      width += 1
    }
    guard (1...9).contains(width) else { return nil }
    return digits(width).map { ($0, width) }
  }

  /// A run of letters, in lower case.
  mutating func word() -> [UInt8] {
    var letters: [UInt8] = []
    while let byte = peek, (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 {
      letters.append(byte < 0x80 ? byte | 0x20 : byte)
      position += 1
    }
    return letters
  }
}
