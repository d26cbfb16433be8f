public import Evidence
public import Reading

/// Why one line or file of a batch gave no record.
public struct BatchError: Error, Sendable, Hashable {
  /// A stable name: `bad-line`, or a `ReadingError.Problem`.
  public let kind: String
  /// What was wrong and what to do, for a person.
  public let message: String
  /// Where: a member name, a byte offset or a file.
  public let at: String?

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - kind: a stable name.
  ///   - message: what was wrong and what to do.
  ///   - at: where.
  public init(kind: String, message: String, at: String?) {
    self.kind = kind
    self.message = message
    self.at = at
  }

  /// Takes over what the reader says.
  ///
  /// - Parameter error: the reader's error.
  public init(_ error: ReadingError) {
    self.init(
      kind: error.problem.rawValue, message: "\(error.message); \(error.remedy)",
      at: error.byte.map { "byte \($0)" } ?? error.location)
  }

  /// The answer line of the batch contract.
  ///
  /// - Parameter id: the identity given, where it could be read.
  /// - Returns: `{"id", "error": {"kind", "message", "at"}}`.
  public func json(id: String?) -> JSON {
    [
      "id": .optional(id),
      "error": ["kind": .string(kind), "message": .string(message), "at": .optional(at)],
    ]
  }
}

/// One line of the batch contract's input.
public struct BatchLine: Sendable {
  /// The identity given; nil where the line gives none or cannot be read.
  public let id: String?
  /// The capture, or why there is none.
  public let capture: Result<Capture, BatchError>

  /// Reads a line: `{"id", "html" | "html_base64" | "capture" | "text", "url", "date", "title",
  /// "language"}`.
  ///
  /// - Parameter bytes: the line without its line feed.
  public init(_ bytes: [UInt8]) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      id = nil
      capture = .failure(
        BatchError(
          kind: "bad-line", message: "the line is no JSON object: \(error.message)",
          at: "byte \(error.byte)"))
      return
    }
    id = BatchLine.id(json["id"])
    do {
      capture = .success(try BatchLine.capture(json, id: id))
    } catch {
      capture = .failure(error)
    }
  }

  private static func id(_ value: JSON?) -> String? {
    guard let value else { return nil }
    return value.string ?? value.integer.map { String($0) }
  }

  private static func capture(_ json: JSON, id: String?) throws(BatchError) -> Capture {
    guard case .object = json else { throw badLine("expected a JSON object", at: nil) }
    guard let id, !id.isEmpty else {
      throw badLine("every line needs an \"id\" that is a string", at: "id")
    }
    var capture = try content(json)
    capture.id = DocumentID(id)
    capture.url = try string("url", of: json)
    capture.title = try string("title", of: json)
    capture.language = try string("language", of: json)
    if let date = try string("date", of: json) {
      guard let time = Timestamp(iso: date) else {
        throw badLine("\"date\" must be a date as in ISO 8601", at: "date")
      }
      capture.date = time
    }
    return capture
  }

  private static func content(_ json: JSON) throws(BatchError) -> Capture {
    let forms: [(String, Capture.Form)] = [
      ("html", .html), ("capture", .capture), ("text", .text), ("treaty", .treaty),
    ]
    for (name, form) in forms {
      guard let text = try string(name, of: json) else { continue }
      var capture = Capture(bytes: Array(text.utf8), form: form)
      capture.charset = "utf-8"
      return capture
    }
    if var encoded = try string("html_base64", of: json) {
      guard let bytes = encoded.withUTF8(Base64.decode) else {
        throw badLine("\"html_base64\" is no base64 (RFC 4648)", at: "html_base64")
      }
      return Capture(bytes: bytes, form: .html)
    }
    throw badLine("the line needs one of html, html_base64, capture, text or treaty", at: nil)
  }

  private static func string(_ name: String, of json: JSON) throws(BatchError) -> String? {
    switch json[name] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw badLine("\"\(name)\" must be a string", at: name)
    }
  }

  private static func badLine(_ message: String, at place: String?) -> BatchError {
    BatchError(kind: "bad-line", message: message + "; see Docs/batch.md", at: place)
  }
}
