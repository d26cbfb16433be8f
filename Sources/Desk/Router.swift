import Evidence
import LedgerStore

extension Desk {
  /// Answers a request: the one place that knows which path is which page.
  func answer(_ request: Request) -> Response {
    let response = checked(request)
    meter.count(response.status)
    return response
  }

  private func checked(_ request: Request) -> Response {
    guard request.method == "GET" || request.method == "HEAD" else {
      var response = Response.text("Only GET and HEAD are understood.\n", status: 405)
      response.headers = [("Allow", "GET, HEAD")]
      return response
    }
    guard isOurs(request.host) else {
      return .text("This desk is not known by that name.\n", status: 421)
    }
    do throws(PageError) {
      return try page(request)
    } catch {
      return refused(error, request)
    }
  }

  /// Whether a request was meant for this desk.
  ///
  /// A page elsewhere that has its own name point to this machine (DNS rebinding) is refused. Names
  /// with digits, dots and colons only are addresses.
  private func isOurs(_ host: String?) -> Bool {
    guard let host else { return true }
    let name = host.split(separator: ":").first.map(String.init) ?? host
    let isAddress = host.utf8.allSatisfy { (46...58).contains($0) || $0 == 91 || $0 == 93 }
    return name == "localhost" || isAddress
  }

  private func page(_ request: Request) throws(PageError) -> Response {
    switch (request.path, request.form) {
    case ("/", .html): try frontPage(request)
    case ("/articles", _): try articleList(request)
    case ("/article", .html), ("/article", .json): try articlePage(request)
    case ("/events", _): try eventList(request)
    case ("/statements", _): try statementList(request)
    case ("/agreements", _): try agreementList(request)
    case ("/agreement", .html), ("/agreement", .json): try agreementPage(request)
    case ("/actors", _): try actorList(request)
    case ("/ask", .html): try questionPage(request)
    case ("/search", .html), ("/search", .json): try searchPage(request)
    case ("/healthz", .html): try health()
    case ("/metrics", .html): .text(meter.exposition)
    case ("/desk.css", .html): Response(200, type: "text/css; charset=utf-8", Style.sheet)
    default: throw .notFound("There is no such page.")
    }
  }

  private func health() throws(PageError) -> Response {
    _ = try ledger { (reader) throws(LedgerError) in try reader.generation() }
    return .text("ok\n")
  }

  private func refused(_ error: PageError, _ request: Request) -> Response {
    if request.form != .html {
      return .json(["error": .string(error.message)], status: error.status)
    }
    let page = frame(
      error.title, request,
      "<h1>\(error.title)</h1><p>\(error.message)</p><p><a href=\"/\">Back to the front page</a></p>"
    )
    return .page(page, status: error.status)
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
  case ledger(String)

  var status: Int {
    switch self {
    case .notFound: 404
    case .badQuery: 400
    case .ledger: 503
    }
  }

  var title: String {
    switch self {
    case .notFound: "Not found"
    case .badQuery: "Not understood"
    case .ledger: "The ledger cannot be read"
    }
  }

  var message: String {
    switch self {
    case .notFound(let message), .badQuery(let message), .ledger(let message): message
    }
  }
}
