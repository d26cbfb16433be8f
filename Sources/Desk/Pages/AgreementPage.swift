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
    let life = agreement.transitions.map { step -> HTML in
      """
      <li><strong>\(step.state.rawValue)</strong> \(step.date?.description ?? "") \
      \(links(step.by)) <span class="quiet">“\(words(step.span))”</span></li>
      """
    }
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
      \(section("Obligations", duties))\(section("Life", life))\(section("What it is called", claims))
      <h2>Evidence</h2>\(evidence)\(corrections)\(forms(request))
      """
  }

  private func section(_ title: String, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h2>\(title)</h2><ul>\(items)</ul>"
  }
}
