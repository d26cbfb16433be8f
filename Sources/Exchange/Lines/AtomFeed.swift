public import Evidence

/// A list as an Atom feed (RFC 4287).
public struct AtomFeed: Sendable {
  /// One item of the list.
  public struct Entry: Sendable {
    let id: String
    let title: String
    let link: String?
    let updated: Timestamp?
    let category: String?
    let summary: String

    /// Makes an item.
    ///
    /// - Parameters:
    ///   - id: names it for good, such as `event:20165.12`.
    ///   - title: its title.
    ///   - link: its page, where it has one.
    ///   - updated: when it came or changed.
    ///   - category: what kind it is of.
    ///   - summary: what it says.
    public init(
      id: String, title: String, link: String?, updated: Timestamp?, category: String? = nil,
      summary: String
    ) {
      self.id = id
      self.title = title
      self.link = link
      self.updated = updated
      self.category = category
      self.summary = summary
    }
  }

  private let id: String
  private let title: String
  private let link: String?
  private let own: String?
  private let entries: [Entry]

  /// Makes a feed.
  ///
  /// - Parameters:
  ///   - id: names it for good.
  ///   - title: its title.
  ///   - link: the page that it stands for, where there is one.
  ///   - own: its own address, where that is known.
  ///   - entries: its items, the newest first.
  public init(id: String, title: String, link: String?, own: String?, entries: [Entry]) {
    self.id = id
    self.title = title
    self.link = link
    self.own = own
    self.entries = entries
  }

  /// The document.
  public var text: String {
    let latest = entries.compactMap(\.updated).max { AtomFeed.moment($0) < AtomFeed.moment($1) }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom">
        <id>urn:entente:\(id.xmlEscaped)</id>
        <title>\(title.xmlEscaped)</title>
        <updated>\(AtomFeed.time(latest))</updated>
        <author><name>Entente</name></author>

      """
    if let link { text += "  <link rel=\"alternate\" href=\"\(link.xmlEscaped)\"/>\n" }
    if let own { text += "  <link rel=\"self\" href=\"\(own.xmlEscaped)\"/>\n" }
    for entry in entries { text += AtomFeed.text(entry) }
    return text + "</feed>\n"
  }

  private static func text(_ entry: Entry) -> String {
    var text = "  <entry>\n    <id>urn:entente:\(entry.id.xmlEscaped)</id>\n"
    text += "    <title>\(entry.title.xmlEscaped)</title>\n"
    text += "    <updated>\(time(entry.updated))</updated>\n"
    if let link = entry.link {
      text += "    <link rel=\"alternate\" href=\"\(link.xmlEscaped)\"/>\n"
    }
    if let category = entry.category {
      text += "    <category term=\"\(category.xmlEscaped)\"/>\n"
    }
    return text + "    <summary>\(entry.summary.xmlEscaped)</summary>\n  </entry>\n"
  }

  /// Seconds since 1970, for order.
  private static func moment(_ time: Timestamp) -> Int {
    time.date.daysSinceEpoch * 86_400 + (time.secondOfDay ?? 0)
      - (time.utcOffsetMinutes ?? 0) * 60
  }

  /// A moment as RFC 3339 has it, which the format wants of every item: a day or zone that is not
  /// known becomes the first, and UTC.
  private static func time(_ time: Timestamp?) -> String {
    guard let time else { return "1970-01-01T00:00:00Z" }
    return Timestamp(
      date: CalendarDate(daysSinceEpoch: time.date.daysSinceEpoch),
      secondOfDay: min(time.secondOfDay ?? 0, 86_399), utcOffsetMinutes: time.utcOffsetMinutes ?? 0
    ).description
  }
}
