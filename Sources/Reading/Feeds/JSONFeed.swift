import Evidence

/// JSON Feed 1 and 1.1 (jsonfeed.org/version/1.1).
struct JSONFeed {
  private let json: JSON
  private let base: String?

  init(_ bytes: [UInt8], url: String?) throws(ReadingError) {
    do {
      json = try JSON(parsing: bytes)
    } catch {
      throw ReadingError(
        .malformed, "no JSON: \(error.message)", byte: error.byte,
        remedy: "check that this is a feed")
    }
    let isFeed =
      json["version"]?.string?.contains("jsonfeed") == true || json["items"]?.array != nil
    guard isFeed else {
      throw ReadingError(
        .malformed, "the object has neither a JSON Feed version nor items",
        remedy: "check that this is a JSON Feed")
    }
    base = url ?? json["feed_url"]?.string
  }

  /// The feed that the document holds.
  var feed: Feed {
    let isNew = json["version"]?.string?.hasSuffix("1.1") == true
    var feed = Feed(version: isNew ? .json11 : .json1)
    feed.head.title = text("title", of: json)
    feed.head.summary = text("description", of: json)
    feed.head.link = address("home_page_url", of: json)
    feed.head.image = address("icon", of: json)
    feed.head.language = json["language"]?.string
    feed.head.authors = people(json)
    if let link = feed.head.link {
      feed.head.links.append(FeedLink(href: link, rel: "alternate", type: "text/html"))
    }
    if let own = address("feed_url", of: json) {
      feed.head.links.append(FeedLink(href: own, rel: "self", type: "application/feed+json"))
    }
    feed.entries = (json["items"]?.array ?? []).map(entry)
    return feed
  }

  private func entry(_ item: JSON) -> FeedEntry {
    var entry = FeedEntry()
    entry.id = item["id"]?.string ?? item["id"]?.integer.map(String.init)
    entry.title = text("title", of: item)
    entry.summary = text("summary", of: item)
    entry.link = address("url", of: item)
    entry.image = address("image", of: item)
    entry.language = item["language"]?.string
    entry.published = item["date_published"]?.string.map { FeedDate($0) }
    entry.updated = item["date_modified"]?.string.map { FeedDate($0) }
    entry.authors = people(item)
    if let link = entry.link {
      entry.links.append(FeedLink(href: link, rel: "alternate", type: "text/html"))
    }
    if let link = address("external_url", of: item) {
      entry.links.append(FeedLink(href: link, rel: "related"))
    }
    if let markup = item["content_html"]?.string {
      let clean = MarkupCleaner.clean(
        Array(markup.utf8)[...], base: entry.link ?? base, isHTML: true)
      entry.contents.append(FeedText(String(decoding: clean, as: UTF8.self), form: .html))
    }
    if let plain = text("content_text", of: item) { entry.contents.append(plain) }
    entry.categories = (item["tags"]?.array ?? []).compactMap(\.string).map {
      FeedCategory(term: $0)
    }
    entry.enclosures = (item["attachments"]?.array ?? []).compactMap(attachment)
    return entry
  }

  private func attachment(_ value: JSON) -> FeedEnclosure? {
    guard let url = address("url", of: value) else { return nil }
    return FeedEnclosure(
      url: url, type: value["mime_type"]?.string,
      length: value["size_in_bytes"]?.integer.map(String.init))
  }

  private func text(_ name: String, of value: JSON) -> FeedText? {
    guard let text = value[name]?.string, !text.isEmpty else { return nil }
    return FeedText(text)
  }

  private func address(_ name: String, of value: JSON) -> String? {
    guard let text = value[name]?.string, !text.isEmpty else { return nil }
    let resolved = FeedAddress.resolve(text, base: base)
    return resolved.isEmpty ? nil : resolved
  }

  /// Version 1 has one `author`, 1.1 a list of `authors`.
  private func people(_ value: JSON) -> [FeedPerson] {
    let list = value["authors"]?.array ?? value["author"].map { [$0] } ?? []
    return list.map { FeedPerson(name: $0["name"]?.string, email: nil, uri: $0["url"]?.string) }
      .filter { $0.line != nil }
  }
}
