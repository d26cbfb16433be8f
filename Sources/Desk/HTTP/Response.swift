import Evidence

/// An answer.
struct Response: Sendable {
  let status: Int
  let type: String
  let body: [UInt8]
  /// Headers beside those that every answer has.
  var headers: [(name: String, value: String)] = []
  /// Who asked, where that is known.
  var user: String?

  init(_ status: Int, type: String, _ text: String) {
    self.status = status
    self.type = type
    body = Array(text.utf8)
  }

  /// A page.
  static func page(_ page: HTML, status: Int = 200) -> Response {
    Response(status, type: "text/html; charset=utf-8", page.text)
  }

  /// A JSON value.
  static func json(_ json: JSON, status: Int = 200) -> Response {
    Response(status, type: "application/json; charset=utf-8", json.line + "\n")
  }

  /// Comma-separated values, the first line of them the header.
  static func csv(_ lines: [[String]]) -> Response {
    Response(200, type: "text/csv; charset=utf-8", CSV.text(lines))
  }

  /// Plain text.
  static func text(_ text: String, status: Int = 200) -> Response {
    Response(status, type: "text/plain; charset=utf-8", text)
  }

  /// A place of this desk to go to by GET.
  static func redirect(_ path: String) -> Response {
    var response = Response.text("See \(path)\n", status: 303)
    response.headers = [("Location", path)]
    return response
  }

  /// What the client has is what there is.
  static func notModified(_ tag: String) -> Response {
    var response = Response(304, type: "text/plain; charset=utf-8", "")
    response.headers = [("ETag", tag)]
    return response
  }

  /// A refusal that ends after some seconds.
  static func tooMany(_ text: String, seconds: Int) -> Response {
    var response = Response.text(text, status: 429)
    response.headers = [("Retry-After", String(seconds))]
    return response
  }

  /// A header of every answer over TLS: from now on nothing but TLS for a year.
  static let transport = [(name: "Strict-Transport-Security", value: "max-age=31536000")]

  /// Headers of every answer: nothing from elsewhere, no script but the desk's own file, no frame,
  /// no guessing of types, nothing kept by others.
  static let security: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        + "connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
    ("Cache-Control", "private, no-cache"),
  ]
}
