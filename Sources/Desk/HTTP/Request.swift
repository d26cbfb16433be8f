import Evidence

/// A request as the pages see it: a path and the query string, which is the whole state.
struct Request: Sendable {
  /// The form in which an answer is wanted, by the end of the path.
  enum Form: String, Sendable, CaseIterable {
    case html, json, csv
  }

  let method: String
  /// The path without its form's ending.
  let path: String
  let form: Form
  let query: [(name: String, value: String)]
  let host: String?

  init(method: String, path: String, query: [(name: String, value: String)], host: String?) {
    self.method = method
    self.query = query
    self.host = host
    for form in [Form.json, .csv] where path.hasSuffix("." + form.rawValue) {
      self.path = String(path.dropLast(form.rawValue.utf8.count + 1))
      self.form = form
      return
    }
    self.path = path
    form = .html
  }

  /// The first value of a name, without white space around it; nil when it is missing or empty.
  subscript(name: String) -> String? {
    guard let value = query.first(where: { $0.name == name })?.value else { return nil }
    let trimmed = value.drop { $0 == " " }
    return trimmed.isEmpty ? nil : String(trimmed)
  }

  /// The same place with some values changed (nil takes them out), as a link.
  func link(_ changes: [(name: String, value: String?)], path: String? = nil, form: Form = .html)
    -> String
  {
    let names = Set(changes.map(\.name))
    var pairs = query.filter { !names.contains($0.name) && !$0.value.isEmpty }
    for (name, value) in changes { if let value { pairs.append((name, value)) } }
    let ending = form == .html ? "" : "." + form.rawValue
    return (path ?? self.path) + ending + URLQuery.text(pairs)
  }
}

/// Writing query strings (RFC 3986, section 3.4).
enum URLQuery {
  /// The pairs behind a question mark; nothing for none.
  static func text(_ pairs: [(name: String, value: String)]) -> String {
    guard !pairs.isEmpty else { return "" }
    return "?" + pairs.map { escaped($0.name) + "=" + escaped($0.value) }.joined(separator: "&")
  }

  private static func escaped(_ text: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
