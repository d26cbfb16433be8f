import Evidence
import Exchange
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

/// Whether agreements that are only named for comparison are left out.
enum Background: String, CaseIterable {
  case no
}

extension Desk {
  func form(_ request: Request) -> ListForm {
    ListForm(request: request, actorNamed: directory.actorNamed)
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
      RecordColumn(
        "type", { $0.record.type.rawValue },
        html: {
          self.link("/event", [("at", $0.position.description)], $0.record.type.rawValue)
        }),
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
    filter.role = request["role"]
    filter.state = try form.actor("state")
    if filter.state == nil, let words = filter.speaker, let state = form.actorNamed(words) {
      filter.state = state
      filter.speaker = nil
    }
    filter.stance = try form.code("stance", Stance.self)
    filter.kind = try form.code("kind", StatementKind.self)
    let wanted = filter
    let statements = try ledger { (reader) throws(LedgerError) in try reader.statements(wanted) }
    let columns: [RecordColumn<Statement>] = [
      RecordColumn(
        "speaker", { $0.record.speaker.name ?? $0.record.speaker.text },
        html: {
          let name = $0.record.speaker.name ?? $0.record.speaker.text
          return self.link(
            "/statement", [("at", $0.position.description)], name.isEmpty ? "somebody" : name)
        }),
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
    filter.includesBackground = try form.code("background", Background.self) == nil
    filter.name = request["name"]
    let wanted = filter
    let agreements = try ledger { (reader) throws(LedgerError) in try reader.agreements(wanted) }
    let columns: [RecordColumn<Agreement>] = [
      RecordColumn("date") { $0.record.date?.description ?? "" },
      RecordColumn(
        "name", { $0.record.names.first ?? $0.record.kind.rawValue },
        html: {
          self.link(
            "/agreement", [("at", $0.position.description)],
            $0.record.names.first ?? $0.record.kind.rawValue)
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

  private func list<Record: Sendable>(
    _ title: String, _ request: Request, _ fields: HTML, _ records: [Listed<Record>],
    _ columns: [RecordColumn<Record>], limit: Int, score: (Record) -> Double
  ) -> Response {
    let next =
      records.count == limit ? records.last.map { $0.position.description } : nil
    switch request.form {
    case .json:
      return .json([
        "items": .array(records.map { $0.exported }), "next": request.next("after", next),
      ])
    case .csv:
      let origin = [
        "score", "quote", "document", "title", "site", "published", "url", "story", "origin",
      ]
      let lines = records.map { listed in
        columns.map { $0.text(listed) } + [String(score(listed.record)), listed.quote]
          + [
            listed.document.rawValue, listed.title ?? "", listed.site ?? "",
            listed.published?.description ?? "", listed.url ?? "", listed.story.rawValue,
            listed.origin.rawValue,
          ]
      }
      return .csv([columns.map(\.name) + origin] + lines)
    case .atom:
      return feed(
        request, title,
        records.map { listed in
          AtomFeed.Entry(
            id: "\(listed.id.kind.rawValue):\(listed.position)",
            title: columns.map { $0.text(listed) }.filter { !$0.isEmpty }.joined(separator: ", "),
            link: "/\(listed.id.kind.rawValue)"
              + URLQuery.text([("at", listed.position.description)]),
            updated: listed.published, summary: shortened(listed.quote, to: 300))
        })
    case .html:
      return .page(
        frame(title, request, table(title, request, fields, records, columns, next, score)))
    }
  }

  private func table<Record: Sendable>(
    _ title: String, _ request: Request, _ fields: HTML, _ records: [Listed<Record>],
    _ columns: [RecordColumn<Record>], _ next: String?, _ score: (Record) -> Double
  ) -> HTML {
    let rows = records.map { listed -> [HTML] in
      let percent = Int((score(listed.record) * 100).rounded())
      let source = [listed.site, listed.published?.date.description].compactMap { $0 }
        .joined(separator: ", ")
      let words: HTML = """
        “\(listed.quote)”<div class="meta">\
        \(link(listed.document, listed.title ?? listed.document.rawValue)) \(source)</div>
        """
      return columns.map { $0.html(listed) } + [words, "\(percent) %"]
    }
    let table = Table(
      "\(title), the newest first", columns.map(\.name) + ["sentence", "score"],
      numeric: [columns.count + 1], rows)
    return """
      <h1>\(title)</h1>\(fields)\(table.html)\(empty(rows, request))\(more(request, next))
      """
  }

  /// A list as a feed.
  func feed(_ request: Request, _ title: String, _ entries: [AtomFeed.Entry]) -> Response {
    let feed = AtomFeed(
      id: "list:" + String(FNV1a(request.link([])).value, radix: 16), title: "Entente: \(title)",
      link: request.link([]), own: request.link([], form: .atom), entries: entries)
    return Response(200, type: "application/atom+xml; charset=utf-8", feed.text)
  }

  /// Links to the rest of a list and to its other forms.
  func more(_ request: Request, _ next: String?, _ name: String = "after") -> HTML {
    let older: HTML = next.map { "<a href=\"\(request.link([(name, $0)]))\">Older</a> " } ?? ""
    return "<p class=\"noprint\">\(older)</p>\(forms(request))"
  }

  /// Links to the other forms of a page.
  func forms(_ request: Request) -> HTML {
    let route = Desk.routes.first { $0.path == request.path && $0.method == "GET" }
    let links = (route?.forms ?? []).filter { $0 != .html }.map { form -> HTML in
      let name = form == .atom ? "Atom" : form.rawValue.uppercased()
      return "<a href=\"\(request.link([], form: form))\">\(name)</a>"
    }
    return "<p class=\"meta noprint\">This page as \(HTML.joined(links, by: ", "))</p>"
  }
}
