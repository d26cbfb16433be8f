import Evidence

/// A list as an Atom feed (RFC 4287).
struct AtomFeed {
  /// One item of the list.
  struct Entry {
    /// Names it for good, such as `event/20165.12`.
    let id: String
    let title: String
    let link: String
    let published: Timestamp?
    let summary: String
  }

  let id: String
  let title: String
  let link: String
  /// The feed's own address, where it is known.
  var own: String?
  let entries: [Entry]

  /// The document.
  var text: String {
    let latest = entries.compactMap(\.published).max { left, right in
      left.date.daysSinceEpoch < right.date.daysSinceEpoch
    }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:entente:\(id.xmlEscaped)</id>
        <title>\(title.xmlEscaped)</title>
        <updated>\(AtomFeed.time(latest))</updated>
        <link rel="alternate" href="\(link.xmlEscaped)"/>
        <author><name>Entente</name></author>

      """
    if let own { text += "  <link rel=\"self\" href=\"\(own.xmlEscaped)\"/>\n" }
    for entry in entries {
      text += """
          <entry>
            <id>urn:entente:\(entry.id.xmlEscaped)</id>
            <title>\(entry.title.xmlEscaped)</title>
            <updated>\(AtomFeed.time(entry.published))</updated>
            <link rel="alternate" href="\(entry.link.xmlEscaped)"/>
            <summary>\(entry.summary.xmlEscaped)</summary>
          </entry>

        """
    }
    return text + "</feed>\n"
  }

  /// The answer that holds it.
  var response: Response { Response(200, type: "application/atom+xml; charset=utf-8", text) }

  /// A moment as RFC 3339 has it; a day or zone that is not known becomes the first, and UTC.
  static func time(_ time: Timestamp?) -> String {
    guard let time else { return "1970-01-01T00:00:00Z" }
    return Timestamp(
      date: CalendarDate(daysSinceEpoch: time.date.daysSinceEpoch),
      secondOfDay: min(time.secondOfDay ?? 0, 86_399), utcOffsetMinutes: time.utcOffsetMinutes ?? 0
    ).description
  }
}
