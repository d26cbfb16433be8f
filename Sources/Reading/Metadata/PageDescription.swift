internal import Evidence

/// What a page says about its article, chosen from all its statements, each with where it stood.
struct PageDescription {
  private let facts: PageFacts
  private let title: TitleChooser.Choice?
  private let published: DateChooser.Choice?
  private let updated: DateChooser.Choice?
  private let declared: DateChooser.Choice?
  private let byline: (names: [String], foundIn: String)?
  private let site: String?
  private let url: String?
  private let address: PageAddress?
  private let copyrightLine: String?

  init(
    page: Page, text: PageText, signs: [LineSigns], cues: ElementCues, facts: PageFacts,
    title: TitleChooser.Choice?, titleRun: Int, url: String?
  ) {
    self.facts = facts
    self.title = title
    self.url = url
    site = facts.meta("og:site_name", "application-name")?.value ?? facts.linked.publisher
    copyrightLine = PageDescription.copyrightLine(text)
    let address = url ?? facts.canonical ?? facts.meta("og:url")?.value
    self.address = PageAddress(address)
    let monthFirst = DateText.isMonthFirst(language: facts.language, url: address)
    let shown = ShownDates(
      page: page, text: text, signs: signs, times: facts.times, titleRun: titleRun,
      monthFirst: monthFirst)
    let dates = DateChooser(
      facts: facts, page: page, cues: cues, url: url, shown: shown, monthFirst: monthFirst)
    published = dates.published()
    updated = dates.updated()
    declared = dates.firstPublished()
    byline =
      AuthorChooser(
        facts: facts, page: page, text: text, cues: cues, titleRun: titleRun, site: site,
        address: self.address
      ).choose()
  }

  /// The people or desks named as authors.
  var authors: [String] { byline?.names ?? [] }

  /// The last short line that begins with a copyright sign.
  private static func copyrightLine(_ text: PageText) -> String? {
    let line = text.runs.last { run in
      run.words < 40
        && (text.bytes[run.lower..<run.upper].starts(with: [0xC2, 0xA9])
          || text.bytes.holds("copyright ", at: run.lower))
    }
    return line.map { text.text($0) }
  }

  /// Writes everything known into an article.
  func describe(_ article: inout Article) {
    article.title = title?.text
    article.published = published?.time
    article.updated = updated?.time
    article.authors = authors
    article.site = site
    article.section =
      facts.meta("article:section", "parsely-section")?.value ?? facts.linked.section
    article.language = LanguageTag.primary(facts.language ?? facts.linked.language)
    note(&article, "title", title?.text, title?.foundIn)
    note(&article, "published", published?.time.description, published?.foundIn)
    if declared?.time.date != published?.time.date {
      note(&article, "first-published", declared?.time.description, declared?.foundIn)
    }
    note(&article, "updated", updated?.time.description, updated?.foundIn)
    note(&article, "authors", authors.joined(separator: "; "), byline?.foundIn)
    let base = PageAddress(url)
    let canonical = facts.canonical.flatMap { PageAddress.resolve($0, from: base) }
    note(&article, "canonical", canonical, "link")
    let image =
      facts.meta("og:image", "twitter:image") ?? facts.linked.image.map { ($0, "ld+json") }
    note(&article, "image", image?.value, image?.name)
    let summary = facts.meta("og:description", "description", "twitter:description")
    note(&article, "description", summary?.value, summary?.name)
    let copyright = facts.meta("copyright", "dc.rights", "rights")
    note(&article, "copyright", copyright?.value, copyright?.name)
    if copyright == nil { note(&article, "copyright", copyrightLine, "text") }
    let country = address?.country
    note(&article, "country", country?.code, country?.foundIn)
    if facts.badBlocks > 0 {
      article.diagnostics.append(
        Diagnostic("linked-data-broken", "\(facts.badBlocks) JSON-LD blocks are no JSON"))
    }
  }

  private func note(
    _ article: inout Article, _ name: String, _ value: String?, _ foundIn: String?
  ) {
    guard let value, let foundIn, !value.isEmpty else { return }
    article.extras.append(Article.Fact(name: name, value: value, foundIn: foundIn))
  }
}
