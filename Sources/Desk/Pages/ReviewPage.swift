import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func reviewPage(_ request: Request) throws(PageError) -> Response {
    let ceiling = try form(request).scope().minScore ?? 1
    let (doubtful, corrections) = try ledger { (reader) throws(LedgerError) in
      (try self.doubtful(reader, below: ceiling), try reader.corrections())
    }
    if request.form == .json {
      return .json([
        "records": .array(doubtful.map(\.json)), "corrections": .array(corrections.map(exported)),
      ])
    }
    let rows = doubtful.map { record -> [HTML] in
      [
        "\(record.id.description)", link(record.page, [("at", record.place)], record.summary),
        "“\(shortened(record.quote))”", "\(Int((record.score * 100).rounded())) %",
      ]
    }
    let form = form(request)
    let none: HTML =
      rows.isEmpty ? noDoubts(ceiling) : ""
    return .page(
      frame(
        "Review", request,
        """
        <h1>Review</h1><form class="filters" action="/review">\
        \(form.field("score", "Less sure than", hint: "1"))<button>Show</button></form>\
        \(Table("The least sure of the latest records", ["record", "what it says", "words", "score"], numeric: [3], rows).html)\
        \(none)<h2>Corrections</h2>\(history(corrections, request))\(forms(request))
        """))
  }

  private func noDoubts(_ ceiling: Double) -> HTML {
    guard ceiling >= 1 else {
      return """
        <p>No record is less sure than that. Raise the limit, or <a href="/review">look at all</a>.</p>
        """
    }
    return """
      <p>There is no record to review yet. Read articles in with <code>entente ingest</code>, or \
      <a href="/feeds">follow feeds</a>.</p>
      """
  }

  private func history(_ corrections: [Correction], _ request: Request) -> HTML {
    guard !corrections.isEmpty else {
      return """
        <p>Nobody has corrected anything yet. Open a record and choose “Correct this record”.</p>
        """
    }
    let mayUndo = request.visitor.scopes.contains(.correct)
    let items = corrections.map { correction -> HTML in
      let end: HTML
      if let undoing = correction.undoing {
        end = "<div class=\"meta\">taken back by \(undoing.who): \(undoing.why)</div>"
      } else if mayUndo {
        end = """
          <details><summary>Undo</summary><form class="filters" action="/undo" method="post">\
          \(hidden(request))<input type="hidden" name="number" value="\(correction.id)">\
          \(signature(request))<button>Undo</button></form></details>
          """
      } else {
        end = ""
      }
      let day = CalendarDate(daysSinceEpoch: correction.time / 86_400_000)
      return """
        <li>\(correction.kind.rawValue) “\(shortened(correction.anchor.quote))” in \
        \(link(correction.document, correction.document.rawValue)): \
        <strong>\(correction.action.name)</strong>\
        <div class="meta">\(day.description), \(correction.who): \(correction.why)</div>\(end)</li>
        """
    }
    return "<ul>\(items)</ul>"
  }

  func exported(_ correction: Correction) -> JSON {
    [
      "number": .integer(correction.id), "article": .string(correction.document.rawValue),
      "kind": .string(correction.kind.rawValue), "do": .string(correction.action.name),
      "quote": .string(correction.anchor.quote), "who": .string(correction.who),
      "why": .string(correction.why), "time": .integer(correction.time),
      "undone": .bool(correction.undoing != nil),
    ]
  }

  /// The records below a score among the latest of each kind, the least sure first.
  private func doubtful(_ reader: LedgerReader, below ceiling: Double) throws(LedgerError)
    -> [DoubtfulRecord]
  {
    var (events, statements, agreements) = (EventFilter(), StatementFilter(), AgreementFilter())
    var scope = RecordScope(limit: DoubtfulRecord.shown)
    scope.leastSureOf = DoubtfulRecord.looked
    (events.scope, statements.scope, agreements.scope) = (scope, scope, scope)
    let found =
      try reader.events(events).map { listed in
        DoubtfulRecord(
          listed, "/event", listed.record.citation.score,
          gist(listed.record))
      }
      + (try reader.statements(statements)).map { listed in
        DoubtfulRecord(
          listed, "/statement", listed.record.citation.score,
          gist(listed.record))
      }
      + (try reader.agreements(agreements)).map { listed in
        DoubtfulRecord(
          listed, "/agreement", listed.record.citations.map(\.score).max() ?? 0,
          gist(listed.record))
      }
    return Array(
      found.filter { $0.score < ceiling }.sorted { $0.score < $1.score }.prefix(
        DoubtfulRecord.shown))
  }
}

/// A record that somebody should look at.
private struct DoubtfulRecord: Sendable {
  /// How many of the latest records of each kind are looked at.
  static let looked = 1000
  /// How many are shown.
  static let shown = 100

  let id: RecordID
  let page: String
  let place: String
  let summary: String
  let quote: String
  let score: Double

  init<Record>(_ listed: Listed<Record>, _ page: String, _ score: Double, _ summary: String) {
    id = listed.id
    self.page = page
    place = listed.position.description
    self.summary = summary.isEmpty ? listed.id.description : summary
    quote = listed.quote
    self.score = score
  }

  var json: JSON {
    [
      "record": .string(id.description), "at": .string(place), "summary": .string(summary),
      "quote": .string(quote), "score": .number(score),
    ]
  }
}
