import Evidence

/// An answer.
struct Response: Sendable {
  let status: Int
  let type: String
  let body: [UInt8]
  /// Headers beside those that every answer has.
  var headers: [(name: String, value: String)] = []

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

  /// Plain text.
  static func text(_ text: String, status: Int = 200) -> Response {
    Response(status, type: "text/plain; charset=utf-8", text)
  }

  /// Headers of every answer: nothing from elsewhere, no script, no frame, no guessing of types.
  static let security: [(name: String, value: String)] = [
    (
      "Content-Security-Policy",
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
        + "frame-ancestors 'none'"
    ),
    ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-cache"),
  ]
}
