import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func eventPage(_ request: Request) throws(PageError) -> Response {
    let place = try place(request)
    let found = try ledger { (reader) throws(LedgerError) in try reader.event(at: place) }
    guard let listed = found else { throw Desk.nothingThere }
    if request.form == .json { return .json(listed.exported) }
    let event = listed.record
    let quads: [QuadClass: String] = [
      .verbalCooperation: "verbal cooperation", .materialCooperation: "material cooperation",
      .verbalConflict: "verbal conflict", .materialConflict: "material conflict",
    ]
    let facts: [(String, HTML)] = [
      ("Source", participants(event.source)), ("Target", participants(event.target)),
      ("Type", "\(event.type.rawValue)\(event.mode.map { ", \($0)" } ?? "")"),
      ("Class", "\(quads[event.quad] ?? "")"), ("CAMEO code", "\(event.cameo.digits)"),
      ("Goldstein value", "\(event.goldstein.map { "\($0)" } ?? "")"),
      ("Contexts", "\(event.contexts.map(\.rawValue).joined(separator: ", "))"),
      ("Factuality", "\(event.factuality.rawValue)"),
      ("Date", "\(event.date?.description ?? "")"), ("Place", "\(event.place?.name ?? "")"),
    ]
    return try recordPage(request, gist(event), listed, facts, [event.citation])
  }

  func statementPage(_ request: Request) throws(PageError) -> Response {
    let place = try place(request)
    let found = try ledger { (reader) throws(LedgerError) in try reader.statement(at: place) }
    guard let listed = found else { throw Desk.nothingThere }
    if request.form == .json { return .json(listed.exported) }
    let statement = listed.record
    let speaker = statement.speaker
    let target: HTML =
      switch statement.target {
      case .agreement(let name): "\(name ?? "the agreement that the article is about")"
      case .actors(let actors): links(actors)
      case nil: ""
      }
    let claims = statement.claims.map { claim in
      "\(claim.isDenied ? "denies " : "")\(claim.kind.rawValue): \(claim.text)"
    }
    let facts: [(String, HTML)] = [
      ("Speaker", "\(speaker.name ?? speaker.text)"), ("Role", "\(speaker.role ?? "")"),
      ("Belongs to", links(speaker.affiliation.map { [$0] } ?? [])),
      ("Speaks for", links(speaker.actors)), ("Kind", "\(statement.kind.rawValue)"),
      ("Stance", "\(statement.stance.rawValue)"), ("Towards", target),
      ("About", "\(statement.about.joined(separator: "; "))"),
      ("Addressed to", links(statement.addressee.map { [$0] } ?? [])),
      ("Certainty", "\(statement.certainty.rawValue)"),
      ("Carried by", "\(statement.venue?.name ?? "")"),
      ("Claims", "\(claims.joined(separator: "; "))"),
    ]
    let title = "\(gist(statement)): \(shortened(listed.quote, to: 90))"
    return try recordPage(request, title, listed, facts, [statement.citation])
  }

  static let nothingThere = PageError.notFound(
    "No record is held there now; it may have been coded anew or corrected.")

  /// The place that `at` names.
  func place(_ request: Request) throws(PageError) -> ListPosition {
    guard let place = request["at"].flatMap({ ListPosition($0) }) else {
      throw .badQuery("at: the place of a record, as the list gives it, is needed.")
    }
    return place
  }

  private func recordPage<Record>(
    _ request: Request, _ title: String, _ listed: Listed<Record>,
    _ facts: [(name: String, value: HTML)], _ citations: [Citation]
  ) throws(PageError) -> Response {
    let stored = try ledger { (reader) throws(LedgerError) in
      try reader.article(listed.document)
    }
    let article = stored?.coded.article
    let context = citations.compactMap { citation in article.map { inContext(citation, $0) } }
    let makers = citations.map { citation in
      "\(citation.maker.description), version \(citation.version), "
        + "\(Int((citation.score * 100).rounded())) % sure"
    }
    return .page(
      frame(
        title, request,
        """
        <h1>\(title)</h1><p class="meta">\(origin(listed))</p>\
        <h2>The sentence in its place</h2>\(context)\
        \(HTML.facts(facts + [("Made by", "\(makers.joined(separator: "; "))")]))\
        \(try correctionForms(request, listed))\(forms(request))
        """))
  }

  /// The article that tells a record, its outlet, its day and its address.
  func origin<Record>(_ listed: Listed<Record>) -> HTML {
    let facts = [listed.site, listed.published?.date.description].compactMap { $0 }
      .joined(separator: " · ")
    return """
      \(link(listed.document, listed.title ?? listed.document.rawValue)) · \(facts) · \
      \(HTML.outward(listed.url, "at the source"))
      """
  }

  /// The paragraph around a citation, its words marked.
  private func inContext(_ citation: Citation, _ article: Article) -> HTML {
    let blocks = article.blocks.map(\.span)
    let whole = blocks.first { $0.contains(citation.span) } ?? citation.span
    let text = article.text
    let before = text[TextSpan(whole.lower, citation.span.lower)]
    let after = text[TextSpan(citation.span.upper, whole.upper)]
    return """
      <blockquote class="context">\(before)<mark class="hit">\(text[citation.span])</mark>\(after)\
      </blockquote>
      """
  }

  /// An event in a few words.
  func gist(_ event: Event) -> String {
    "\(codes(event.source)) \(event.type.rawValue) \(codes(event.target))"
  }

  /// Who makes a statement.
  func gist(_ statement: Statement) -> String {
    statement.speaker.name ?? statement.speaker.text
  }

  /// What an agreement is called.
  func gist(_ agreement: Agreement) -> String {
    agreement.names.first ?? agreement.kind.rawValue
  }

  func codes(_ side: [Participant]) -> String {
    side.map { $0.actor.map(name) ?? $0.text }.joined(separator: ", ")
  }

  func participants(_ side: [Participant]) -> HTML {
    .joined(
      side.map { part in part.actor.map { links([$0]) } ?? "\(part.text)" }, by: ", ")
  }
}
