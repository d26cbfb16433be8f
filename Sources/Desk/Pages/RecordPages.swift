import Evidence
import LedgerStore
import Ontology
import Records

/// One kind of record as a list: its words, its columns and its sentence.
struct RecordColumn<Record: Sendable> {
  let name: String
  let text: (Listed<Record>) -> String
  let html: (Listed<Record>) -> HTML

  init(_ name: String, _ text: @escaping (Listed<Record>) -> String) {
    self.name = name
    self.text = text
    html = { "\(text($0))" }
  }

  init(
    _ name: String, _ text: @escaping (Listed<Record>) -> String,
    html: @escaping (Listed<Record>) -> HTML
  ) {
    self.name = name
    self.text = text
    self.html = html
  }
}

extension Desk {
  func form(_ request: Request) -> ListForm {
    ListForm(request: request, actorNamed: actorNamed)
  }

  func eventList(_ request: Request) throws(PageError) -> Response {
    let form = form(request)
    var filter = EventFilter()
    filter.scope = try form.scope()
    filter.actors = try form.actors()
    filter.target = try form.actor("target")
    filter.type = try form.code("type", EventType.self)
    filter.factuality = try form.code("factuality", Factuality.self)
    filter.country = try form.actor("country")
    let wanted = filter
    let events = try ledger { (reader) throws(LedgerError) in try reader.events(wanted) }
    let columns: [RecordColumn<Event>] = [
      RecordColumn("date") { $0.record.date?.description ?? "" },
      RecordColumn("source", { self.codes($0.record.source) }) {
        self.participants($0.record.source)
      },
      RecordColumn("type") { $0.record.type.rawValue },
      RecordColumn("target", { self.codes($0.record.target) }) {
        self.participants($0.record.target)
      },
      RecordColumn("factuality") { $0.record.factuality.rawValue },
      RecordColumn("place") { $0.record.place?.name ?? "" },
    ]
    let fields = form.form([
      form.field("actor", "Actors", hint: "SRB, HRV"), form.field("target", "Target", hint: "XKX"),
      form.choice("type", "Type", EventType.self),
      form.choice("factuality", "Factuality", Factuality.self),
      form.field("country", "Country", hint: "ALB"),
    ])
    return list("Events", request, fields, events, columns, limit: filter.scope.limit) {
      $0.citation.score
    }
  }

  func statementList(_ request: Request) throws(PageError) -> Response {
    let form = form(request)
    var filter = StatementFilter()
    filter.scope = try form.scope()
    filter.actors = try form.actors()
    filter.target = try form.actor("target")
    filter.speaker = request["speaker"]
    filter.stance = try form.code("stance", Stance.self)
    filter.kind = try form.code("kind", StatementKind.self)
    let wanted = filter
    let statements = try ledger { (reader) throws(LedgerError) in try reader.statements(wanted) }
    let columns: [RecordColumn<Statement>] = [
      RecordColumn("speaker") { $0.record.speaker.name ?? $0.record.speaker.text },
      RecordColumn("affiliation", { $0.record.speaker.affiliation?.rawValue ?? "" }) {
        self.links($0.record.speaker.affiliation.map { [$0] } ?? [])
      },
      RecordColumn("role") { $0.record.speaker.role ?? "" },
      RecordColumn("stance") { $0.record.stance.rawValue },
      RecordColumn("about") { $0.record.about.joined(separator: "; ") },
      RecordColumn("kind") { $0.record.kind.rawValue },
    ]
    let fields = form.form([
      form.field("speaker", "Speaker", hint: "a name, or SRB"),
      form.field("actor", "Actors", hint: "SRB"), form.field("target", "Target", hint: "XKX"),
      form.choice("stance", "Stance", Stance.self),
      form.choice("kind", "Kind", StatementKind.self),
    ])
    return list("Statements", request, fields, statements, columns, limit: filter.scope.limit) {
      $0.citation.score
    }
  }

