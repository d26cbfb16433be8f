import Analysis
import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func questionPage(_ request: Request) throws(PageError) -> Response {
    guard let question = request["q"] else {
      guard request.form == .html else { throw .badQuery("q: a question is needed.") }
      return .page(
        frame(
          "Ask", request,
          """
          <h1>Ask the record</h1>\(questionForm(""))<p>For example: who objects to an agreement, \
          whether states are forming a military alliance, who else may join, what followed.</p>
          """))
    }
    guard question.utf8.count <= 500 else { throw .badQuery("q: at most 500 bytes.") }
    let asOf = try form(request).scope().until
    let rendered = try form(request).code("rendered", AnswerForm.self)
    let assessment = try assessment(question, asOf)
    let articles = try coded(assessment.cited)
    if request.form == .json {
      let maps = articles.mapValues { ScalarMap($0.article.text) }
      let json = assessment.json { maps[$0] }
      guard let rendered else { return .json(json) }
      let names = articles.mapValues(\.article.byline)
      let text = assessment.text(rendered) { names[$0] ?? $0.rawValue }
      return .json(.object(json.members + [JSON.Member("rendered", .string(text))]))
    }
    let latest = asOf == nil ? assessment : try self.assessment(question, nil)
    let days = QuestionDays(latest, try coded(latest.cited), asOf: asOf, request)
    let held = try ledgerCounts().articles
    return .page(
      frame(question, request, content(assessment, asOf, days.html, articles, held, request)))
  }

  /// The answer to a question from the articles that it is about.
  private func assessment(_ question: String, _ asOf: CalendarDate?) throws(PageError)
    -> Assessment
  {
    let parsed: Question
    switch inquiry.parse(question) {
    case .failure(let refusal): throw .badQuery(refusal.message)
    case .success(let question): parsed = question
    }
    let key = [question, asOf?.description ?? ""]
    return try assessments.value(key, at: try generation()) { () throws(PageError) in
      let snapshot = try ledger { (reader) throws(LedgerError) in
        try reader.snapshot(for: parsed, asOf: asOf)
      }
      return inquiry.assess(parsed, snapshot, asOf)
    }
  }

  private func content(
    _ assessment: Assessment, _ asOf: CalendarDate?, _ days: HTML,
    _ articles: [DocumentID: CodedArticle], _ held: Int, _ request: Request
  ) -> HTML {
    let form: HTML = """
      <form class="filters" action="/ask"><input type="search" name="q" \
      value="\(assessment.question.text)" aria-label="Question"><label>As of<input name="until" \
      value="\(asOf?.description ?? "")" placeholder="2025-03-31"></label><button>Ask</button></form>
      """
    let verdict: HTML =
      assessment.verdict.map { "<p class=\"verdict\">\($0.rawValue)</p>" } ?? ""
    let confidence = Int((assessment.confidence * 100).rounded())
    let missing: HTML =
      assessment.missingForNextRung.isEmpty
      ? ""
      : "<h2>Missing for the next rung</h2><ul>\(assessment.missingForNextRung.map { "<li>\($0)</li>" as HTML })</ul>"
    let quote = { (evidence: QuotedEvidence) -> HTML in
      self.quote(evidence, articles[evidence.citation.document]?.article)
    }
    return """
      \(form)\(days)<h1>\(assessment.question.text)</h1>\(verdict)<p>\(assessment.answer)</p>
      <p class="meta">\(asOf.map { "as of \($0.description) · " } ?? "")\
      \(assessment.origins) independent origins · confidence \(confidence) %</p>
      <p class="printonly">Printed on \(longDate(today())) from a ledger of \(held) \
      articles; its address at the desk is \(request.link([]))</p>
      \(ladder(assessment.rung))
      <div class="two"><section class="for"><h2>Evidence for</h2>\
      \(assessment.evidenceFor.map(quote))\(nothing(assessment.evidenceFor))</section>
      <section class="against"><h2>Evidence against</h2>\(assessment.evidenceAgainst.map(quote))\
      \(nothing(assessment.evidenceAgainst))</section></div>
      \(missing)\(criteria(assessment.criteria, quote))
      <h2>Voices</h2>\(assessment.voices.map(quote))\(nothing(assessment.voices))\(forms(request))
      """
  }

  private func nothing(_ evidence: [QuotedEvidence]) -> HTML {
    guard evidence.isEmpty else { return "" }
    return """
      <p class="quiet">None was found. Take a later day, or read more articles in with \
      <code>entente ingest</code>.</p>
      """
  }

  /// The ladder, the highest rung first: those below the one that is reached are climbed.
  private func ladder(_ reading: RungReading?) -> HTML {
    guard let reading else { return "" }
    let rungs = Rung.allCases.reversed().map { rung -> HTML in
      guard rung == reading.rung else {
        let mark: HTML = rung.level < reading.rung.level ? " class=\"climbed\"" : ""
        return "<li\(mark)>\(rung.rawValue) \(rung.name)</li>"
      }
      let flags = reading.flags.isEmpty ? "" : " (\(reading.flags.joined(separator: ", ")))"
      return "<li aria-current=\"true\">\(reading.description) \(rung.name)\(flags)</li>"
    }
    return "<ol class=\"ladder\" aria-label=\"Ladder, the highest rung first\">\(rungs)</ol>"
  }

  private func criteria(_ criteria: [Criterion], _ quote: (QuotedEvidence) -> HTML) -> HTML {
    guard !criteria.isEmpty else { return "" }
    let items = criteria.map { criterion -> HTML in
      """
      <h3>\(criterion.axis.rawValue): \(criterion.criterion) – \
      <span class="state">\(criterion.state.rawValue)</span></h3>\(criterion.evidence.map(quote))
      """
    }
    return "<h2>Criteria</h2>\(items)"
  }

  private func quote(_ evidence: QuotedEvidence, _ article: Article?) -> HTML {
    let facts = [
      evidence.speaker, evidence.shows, article?.site, article?.published?.date.description,
    ]
    return """
      <blockquote>\(link(evidence.citation.document, evidence.text))<div class="meta">\
      \(facts.compactMap { $0 }.joined(separator: " · "))</div></blockquote>
      """
  }
}

extension Assessment {
  /// The articles that it quotes.
  fileprivate var cited: [DocumentID] {
    Array(Set(everyQuote.map(\.citation.document)))
  }
}
