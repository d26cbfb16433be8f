import Evidence

/// A request as the pages see it: a path and the query string, which is the whole state.
struct Request: Sendable {
  /// The form in which an answer is wanted, by the end of the path.
  enum Form: String, Sendable, CaseIterable {
    case html, json, csv, atom
  }

  /// What the headers say, as far as the desk listens.
  struct Headers: Sendable {
    var host: String?
    var cookie: String?
    var authorization: String?
    var ifNoneMatch: String?
    var forwardedProtocol: String?
  }

  /// Where the API lies: the same places as the pages, in JSON.
  static let api = "/api/v1"

  let method: String
  /// The path without its form's ending.
  let path: String
  let form: Form
  let isAPI: Bool
  let query: [(name: String, value: String)]
  /// The fields of a form that was sent.
  let fields: [(name: String, value: String)]
  var headers: Headers
  /// The address of the one who asks.
  let client: String
  /// Who asks; set once that is known.
  var visitor = Visitor.nobody

  init(
    method: String, path: String, query: [(name: String, value: String)],
    fields: [(name: String, value: String)] = [], headers: Headers = Headers(),
    client: String = "127.0.0.1"
  ) {
    self.method = method
    self.query = query
    self.fields = fields
    self.headers = headers
    self.client = client
    isAPI = path.hasPrefix(Request.api + "/")
    if isAPI {
      self.path = String(path.dropFirst(Request.api.utf8.count))
      form = .json
      return
    }
    for form in Form.allCases where form != .html && path.hasSuffix("." + form.rawValue) {
      self.path = String(path.dropLast(form.rawValue.utf8.count + 1))
      self.form = form
      return
    }
    self.path = path
    form = .html
  }

  /// The first value of a name, without white space before it; nil when it is missing or empty.
  subscript(name: String) -> String? { Request.first(name, query) }

  /// The first value of a form's field.
  func field(_ name: String) -> String? { Request.first(name, fields) }

  private static func first(_ name: String, _ pairs: [(name: String, value: String)]) -> String? {
    guard let value = pairs.first(where: { $0.name == name })?.value else { return nil }
    let trimmed = value.drop { $0 == " " }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  /// The same place with some values changed (nil takes them out), as a link.
  func link(_ changes: [(name: String, value: String?)], form: Form = .html) -> String {
    let names = Set(changes.map(\.name))
    var pairs = query.filter { !names.contains($0.name) && !$0.value.isEmpty }
    for (name, value) in changes { if let value { pairs.append((name, value)) } }
    let query = URLQuery.text(pairs)
    if isAPI { return Request.api + path + query }
    return path + (form == .html ? "" : "." + form.rawValue) + query
  }

  /// The next part of a list in the same form.
  func next(_ name: String, _ value: String?) -> JSON {
    .optional(value.map { link([(name, $0)], form: form) })
  }
}
