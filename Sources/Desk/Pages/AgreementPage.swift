import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func agreementPage(_ request: Request) throws(PageError) -> Response {
    let place = try place(request)
    let found = try ledger { (reader) throws(LedgerError) in
      (try reader.agreement(at: place)).map { listed in (listed, listed.document) }
    }
    guard let (listed, document) = found else { throw Desk.nothingThere }
    if request.form == .json { return .json(listed.exported) }
    let stored = try ledger { (reader) throws(LedgerError) in try reader.article(document) }
    let text = stored?.coded.article.text ?? ""
    let title = gist(listed.record)
    return .page(
      frame(
        title, request,
        content(listed, title, request, try correctionForms(request, listed)) { text[$0] }))
  }

  private func content(
    _ listed: Listed<Agreement>, _ title: String, _ request: Request, _ corrections: HTML,
    words: (TextSpan) -> String
  ) -> HTML {
    let agreement = listed.record
    let facts: [(String, HTML)] = [
      ("Also called", "\(agreement.names.dropFirst().joined(separator: "; "))"),
      ("Form observed", "\(agreement.kind.rawValue)"), ("Parties", links(agreement.parties)),
      ("Date", "\(agreement.date?.description ?? "")"), ("Place", "\(agreement.place?.name ?? "")"),
      ("Topics", "\(agreement.topics.map(\.rawValue).joined(separator: ", "))"),
      ("Binding", "\(agreement.isBinding.map { $0 ? "yes" : "no" } ?? "not known")"),
      ("Open to others", "\(agreement.isOpen.map { $0 ? "yes" : "no" } ?? "not known")"),
      (
        "Signed by",
        "\(agreement.signatories.map { [$0.name, $0.rank.rawValue, name($0.party)].compactMap { $0 }.joined(separator: ", ") }.joined(separator: "; "))"
      ), ("Candidates", links(agreement.candidates.map(\.actor))),
    ]
    let duties = Obligation.allCases.compactMap { duty -> HTML? in
      guard let reading = agreement.obligations[duty] else { return nil }
      let quotes = reading.spans.map { "“\(words($0))”" }.joined(separator: " ")
      return "<li><strong>\(duty.rawValue)</strong>: \(reading.strength.rawValue) \(quotes)</li>"
    }
    let claims = agreement.claimed.map { claim -> HTML in
      let verb = claim.isDenied ? "denies that it is" : "calls it"
      return "<li>\(claim.by) \(verb) “\(claim.kind)”: \(words(claim.span))</li>"
    }
    let evidence = agreement.citations.map { citation -> HTML in
      "<blockquote>\(words(citation.span))</blockquote>"
    }
    return """
      <h1>\(title)</h1><p class="meta">\(origin(listed))</p>\(HTML.facts(facts))
      \(section("Obligations", duties))\(section("Clauses", clauses(agreement, words)))\
      \(life(agreement, words))\(section("What it is called", claims))\
      \(section("What became of it", sequel(agreement, words)))\(section("Ask", questions(title)))\
      <h2>Evidence</h2>\(evidence)\(corrections)\(forms(request))
      """
  }

  private func clauses(_ agreement: Agreement, _ words: (TextSpan) -> String) -> [HTML] {
    agreement.clauses.map { clause in
      let place = [clause.article, clause.kind.rawValue].compactMap { $0 }.joined(separator: ", ")
      return """
        <li><strong>\(place)</strong>: \(clause.words) <span class="quiet">“\(words(clause.span))”</span>\
        </li>
        """
    }
  }

  /// The steps of its life, on a line and as a list.
  private func life(_ agreement: Agreement, _ words: (TextSpan) -> String) -> HTML {
    let marks = agreement.transitions.compactMap { step in
      step.date.map { (day: $0, words: step.state.rawValue) }
    }
    let steps = agreement.transitions.map { step -> HTML in
      """
      <li><strong>\(step.state.rawValue)</strong> \(step.date?.description ?? "") \
      \(links(step.by)) <span class="quiet">“\(words(step.span))”</span></li>
      """
    }
    guard !steps.isEmpty else { return "" }
    return "<h2>Life</h2>\(DayLine(marks: marks, label: "Steps").html)<ul>\(steps)</ul>"
  }

  /// Breaches that are alleged, ties to other instruments, and how far it was carried out.
  private func sequel(_ agreement: Agreement, _ words: (TextSpan) -> String) -> [HTML] {
    let breaches = agreement.allegedBreaches.map { breach -> HTML in
      let who = breach.by.map(name) ?? "Somebody"
      let whom = breach.against.map(name) ?? "another"
      return "<li>\(who) says that \(whom) breached it: “\(words(breach.span))”</li>"
    }
    let ties = agreement.links.map { tie -> HTML in
      let found = link("/agreements", [("name", tie.name)], tie.name)
      return "<li>\(tie.relation.rawValue) \(found): “\(words(tie.span))”</li>"
    }
    let acts = agreement.implementation.map { reading -> HTML in
      let level = reading.level.map { "\($0) of 3" } ?? "disputed"
      return "<li>\(reading.commitment), carried out: \(level): “\(words(reading.span))”</li>"
    }
    return breaches + ties + acts
  }

  /// Questions about it that the desk answers.
  private func questions(_ title: String) -> [HTML] {
    [
      "Who objects to the \(title)?", "What followed the \(title)?",
      "Who else may join the \(title)?", "What did each side call the \(title)?",
    ].compactMap { question in
      guard question.utf8.count <= 500, case .success = inquiry.parse(question) else { return nil }
      return "<li>\(link("/ask", [("q", question)], question))</li>"
    }
  }

  private func section(_ title: String, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h2>\(title)</h2><ul>\(items)</ul>"
  }
}
