import Evidence

/// The latest alerts as an Atom feed (RFC 4287).
struct AlertFeed {
  /// Oldest first.
  let alerts: [Alert]

  /// The document.
  var bytes: [UInt8] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:entente:alerts</id>
        <title>Entente alerts</title>
        <updated>\(AlertFeed.time(alerts.last?.time ?? 0))</updated>
        <author><name>Entente</name></author>

      """
    for alert in alerts.reversed() {
      let digest = String(FNV1a(alert.id).value, radix: 16)
      text += "  <entry>\n    <id>urn:entente:alert:\(digest)</id>\n"
      text += "    <title>\(alert.title.xmlEscaped)</title>\n"
      text += "    <updated>\(AlertFeed.time(alert.time))</updated>\n"
      if let url = alert.url { text += "    <link href=\"\(url.xmlEscaped)\"/>\n" }
      text += "    <category term=\"\(alert.rule.xmlEscaped)\"/>\n"
      text += "    <content>\(alert.text.xmlEscaped)</content>\n  </entry>\n"
    }
    return Array((text + "</feed>\n").utf8)
  }

  private static func time(_ seconds: Int) -> String {
    let day = seconds / 86_400
    return Timestamp(
      date: CalendarDate(daysSinceEpoch: day), secondOfDay: seconds - day * 86_400,
      utcOffsetMinutes: 0
    ).description
  }
}
