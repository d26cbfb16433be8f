/// Why bytes are no JSON value.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was expected or found, for a person.
  public let message: String
  /// Offset of the byte where reading stopped.
  public let byte: Int

  /// The message with its place.
  public var description: String { "\(message) at byte \(byte)" }
}

extension JSON {
  /// Reads one JSON value (RFC 8259) from UTF-8 bytes.
  ///
  /// Lone surrogates become U+FFFD; of repeated member names the first is found by name.
  /// Nesting deeper than 256 levels is refused, so that no input can exhaust the stack.
  ///
  /// - Parameter bytes: the whole text, white space around it allowed.
  /// - Throws: `JSONError` with the offset of the offending byte.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }

  /// Reads one JSON value from a string.
  ///
  /// - Parameter text: the whole text.
  /// - Throws: `JSONError` with the UTF-8 offset of the offending byte.
  public init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }
}

private struct JSONParser {
  static let depthLimit = 256
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONError) -> JSON {
    let value = try self.value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw failure("expected the end of the text") }
    return value
  }

  func failure(_ message: String) -> JSONError {
    JSONError(message: message, byte: position)
  }

  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  mutating func value(depth: Int) throws(JSONError) -> JSON {
    guard depth < JSONParser.depthLimit else {
      throw failure("nested deeper than \(JSONParser.depthLimit) levels")
    }
    skipSpace()
    guard let byte = next else { throw failure("expected a value, found the end") }
    switch byte {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), 48...57: return try number()
    default: throw failure("expected a value")
    }
  }

  mutating func word(_ text: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    let letters = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard position + letters.count <= bytes.count,
      bytes[position..<position + letters.count].elementsEqual(letters)
    else { throw failure("expected '\(text)'") }
    position += letters.count
    return value
  }

  mutating func object(depth: Int) throws(JSONError) -> JSON {
    position += 1
    var members: [JSON.Member] = []
    skipSpace()
    if next == UInt8(ascii: "}") {
      position += 1
      return .object(members)
    }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("expected a member name in quotes") }
      let name = try string()
      skipSpace()
      guard next == UInt8(ascii: ":") else { throw failure("expected ':'") }
      position += 1
      members.append(JSON.Member(name, try value(depth: depth + 1)))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "}"):
        position += 1
        return .object(members)
      default: throw failure("expected ',' or '}'")
      }
    }
  }

  mutating func array(depth: Int) throws(JSONError) -> JSON {
    position += 1
    var values: [JSON] = []
    skipSpace()
    if next == UInt8(ascii: "]") {
      position += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      switch next {
      case UInt8(ascii: ","): position += 1
      case UInt8(ascii: "]"):
        position += 1
        return .array(values)
      default: throw failure("expected ',' or ']'")
      }
    }
  }

  mutating func number() throws(JSONError) -> JSON {
    let start = position
    var isWhole = true
    if next == UInt8(ascii: "-") { position += 1 }
    let firstDigit = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    guard position > firstDigit else { throw failure("expected a digit") }
    guard bytes[firstDigit] != 48 || position == firstDigit + 1 else {
      throw failure("a number must not begin with 0")
    }
    if next == UInt8(ascii: ".") {
      isWhole = false
      position += 1
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      isWhole = false
      position += 1
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let value = Int(text) { return .integer(value) }
    guard let value = Double(text) else { throw failure("number out of range") }
    return .number(value)
  }

  mutating func digits() throws(JSONError) {
    let start = position
    while let byte = next, (48...57).contains(byte) { position += 1 }
    guard position > start else { throw failure("expected a digit") }
  }

  mutating func string() throws(JSONError) -> String {
    position += 1
    let start = position
    skipPlain()
    if next == UInt8(ascii: "\"") {
      position += 1
      return try text(bytes[start..<position - 1], from: start)
    }
    var buffer = Array(bytes[start..<position])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return try text(buffer[...], from: start)
      case UInt8(ascii: "\\"): try escape(into: &buffer)
      case 0..<0x20: throw failure("a control character in a string must be escaped")
      default:
        let start = position
        skipPlain()
        buffer.append(contentsOf: bytes[start..<position])
      }
    }
    throw failure("the string has no end")
  }

  /// Moves on to the next quotation mark, backslash or control character.
  mutating func skipPlain() {
    position = bytes.skip(position, bytes.count) {
      !$0.hold(UInt8(ascii: "\"")) && !$0.hold(UInt8(ascii: "\\")) && !$0.holdLess(than: 0x20)
    }
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      position += 1
    }
  }

  func text(_ slice: ArraySlice<UInt8>, from start: Int) throws(JSONError) -> String {
    guard let text = String(validating: slice, as: UTF8.self) else {
      throw JSONError(message: "the string is not valid UTF-8", byte: start)
    }
    return text
  }

  mutating func escape(into buffer: inout [UInt8]) throws(JSONError) {
    position += 1
    guard let byte = next else { throw failure("the string has no end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): buffer.append(byte)
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"):
      var code = try hexadecimal()
      if (0xD800..<0xDC00).contains(code) { code = try lowSurrogate(after: code) ?? 0xFFFD }
      let scalar = Unicode.Scalar(code) ?? "\u{FFFD}"
      buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    default:
      position -= 1
      throw failure("unknown escape")
    }
  }

  /// The scalar of a surrogate pair, or nil (nothing consumed) when no low surrogate follows.
  mutating func lowSurrogate(after high: UInt32) throws(JSONError) -> UInt32? {
    let saved = position
    guard position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    else { return nil }
    position += 2
    let low = try hexadecimal()
    guard (0xDC00..<0xE000).contains(low) else {
      position = saved
      return nil
    }
    return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
  }

  mutating func hexadecimal() throws(JSONError) -> UInt32 {
    var code: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw failure("expected four hexadecimal digits")
      }
      code = code << 4 | UInt32(digit)
      position += 1
    }
    return code
  }
}
