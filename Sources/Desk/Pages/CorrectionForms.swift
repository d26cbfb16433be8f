import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  /// The forms that correct a record, for those who may: what `entente ledger correct` can do.
  func correctionForms<Record>(_ request: Request, _ listed: Listed<Record>) throws(PageError)
    -> HTML
  {
    guard request.visitor.scopes.contains(.correct) else { return "" }
    let id = listed.id
    let others = try siblings(of: id, in: listed.document)
    let options = others.map { other -> HTML in
      "<option value=\"\(other.id.description)\">\(other.id.description): \(other.words)</option>"
    }
    let merge: HTML =
      others.isEmpty
      ? "<p class=\"quiet\">The article has no other \(id.kind.rawValue) to merge it with.</p>"
      : form(
        request, id, .merge, "Merge",
        "<label>The other, which goes into this one<select name=\"with\">\(options)</select></label>"
      )
    return """
      <details class="noprint"><summary>Correct this record</summary>\
      <h2>It is no such record</h2>\(form(request, id, .wrong, "Take it away", ""))\
      <h2>Some fields are wrong</h2>\(form(request, id, .edit, "Change", edits))\
      \(fields(of: listed.json))\
      <h2>Another tells the same</h2>\(merge)\
      <h2>It is several records</h2>\(form(request, id, .split, "Split", parts))\
      <p class="quiet">What was coded stays, and every correction can be taken back under \
      <a href="/review">Review</a>.</p></details>
      """
  }

  private var edits: HTML {
    """
    <label class="wide">FIELD=VALUE, one a line<textarea name="edit" rows="3" required \
    placeholder="type=SUPPORT"></textarea></label>
    """
  }

  private var parts: HTML {
    """
    <label class="wide">One record a line, two or more, each FIELD=VALUE;FIELD=VALUE\
    <textarea name="parts" rows="3" required placeholder="target.0.actor=HRV"></textarea></label>
    """
  }

  private func form(
    _ request: Request, _ record: RecordID, _ action: CorrectionForm.Action, _ button: String,
    _ content: HTML
  ) -> HTML {
    """
    <form class="filters" action="/correct" method="post">\(hidden(request))\
    <input type="hidden" name="record" value="\(record.description)">\
    <input type="hidden" name="do" value="\(action.rawValue)">\(content)\(signature(request))\
    <button>\(button)</button></form>
    """
  }

  func hidden(_ request: Request) -> HTML {
    "<input type=\"hidden\" name=\"token\" value=\"\(request.visitor.formToken ?? "")\">"
  }

  /// Who, where the desk does not know, and why.
  func signature(_ request: Request) -> HTML {
    let who: HTML =
      request.visitor.name == nil
      ? "<label>Your name<input name=\"who\" required maxlength=\"100\"></label>" : ""
    return "\(who)<label>Why<input name=\"why\" required maxlength=\"500\"></label>"
  }

  /// A record's fields by the names that edits use.
  private func fields(of json: JSON) -> HTML {
    let rows = json.leaves.prefix(120).map { leaf -> [HTML] in
      ["<code>\(leaf.path)</code>", "\(shortened(leaf.value.string ?? leaf.value.line, to: 160))"]
    }
    return """
      <details><summary>The fields as they are now</summary>\
      \(Table("Fields of this record", ["field", "value"], Array(rows)).html)</details>
      """
  }

  /// The other records of its kind that the article tells.
  private func siblings(of record: RecordID, in document: DocumentID) throws(PageError)
    -> [(id: RecordID, words: String)]
  {
    var scope = RecordScope(limit: 100)
    scope.document = document
    let wanted = scope
    let found = try ledger { (reader) throws(LedgerError) -> [(id: RecordID, words: String)] in
      switch record.kind {
      case .event:
        var filter = EventFilter()
        filter.scope = wanted
        return try reader.events(filter).map { ($0.id, self.gist($0.record)) }
      case .statement:
        var filter = StatementFilter()
        filter.scope = wanted
        return try reader.statements(filter).map {
          ($0.id, self.gist($0.record) + ": " + self.shortened($0.quote, to: 60))
        }
      case .agreement:
        var filter = AgreementFilter()
        filter.scope = wanted
        return try reader.agreements(filter).map { ($0.id, self.gist($0.record)) }
      }
    }
    return found.filter { $0.id != record }
  }
}

extension JSON {
  /// What stands at the ends of a value, each by the names and indexes that lead there.
  fileprivate var leaves: [(path: String, value: JSON)] {
    let inner: [(name: String, value: JSON)]
    switch self {
    case .object(let members): inner = members.map { ($0.name, $0.value) }
    case .array(let values): inner = values.enumerated().map { ("\($0.offset)", $0.element) }
    default: return [("", self)]
    }
    guard !inner.isEmpty else { return [("", self)] }
    return inner.flatMap { name, value in
      value.leaves.map { (path: $0.path.isEmpty ? name : "\(name).\($0.path)", value: $0.value) }
    }
  }
}
