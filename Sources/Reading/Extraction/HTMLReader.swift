internal import Evidence

/// Reads an article from a page's markup.
struct HTMLReader {
  let source: SourceText
  let capture: Capture

  /// Reads the page.
  ///
  /// - Returns: the article.
  /// - Throws: `ReadingError` with `notAnArticle` when nothing on the page reads like one.
  /// - Complexity: O(page).
  func read() throws(ReadingError) -> Article {
    let survey = survey()
    let (page, text, facts) = (survey.features.page, survey.features.text, survey.facts)
    let titleRun = survey.features.titleRun
    let isArticle = facts.linked.hasArticle || facts.meta("og:type")?.value == "article"
    let body = ArticleBody(survey.features, title: survey.title, isArticle: isArticle)
    var article = try article(body, survey)
    survey.description.describe(&article)
    article.extras += SourceLines(article.text).facts
    let labels = FurnitureLabels(
      text: text, signs: body.signs, titleRun: titleRun, body: body.bounds)
    article.furniture = text.runs.indices.filter { !body.isKept[$0] }.map { labels.label($0) }
    if page.isCut {
      article.diagnostics.append(
        Diagnostic("page-cut", "more than \(TreeBuilder.nodeLimit) elements; the rest is text"))
    }
    return article
  }

  /// What is known of a page before its runs are judged.
  struct Survey {
    let facts: PageFacts
    let description: PageDescription
    let features: RunFeatures
    /// Words of the headline.
    let title: Words
  }

  /// Reads everything but the body.
  ///
  /// - Complexity: O(page).
  func survey() -> Survey {
    let page = TreeBuilder.page(from: source.bytes)
    let cues = ElementCues(page)
    let text = PageText(page, cues)
    let signs = text.runs.map { LineSigns(text.bytes, $0.lower, $0.upper) }
    let facts = PageFacts(page, cues)
    let title = TitleChooser(facts: facts, page: page).choose()
    let titleRun = HeadlineRun.find(title, in: text)
    let description = PageDescription(
      page: page, text: text, signs: signs, cues: cues, facts: facts, title: title,
      titleRun: titleRun, url: capture.url)
    let witnesses = PageWitnesses(
      title: title?.text, description: facts.meta("og:description", "description")?.value,
      authors: description.authors, body: facts.linked.body)
    return Survey(
      facts: facts, description: description,
      features: RunFeatures(
        page: page, text: text, signs: signs, witnesses: witnesses, titleRun: titleRun),
      title: witnesses.title)
  }

  private func article(_ body: ArticleBody, _ survey: Survey) throws(ReadingError) -> Article {
    let (facts, text) = (survey.facts, survey.features.text)
    let kept = body.isKept.indices.filter { body.isKept[$0] }
    let words = kept.reduce(0) { $0 + text.runs[$1].words }
    if let linked = facts.linked.body, let article = LinkedBody(linked).article(exceeding: words) {
      return article
    }
    if words < HTMLReader.shellWords {
      let shown = Words(kept.map { text.text(text.runs[$0]) }.joined(separator: "\n"))
      let state = StateBody(survey.features.page, title: survey.title)
      if let article = state.article(exceeding: shown, source) { return article }
    }
    guard !kept.isEmpty else { throw PageVerdict(text: text, facts: facts).refusal(capture.url) }
    var article = Article(
      id: DocumentID(""),
      blocks: kept.map { index in
        let run = text.runs[index]
        return (
          kind: HTMLReader.kind(run, body.signs[index]), text: text.text(run),
          source: source.source(of: run.sourceLower..<run.sourceUpper)
        )
      })
    let base = PageAddress(facts.base ?? capture.url ?? facts.canonical)
    article.links = BodyLinks(text: text, base: base).links(kept, article.blocks)
    return article
  }

  /// Pages that show fewer words than this are asked for the text in their scripts.
  private static let shellWords = 60

  /// A cell that holds sentences is layout, not a table's row.
  private static func kind(_ run: PageText.Run, _ line: LineSigns) -> Block.Kind {
    run.kind == .tableRow && run.words > 15 && line.endsSentence ? .paragraph : run.kind
  }
}
