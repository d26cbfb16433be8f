import Dispatch
import Evidence
import LedgerStore
import Ontology
import Records
import Synchronization

/// What can be done to a record at the desk.
enum CorrectionForm {
  enum Action: String, CaseIterable {
    case wrong, edit
  }

  /// The longest reason and name that is taken, in bytes.
  static let longest = 1000
}

extension Desk {
  /// The form that corrects a record, for those who may.
  func correctionForm(_ request: Request, _ record: RecordID) -> HTML {
    guard request.visitor.scopes.contains(.correct) else { return "" }
    return """
      <details class="noprint"><summary>Correct this record</summary>\
      <form class="filters" action="/correct" method="post">\(hidden(request))\
      <input type="hidden" name="record" value="\(record.description)">\
      <label>What is wrong<select name="do"><option value="wrong">it is no record at all</option>\
      <option value="edit">one field</option></select></label>\
      <label>Field=value, for one field<input name="edit" placeholder="type=SUPPORT"></label>\
      \(signature(request))<button>Correct</button></form></details>
      """
  }

  private func hidden(_ request: Request) -> HTML {
    "<input type=\"hidden\" name=\"token\" value=\"\(request.visitor.formToken ?? "")\">"
  }

  /// Who, where the desk does not know, and why.
  private func signature(_ request: Request) -> HTML {
    let who: HTML =
      request.visitor.name == nil
      ? "<label>Your name<input name=\"who\" required maxlength=\"100\"></label>" : ""
    return "\(who)<label>Why<input name=\"why\" required maxlength=\"500\"></label>"
  }

  func correct(_ request: Request) throws(PageError) -> Response {
    guard let record = request.field("record").flatMap({ RecordID($0) }) else {
      throw .badQuery("record: the name of a record, such as e12, is needed.")
    }
    guard let action = CorrectionForm.Action(rawValue: request.field("do") ?? "wrong") else {
      throw .badQuery("do: 'wrong' or 'edit' is needed.")
    }
    let (who, why) = try signed(request)
    let wanted: CorrectionRequest
    switch action {
    case .wrong: wanted = .wrong
    case .edit:
      guard let edit = request.field("edit").flatMap({ FieldEdit($0) }) else {
        throw .badQuery("edit: FIELD=VALUE is needed, such as type=SUPPORT.")
      }
      wanted = .edit([edit])
    }
    let path = ledgerPath
    let made = try written {
      try await Ledger(path: path).correct(record, wanted, who: who, why: why)
    }
    return request.form == .json ? .json(exported(made)) : .redirect("/review")
  }

  func undo(_ request: Request) throws(PageError) -> Response {
    guard let number = request.field("number").flatMap({ Int($0) }) else {
      throw .badQuery("number: the number of a correction is needed.")
    }
    let (who, why) = try signed(request)
    let path = ledgerPath
    try written { try await Ledger(path: path).undo(number, who: who, why: why) }
    return request.form == .json ? .json(["undone": .integer(number)]) : .redirect("/review")
  }

  private func signed(_ request: Request) throws(PageError) -> (who: String, why: String) {
    guard let who = request.visitor.name ?? request.field("who"), let why = request.field("why"),
      who.utf8.count <= CorrectionForm.longest, why.utf8.count <= CorrectionForm.longest
    else { throw .badQuery("who, why: say who corrects and why, in at most 1000 bytes each.") }
    return (who, why)
  }

  /// Waits for something that the ledger's writer does; the server's threads are not Swift's own.
  private func written<Value: Sendable>(
    _ work: @escaping @Sendable () async throws -> Value
  ) throws(PageError) -> Value {
    let done = DispatchSemaphore(value: 0)
    let result = Written<Value>()
    Task {
      do {
        let value = try await work()
        result.value.withLock { $0 = .success(value) }
      } catch {
        let message = (error as? LedgerError).map { "\($0.message); \($0.remedy)." }
        result.value.withLock { $0 = .failure(WriteFailure(message: message ?? "\(error)")) }
      }
      done.signal()
    }
    done.wait()
    switch result.value.withLock({ $0 }) {
    case .success(let value): return value
    case .failure(let failure): throw .badQuery(failure.message)
    case nil: throw .ledger("nothing was written")
    }
  }

  // MARK: Review

  func reviewPage(_ request: Request) throws(PageError) -> Response {
    let ceiling = try form(request).scope().minScore ?? 0.5
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
      rows.isEmpty ? "<p>No record is less sure than that. Raise the limit to see more.</p>" : ""
    return .page(
      frame(
        "Review", request,
        """
        <h1>Review</h1><form class="filters" action="/review">\
        \(form.field("score", "Less sure than", hint: "0.5"))<button>Show</button></form>\
        \(Table("The least sure of the latest records", ["record", "what it says", "words", "score"], numeric: [3], rows).html)\
        \(none)<h2>Corrections</h2>\(history(corrections, request))\(forms(request))
        """))
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

  private func exported(_ correction: Correction) -> JSON {
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
    let scope = RecordScope(limit: DoubtfulRecord.looked)
    (events.scope, statements.scope, agreements.scope) = (scope, scope, scope)
    let found =
      try reader.events(events).map { listed in
        DoubtfulRecord(
          listed, "/event", listed.record.citation.score,
          "\(codes(listed.record.source)) \(listed.record.type.rawValue) "
            + codes(listed.record.target))
      }
      + (try reader.statements(statements)).map { listed in
        DoubtfulRecord(
          listed, "/statement", listed.record.citation.score,
          listed.record.speaker.name ?? listed.record.speaker.text)
      }
      + (try reader.agreements(agreements)).map { listed in
        DoubtfulRecord(
          listed, "/agreement", listed.record.citations.map(\.score).max() ?? 0,
          listed.record.names.first ?? listed.record.kind.rawValue)
      }
    return Array(found.filter { $0.score < ceiling }.sorted { $0.score < $1.score }.prefix(100))
  }
}

/// A record that somebody should look at.
private struct DoubtfulRecord: Sendable {
  /// How many of the latest records of each kind are looked at.
  static let looked = 1000

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

/// Where the result of a write waits for its reader.
private final class Written<Value: Sendable>: Sendable {
  let value = Mutex<Result<Value, WriteFailure>?>(nil)
}

private struct WriteFailure: Error {
  let message: String
}
