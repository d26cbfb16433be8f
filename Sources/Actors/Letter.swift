/// One character of UTF-8, seen as part of a name or not.
struct Letter {
  /// Its length in bytes, at least 1 whatever the bytes are.
  let width: Int
  /// Whether it can stand inside a word.
  let isWord: Bool
  /// Whether it is a capital of the Latin script.
  let isUpper: Bool
  /// Whether it is a digit of ASCII.
  let isDigit: Bool
  private let folded: (UInt8, UInt8)
  private let raw: UInt32

  /// Reads the character that begins at an offset inside `bytes`.
  init(_ bytes: [UInt8], at position: Int) {
    let byte = bytes[position]
    raw = 0
    if byte < 0x80 {
      width = 1
      isUpper = (65...90).contains(byte)
      isDigit = (48...57).contains(byte)
      isWord = isUpper || isDigit || (97...122).contains(byte)
      folded = (isUpper ? byte | 0x20 : byte, 0)
      return
    }
    isDigit = false
    let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
    width = min(length, bytes.count - position)
    guard width == 2, length == 2 else {
      // U+2000...U+2BFF and U+3000...U+303F are punctuation and symbols; other scripts are words.
      let isSymbol = byte == 0xE2 || byte == 0xE3 && width > 1 && bytes[position + 1] == 0x80
      isWord = length > 1 && width == length && !isSymbol && byte < 0xF0
      isUpper = false
      folded = (byte, width > 2 ? bytes[position + 2] : 0)
      return
    }
    let scalar = UInt32(byte & 0x1F) << 6 | UInt32(bytes[position + 1] & 0x3F)
    let fold = LatinFold.fold(scalar)
    folded = fold.letters
    isUpper = fold.isUpper
    isWord = fold.isWord
  }

  /// Gives the bytes of the character without its case and diacritics.
  func fold(_ body: (UInt8) -> Void) {
    body(folded.0)
    if folded.1 != 0 { body(folded.1) }
  }
}

/// Latin letters with diacritics and their plain forms, for U+0080...U+07FF.
enum LatinFold {
  /// The plain letters, whether the scalar is a capital, and whether it is a letter at all.
  static func fold(_ scalar: UInt32) -> (letters: (UInt8, UInt8), isUpper: Bool, isWord: Bool) {
    if scalar < 0xC0 {
      return ((UInt8(truncatingIfNeeded: scalar), 0), false, scalar == 0xAA || scalar == 0xBA)
    }
    if scalar < 0x180 {
      let entry = table[Int(scalar - 0xC0)]
      return ((entry.0, entry.1), entry.2, entry.0 != 0)
    }
    switch scalar {
    case 0x18F, 0x259: return ((101, 0), scalar == 0x18F, true)
    case 0x218, 0x219: return ((115, 0), scalar == 0x218, true)
    case 0x21A, 0x21B: return ((116, 0), scalar == 0x21A, true)
    case 0x1CD, 0x1CE: return ((97, 0), scalar == 0x1CD, true)
    case 0x300...0x36F: return ((0, 0), false, true)
    default:
      let low = UInt8(truncatingIfNeeded: scalar)
      return ((low, UInt8(truncatingIfNeeded: scalar >> 8) | 0x80), false, true)
    }
  }

  /// Plain letters of U+00C0...U+017F in order; `-` is no letter, `Æ` and its like are two.
  private static let plain: StaticString = """
    A A A A A A AE C E E E E I I I I D N O O O O O - O U U U U Y TH ss \
    a a a a a a ae c e e e e i i i i d n o o o o o - o u u u u y th y \
    A a A a A a C c C c C c C c D d D d E e E e E e E e E e G g G g G g G g H h H h \
    I i I i I i I i I i IJ ij J j K k k L l L l L l L l L l N n N n N n n N n \
    O o O o O o OE oe R r R r R r S s S s S s S s T t T t T t U u U u U u U u U u U u \
    W w Y y Y Z z Z z Z z s
    """

  private static let table: [(UInt8, UInt8, Bool)] = plain.description.split(separator: " ").map {
    let letters = Array($0.utf8)
    guard letters[0] != 0x2D else { return (0, 0, false) }
    return (
      letters[0] | 0x20, letters.count > 1 ? letters[1] | 0x20 : 0, letters[0] < 97
    )
  }
}
