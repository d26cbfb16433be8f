import Evidence

/// Sitemaps as `inspect` shows them.
enum SitemapInspection {
  static func describe(_ sitemap: Sitemap) -> JSON {
    [
      "kind": "sitemap", "encoding": .string(sitemap.encoding), "index": .bool(sitemap.isIndex),
      "entries": .array(sitemap.entries.map(entry)), "error": nil,
    ]
  }

  private static func entry(_ entry: Sitemap.Entry) -> JSON {
    var members = [
      JSON.Member("link", .string(entry.location)),
      JSON.Member("updated", .optional(entry.modified?.description)),
    ]
    if let news = entry.news {
      members.append(JSON.Member("title", .optional(news.title)))
      members.append(JSON.Member("published", .optional(news.published?.description)))
      members.append(JSON.Member("publication", .optional(news.publication)))
      members.append(JSON.Member("language", .optional(news.language)))
      members.append(JSON.Member("keywords", .strings(news.keywords)))
    }
    return .object(members)
  }
}

/// Lists of feeds as `inspect` shows them.
enum OPMLInspection {
  static func describe(_ list: OPML) -> JSON {
    [
      "kind": "opml", "encoding": .string(list.encoding), "title": .optional(list.title),
      "feeds": .array(
        list.feeds.map {
          ["title": .string($0.text), "feed": .optional($0.feed), "link": .optional($0.site)]
        }), "error": nil,
    ]
  }
}

/// Mail messages as `inspect` shows them.
enum MailInspection {
  static func describe(_ message: MailMessage) -> JSON {
    [
      "kind": "eml", "encoding": "utf-8", "title": .optional(message.subject),
      "from": .optional(message.from), "date": .optional(message.date?.description),
      "text": .optional(message.text),
      "html": .optional(message.html.map { String(decoding: $0, as: UTF8.self) }), "error": nil,
    ]
  }
}

/// Pages and texts as `inspect` shows them.
enum TextInspection {
  static func describe(_ bytes: [UInt8], _ kind: FileKind, _ question: Inspector.Question) -> JSON {
    var members = [JSON.Member("kind", .string(kind.rawValue))]
    if kind == .binary {
      members.append(JSON.Member("encoding", nil))
      members.append(JSON.Member("bytes", .integer(bytes.count)))
    } else {
      let text = XMLCharset(decoding: bytes, contentType: question.contentType)
      members.append(JSON.Member("encoding", .string(text.name)))
      members.append(JSON.Member("bytes", .integer(bytes.count)))
      if kind == .markdown {
        let markdown = MarkdownText(String(decoding: text.bytes, as: UTF8.self))
        members.append(JSON.Member("title", .optional(markdown.title)))
        members.append(JSON.Member("text", .string(markdown.text)))
      }
      if kind == .jsonLines {
        let lines = text.bytes.split(separator: 0x0A)
        let good = lines.count { (try? JSON(parsing: Array($0))) != nil }
        members.append(JSON.Member("lines", .integer(lines.count)))
        members.append(JSON.Member("objects", .integer(good)))
      }
    }
    members.append(JSON.Member("error", nil))
    return .object(members)
  }
}
