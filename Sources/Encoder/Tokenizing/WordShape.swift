/// How a word is written, as the encoder takes it in beside its (uncased) pieces.
///
/// Raw values are rows of the model's shape table.
public enum WordShape: UInt8, Sendable, CaseIterable {
  /// No capital and no digit.
  case lower = 0
  /// A capital first, and not all capitals unless it is the only letter.
  case capitalised = 1
  /// Two or more characters, all letters capitals.
  case capitals = 2
  /// A capital somewhere inside.
  case mixed = 3
  /// A digit and no capital.
  case digits = 4
  /// Neither letter nor number.
  case symbols = 5

  /// The shape of a word.
  public init(_ word: String) {
    var (count, letters, capitals, smalls, digits) = (0, 0, 0, 0, 0)
    var beginsWithCapital = false
    for scalar in word.unicodeScalars {
      let kind = LetterKind(scalar)
      if kind != .none { letters += 1 }
      if kind == .capital { capitals += 1 }
      if kind == .small { smalls += 1 }
      if kind == .digit { digits += 1 }
      if count == 0 { beginsWithCapital = kind == .capital }
      count += 1
    }
    self =
      if letters == 0 {
        .symbols
      } else if capitals > 0, smalls == 0, count > 1 {
        .capitals
      } else if beginsWithCapital {
        .capitalised
      } else if capitals > 0 {
        .mixed
      } else {
        digits > 0 ? .digits : .lower
      }
  }
}

/// What a scalar adds to the shape of its word.
private enum LetterKind {
  case none, capital, small, digit, other

  init(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      self =
        switch UInt8(truncatingIfNeeded: scalar.value) {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
        case UInt8(ascii: "a")...UInt8(ascii: "z"): .small
        case UInt8(ascii: "0")...UInt8(ascii: "9"): .digit
        default: .none
        }
      return
    }
    let properties = scalar.properties
    self =
      if properties.isUppercase {
        .capital
      } else if properties.isLowercase || properties.generalCategory == .titlecaseLetter {
        .small
      } else if properties.numericType == .decimal || properties.numericType == .digit {
        .digit
      } else {
        properties.isAlphabetic || properties.numericType != nil ? .other : .none
      }
  }
}
