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
      let bytes = Array(bytes)
      var position = 0
      var first: Glyph.Class?
      var upper = 0
      var lower = 0
      while position < bytes.count {
        let glyph = Glyph(bytes, at: position)
        if glyph.isWord, first == nil { first = glyph.kind }
        if glyph.kind == .upper { upper += 1 }
        if glyph.kind == .lower { lower += 1 }
        position += glyph.width
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
