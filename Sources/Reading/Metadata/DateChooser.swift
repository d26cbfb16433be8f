internal import Evidence

/// Chooses when a page was published and last changed.
///
/// The date that the page shows beside its headline is the day its outlet gives the article; markup
/// that agrees with it adds the time of day and the zone. Without one, markup that names the date
/// goes before markup that only holds one, that before the address, and only then comes visible text
/// elsewhere. A page that states only a change is dated by that.
struct DateChooser {
  let facts: PageFacts
  let page: Page
  let cues: ElementCues
  let url: String?
  let shown: ShownDates
  /// How `3/4/2025` is read.
  let monthFirst: Bool

  /// A moment and where it was found.
  struct Choice {
    let time: Timestamp
    let foundIn: String
  }

  /// When the article was published.
  func published() -> Choice? {
    let strong = shown.near.filter { $0.isStrong && !$0.isUpdate }
    if let declared = firstPublished() {
      return onLocalDay(reconciled(declared, strong))
    }
    return strong.first.map(shownChoice) ?? timeElement(isUpdate: false) ?? inAddress()
      ?? (shown.near + shown.far).first { !$0.isUpdate }.map(shownChoice) ?? updated()
  }

  /// When markup says that it was first published.
  func firstPublished() -> Choice? {
    declared(
      facts.linked.published, "ld+json", metas: DateChooser.publicationMetas,
      property: "datepublished")
  }

  /// When it was last changed, if that is said apart from its publication.
  func updated() -> Choice? {
    declared(
      facts.linked.modified, "ld+json", metas: DateChooser.changeMetas, property: "datemodified")
      ?? (shown.near + shown.far).first { $0.isUpdate }.map(shownChoice)
      ?? timeElement(isUpdate: true)
  }

  private static let publicationMetas = [
    "article:published_time", "og:article:published_time", "article:published",
    "datepublished", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate",
    "publish-date", "publish_date", "publication_date", "cxenseparse:recs:publishtime",
    "dc.date.issued", "dcterms.created", "dc.date.created", "dcterms.date", "dc.date",
    "article.published", "article:post_date", "bt:pubdate", "og:published_time", "og:pubdate",
    "rnews:datepublished", "citation_publication_date", "citation_date", "date",
    "article_date_original", "published_time", "displaydate", "article:publicationdate",
    "created", "dcterms.issued", "dc.terms.date", "pub_date", "originalpublicationdate",
    "publication-date", "timestamp", "analyticsattributes.articledate", "gentime",
  ]

  private static let changeMetas = [
    "article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified",
    "dcterms.modified", "dc.date.modified", "modified", "updated_time",
  ]

  /// The declared moment, unless the page shows its readers another day.
  private func reconciled(_ declared: Choice, _ strong: [ShownDates.Sighting]) -> Choice {
    if let first = strong.first {
      return strong.contains { $0.names(declared.time.date) } ? declared : shownChoice(first)
    }
    return reissued(after: declared) ?? declared
  }

  /// A piece shown with nothing but the day of a revision more than a month after its first
  /// publication was issued again: what it says holds for that day.
  private func reissued(after declared: Choice) -> Choice? {
    guard let change = shown.near.first(where: { $0.isUpdate && $0.isStrong }),
      change.time.date.daysSinceEpoch - declared.time.date.daysSinceEpoch > 31
    else { return nil }
    return shownChoice(change)
  }

  private func shownChoice(_ sighting: ShownDates.Sighting) -> Choice {
    Choice(time: sighting.time, foundIn: "text")
  }

  /// A moment in UTC falls on the day that the address names, if that is a day off and some
  /// inhabited zone was on it: from ten hours behind to fourteen ahead.
  private func onLocalDay(_ choice: Choice) -> Choice {
    guard choice.time.utcOffsetMinutes == 0, let address = inAddress() else { return choice }
    let days = address.time.date.daysSinceEpoch - choice.time.date.daysSinceEpoch
    let tenHours = 10 * 3600
    let isThere =
      choice.time.secondOfDay.map { days == -1 && $0 < tenHours || days == 1 && $0 >= tenHours }
      ?? (abs(days) == 1)
    return isThere ? address : choice
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
    for name: AttributeName in [.datetime, .content, .title] {
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
      let before = max(0, Int(page.nodes[node].lower) - 40)..<Int(page.nodes[node].lower)
      let says = UpdateWords.mark(node, in: page) || UpdateWords.stand(in: page.bytes, before)
      if isUpdate != says { continue }
      if page.range(of: .itemprop, in: node) != nil || own.contains(.date) {
        return Choice(time: time, foundIn: "time")
      }
      first = first ?? Choice(time: time, foundIn: "time")
    }
    return first
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
}
