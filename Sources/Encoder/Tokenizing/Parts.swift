/// A word in the form that pieces are looked up in, and the parts that pieces may not cross.
struct Parts {
  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var ranges: [Range<Int>] = []

  /// Replaces the parts by those of another word.
  mutating func take(_ word: String) {
    scalars.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
    var start = 0
    for scalar in word.unicodeScalars {
      switch Parts.role(of: scalar) {
      case .none:
        continue
      case .space:
        close(&start)
      case .alone:
        close(&start)
        add(scalar)
        close(&start)
      case .letter:
        add(scalar)
      }
    }
    close(&start)
  }

  private mutating func close(_ start: inout Int) {
    if start < scalars.count { ranges.append(start..<scalars.count) }
    start = scalars.count
  }

  private mutating func add(_ scalar: Unicode.Scalar) {
    guard !scalar.isASCII else {
      let isCapital = ("A"..."Z").contains(scalar)
      scalars.append(isCapital ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
      return
    }
    var kept = scalars
    scalars = []
    Decomposition.forEachBase(of: scalar) { kept.append($0) }
    scalars = kept
  }

  private enum Role { case none, space, alone, letter }

  private static func role(of scalar: Unicode.Scalar) -> Role {
    let value = scalar.value
    if scalar.isASCII {
      switch value {
      case 9, 10, 13, 32: return .space
      case 0..<32, 127: return .none
      case 33...47, 58...64, 91...96, 123...126: return .alone
      default: return .letter
      }
    }
    if isChinese(value) { return .alone }
    switch scalar.properties.generalCategory {
    case .control, .format, .privateUse, .surrogate: return .none
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation:
      return .alone
    default: return value == 0xfffd ? .none : .letter
    }
  }

  /// The blocks that BERT sets apart, character by character.
  private static func isChinese(_ value: UInt32) -> Bool {
    switch value {
    case 0x4e00...0x9fff, 0x3400...0x4dbf, 0x20000...0x2a6df, 0x2a700...0x2ceaf,
      0xf900...0xfaff, 0x2f800...0x2fa1f:
      true
    default: false
    }
  }
}
