/// A moment as a page states it: a date, and a time of day and zone where the page gives them.
public struct Timestamp: Hashable, Sendable, CustomStringConvertible {
  /// The local day.
  public let date: CalendarDate
  /// Seconds since local midnight, 0..<86400 (86400 for a leap second), where known.
  public let secondOfDay: Int?
  /// Minutes east of UTC, where known.
  public let utcOffsetMinutes: Int?

  /// Makes a timestamp from its parts.
  ///
  /// - Parameters:
  ///   - date: the local day.
  ///   - secondOfDay: seconds since local midnight.
  ///   - utcOffsetMinutes: minutes east of UTC; ignored without a time of day.
  public init(date: CalendarDate, secondOfDay: Int? = nil, utcOffsetMinutes: Int? = nil) {
    self.date = date
    self.secondOfDay = secondOfDay
    self.utcOffsetMinutes = secondOfDay == nil ? nil : utcOffsetMinutes
  }

  /// Parses `YYYY-MM-DD`, optionally followed by `T` or a space, `HH:MM[:SS[.fraction]]` and
  /// `Z`, `±HH:MM`, `±HHMM` or `±HH` (ISO 8601, RFC 3339).
  public init?(iso text: String) {
    guard let date = CalendarDate(iso: text) else { return nil }
    let bytes = Array(text.utf8)
    guard let mark = bytes.firstIndex(where: { $0 == 0x54 || $0 == 0x20 }), date.day != nil else {
      self.init(date: date)
      return
    }
    func number(_ start: Int) -> Int? {
      guard start + 2 <= bytes.count, (48...57).contains(bytes[start]),
        (48...57).contains(bytes[start + 1])
      else { return nil }
      return Int(bytes[start] - 48) * 10 + Int(bytes[start + 1] - 48)
    }
    var position = mark + 1
    guard let hour = number(position), hour < 24, position + 2 < bytes.count,
      bytes[position + 2] == 0x3A, let minute = number(position + 3), minute < 60
    else {
      self.init(date: date)
      return
    }
    position += 5
    var second = 0
    if position < bytes.count, bytes[position] == 0x3A, let given = number(position + 1) {
      second = min(given, 60)
      position += 3
      if position < bytes.count, bytes[position] == 0x2E || bytes[position] == 0x2C {
        position += 1
        while position < bytes.count, (48...57).contains(bytes[position]) { position += 1 }
      }
    }
    var offset: Int?
    while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    if position < bytes.count {
      let sign = bytes[position]
      if sign == 0x5A || sign == 0x7A {
        offset = 0
      } else if sign == 0x2B || sign == 0x2D, let hours = number(position + 1), hours <= 14 {
        let colon = position + 3 < bytes.count && bytes[position + 3] == 0x3A
        let minutes = number(position + (colon ? 4 : 3)) ?? 0
        offset = (hours * 60 + minutes) * (sign == 0x2D ? -1 : 1)
      }
    }
    self.init(
      date: date, secondOfDay: hour * 3600 + minute * 60 + second, utcOffsetMinutes: offset)
  }

  /// The ISO 8601 form, as precise as the timestamp is.
  public var description: String {
    guard let secondOfDay else { return date.description }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    var text = "\(date)T\(two(secondOfDay / 3600)):\(two(secondOfDay / 60 % 60)):"
    text += two(secondOfDay % 60)
    if let offset = utcOffsetMinutes {
      text +=
        offset == 0
        ? "Z" : (offset < 0 ? "-" : "+") + two(abs(offset) / 60) + ":" + two(abs(offset) % 60)
    }
    return text
  }
}
