/// An HTTP request or response as a WARC record holds it (RFC 9112).
public struct HTTPMessage: Sendable, Hashable {
  /// The start line.
  public let startLine: String
  /// The header fields, in order.
  public let fields: HeaderFields
  /// Bytes that a head may have.
  private static let headLimit = 1 << 16
  /// Offset in the block at which the body begins.
  let bodyOffset: Int

  /// Splits the head off a block.
  ///
  /// - Parameter block: the message; one without a start line of HTTP is none.
  init?(_ block: [UInt8]) {
    let limit = min(block.count, HTTPMessage.headLimit)
    let head = HeaderFields.headEnd(block, from: 0, limit: limit)
    guard head > 0, let first = HeaderFields.line(block, from: 0, limit: head) else { return nil }
    let words = block[first].split(separator: 0x20)
    guard let start = words.first, start.starts(with: "HTTP/".utf8) || words.count >= 3 else {
      return nil
    }
    startLine = String(decoding: block[first], as: UTF8.self)
    fields = HeaderFields(
      block, from: HeaderFields.next(block, after: first, limit: head), limit: head)
    bodyOffset = head
  }

  /// The second word of the start line: a response's status code, a request's target.
  public var status: String? {
    let words = startLine.split(separator: " ", maxSplits: 2)
    return words.count > 1 ? String(words[1]) : nil
  }

  /// A response's status code.
  public var statusCode: Int? {
    startLine.hasPrefix("HTTP/") ? status.flatMap { Int($0) } : nil
  }

  /// The body with its transfer and content codings undone.
  ///
  /// A coding that is stated but not there is passed over; one that breaks off gives what could be
  /// had. Brotli and zstd bodies are returned as they are.
  ///
  /// - Parameters:
  ///   - block: the message.
  ///   - limit: how many bytes may come out of a compressed body.
  /// - Returns: the body, and whether a coding was left in place.
  func body(of block: [UInt8], limit: Int) -> (bytes: [UInt8], isCoded: Bool) {
    var body = Array(block[min(bodyOffset, block.count)...])
    if WebAddress.lower(fields["transfer-encoding"] ?? "").contains("chunked") {
      body = HTTPChunks.joined(body)
    }
    switch WebAddress.lower(fields["content-encoding"] ?? "") {
    case "gzip", "x-gzip":
      guard body.starts(with: [0x1F, 0x8B]) else { return (body, false) }
      return (Gzip.run(body, limit: limit, window: 31).bytes, false)
    case "deflate":
      let wrapped = Gzip.run(body, limit: limit, window: 15)
      if wrapped.end != .damaged || !wrapped.bytes.isEmpty { return (wrapped.bytes, false) }
      let raw = Gzip.run(body, limit: limit, window: -15)
      return raw.end == .damaged && raw.bytes.isEmpty ? (body, false) : (raw.bytes, false)
    case "", "identity", "utf-8", "none": return (body, false)
    default: return (body, true)
    }
  }
}

/// The chunked transfer coding (RFC 9112, section 7.1).
enum HTTPChunks {
  /// Joins the chunks; bytes that are not chunked are returned as they are.
  static func joined(_ body: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var cursor = 0
    while cursor < body.count {
      guard let end = body[cursor...].firstIndex(of: 0x0A),
        let size = size(body[cursor..<end])
      else { return output + body[cursor...] }
      cursor = end + 1
      if size == 0 { break }
      let upper = min(body.count, size > body.count ? body.count : cursor + size)
      output.append(contentsOf: body[cursor..<upper])
      cursor = upper
      if cursor < body.count, body[cursor] == 0x0D { cursor += 1 }
      if cursor < body.count, body[cursor] == 0x0A { cursor += 1 }
    }
    return output
  }

  private static func size(_ line: ArraySlice<UInt8>) -> Int? {
    let digits = XMLText.trimmed(line.prefix { $0 != UInt8(ascii: ";") })
    guard (1...12).contains(digits.count) else { return nil }
    return Int(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
