internal import Evidence

/// Chooses the people or desks named as a page's authors.
///
/// Markup goes before the shown byline, unless it names only the outlet itself or an organisation
/// where the byline names somebody else.
struct AuthorChooser {
  let facts: PageFacts
  let page: Page
  let text: PageText
  let cues: ElementCues
  let titleRun: Int
  let site: String?
  let address: PageAddress?

  /// The authors in order, and where they were found.
  typealias Choice = (names: [String], foundIn: String)

  /// Chooses the authors.
  func choose() -> Choice? {
    let declared = declared()
    if let declared, !declared.names.allSatisfy(isOutlet) { return declared }
    guard let shown = shown() else { return declared }
    return declared == nil || !shown.names.allSatisfy(isOutlet) ? shown : declared
  }

  private func declared() -> Choice? {
    var first: Choice?
    for (values, name) in declarations() {
      let names = Byline.names(values)
      guard !names.isEmpty else { continue }
      let people = names.filter { !isOutlet($0) }
      if !people.isEmpty { return (people, name) }
      first = first ?? (names, name)
    }
    return first
  }

  private func declarations() -> [(values: [String], name: String)] {
    var found = [(values: facts.linked.authors, name: "ld+json")]
    for name in [
      "author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article_author",
      "article:author", "citation_author", "article:author_name", "dcterms.creator",
      "cxenseparse:author", "byline",
    ] {
      found.append((facts.metas.filter { $0.name == name }.map(\.value), name))
    }
    if let label = facts.meta("twitter:label1"), Array(label.value.utf8).holds("written by", at: 0),
      let value = facts.meta("twitter:data1")
    {
      found.append(([value.value], "twitter:data1"))
    }
    return found
  }

  /// Whether a name is the outlet's own or another organisation's rather than a person's.
  private func isOutlet(_ name: String) -> Bool {
    if facts.linked.organisations.contains(name) || Byline.isDesk(name) { return true }
    let key = AuthorChooser.letters(name)
    for other in [site, facts.linked.publisher] {
      if let other, AuthorChooser.letters(other) == key { return true }
    }
    let label = AuthorChooser.letters(address?.siteLabel ?? "")
    return label.count > 2 && (key == label || key == Array("the".utf8) + label)
  }

  private static func letters(_ text: String) -> [UInt8] {
    text.utf8.filter { $0.isWord }.map(\.lowered)
  }

  private func shown() -> Choice? {
    for strict in [true, false] {
      for node in facts.bylines where isArticles(node) {
        let isExact =
          page.value(.rel, of: node, is: "author") || page.range(of: .itemprop, in: node) != nil
        if strict != isExact { continue }
        let text = page.text(of: node)
        guard text.utf8.count < 160 else { continue }
        if !strict, !Byline.hasPreposition(text), Words(text).keys.count > 6 { continue }
        let names = linkedNames(in: node) ?? Byline.names([text])
        if !names.isEmpty { return (names, "byline") }
      }
    }
    return besideHeadline().map { ($0, "byline") } ?? linked().map { ($0, "author-link") }
  }

  /// The names that are marked links inside a byline; the rest of it is offices and papers.
  private func linkedNames(in node: Int) -> [String]? {
    var names: [String] = []
    for inner in facts.bylines where inner > node && inner < page.end(node) {
      guard page.nodes[inner].tag == .a else { continue }
      for name in Byline.names([page.text(of: inner)]) where !names.contains(name) {
        names.append(name)
      }
    }
    return names.isEmpty ? nil : names
  }

  private func isArticles(_ node: Int) -> Bool {
    !cues.isUnseen[node]
      && cues.inherited[node].isDisjoint(with: [.related, .comments, .side, .navTag, .footerTag])
  }

  /// A short line soon after the headline that begins with "By".
  private func besideHeadline() -> [String]? {
    guard titleRun >= 0 else { return nil }
    for run in text.runs[titleRun...].dropFirst().prefix(10) where run.words < 16 {
      let line = text.text(run)
      guard Byline.hasPreposition(line), run.near.isDisjoint(with: [.related, .comments]) else {
        continue
      }
      let names = Byline.names([line])
      if !names.isEmpty { return names }
    }
    return nil
  }

  /// Links to a page about an author, beside the headline first.
  private func linked() -> [String]? {
    var names: [String] = []
    var end = -1
    for anchor in text.anchors {
      guard let href = page.range(of: .href, in: anchor.node), isAuthorPage(href),
        cues.inherited[anchor.node].isDisjoint(with: [.related, .comments, .navTag, .footerTag])
      else { continue }
      // Names of one byline stand together; what comes later belongs to other articles.
      if end >= 0, anchor.lower > end + 40 { break }
      let found = Byline.names([
        String(decoding: text.bytes[anchor.lower..<anchor.upper], as: UTF8.self)
      ])
      for name in found where !names.contains(name) { names.append(name) }
      if !found.isEmpty { end = anchor.upper }
    }
    return names.isEmpty ? nil : names
  }

  private func isAuthorPage(_ href: Range<Int>) -> Bool {
    let folders: [StaticString] = [
      "/author/", "/authors/", "/writer/", "/writers/", "/staff/", "/contributor/",
      "/contributors/", "/journalist/", "/reporter/", "/autor/", "/autoren/", "/auteur/",
      "/autore/", "/autori/", "/redaktion/", "/people/", "/by/", "/profile/author",
    ]
    return folders.contains { page.bytes.firstPosition(of: $0, in: href) != nil }
  }
}
