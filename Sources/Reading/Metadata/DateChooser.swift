internal import Evidence

/// Chooses when a page was published and last changed.
///
/// Markup that names the date goes before markup that only holds one, that before the address,
/// and only then comes visible text near the headline. Dates in mastheads, weather strips,
/// comments and boxes of other articles are never looked at.
struct DateChooser {
  let facts: PageFacts
  let page: Page
  let cues: ElementCues
  let url: String?
  /// Shown lines that may hold the date, likeliest first.
  let lines: [String]

  /// A moment and where it was found.
  struct Choice {
    let time: Timestamp
    let foundIn: String
  }

  private var monthFirst: Bool {
    guard let language = facts.language else { return true }
    return language.hasPrefix("en") && !language.hasSuffix("GB") && !language.hasSuffix("AU")
  }

  /// When the article was published.
  func published() -> Choice? {
    let found = declared(
      facts.linked.published, "ld+json",
      metas: [
        "article:published_time", "og:article:published_time", "article:published",
        "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
        "publish-date", "publish_date", "publication_date", "cxenseparse:recs:publishtime",
        "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
        "article.published", "article:post_date", "bt:pubdate", "og:published_time", "og:pubdate",
        "rnews:datepublished", "citation_publication_date", "citation_date", "date",
        "article_date_original", "published_time", "displaydate", "article:publicationdate",
        "created", "dcterms.issued", "dc.terms.date", "pub_date", "originalpublicationdate",
        "publication-date", "timestamp", "analyticsattributes.articledate", "gentime",
      ], property: "datepublished")
    return found ?? timeElement(isUpdate: false) ?? inAddress() ?? visible()
  }

  /// When it was last changed, if that is said apart from its publication.
  func updated() -> Choice? {
    declared(
      facts.linked.modified, "ld+json",
      metas: [
        "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
        "dcterms.modified", "dc.date.modified", "modified", "updated_time",
      ], property: "datemodified") ?? timeElement(isUpdate: true)
  }

  private func declared(_ linked: String?, _ name: String, metas: [String], property: String)
    -> Choice?
  {
    var choices: [Choice] = []
    if let linked, let time = parse(linked) { choices.append(Choice(time: time, foundIn: name)) }
    for meta in metas {
      if let value = facts.meta(meta)?.value, let time = parse(value) {
        choices.append(Choice(time: time, foundIn: meta))
        break
      }
    }
    for (name, node) in facts.dateProperties where name == property && isArticles(node) {
      if let time = time(of: node) {
        choices.append(Choice(time: time, foundIn: "itemprop"))
        break
      }
    }
    guard let first = choices.first else { return nil }
    // Two forms of one moment: the one that keeps the site's own time zone tells the local day.
    if first.time.utcOffsetMinutes == 0, let moment = DateChooser.seconds(first.time) {
      for other in choices.dropFirst() where other.time.utcOffsetMinutes ?? 0 != 0 {
        if DateChooser.seconds(other.time) == moment { return other }
      }
    }
    return first
  }

  private static func seconds(_ time: Timestamp) -> Int? {
    guard let second = time.secondOfDay, let offset = time.utcOffsetMinutes else { return nil }
    return time.date.daysSinceEpoch * 86_400 + second - offset * 60
  }

  private func parse(_ text: String) -> Timestamp? {
    DateText.first(in: text, monthFirst: monthFirst)
  }

  private func time(of node: Int) -> Timestamp? {
    for name: AttributeName in [.datetime, .content] {
      if let value = page.value(name, of: node), let time = parse(value) { return time }
    }
    return parse(page.text(of: node))
  }

  /// Whether a node can speak of this page's article rather than of the site or another one.
  private func isArticles(_ node: Int) -> Bool {
    let around = cues.inherited[node]
    return around.isDisjoint(with: [
      .related, .comments, .weather, .side, .asideTag, .navTag, .footerTag, .teaser,
    ]) || page.nodes[node].tag == .meta
  }

  private func timeElement(isUpdate: Bool) -> Choice? {
    var first: Choice?
    for node in facts.times where isArticles(node) {
      guard let time = time(of: node) else { continue }
      let own = cues.own[node].union(cues.own[page.parent(node)])
      let says = updateWords(node)
      if isUpdate != says { continue }
      if page.range(of: .itemprop, in: node) != nil || own.contains(.date) {
        return Choice(time: time, foundIn: "time")
      }
      first = first ?? Choice(time: time, foundIn: "time")
    }
    return first
  }

  /// Whether the text around a `time` element speaks of a change.
  private func updateWords(_ node: Int) -> Bool {
    for candidate in [node, page.parent(node)] {
      if let range = page.range(of: .class, in: candidate),
        page.bytes.firstPosition(of: "updat", in: range) != nil
          || page.bytes.firstPosition(of: "modif", in: range) != nil
      {
        return true
      }
    }
    let before = max(0, Int(page.nodes[node].lower) - 40)..<Int(page.nodes[node].lower)
    return page.bytes.firstPosition(of: "updated", in: before) != nil
      || page.bytes.firstPosition(of: "modified", in: before) != nil
  }

  private func inAddress() -> Choice? {
    for address in [url, facts.canonical, facts.meta("og:url")?.value] {
      guard let address, let time = DateChooser.dateInPath(address) else { continue }
      return Choice(time: time, foundIn: "url")
    }
    return nil
  }

  /// `/2025/03/18/`, `/2025-03-18`, `/20250318` in an address.
  private static func dateInPath(_ address: String) -> Timestamp? {
    let bytes = Array(address.utf8)
    var position = 0
    while position + 8 <= bytes.count {
      if bytes[position] == 0x2F || bytes[position] == 0x2D || bytes[position] == 0x5F,
        bytes[position + 1].isDigit, bytes[position + 2].isDigit, bytes[position + 3].isDigit
      {
        let end = min(position + 11, bytes.count)
        if let time = DateText.first(in: bytes, position + 1..<end),
          (1995...2100).contains(time.date.year), time.date.day != nil
        {
          return time
        }
      }
      position += 1
    }
    return nil
  }

  private func visible() -> Choice? {
    for line in lines {
      if let time = parse(line) { return Choice(time: time, foundIn: "text") }
    }
    return nil
  }
}
