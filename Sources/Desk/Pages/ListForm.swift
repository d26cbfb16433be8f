import Evidence
import LedgerStore
import Ontology

/// Reads the filters of a list from the query string.
struct ListForm {
  let request: Request
  let actorNamed: @Sendable (String) -> ActorID?

  /// Days, score, article and length.
  func scope() throws(PageError) -> RecordScope {
    var scope = RecordScope(limit: 50)
    scope.since = try parsed("since", "a date such as 2025-03-18") { CalendarDate(iso: $0) }
    scope.until = try parsed("until", "a date such as 2025-03-18") { CalendarDate(iso: $0) }
    scope.minScore = try parsed("score", "a number from 0 to 1") { text in
      Double(text).flatMap { (0...1).contains($0) ? $0 : nil }
    }
    scope.document = request["article"].map { DocumentID($0) }
    scope.after = try parsed("after", "a place as the list itself gives it") { ListPosition($0) }
    let limit = try parsed("limit", "a number from 1 to 1000") { text in
      Int(text).flatMap { (1...1000).contains($0) ? $0 : nil }
    }
    if let limit { scope.limit = limit }
    return scope
  }

  /// The actors of `actor`, several of them by commas.
  func actors() throws(PageError) -> [ActorID] {
    guard let text = request["actor"] else { return [] }
    var actors: [ActorID] = []
    for part in text.split(separator: ",") { actors.append(try actor(String(part), "actor")) }
    return actors
  }

  /// One actor.
  func actor(_ name: String) throws(PageError) -> ActorID? {
    guard let text = request[name] else { return nil }
    return try actor(text, name)
  }

  private func actor(_ text: String, _ name: String) throws(PageError) -> ActorID {
    let trimmed = text.drop { $0 == " " }
    guard let actor = actorNamed(String(trimmed)) else {
      throw .badQuery("\(name): nobody is known as '\(trimmed)'; try a code such as SRB or NATO.")
    }
    return actor
  }

  /// One of a closed set.
  func code<Code: RawRepresentable<String> & CaseIterable>(_ name: String, _ type: Code.Type)
    throws(PageError) -> Code?
  {
    let known = Code.allCases.map(\.rawValue).joined(separator: ", ")
    return try parsed(name, "one of \(known)") { Code(rawValue: $0) }
  }

  /// A whole number, 0 or more.
  func integer(_ name: String) throws(PageError) -> Int? {
    try parsed(name, "a whole number") { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } }
  }

  private func parsed<Value>(_ name: String, _ expected: String, _ parse: (String) -> Value?)
    throws(PageError) -> Value?
  {
    guard let text = request[name] else { return nil }
    guard let value = parse(text) else {
      throw .badQuery("\(name): expected \(expected), found '\(text)'.")
    }
    return value
  }

  /// A field of free text.
  func field(_ name: String, _ label: String, hint: String = "") -> HTML {
    """
    <label>\(label)<input name="\(name)" value="\(request[name] ?? "")" placeholder="\(hint)"></label>
    """
  }

  /// A choice among a closed set.
  func choice<Code: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ label: String, _ type: Code.Type
  ) -> HTML {
    let chosen = request[name]
    let options = Code.allCases.map { code -> HTML in
      let mark: HTML = code.rawValue == chosen ? " selected" : ""
      return "<option\(mark)>\(code.rawValue)</option>"
    }
    return """
      <label>\(label)<select name="\(name)"><option value="">any</option>\(options)</select></label>
      """
  }

  /// The form around its fields.
  ///
  /// - Parameters:
  ///   - fields: its own fields.
  ///   - hasScope: whether days and scores narrow the list too.
  /// - Returns: the form.
  func form(_ fields: [HTML], hasScope: Bool = true) -> HTML {
    let scope = [
      field("since", "Since", hint: "2025-03"), field("until", "Until", hint: "2025-06"),
      field("score", "Score at least", hint: "0.5"),
    ]
    let shared = hasScope ? scope : []
    return """
      <form class="filters" action="\(request.path)">\(fields)\(shared)<button>Show</button></form>
      """
  }
}
