import Analysis
import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func actorPage(_ request: Request) throws(PageError) -> Response {
    guard let actor = try form(request).actor("id") else {
      throw .badQuery("id: a code or a name is needed, such as ALB or NATO.")
    }
    let found = try ledger { (reader) throws(LedgerError) in try self.doings(of: actor, reader) }
    let partners = partners(of: actor, try relations())
    let offices = directory.offices(actor)
    if request.form == .json { return .json(exported(actor, found, partners, offices)) }
    let query = [(name: "actor", value: actor.rawValue)]
    let kind = directory.kind(actor)?.rawValue ?? ""
    return .page(
      frame(
        name(actor), request,
        """
        <h1>\(name(actor))</h1><p class="meta">\
        \([kind, actor.rawValue].filter { !$0.isEmpty }.joined(separator: " · "))</p>\
        \(Table("Offices", ["office", "who", "from", "to"], offices.map(row)).html)\
        <h2>With whom and against whom</h2>\(table(partners, of: actor))\
        <h2>What they did</h2>\(items(found.events.map(eventItem)))\
        <p class="meta">\(link("/events", query, "All events"))</p>\
        <h2>What they said</h2>\(items(found.statements.map(statementItem)))\
        <p class="meta">\(link("/statements", query, "All statements"))</p>\
        <h2>Agreements</h2>\(items(found.agreements.map(agreementItem)))\
        <p class="meta">\(link("/agreements", query, "All agreements"))</p>\(forms(request))
        """))
  }

  /// What the newest records say of one or two actors.
  struct Doings: Sendable {
    var events: [Listed<Event>]
    var statements: [Listed<Statement>]
    var agreements: [Listed<Agreement>]
  }

  private func doings(of actor: ActorID, _ reader: LedgerReader) throws(LedgerError) -> Doings {
    var found = try doings(among: [actor], reader)
    var said = StatementFilter()
    said.scope.limit = 20
    said.state = actor
    found.statements = try reader.statements(said)
    return found
  }

  func doings(among actors: [ActorID], _ reader: LedgerReader) throws(LedgerError) -> Doings {
    var (events, statements, agreements) = (EventFilter(), StatementFilter(), AgreementFilter())
    (events.actors, statements.actors, agreements.actors) = (actors, actors, actors)
    let scope = RecordScope(limit: 20)
    (events.scope, statements.scope, agreements.scope) = (scope, scope, scope)
    return Doings(
      events: try reader.events(events), statements: try reader.statements(statements),
      agreements: try reader.agreements(agreements))
  }

  func items(_ items: [HTML]) -> HTML {
    guard items.isEmpty else { return "<div>\(items)</div>" }
    return """
      <p class="quiet">Nothing of this has been read yet. It comes with articles that tell of it: \
      <code>entente ingest</code>, or <a href="/feeds">follow feeds</a>.</p>
      """
  }

  func eventItem(_ listed: Listed<Event>) -> HTML {
    let event = listed.record
    let day = event.date?.description ?? listed.published?.date.description
    return item(listed, "/event", gist(event), [day, event.factuality.rawValue])
  }

  func statementItem(_ listed: Listed<Statement>) -> HTML {
    item(
      listed, "/statement", gist(listed.record),
      [listed.published?.date.description, listed.record.stance.rawValue])
  }

  func agreementItem(_ listed: Listed<Agreement>) -> HTML {
    let agreement = listed.record
    return item(
      listed, "/agreement", gist(agreement),
      [agreement.date?.description, agreement.transitions.last?.state.rawValue])
  }

  private func item<Record>(
    _ listed: Listed<Record>, _ page: String, _ summary: String, _ facts: [String?]
  ) -> HTML {
    let words = summary.isEmpty ? listed.id.description : summary
    return """
      <div class="item"><strong>\(link(page, [("at", listed.position.description)], words))</strong> \
      <span class="quiet">\(facts.compactMap { $0 }.joined(separator: " · "))</span>\
      <blockquote>\(shortened(listed.quote))</blockquote></div>
      """
  }

  private func row(_ spell: OfficeSpell) -> [HTML] {
    [
      "\(spell.office)",
      link("/actor", [("id", ActorID.person(spell.holder).rawValue)], spell.holder),
      "\(spell.from?.description ?? "not known")", "\(spell.to?.description ?? "")",
    ]
  }

  // MARK: Partners

  /// What two did with and to one another, added up.
  struct Partner: Sendable {
    let actor: ActorID
    var cooperative = 0
    var conflictive = 0
    var statements = 0
  }

  private func partners(of actor: ActorID, _ relations: Relations) -> [Partner] {
    let found = relations.partners(of: actor).map { other, observations in
      var partner = Partner(actor: other)
      for observation in observations {
        switch observation.act {
        case .event(let quad, _):
          if quad.rawValue <= 2 { partner.cooperative += 1 } else { partner.conflictive += 1 }
        case .stance: partner.statements += 1
        }
      }
      return partner
    }
    func weight(_ partner: Partner) -> Int {
      partner.cooperative + partner.conflictive + partner.statements
    }
    return Array(
      found.sorted { (weight($0), $1.actor) > (weight($1), $0.actor) }.prefix(20))
  }

  private func table(_ partners: [Partner], of actor: ActorID) -> HTML {
    guard !partners.isEmpty else { return items([]) }
    let rows = partners.map { partner -> [HTML] in
      [
        link("/dyad", [("a", actor.rawValue), ("b", partner.actor.rawValue)], name(partner.actor)),
        "\(partner.cooperative)", "\(partner.conflictive)", "\(partner.statements)",
      ]
    }
    return Table(
      "Events and statements by independent origins",
      ["other", "cooperation", "conflict", "statements"], numeric: [1, 2, 3], rows
    ).html
  }

  private func exported(
    _ actor: ActorID, _ found: Doings, _ partners: [Partner], _ offices: [OfficeSpell]
  ) -> JSON {
    [
      "actor": .string(actor.rawValue), "name": .string(name(actor)),
      "kind": .optional(directory.kind(actor)?.rawValue),
      "offices": .array(
        offices.map {
          [
            "office": .string($0.office), "holder": .string($0.holder),
            "actor": .string($0.actor.rawValue), "from": .optional($0.from?.description),
            "to": .optional($0.to?.description),
          ]
        }),
      "partners": .array(
        partners.map {
          [
            "actor": .string($0.actor.rawValue), "cooperation": .integer($0.cooperative),
            "conflict": .integer($0.conflictive), "statements": .integer($0.statements),
          ]
        }),
      "records": exported(found),
    ]
  }

  func exported(_ found: Doings) -> JSON {
    [
      "events": .array(found.events.map(\.exported)),
      "statements": .array(found.statements.map(\.exported)),
      "agreements": .array(found.agreements.map(\.exported)),
    ]
  }
}
