import Evidence
import LedgerStore

extension Desk {
  /// Answers a request: who asks, which place is meant, whether the answer is known already.
  func answer(_ request: Request) -> Response {
    let response = admitted(request)
    meter.count(response.status)
    return response
  }

  private func admitted(_ request: Request) -> Response {
    guard entrance.admits(request.client) else {
      return .tooMany("Too many requests; wait a little.\n", seconds: 5)
    }
    guard entrance.knowsUsers || isOurs(request.headers.host) else {
      return .text("This desk is not known by that name.\n", status: 421)
    }
    var request = request
    do throws(Entrance.Refusal) {
      request.visitor = try entrance.visitor(request)
    } catch {
      return refused(.unauthorized(error), request)
    }
    var response: Response
    do throws(PageError) {
      response = try routed(request)
    } catch {
      response = refused(error, request)
    }
    response.user = request.visitor.name
    return response
  }

  /// Whether a request was meant for this desk.
  ///
  /// A page elsewhere that has its own name point to this machine (DNS rebinding) is refused. Names
  /// with digits, dots and colons only are addresses. Where users sign in, their cookie does this.
  private func isOurs(_ host: String?) -> Bool {
    guard let host else { return true }
    let name = host.split(separator: ":").first.map(String.init) ?? host
    let isAddress = host.utf8.allSatisfy { (46...58).contains($0) || $0 == 91 || $0 == 93 }
    return name == "localhost" || isAddress
  }

  private func routed(_ request: Request) throws(PageError) -> Response {
    let here = Desk.routes.filter { $0.path == request.path && $0.forms.contains(request.form) }
    guard !here.isEmpty, !request.isAPI || here.contains(where: \.isInAPI) else {
      throw .notFound("There is no such page.")
    }
    let method = request.method == "HEAD" ? "GET" : request.method
    guard let route = here.first(where: { $0.method == method }) else {
      var response = Response.text("That cannot be done here.\n", status: 405)
      let known = here.flatMap { $0.method == "GET" ? ["GET", "HEAD"] : [$0.method] }
      response.headers = [("Allow", known.joined(separator: ", "))]
      return response
    }
    try permit(request, route)
    guard method == "GET", route.freshness == .ledger else {
      return try route.answer(self)(request)
    }
    let tag = try tag(request)
    if (request.headers.ifNoneMatch ?? "").contains(tag) { return .notModified(tag) }
    var response = try route.answer(self)(request)
    response.headers.append(("ETag", tag))
    return response
  }

  /// Whether the visitor may do this, and whether a form that changes something is one of ours.
  private func permit(_ request: Request, _ route: Route) throws(PageError) {
    let visitor = request.visitor
    if let scope = route.scope {
      guard !visitor.scopes.isEmpty else { throw .unauthorized(nil) }
      guard visitor.scopes.contains(scope) else {
        throw .forbidden("You may not do this: it needs the scope '\(scope.rawValue)'.")
      }
      if route.method == "POST", let token = visitor.formToken {
        guard (request.field("token") ?? "").isSame(as: token) else {
          throw .forbidden("This form was not made by this desk now; open the page again.")
        }
      }
    }
  }

  /// Names the state that an answer comes from: the ledger's, the day's, the visitor's, this run's.
  private func tag(_ request: Request) throws(PageError) -> String {
    let generation = try generation()
    let strip = request.path == "/" ? cityStrip.text : ""
    let own = FNV1a(
      "\(run) \(request.visitor.session ?? "") \(request.visitor.name ?? "") \(strip)")
    let number = String(own.value, radix: 36)
    return "\"\(generation)-\(today().daysSinceEpoch)-\(number)\""
  }

  func refused(_ error: PageError, _ request: Request) -> Response {
    if case .unauthorized(let refusal) = error {
      if case .tooMany(let seconds) = refusal {
        return .tooMany("Too many attempts failed; wait \(seconds) s.\n", seconds: seconds)
      }
      if request.form == .html, request.method != "POST", request.headers.authorization == nil {
        let goal = URLQuery.text([("to", request.link([]))])
        return .redirect("/sign-in" + goal)
      }
    }
    var response: Response
    if request.form != .html {
      response = .json(["error": .string(error.message)], status: error.status)
    } else {
      response = .page(
        frame(
          error.title, request,
          """
          <h1>\(error.title)</h1><p>\(error.message)</p>\
          <p><a href="/">Back to the front page</a></p>
          """), status: error.status)
    }
    if case .busy = error { response.headers.append(("Retry-After", "5")) }
    if error.status == 401 { response.headers.append(("WWW-Authenticate", "Bearer")) }
    return response
  }

  /// Reads from the ledger; what goes wrong there becomes a page of its own.
  func ledger<Value: Sendable>(_ read: (LedgerReader) throws(LedgerError) -> Value)
    throws(PageError) -> Value
  {
    do { return try read(reader) } catch { throw .ledger(error.message) }
  }
}

/// Why there is no page.
enum PageError: Error {
  case notFound(String)
  case badQuery(String)
  case forbidden(String)
  case unauthorized(Entrance.Refusal?)
  case ledger(String)
  case busy(String)

  var status: Int {
    switch self {
    case .notFound: 404
    case .badQuery: 400
    case .forbidden: 403
    case .unauthorized: 401
    case .ledger, .busy: 503
    }
  }

  var title: String {
    switch self {
    case .notFound: "Not found"
    case .badQuery: "Not understood"
    case .forbidden: "Not allowed"
    case .unauthorized: "Who are you?"
    case .ledger: "The ledger cannot be read"
    case .busy: "In a moment"
    }
  }

  var message: String {
    switch self {
    case .notFound(let message), .badQuery(let message), .forbidden(let message),
      .ledger(let message):
      message
    case .busy(let message): "\(message) Ask again in some seconds."
    case .unauthorized: "This desk is for its users: sign in, or send a token that it knows."
    }
  }
}
