import Evidence

/// Feeds as `inspect` shows them.
enum FeedInspection {
  /// The whole feed.
  static func describe(_ feed: Feed) -> JSON {
    var members: [JSON.Member] = [
      JSON.Member("kind", "feed"), JSON.Member("encoding", .string(feed.encoding)),
      JSON.Member("version", .string(feed.version.rawValue)),
      JSON.Member("wellformed", .bool(feed.isWellFormed)),
    ]
    members.append(contentsOf: self.members(of: feed.head))
    members.append(JSON.Member("subtitle", .optional(feed.head.summary?.value)))
    members.append(JSON.Member("docs", .optional(feed.head.documentation)))
    members.append(JSON.Member("generator", .optional(feed.head.generator)))
    members.append(
      JSON.Member("entries", .array(feed.entries.map { .object(self.members(of: $0)) })))
    members.append(
      JSON.Member("diagnostics", .strings(feed.diagnostics.map { "\($0.id): \($0.message)" })))
    members.append(JSON.Member("error", nil))
    return .object(members)
  }

  /// What feeds and entries have alike.
  ///
  /// Dates are in UTC where their zone is known. What readers of
  /// feeds fill in is shown filled in: `published` and `updated` stand for each other where one is
  /// missing (`published_text` and `updated_text` are only what was stated), and a text content is
  /// shown as a missing summary.
  private static func members(of entry: FeedEntry) -> [JSON.Member] {
    let content = entry.contents.first
    let shown = entry.summary ?? (content?.form == .other ? nil : content)
    return [
      JSON.Member("id", .optional(entry.id)),
      JSON.Member("title", .optional(entry.title?.value)),
      JSON.Member("link", .optional(entry.link)),
      JSON.Member("published", date(entry.published ?? entry.updated)),
      JSON.Member("updated", date(entry.updated ?? entry.published)),
      JSON.Member("created", date(entry.created)),
      JSON.Member("authors", .strings(entry.authors.compactMap(\.line))),
      JSON.Member("summary", .optional(shown?.value)),
      JSON.Member("content", .optional(content?.value)),
      JSON.Member("enclosures", .array(entry.enclosures.map(enclosure))),
      JSON.Member("author", .optional(entry.authors.first?.line)),
      JSON.Member("people", .array(entry.authors.map(person))),
      JSON.Member("contributors", .array(entry.contributors.map(person))),
      JSON.Member("links", .array(entry.links.map(link))),
      JSON.Member("categories", .array(entry.categories.map(category))),
      JSON.Member("rights", .optional(entry.rights?.value)),
      JSON.Member("language", .optional(entry.language)),
      JSON.Member("image", .optional(entry.image)),
      JSON.Member("comments", .optional(entry.comments)),
      JSON.Member("source", source(entry.source)),
      JSON.Member("info", .optional(entry.info?.value)),
      JSON.Member("contents", .array(entry.contents.map(text))),
      JSON.Member("title_detail", entry.title.map(text) ?? nil),
      JSON.Member("summary_detail", shown.map(text) ?? nil),
      JSON.Member("rights_detail", entry.rights.map(text) ?? nil),
      JSON.Member("info_detail", entry.info.map(text) ?? nil),
      JSON.Member("published_text", .optional(entry.published?.text)),
      JSON.Member("updated_text", .optional(entry.updated?.text)),
    ]
  }

  private static func date(_ date: FeedDate?) -> JSON {
    .optional(date?.time.map { $0.inUTC.description })
  }

  private static func text(_ text: FeedText) -> JSON {
    [
      "value": .string(text.value), "type": .string(text.type),
      "language": .optional(text.language), "base": .optional(text.base),
    ]
  }

  private static func enclosure(_ enclosure: FeedEnclosure) -> JSON {
    [
      "url": .string(enclosure.url), "type": .optional(enclosure.type),
      "length": .optional(enclosure.length),
    ]
  }

  private static func person(_ person: FeedPerson) -> JSON {
    [
      "name": .optional(person.name), "email": .optional(person.email),
      "url": .optional(person.uri),
    ]
  }

  private static func link(_ link: FeedLink) -> JSON {
    var members = [
      JSON.Member("href", .string(link.href)), JSON.Member("rel", .string(link.rel)),
    ]
    for (name, value) in [
      ("type", link.type), ("title", link.title), ("hreflang", link.hreflang),
      ("length", link.length),
    ] {
      if let value { members.append(JSON.Member(name, .string(value))) }
    }
    return .object(members)
  }

  private static func category(_ category: FeedCategory) -> JSON {
    [
      "term": .string(category.term), "scheme": .optional(category.scheme),
      "label": .optional(category.label),
    ]
  }

  private static func source(_ source: FeedSource?) -> JSON {
    guard let source else { return nil }
    return [
      "title": .optional(source.title), "link": .optional(source.link),
      "id": .optional(source.id),
    ]
  }
}

extension Timestamp {
  /// The same moment in UTC; itself where the zone or the time of day is not known.
  var inUTC: Timestamp {
    guard let secondOfDay, let offset = utcOffsetMinutes, offset != 0 else { return self }
    let shifted = secondOfDay - offset * 60
    let day = shifted >= 0 ? shifted / 86400 : -1 - (-shifted - 1) / 86400
    return Timestamp(
      date: date.adding(days: day), secondOfDay: shifted - day * 86400, utcOffsetMinutes: 0)
  }
}
