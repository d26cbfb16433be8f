internal import Evidence

/// Reads an article from a page's markup.
struct HTMLReader {
  let source: SourceText
  let capture: Capture

  /// Reads the page.
  func read() throws(ReadingError) -> Article {
    let page = TreeBuilder.page(from: source.bytes)
    let cues = ElementCues(page)
    let text = PageText(page, cues)
    let facts = PageFacts(page, cues)
    let body = ArticleBody(page: page, cues: cues, text: text)
    let title = TitleChooser(facts: facts, page: page).choose()
    let kept = keptRuns(body, title?.text)
    guard !kept.isEmpty else {
      throw ReadingError(
        .notAnArticle, "the page has no running text", location: capture.url,
        remedy: "give the address of one article")
    }
    let blocks = kept.map { index in
      let run = text.runs[index]
      return (
        kind: run.kind, text: text.text(run),
        source: Optional(source.source(of: run.sourceLower..<run.sourceUpper))
      )
    }
    var article = Article(id: capture.id ?? DocumentID(""), blocks: blocks)
    article.title = title?.text
    let keptSet = Set(kept)
    for index in text.runs.indices where !keptSet.contains(index) {
      let run = text.runs[index]
      article.furniture.append(
        Furniture(kind: "other", text: text.text(run), reason: "score"))
    }
    describe(&article, page, cues, facts, near: nearTitle(text, title?.node, kept))
    return article
  }

  private func keptRuns(_ body: ArticleBody, _ title: String?) -> [Int] {
    var kept = body.isKept.indices.filter { body.isKept[$0] }
    guard let title else { return kept }
    let words = Words(title)
    while let first = kept.first {
      let run = body.text.runs[first]
      guard run.words < 40, Words(body.text.bytes, run.lower, run.upper).likeness(words) > 0.7
      else { break }
      kept.removeFirst()
    }
    return kept
  }

  private func nearTitle(_ text: PageText, _ node: Int?, _ kept: [Int]) -> [String] {
    guard let node, let title = text.runs.firstIndex(where: { $0.node >= node }) else { return [] }
    return text.runs[title..<min(title + 12, text.runs.count)].filter { $0.words < 25 }.map {
      text.text($0)
    }
  }

  private func describe(
    _ article: inout Article, _ page: Page, _ cues: ElementCues, _ facts: PageFacts,
    near: [String]
  ) {
    let dates = DateChooser(facts: facts, page: page, cues: cues, url: capture.url, near: near)
    func note(_ name: String, _ value: String?, _ foundIn: String) {
      guard let value else { return }
      article.extras.append(Article.Fact(name: name, value: value, foundIn: foundIn))
    }
    if let published = dates.published() {
      article.published = published.time
      note("published", published.time.description, published.foundIn)
    }
    if let updated = dates.updated() {
      article.updated = updated.time
      note("updated", updated.time.description, updated.foundIn)
    }
    article.site = facts.meta("og:site_name")?.value ?? facts.linked.publisher
    if let authors = AuthorChooser(facts: facts, page: page, cues: cues, site: article.site)
      .choose()
    {
      article.authors = authors.names
      note("authors", authors.names.joined(separator: "; "), authors.foundIn)
    }
    article.section = facts.meta("article:section")?.value ?? facts.linked.section
    article.language = LanguageTag.primary(facts.language ?? facts.linked.language)
    note("canonical", facts.canonical, "link")
    note("image", facts.meta("og:image")?.value ?? facts.linked.image, "og:image")
  }
}

/// Language tags as pages declare them.
enum LanguageTag {
  /// The primary subtag of a BCP 47 tag, such as `en` of `en-US`, when it has two letters.
  static func primary(_ tag: String?) -> String? {
    guard let tag else { return nil }
    let letters = tag.utf8.prefix { $0.isLetter }.map(\.lowered)
    return letters.count == 2 ? String(decoding: letters, as: UTF8.self) : nil
  }
}
