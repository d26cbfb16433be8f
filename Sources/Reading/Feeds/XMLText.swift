import CXML2

/// Character data of XML: references decoded, white space trimmed, markup escaped.
enum XMLText {
  /// Bytes that one document's own entities may grow to; stops entity bombs.
  static let expansionLimit = 1 << 20

  /// Appends text with its character and entity references decoded.
  ///
  /// HTML's named entities count too, as feeds use them undeclared. What is no reference stays as
  /// it is.
  static func decode(
    _ text: ArraySlice<UInt8>, entities: [String: [UInt8]], into buffer: inout [UInt8]
  ) {
    var rest = text
    while let mark = rest.firstIndex(of: UInt8(ascii: "&")) {
      buffer.append(contentsOf: rest[..<mark])
      rest = rest[mark...]
      guard let (scalar, end) = reference(at: mark, in: rest, entities: entities) else {
        buffer.append(UInt8(ascii: "&"))
        rest = rest[(mark + 1)...]
        continue
      }
      buffer.append(contentsOf: scalar)
      rest = rest[end...]
    }
    buffer.append(contentsOf: rest)
  }

  /// The bytes that a reference stands for and where it ends.
  private static func reference(
    at mark: Int, in text: ArraySlice<UInt8>, entities: [String: [UInt8]]
  ) -> (bytes: [UInt8], end: Int)? {
    let limit = min(text.endIndex, mark + 40)
    guard let end = text[mark..<limit].firstIndex(of: UInt8(ascii: ";")), end > mark + 1 else {
      return nil
    }
    let body = text[(mark + 1)..<end]
    if body.first == UInt8(ascii: "#") {
      return number(body.dropFirst()).map { (utf8($0), end + 1) }
    }
    guard body.allSatisfy({ isNameByte($0) }) else { return nil }
    let name = String(decoding: body, as: UTF8.self)
    if let own = entities[name] { return (own, end + 1) }
    return named(name).map { (utf8($0), end + 1) }
  }

  /// The scalar of a numeric reference without `&#` and `;`; 0x80...0x9F is read as windows-1252.
  static func number(_ digits: ArraySlice<UInt8>) -> UInt32? {
    var value: UInt32 = 0
    var rest = digits
    let isHexadecimal = rest.first.map { $0 | 0x20 } == UInt8(ascii: "x")
    if isHexadecimal { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    for byte in rest {
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46 where isHexadecimal: digit = byte - 0x37
      case 0x61...0x66 where isHexadecimal: digit = byte - 0x57
      default: return nil
      }
      value = value * (isHexadecimal ? 16 : 10) + UInt32(digit)
      if value > 0x10FFFF { return 0xFFFD }
    }
    if (0x80...0x9F).contains(value) { return windows1252(value) }
    return value
  }

  /// The scalar of an HTML 4 named entity, or of XML's five.
  static func named(_ name: String) -> UInt32? {
    if name == "apos" { return 0x27 }
    guard let entry = htmlEntityLookup(name) else { return nil }
    return entry.pointee.value
  }

  /// What windows-1252 means by a byte in 0x80...0x9F (WHATWG encoding standard, index).
  static func windows1252(_ value: UInt32) -> UInt32 {
    let table: [UInt32] = [
      0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
      0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
    ]
    return (0x80...0x9F).contains(value) ? table[Int(value - 0x80)] : value
  }

  static func utf8(_ value: UInt32) -> [UInt8] {
    let scalar = Unicode.Scalar(value).flatMap { $0.value == 0 ? nil : $0 } ?? "\u{FFFD}"
    return Array(String(Character(scalar)).utf8)
  }

  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
    default: false
    }
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// Whether XML 1.0 forbids the character.
  static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 && !isSpace(byte) }

  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = text
    while let first = slice.first, isSpace(first) { slice = slice.dropFirst() }
    while let last = slice.last, isSpace(last) { slice = slice.dropLast() }
    return slice
  }

  /// Appends text with `&`, `<` and `>` escaped.
  static func escape(_ text: ArraySlice<UInt8>, into buffer: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): buffer.append(contentsOf: "&amp;".utf8)
      case UInt8(ascii: "<"): buffer.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): buffer.append(contentsOf: "&gt;".utf8)
      default: buffer.append(byte)
      }
    }
  }
}

extension XMLText {
  /// Whether a numeric reference names a code in 0x80...0x9F, which publishers mean in windows-1252.
  static func isWindowsReference(_ digits: ArraySlice<UInt8>) -> Bool {
    let text = WebAddress.lower(String(decoding: digits, as: UTF8.self))
    let value = text.hasPrefix("x") ? Int(text.dropFirst(), radix: 16) : Int(text)
    return value.map { (0x80...0x9F).contains($0) } ?? false
  }
}
