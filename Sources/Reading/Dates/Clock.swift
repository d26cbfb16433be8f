import Evidence

/// Times of day and time zones.
enum Clock {
  /// Reads `HH[:MM[:SS[.fraction]]]` or `HHMM[SS]`, an optional `am`/`pm` and an optional zone, up
  /// to the end of the text.
  static func read(_ cursor: inout Cursor, date: CalendarDate) -> Timestamp? {
    guard let time = time(&cursor) else { return nil }
    cursor.skipSpaces()
    let offset = zone(&cursor)
    cursor.skipSpaces()
    guard cursor.peek == nil else { return nil }
    return timestamp(date, second: time, offset: offset)
  }

  /// Puts date, second and zone together; 24:00 is the next day's midnight.
  static func timestamp(_ date: CalendarDate, second: Int, offset: Int?) -> Timestamp {
    if second >= 86400 && second % 86400 == 0 && second != 86400 + 1 {
      return Timestamp(date: date.adding(days: 1), secondOfDay: 0, utcOffsetMinutes: offset)
    }
    return Timestamp(date: date, secondOfDay: second, utcOffsetMinutes: offset)
  }

  /// Seconds since midnight.
  static func time(_ cursor: inout Cursor) -> Int? {
    guard var hour = cursor.digits(2) ?? cursor.digits(1), hour <= 24 else { return nil }
    var minute = 0
    var second = 0
    if cursor.take(0x3A) {
      guard let value = cursor.digits(2) ?? cursor.digits(1), value < 60 else { return nil }
      minute = value
      if cursor.take(0x3A) {
        guard let value = cursor.digits(2) ?? cursor.digits(1), value <= 60 else { return nil }
        second = min(value, 59)
      }
    } else if let value = cursor.digits(2) {
      guard value < 60 else { return nil }
      minute = value
      if let value = cursor.digits(2) {
        guard value <= 60 else { return nil }
        second = min(value, 59)
      }
    }
    if cursor.peek == 0x2E || cursor.peek == 0x2C {
      cursor.position += 1
      while cursor.isAtDigit { cursor.position += 1 }
    }
    let start = cursor.position
    cursor.skipSpaces()
    switch cursor.word() {
    case Array("am".utf8): hour = hour == 12 ? 0 : hour
    case Array("pm".utf8): hour = hour < 12 ? hour + 12 : hour
    default: cursor.position = start
    }
    guard hour < 24 || minute + second == 0 else { return nil }
    return hour * 3600 + minute * 60 + second
  }

  /// Minutes east of UTC: `Z`, `+HH:MM`, `+HHMM`, `+HH`, a zone's letters, or letters and an
  /// offset, which then counts from UTC.
  static func zone(_ cursor: inout Cursor) -> Int? {
    let start = cursor.position
    let letters = cursor.word()
    let named = letters.isEmpty ? nil : names[String(decoding: letters, as: UTF8.self)]
    if !letters.isEmpty && named == nil {
      cursor.position = start
      return nil
    }
    guard let sign = cursor.peek, sign == 0x2B || sign == 0x2D else { return named }
    let mark = cursor.position
    cursor.position += 1
    guard let hours = cursor.digits(2) ?? cursor.digits(1), hours <= 14 else {
      cursor.position = mark
      return named
    }
    _ = cursor.take(0x3A)
    let minutes = cursor.digits(2) ?? 0
    guard minutes < 60 else { return named }
    return (hours * 60 + minutes) * (sign == 0x2D ? -1 : 1)
  }

  /// Zone names in use that mean one offset only (RFC 822 section 5.1 and national usage); `IST` and
  /// the military letters, which mean several, are left out.
  static let names: [String: Int] = [
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "cet": 60, "met": 60,
    "cest": 120, "mest": 120, "eet": 120, "sast": 120, "eest": 180, "msk": 180, "msd": 240,
    "hkt": 480, "sgt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570, "acdt": 630,
    "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "est": -300, "edt": -240, "et": -300,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540,
    "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180,
    "art": -180,
  ]
}
