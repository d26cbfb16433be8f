/// One character of UTF-8 and what it does in written text.
struct Glyph {
  /// What a character does in written text.
  enum Class: UInt8 {
    case upper, lower, digit, space, newline, stop, bang, ellipsis, comma, apostrophe
    case openQuote, closeQuote, straightQuote, openBracket, closeBracket, hyphen, dash, slash
    case currency, symbol
  }

  /// Its length in bytes, at least 1 whatever the bytes are.
  let width: Int
  /// What it does.
  let kind: Class

  /// Reads the character that begins at an offset inside `bytes`.
  init(_ bytes: [UInt8], at position: Int) {
    let byte = bytes[position]
    if byte < 0x80 {
      width = 1
      kind = Glyph.ascii[Int(byte)]
      return
    }
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    width = min(length, bytes.count - position)
    guard width == length, length > 1 else {
      kind = .symbol
      return
    }
    var value = UInt32(byte) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[position + offset] & 0x3F) }
    kind = Glyph.wide(value)
  }

  /// Whether it belongs to a word: a letter or a digit.
  var isWord: Bool { kind.rawValue <= Class.digit.rawValue }
  /// Whether it is a letter.
  var isLetter: Bool { kind.rawValue <= Class.lower.rawValue }
  /// Whether it is white space.
  var isSpace: Bool { kind == .space || kind == .newline }

  private static let ascii: [Class] = (0..<128).map { code in
    switch UInt8(code) {
    case 65...90: .upper
    case 97...122: .lower
    case 48...57: .digit
    case 0x0A, 0x0D: .newline
    case 0x00...0x20, 0x7F: .space
    case 0x2E: .stop
    case 0x21, 0x3F: .bang
    case 0x2C, 0x3A, 0x3B: .comma
    case 0x27: .apostrophe
    case 0x60: .openQuote
    case 0x22: .straightQuote
    case 0x28, 0x5B, 0x7B: .openBracket
    case 0x29, 0x5D, 0x7D: .closeBracket
    case 0x2D: .hyphen
    case 0x2F: .slash
    case 0x24: .currency
    default: .symbol
    }
  }

  private static func wide(_ value: UInt32) -> Class {
    switch value {
    case 0x85, 0x2028, 0x2029: return .newline
    case 0xA0, 0x1680, 0x2000...0x200B, 0x202F, 0x205F, 0x3000, 0xFEFF: return .space
    case 0x2018, 0x2019, 0x201B, 0x2BC: return .apostrophe
    case 0x201C, 0x201E, 0x201F, 0xAB, 0x2039, 0x201A, 0x300C: return .openQuote
    case 0x201D, 0xBB, 0x203A, 0x300D: return .closeQuote
    case 0x2026: return .ellipsis
    case 0x3002, 0xFF0E: return .stop
    case 0xFF01, 0xFF1F, 0x203C, 0x2049: return .bang
    case 0x2010, 0x2011, 0xAD: return .hyphen
    case 0x2012...0x2015, 0x2212: return .dash
    case 0xA2...0xA5, 0x20A0...0x20CF: return .currency
    case 0x80...0xBF where value != 0xAA && value != 0xB5 && value != 0xBA: return .symbol
    case 0xD7, 0xF7, 0x2000...0x2BFF, 0x3000...0x303F, 0xFFFD: return .symbol
    case 0xDF...0xFF: return .lower
    case 0xC0...0xDE: return .upper
    default:
      guard let scalar = Unicode.Scalar(value) else { return .symbol }
      return scalar.properties.isUppercase
        ? .upper
        : value < 0x1_0000 ? .lower : scalar.properties.isAlphabetic ? .lower : .symbol
    }
  }
}
