/// How a word is written.
enum Casing {
  /// The shape of a word.
  enum Shape {
    /// It begins with a capital and holds a small letter, or is one capital.
    case capitalised
    /// It has two capitals or more and no small letter.
    case allCapitals
    /// It begins with a small letter.
    case lower
    /// It begins with a digit, perhaps after a sign.
    case number
    /// It has neither letters nor digits.
    case marks
  }

  /// The shape of a word.
  static func shape(_ word: String) -> Shape {
    var word = word
    return word.withUTF8 { bytes in
      // Only words beyond ASCII are copied.
      var copy: [UInt8] = []
      var position = 0
      var first: Glyph.Class?
      var upper = 0
      var lower = 0
      while position < bytes.count {
        let byte = bytes[position]
        var kind: Glyph.Class?
        switch byte {
        case 65...90: kind = .upper
        case 97...122: kind = .lower
        case 48...57: kind = .digit
        case 0x80...:
          if copy.isEmpty { copy = Array(bytes) }
          let glyph = Glyph(copy, at: position)
          if glyph.isWord { kind = glyph.kind }
          position += glyph.width - 1
        default: break
        }
        position += 1
        if first == nil { first = kind }
        if kind == .upper { upper += 1 }
        if kind == .lower { lower += 1 }
      }
      switch first {
      case nil: return .marks
      case .digit: return .number
      case .upper: return lower == 0 && upper > 1 ? .allCapitals : .capitalised
      default: return .lower
      }
    }
  }

  /// The word with its ASCII capitals made small; other letters by Unicode's rules.
  static func lowered(_ word: String) -> String {
    var isPlain = true
    for byte in word.utf8 where byte >= 0x80 || (65...90).contains(byte) {
      isPlain = false
      break
    }
    return isPlain ? word : word.lowercased()
  }

  /// Whether marks are a symbol rather than punctuation.
  static func isSymbol(_ form: String) -> Bool {
    guard let first = form.unicodeScalars.first else { return false }
    switch first.properties.generalCategory {
    case .currencySymbol, .mathSymbol, .modifierSymbol, .otherSymbol: return true
    default: return form == "%"
    }
  }
}
