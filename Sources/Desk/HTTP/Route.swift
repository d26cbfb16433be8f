import Evidence

/// A parameter of a page, as its query string or form takes it.
struct Parameter: Sendable {
  /// What its values are.
  enum Kind: Sendable {
    case text, date, number
    /// A place in a list, as `ListPosition` writes it.
    case position
    case integer(ClosedRange<Int>)
    case code([String])
  }

  let name: String
  let kind: Kind
  let meaning: String
  let isRequired: Bool

  init(_ name: String, _ kind: Kind, _ meaning: String, isRequired: Bool = false) {
    self.name = name
    self.kind = kind
    self.meaning = meaning
    self.isRequired = isRequired
  }
}

/// One place of the desk: what may be asked of it, who may ask, and who answers.
struct Route: Sendable {
  /// Whether what it answers depends on the ledger and the day alone.
  enum Freshness: Sendable {
    case ledger, always
  }

  typealias Answer = @Sendable (Desk) -> (Request) throws(PageError) -> Response

  let method: String
  let path: String
  let forms: [Request.Form]
  let summary: String
  let parameters: [Parameter]
  /// What a visitor must be allowed to; nil lets everybody in.
  let scope: Scope?
  let freshness: Freshness
  let answer: Answer

  init(
    _ path: String, _ forms: [Request.Form], _ summary: String, _ parameters: [Parameter] = [],
    method: String = "GET", scope: Scope? = .read, freshness: Freshness = .ledger,
    answer: @escaping Answer
  ) {
    self.method = method
    self.path = path
    self.forms = forms
    self.summary = summary
    self.parameters = parameters
    self.scope = scope
    self.freshness = freshness
    self.answer = answer
  }

  /// Whether it has a JSON form, and so a place in the API.
  var isInAPI: Bool { forms.contains(.json) }
}
