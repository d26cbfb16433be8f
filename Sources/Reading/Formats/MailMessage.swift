public import Evidence

/// The text of a mail message (RFC 5322, MIME): what a newsletter or a press release by mail says.
public struct MailMessage: Sendable, Hashable {
  /// The subject, decoded.
  public var subject: String?
  /// The sender, decoded.
  public var from: String?
  /// When it was sent.
  public var date: Timestamp?
  /// The first plain-text part, decoded; its line ends are `\n`.
  public var text: String?
  /// The first HTML part, in UTF-8.
  public var html: [UInt8]?

  /// Parts may stand in parts this deep.
  private static let depthLimit = 8
  /// Parts looked at, at most.
  private static let partLimit = 256

  /// Reads a message; what is not understood is left out.
  ///
  /// - Parameter bytes: the message.
  /// - Throws: `ReadingError` when it has no header.
  /// - Complexity: O(n) for every level of parts, of which there are at most eight.
  public init(parsing bytes: [UInt8]) throws(ReadingError) {
    let end = HeaderFields.headEnd(bytes, from: 0, limit: min(bytes.count, 1 << 18))
    let fields = HeaderFields(bytes, from: 0, limit: end)
    guard fields["from"] != nil || fields["subject"] != nil else {
      throw ReadingError(
        .malformed, "neither From nor Subject", remedy: "check that this is a mail message")
    }
    subject = fields["subject"].map(EncodedWords.decode)
    from = fields["from"].map(EncodedWords.decode)
    date = fields["date"].flatMap { DateParser.parse($0) }
    var parts = MailMessage.partLimit
    take(bytes[end...], fields, depth: 0, parts: &parts)
  }

  private mutating func take(
    _ body: ArraySlice<UInt8>, _ fields: HeaderFields, depth: Int, parts: inout Int
  ) {
    parts -= 1
    guard parts > 0 else { return }
    let type = fields["content-type"] ?? "text/plain"
    let name = WebAddress.lower(type)
    if name.hasPrefix("multipart/"), depth < MailMessage.depthLimit {
      guard let boundary = MailMessage.parameter("boundary", of: type) else { return }
      for part in MailMessage.split(body, boundary) {
        let bytes = Array(part)
        let end = HeaderFields.headEnd(bytes, from: 0, limit: min(bytes.count, 1 << 16))
        let inner = HeaderFields(bytes, from: 0, limit: end)
        take(bytes[end...], inner, depth: depth + 1, parts: &parts)
      }
      return
    }
    let isAttached = WebAddress.lower(fields["content-disposition"] ?? "").hasPrefix("attachment")
    guard !isAttached, name.hasPrefix("text/plain") || name.hasPrefix("text/html") else { return }
    let decoded = MailMessage.decoded(body, fields["content-transfer-encoding"])
    let charset = XMLCharset.transportCharset(type) ?? "utf-8"
    let utf8 = XMLCharset.decode(decoded, as: charset) ?? decoded
    if name.hasPrefix("text/html") {
      html = html ?? utf8
    } else if text == nil {
      text = String(decoding: utf8.filter { $0 != 0x0D }, as: UTF8.self)
    }
  }

  private static func decoded(_ body: ArraySlice<UInt8>, _ coding: String?) -> [UInt8] {
    switch WebAddress.lower(coding ?? "") {
    case "base64": Base64.decode(Array(body)) ?? Array(body)
    case "quoted-printable": QuotedPrintable.decode(body)
    default: Array(body)
    }
  }

  private static func parameter(_ wanted: String, of type: String) -> String? {
    for part in type.split(separator: ";").dropFirst() {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else { continue }
      let name = XMLText.trimmed(Array(sides[0].utf8)[...])
      guard WebAddress.lower(String(decoding: name, as: UTF8.self)) == wanted else { continue }
      let value = XMLText.trimmed(Array(sides[1].utf8)[...]).filter { $0 != 0x22 }
      return value.isEmpty ? nil : String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  /// The parts between the lines that begin with the boundary (RFC 2046, section 5.1.1).
  private static func split(_ body: ArraySlice<UInt8>, _ boundary: String) -> [ArraySlice<UInt8>] {
    let mark = Array("--\(boundary)".utf8)
    var parts: [ArraySlice<UInt8>] = []
    var start: Int?
    var cursor = body.startIndex
    while cursor < body.endIndex, parts.count < partLimit {
      let end = body[cursor...].firstIndex(of: 0x0A) ?? body.endIndex
      if body[cursor..<end].starts(with: mark) {
        if let start { parts.append(body[start..<cursor]) }
        start = min(end + 1, body.endIndex)
        if body[(cursor + mark.count)..<end].starts(with: "--".utf8) { return parts }
      }
      cursor = end + 1
    }
    if let start, start < body.endIndex { parts.append(body[start...]) }
    return parts
  }
}

/// The quoted-printable transfer coding (RFC 2045, section 6.7).
enum QuotedPrintable {
  /// Decodes bytes; what is no escape stays.
  ///
  /// In headers `_` is a space (RFC 2047).
  static func decode(_ text: some Collection<UInt8>, inHeader: Bool = false) -> [UInt8] {
    let bytes = Array(text)
    var output: [UInt8] = []
    var cursor = 0
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if byte == UInt8(ascii: "=") {
        if cursor + 2 < bytes.count, let high = digit(bytes[cursor + 1]),
          let low = digit(bytes[cursor + 2])
        {
          output.append(high << 4 | low)
          cursor += 3
          continue
        }
        var next = cursor + 1
        if next < bytes.count, bytes[next] == 0x0D { next += 1 }
        if next < bytes.count, bytes[next] == 0x0A {
          cursor = next + 1
          continue
        }
      }
      output.append(inHeader && byte == UInt8(ascii: "_") ? 0x20 : byte)
      cursor += 1
    }
    return output
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

/// Encoded words in header fields (RFC 2047): `=?utf-8?Q?caf=C3=A9?=`.
enum EncodedWords {
  /// Decodes a field's value; white space between two encoded words is dropped.
  static func decode(_ text: String) -> String {
    var output = ""
    var wasEncoded = false
    var gap = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let decoded = decodedWord(word)
      if !(wasEncoded && decoded != nil) { output += gap }
      output += decoded ?? String(word)
      wasEncoded = decoded != nil
      gap = " "
    }
    return output
  }

  private static func decodedWord(_ word: Substring) -> String? {
    let parts = word.split(separator: "?", omittingEmptySubsequences: false)
    guard parts.count == 5, parts[0] == "=", parts[4] == "=" else { return nil }
    let bytes: [UInt8]?
    switch WebAddress.lower(String(parts[2])) {
    case "b": bytes = Base64.decode(Array(parts[3].utf8))
    case "q": bytes = QuotedPrintable.decode(parts[3].utf8, inHeader: true)
    default: bytes = nil
    }
    guard let bytes, let utf8 = XMLCharset.decode(bytes, as: WebAddress.lower(String(parts[1])))
    else { return nil }
    return String(decoding: utf8, as: UTF8.self)
  }
}