  func agreementList(_ request: Request) throws(PageError) -> Response {
    let form = form(request)
    var filter = AgreementFilter()
    filter.scope = try form.scope()
    filter.actors = try form.actors()
    filter.kind = try form.code("kind", AgreementKind.self)
    filter.topic = try form.code("topic", AgreementTopic.self)
    filter.name = request["name"]
    let wanted = filter
    let agreements = try ledger { (reader) throws(LedgerError) in try reader.agreements(wanted) }
    let columns: [RecordColumn<Agreement>] = [
      RecordColumn("date") { $0.record.date?.description ?? "" },
      RecordColumn(
        "name", { $0.record.names.first ?? $0.record.kind.rawValue },
        html: {
          let address = "/agreement" + URLQuery.text([("at", $0.position.description)])
          return "<a href=\"\(address)\">\($0.record.names.first ?? $0.record.kind.rawValue)</a>"
        }),
      RecordColumn("kind") { $0.record.kind.rawValue },
      RecordColumn("parties", { $0.record.parties.map(\.rawValue).joined(separator: "+") }) {
        self.links($0.record.parties)
      },
      RecordColumn("state") { $0.record.transitions.last?.state.rawValue ?? "" },
    ]
    let fields = form.form([
      form.field("actor", "Parties", hint: "ALB, HRV"), form.field("name", "Name"),
      form.choice("kind", "Kind", AgreementKind.self),
      form.choice("topic", "Topic", AgreementTopic.self),
    ])
    return list("Agreements", request, fields, agreements, columns, limit: filter.scope.limit) {
      $0.citations.map(\.score).max() ?? 0
    }
  }

  private func codes(_ side: [Participant]) -> String {
    side.map { $0.actor?.rawValue ?? $0.text }.joined(separator: "+")
  }

  private func participants(_ side: [Participant]) -> HTML {
    side.enumerated().reduce(into: "") { list, part in
      if part.offset > 0 { list += ", " }
      list += part.element.actor.map { self.links([$0]) } ?? "\(part.element.text)"
    }
  }

  private func list<Record: Sendable>(
    _ title: String, _ request: Request, _ fields: HTML, _ records: [Listed<Record>],
    _ columns: [RecordColumn<Record>], limit: Int, score: (Record) -> Double
  ) -> Response {
    let next =
      records.count == limit ? records.last.map { $0.position.description } : nil
    switch request.form {
    case .json:
      let link = next.map { request.link([("after", $0)], form: .json) }
      return .json([
        "items": .array(records.map { $0.exported }), "next": .optional(link),
      ])
    case .csv:
      let origin = ["score", "quote", "document", "title", "site", "published", "url"]
      let lines = records.map { listed in
        columns.map { $0.text(listed) } + [String(score(listed.record)), listed.quote]
          + [
            listed.document.rawValue, listed.title ?? "", listed.site ?? "",
            listed.published?.description ?? "", listed.url ?? "",
          ]
      }
      return Response(
        200, type: "text/csv; charset=utf-8", CSV.text([columns.map(\.name) + origin] + lines))
    case .html:
      return .page(
        frame(title, request, table(title, request, fields, records, columns, next, score)))
    }
  }

  private func table<Record: Sendable>(
    _ title: String, _ request: Request, _ fields: HTML, _ records: [Listed<Record>],
    _ columns: [RecordColumn<Record>], _ next: String?, _ score: (Record) -> Double
  ) -> HTML {
    let heads = columns.map { column -> HTML in "<th scope=\"col\">\(column.name)</th>" }
    let rows = records.map { listed -> HTML in
      let cells = columns.map { column -> HTML in "<td>\(column.html(listed))</td>" }
      let percent = Int((score(listed.record) * 100).rounded())
      let source = [listed.site, listed.published?.date.description].compactMap { $0 }
        .joined(separator: ", ")
      return """
        <tr>\(cells)<td>“\(listed.quote)”<div class="meta">\
        \(link(listed.document, listed.title ?? listed.document.rawValue)) \(source)</div></td>\
        <td class="n">\(percent) %</td></tr>
        """
    }
    let body: HTML =
      rows.isEmpty
      ? "<p>Nothing here matches. Take a filter away, or ingest more articles.</p>"
      : """
      <div class="scroll"><table><thead><tr>\(heads)<th scope="col">sentence</th>\
      <th scope="col" class="n">score</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
    return "<h1>\(title)</h1>\(fields)\(body)\(more(request, next))"
  }

  /// Links to the rest of a list and to its other forms.
  func more(_ request: Request, _ next: String?) -> HTML {
    let older: HTML =
      next.map { "<a href=\"\(request.link([("after", $0)]))\">Older</a> " } ?? ""
    return """
      <p class="meta noprint">\(older)This list as \
      <a href="\(request.link([], form: .json))">JSON</a> and \
      <a href="\(request.link([], form: .csv))">CSV</a></p>
      """
  }
}

extension Listed {
  /// The record with its article, as the lists export it.
  var exported: JSON {
    [
      "at": .string(position.description), "document": .string(document.rawValue),
      "title": .optional(title), "url": .optional(url), "site": .optional(site),
      "published": .optional(published?.description), "quote": .string(quote), "record": json,
    ]
  }
}
