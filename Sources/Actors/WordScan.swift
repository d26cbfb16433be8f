import Evidence

/// One word of a text, folded for look-up.
struct Word {
  /// Offset of its first byte.
  let lower: Int
  /// Offset after its last byte, a closing abbreviation stop included.
  let upper: Int
  /// FNV-1a hash of the word in lower case without diacritics or inner stops.
  let hash: UInt64
  /// Whether it begins with a capital or a digit.
  let isCapitalised: Bool
  /// Whether it has two letters or more and all of them are capitals.
  let isAllCapitals: Bool
  /// What stands between it and the word before.
  let gap: Gap

  /// What stands before a word.
  enum Gap {
    /// One space, hyphen or apostrophe: the two words can belong to one name.
    case space, hyphen, apostrophe
    /// Anything else.
    case other
  }
}

/// Cuts text into words for looking up names.
///
/// A word is a run of letters and digits; `U.S.` is one word, an apostrophe or a hyphen ends a
/// word, and `, ` and ` & ` give words of their own so that `Washington, D.C.` can be a name.
enum WordScan {
  static let commaHash = hash(of: ",")

  /// The hash under which a word stands in the tables.
  static func hash(of word: String) -> UInt64 {
    FNV1a(word).value
  }

  /// The words of a text, in order.
  ///
  /// - Complexity: O(n) in bytes.
  static func words(of bytes: [UInt8]) -> [Word] {
    var words: [Word] = []
    words.reserveCapacity(bytes.count / 6)
    var position = 0
    var previousEnd = 0
    while position < bytes.count {
      let letter = Letter(bytes, at: position)
      guard letter.isWord else {
        position += letter.width
        continue
      }
      var gap = gap(bytes, from: previousEnd, to: position)
      if !words.isEmpty, let joint = joint(bytes, from: previousEnd, to: position) {
        words.append(joint)
        gap = .space
      }
      let word = word(bytes, at: position, gap: gap)
      words.append(word)
      position = word.upper
      previousEnd = word.upper
    }
    return words
  }

  private static func word(_ bytes: [UInt8], at start: Int, gap: Word.Gap) -> Word {
    var hash = FNV1a()
    var position = start
    var capitals = 0
    var letters = 0
    var isCapitalised = false
    var sinceStop = 0
    var hasStops = false
    while position < bytes.count {
      let letter = Letter(bytes, at: position)
      if letter.isWord {
        // `U.S` may go on with another single letter, `Mr.Smith` may not.
        if hasStops, sinceStop == 1 { break }
        if position == start { isCapitalised = letter.isUpper || letter.isDigit }
        letters += letter.isDigit ? 0 : 1
        capitals += letter.isUpper ? 1 : 0
        letter.fold { hash.add($0) }
        position += letter.width
        sinceStop += 1
      } else if bytes[position] == 0x2E, sinceStop == 1, letters == capitals,
        hasStops || singleLetterFollows(bytes, position + 1)
      {
        hasStops = true
        sinceStop = 0
        position += 1
      } else {
        break
      }
    }
    return Word(
      lower: start, upper: position, hash: hash.value, isCapitalised: isCapitalised,
      isAllCapitals: letters >= 2 && capitals == letters, gap: gap)
  }

  private static func singleLetterFollows(_ bytes: [UInt8], _ position: Int) -> Bool {
    guard position < bytes.count, (65...90).contains(bytes[position]) else { return false }
    return position + 1 == bytes.count || !Letter(bytes, at: position + 1).isWord
  }

  private static func gap(_ bytes: [UInt8], from: Int, to: Int) -> Word.Gap {
    switch to - from {
    case 1:
      switch bytes[from] {
      case 0x20: return .space
      case 0x2D: return .hyphen
      case 0x27: return .apostrophe
      default: return .other
      }
    case 2:
      if bytes[from] == 0xC2, bytes[from + 1] == 0xA0 { return .space }
      // `St. Lucia`: the word before is short, which the tables' names bear out.
      if bytes[from] == 0x2E, bytes[from + 1] == 0x20, from >= 2,
        bytes[from - 1] == 0x74, bytes[from - 2] == 0x53
      {
        return .space
      }
      return .other
    case 3:
      if bytes[from] == 0xE2, bytes[from + 1] == 0x80 {
        if bytes[from + 2] == 0x99 || bytes[from + 2] == 0x98 { return .apostrophe }
        if bytes[from + 2] == 0x91 || bytes[from + 2] == 0x90 || bytes[from + 2] == 0x93 {
          return .hyphen
        }
      }
      return .other
    default: return .other
    }
  }

  /// The word that a comma or an ampersand between two words makes.
  private static func joint(_ bytes: [UInt8], from: Int, to: Int) -> Word? {
    if to - from == 2, bytes[from] == 0x2C, bytes[from + 1] == 0x20 {
      return Word(
        lower: from, upper: from + 1, hash: commaHash, isCapitalised: false,
        isAllCapitals: false, gap: .space)
    }
    if to - from == 3, bytes[from] == 0x20, bytes[from + 1] == 0x26, bytes[from + 2] == 0x20 {
      return Word(
        lower: from + 1, upper: from + 2, hash: hash(of: "and"), isCapitalised: false,
        isAllCapitals: false, gap: .space)
    }
    return nil
  }
}
