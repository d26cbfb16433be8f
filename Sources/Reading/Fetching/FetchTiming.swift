import Evidence

/// What a response says about when to ask again.
enum FetchTiming {
  /// Retry-After as seconds since 1 January 1970 (RFC 9110, section 10.2.3): a number of seconds or
  /// a date.
  static func retryTime(_ fields: HeaderFields, now: Int) -> Int? {
    guard let text = fields["retry-after"] else { return nil }
    if let seconds = Int(text) { return now + min(max(0, seconds), 30 * 86400) }
    return DateParser.parse(text)?.secondsSinceEpoch
  }

  /// How long a response stays fresh, in seconds (RFC 9111, section 4.2): Cache-Control's max-age,
  /// or else Expires.
  static func freshness(_ fields: HeaderFields, now: Int) -> Int {
    let directives = (fields["cache-control"] ?? "").utf8.split(separator: 0x2C).map {
      WebAddress.lower(String(decoding: XMLText.trimmed(Array($0)[...]), as: UTF8.self))
    }
    if directives.contains(where: { $0 == "no-cache" || $0 == "no-store" }) { return 0 }
    if let age = directives.first(where: { $0.hasPrefix("max-age=") }) {
      return min(max(0, Int(age.dropFirst(8)) ?? 0), 7 * 86400)
    }
    guard let text = fields["expires"], let time = DateParser.parse(text)?.secondsSinceEpoch else {
      return 0
    }
    return min(max(0, time - now), 7 * 86400)
  }

  /// Seconds to wait after so many failures in a row: a minute, doubled each time, a day at most.
  static func backOff(failures: Int) -> Int {
    min(86400, 60 << min(max(0, failures - 1), 11))
  }
}

extension Timestamp {
  /// Seconds since 1 January 1970, UTC; a missing time of day is midnight, a missing zone UTC.
  var secondsSinceEpoch: Int {
    date.daysSinceEpoch * 86400 + (secondOfDay ?? 0) - (utcOffsetMinutes ?? 0) * 60
  }

  /// The moment of a number of seconds since 1 January 1970, in UTC.
  init(secondsSinceEpoch seconds: Int) {
    let day = seconds >= 0 ? seconds / 86400 : -1 - (-seconds - 1) / 86400
    self.init(
      date: CalendarDate(daysSinceEpoch: day), secondOfDay: seconds - day * 86400,
      utcOffsetMinutes: 0)
  }
}
