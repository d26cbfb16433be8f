internal import Evidence

/// The entries of a feed as articles to be read.
struct FeedPieces {
  let feed: Feed
  /// What the articles name as their source.
  let place: String

  /// One piece for each entry, in document order.
  var pieces: [FilePiece] {
    feed.entries.enumerated().map { index, entry in piece(entry, number: index + 1) }
  }

  private func piece(_ entry: FeedEntry, number: Int) -> FilePiece {
    let spot = "\(place)#\(number)"
    guard let content = entry.fullest else {
      return .refused(
        ReadingError(
          .empty, "the entry has no text", location: spot,
          remedy: entry.link.map { "fetch its page: entente fetch '\($0)'" }
            ?? "it names no page either"))
    }
    var capture = Capture(
      bytes: Array(content.value.utf8), form: content.form == .plain ? .text : .html)
    capture.isContentOnly = true
    capture.charset = "utf-8"
    capture.url = entry.link
    capture.title = entry.title?.plain
    capture.date = (entry.published ?? entry.updated)?.time
    capture.declaredLanguage = content.language ?? entry.language ?? feed.head.language
    capture.authors = entry.authors.compactMap { $0.name ?? $0.line }
    capture.site = entry.source?.title ?? feed.head.title?.plain
    capture.note(source: spot, format: "feed")
    if let id = entry.id {
      capture.facts.append(Article.Fact(name: "feed-id", value: id, foundIn: "feed"))
    }
    if entry.contents.allSatisfy({ $0.form == .other }) {
      capture.facts.append(Article.Fact(name: "extent", value: "summary", foundIn: "feed"))
    }
    return .capture(capture)
  }
}

extension Feed {
  /// The entries as articles to be read.
  ///
  /// - Parameter place: what the articles name as their source.
  /// - Returns: one piece for each entry, in document order.
  public func pieces(from place: String) -> [FilePiece] {
    FeedPieces(feed: self, place: place).pieces
  }
}

extension FeedEntry {
  /// The longest of the texts that tell what the page says.
  public var fullest: FeedText? {
    let texts = (contents + [summary].compactMap { $0 }).filter { $0.form != .other }
    let longest = texts.max { $0.value.utf8.count < $1.value.utf8.count }
    return longest.flatMap { $0.plain.isEmpty ? nil : $0 }
  }
}

extension FeedText {
  /// The text without markup, on one line.
  public var plain: String {
    let bytes = Array(value.utf8)
    guard form != .plain else {
      return String(decoding: XMLText.trimmed(bytes[...]), as: UTF8.self)
    }
    let page = TreeBuilder.page(from: bytes)
    let text = PageText(page, ElementCues(page))
    return text.runs.map { text.text($0) }.joined(separator: " ")
  }
}
