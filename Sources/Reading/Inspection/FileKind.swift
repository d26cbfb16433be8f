import Evidence

/// What a file is, told from its first bytes and, where they do not tell, from its name.
public enum FileKind: String, Sendable, Hashable, CaseIterable {
  case html, feed, sitemap, opml, warc, robots, eml, markdown, json, text, xml, gzip, binary
  /// One JSON object a line.
  case jsonLines = "jsonl"

  /// Tells what bytes are.
  ///
  /// - Parameters:
  ///   - bytes: the file, or at least its first kilobytes.
  ///   - name: the file's name, if it has one.
  /// - Returns: the kind; a gzip file whose first member is a WARC or ARC record is `.warc`.
  public static func of(_ bytes: [UInt8], name: String? = nil) -> FileKind {
    let lower = name.map { WebAddress.lower($0) } ?? ""
    if bytes.starts(with: [0x1F, 0x8B]) {
      let head = Gzip.head(bytes, count: 512)
      return isArchive(head) || lower.contains(".warc") || lower.contains(".arc") ? .warc : .gzip
    }
    if isArchive(bytes[...]) { return .warc }
    if lower.hasSuffix("robots.txt") { return .robots }
    if let kind = markup(bytes) { return kind }
    if lower.hasSuffix(".eml") || isMail(bytes) { return .eml }
    if lower.hasSuffix(".md") || lower.hasSuffix(".markdown") { return .markdown }
    if let kind = json(bytes) { return kind }
    if isRobots(bytes) { return .robots }
    if lower.hasSuffix(".html") || lower.hasSuffix(".htm") { return .html }
    return bytes.prefix(1024).contains(0) ? .binary : .text
  }

  private static func isArchive(_ head: some Collection<UInt8>) -> Bool {
    head.starts(with: "WARC/".utf8) || head.starts(with: "filedesc://".utf8)
  }

  /// The kind of a document that begins with a tag, by its root element.
  private static func markup(_ bytes: [UInt8]) -> FileKind? {
    let head = Array(bytes.prefix(16384))
    let text = head.contains(0) ? XMLCharset(decoding: head, contentType: nil).bytes : head
    guard
      let mark = text.firstIndex(where: { !XMLText.isSpace($0) && !"\u{FEFF}".utf8.contains($0) }),
      text[mark] == UInt8(ascii: "<")
    else { return nil }
    let tree = XMLScanner.scan(text)
    if FeedRoot(tree) != nil { return .feed }
    guard let root = tree.root else { return isDoctypeHTML(text[mark...]) ? .html : nil }
    switch tree.name(root) {
    case "urlset", "sitemapindex": return .sitemap
    case "opml": return .opml
    case "html", "head", "body", "div", "p", "article", "section", "main", "table", "span", "meta":
      return .html
    default: return text[mark...].starts(with: "<?xml".utf8) ? .xml : .html
    }
  }

  private static func isDoctypeHTML(_ text: ArraySlice<UInt8>) -> Bool {
    WebAddress.lower(String(decoding: text.prefix(14), as: UTF8.self)) == "<!doctype html"
  }

  private static func json(_ bytes: [UInt8]) -> FileKind? {
    guard let first = bytes.first(where: { !XMLText.isSpace($0) }),
      first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    else { return nil }
    let head = String(decoding: bytes.prefix(4096), as: UTF8.self)
    if first == UInt8(ascii: "{"), head.contains("jsonfeed.org/version") { return .feed }
    let line = bytes.prefix { $0 != 0x0A }
    if line.count < bytes.count, (try? JSON(parsing: Array(line))) != nil { return .jsonLines }
    return .json
  }

  /// Whether the first line that is no comment is one of robots.txt's.
  private static func isRobots(_ bytes: [UInt8]) -> Bool {
    for line in bytes.prefix(4096).split(separator: 0x0A).prefix(40) {
      let text = XMLText.trimmed(line)
      if text.isEmpty || text.first == UInt8(ascii: "#") { continue }
      let key = WebAddress.lower(String(decoding: text.prefix(12), as: UTF8.self))
      return key.hasPrefix("user-agent:") || key.hasPrefix("disallow:")
        || key.hasPrefix("sitemap: ")
    }
    return false
  }

  /// Whether the first line is a mail header that only mail begins with.
  private static func isMail(_ bytes: [UInt8]) -> Bool {
    let head = WebAddress.lower(String(decoding: bytes.prefix(24), as: UTF8.self))
    return ["return-path:", "received:", "delivered-to:", "message-id:", "mime-version:", "from: "]
      .contains { head.hasPrefix($0) }
      && (bytes.prefix(8192).split(separator: 0x0A).contains {
        WebAddress.lower(String(decoding: $0.prefix(9), as: UTF8.self)).hasPrefix("subject:")
      })
  }
}
