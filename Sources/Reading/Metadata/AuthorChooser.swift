internal import Evidence

/// Chooses the people or desks named as a page's authors.
struct AuthorChooser {
  let facts: PageFacts
  let page: Page
  let cues: ElementCues
  let site: String?

  /// The authors in order, and where they were found.
  func choose() -> (names: [String], foundIn: String)? {
    if let names = clean(facts.linked.authors) { return (names, "ld+json") }
    let metas = facts.metas.filter {
      [
        "author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl",
        "citation_author", "article:author_name", "dcterms.creator", "cxenseparse:author",
      ].contains($0.name)
    }
    for name in ["author", "parsely-author", "sailthru.author", "dc.creator", "byl"] {
      let values = metas.filter { $0.name == name }.map(\.value)
      if let names = clean(values) { return (names, name) }
    }
    if let names = visible() { return (names, "byline") }
    if let names = clean(metas.map(\.value)) { return (names, "meta") }
    return nil
  }

  private func visible() -> [String]? {
    for strict in [true, false] {
      for node in facts.bylines where isArticles(node) {
        let isExact =
          page.value(.rel, of: node, is: "author") || page.range(of: .itemprop, in: node) != nil
        if strict != isExact { continue }
        let text = page.text(of: node)
        guard text.utf8.count < 120 else { continue }
        if !strict, !AuthorChooser.hasBy(text), Words(text).keys.count > 5 { continue }
        if let names = clean([text]) { return names }
      }
    }
    return nil
  }

  private func isArticles(_ node: Int) -> Bool {
    !cues.isUnseen[node]
      && cues.inherited[node].isDisjoint(with: [.related, .comments, .side, .navTag, .footerTag])
  }

  private static func hasBy(_ text: String) -> Bool {
    Array(text.utf8).holds("by ", at: 0)
  }

  /// Names without "By", addresses, handles, dates and the site's own name; nil when none stays.
  private func clean(_ values: [String]) -> [String]? {
    var names: [String] = []
    for value in values {
      for name in AuthorChooser.split(value) {
        guard let name = AuthorChooser.name(name), !names.contains(name) else { continue }
        names.append(name)
      }
    }
    let people = names.filter { $0 != site }
    if people.isEmpty { return names.isEmpty ? nil : names }
    return people
  }

  /// Parts a byline at commas, semicolons, ampersands and "and".
  private static func split(_ text: String) -> [String] {
    var parts = [Substring(text)]
    for mark in [";", " and ", " And ", " AND ", " & ", " | ", " und ", ", ", "·", "•"] {
      parts = parts.flatMap { $0.split(separator: mark) }
    }
    return parts.map(String.init)
  }

  private static func name(_ text: String) -> String? {
    var bytes = Array(text.utf8)
    var range = bytes.trimmed(0, bytes.count)
    for word: StaticString in [
      "by: ", "by ", "written by ", "author: ", "author ", "von ", "posted by ", "story by ",
      "from ",
    ]
    where bytes.holds(word, at: range.lowerBound) {
      range = bytes.trimmed(range.lowerBound + word.utf8CodeUnitCount, range.upperBound)
    }
    bytes = Array(bytes[range])
    guard (2...60).contains(bytes.count), !bytes.contains(0x40) || !bytes.contains(0x20),
      bytes.firstPosition(of: "http", in: 0..<bytes.count) == nil,
      bytes.contains(where: { $0.isLetter || $0 >= 0x80 })
    else { return nil }
    let digits = bytes.count { $0.isDigit }
    guard digits < 4 else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }
}
