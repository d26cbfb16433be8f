import Evidence

/// Runs that stay whole, and cuts inside them, by how they are written.
///
/// What is here the treebanks' training parts do at least twice as often as not.
extension Tokenizer {
  /// Marks that end a run as words of their own: `%*+<=>|~`.
  static let parting: Set<UInt8> = [0x25, 0x2A, 0x2B, 0x3C, 0x3D, 0x3E, 0x7C, 0x7E]

  /// Whether a run is a face: `:)`, `;-)`, `=(`, `(:`.
  func isEmoticon(_ lower: Int, _ upper: Int) -> Bool {
    func isEyes(_ byte: UInt8) -> Bool { byte == 0x3A || byte == 0x3B || byte == 0x3D }
    guard (2...4).contains(upper - lower) else { return false }
    if bytes[lower] == 0x28 { return upper - lower == 2 && isEyes(bytes[upper - 1]) }
    guard isEyes(bytes[lower]) else { return false }
    var mouth = lower + 1
    if bytes[mouth] == 0x2D || bytes[mouth] == 0x5E { mouth += 1 }
    guard mouth < upper else { return false }
    return bytes[mouth..<upper].allSatisfy { Tokenizer.mouths.contains($0) }
  }

  /// The marks `()DPp/\|`.
  private static let mouths: Set<UInt8> = [0x28, 0x29, 0x44, 0x50, 0x70, 0x2F, 0x5C, 0x7C]

  /// Whether a symbol belongs to the word after it: `#tag`, `@name`, `+44`.
  func staysBefore(_ lower: Int, _ end: Int) -> Bool {
    guard lower + 1 < end else { return false }
    let isNumber = Glyph(bytes, at: lower + 1).kind == .digit
    switch bytes[lower] {
    case 0x23: return !isNumber && bytes[lower + 1] != 0x23
    case 0x40: return bytes[lower + 1] != 0x40
    case 0x2B: return isNumber
    default: return false
    }
  }

  /// Whether a run is a year of two digits after an apostrophe: `'72`, `’05`.
  func isYear(_ lower: Int, _ end: Int) -> Bool {
    let first = lower + Glyph(bytes, at: lower).width
    guard end >= first + 2, isDigits(first, first + 2) else { return false }
    return end == first + 2 || !Glyph(bytes, at: first + 2).isWord
  }

  /// Whether a word is a decade written with an apostrophe: `80's`, `1590's`.
  func isDecade(_ lower: Int, _ upper: Int) -> Bool {
    guard upper - lower > 3, bytes[upper - 1] | 0x20 == 0x73 else { return false }
    let width = bytes[upper - 2] < 0x80 ? 1 : 3
    let end = upper - 1 - width
    guard end - lower == 2 || end - lower == 4, bytes[end - 1] == 0x30 else { return false }
    return isDigits(lower, end) && Glyph(bytes, at: end).kind == .apostrophe
  }

  /// Whether letters before a hyphen that ends a run are the beginning of a word: `th-`.
  func isStammer(_ lower: Int, _ hyphen: Int) -> Bool {
    guard (1...2).contains(hyphen - lower) else { return false }
    let isWord = bytes[lower..<hyphen].allSatisfy { (97...122).contains($0 | 0x20) }
    return isWord && ClosedClass.tag(lowered(lower, hyphen)) == nil
  }

  /// Whether a run is two letters that stand for two words: `b/c`, `I/O`.
  func isLetterPair(_ lower: Int, _ upper: Int) -> Bool {
    upper - lower == 3 && bytes[lower + 1] == 0x2F && Glyph(bytes, at: lower).isLetter
      && Glyph(bytes, at: lower + 2).isLetter
  }

  /// Whether a run is a telephone number or a date such as `2025-03-18`.
  func isNumberGroup(_ lower: Int, _ upper: Int) -> Bool {
    let groups = bytes[lower..<upper].split(separator: 0x2D, omittingEmptySubsequences: false)
    guard groups.count > 1, groups.joined().allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    return groups.count > 2 || (1...3).contains(groups[0].count) && groups[1].count == 4
  }

  /// The cut inside `cannot`, `gonna`, and inside clitics that lack their apostrophe: `dont`.
  func fused(_ lower: Int, _ upper: Int) -> Int? {
    guard (2...7).contains(upper - lower), bytes[lower..<upper].allSatisfy({ $0 < 0x80 }),
      let clitic = Tokenizer.clitics[lowered(lower, upper)]
    else { return nil }
    let isAcronym = upper - lower == 2 && bytes[upper - 1] < 97
    return isAcronym ? nil : upper - clitic
  }

  /// Words of two and how many letters the second has.
  private static let clitics: [String: Int] = {
    var clitics = ["cannot": 3, "gonna": 2, "wanna": 2, "gotta": 2, "im": 1]
    for word in [
      "do", "ca", "wo", "did", "does", "is", "was", "are", "were", "have", "has", "had", "could",
      "would", "should", "ai",
    ] { clitics[word + "nt"] = 2 }
    for word in ["that", "what", "there", "he", "she"] { clitics[word + "s"] = 1 }
    for word in ["ive", "youve", "weve", "theyve", "youre", "theyre", "youll", "theyll"] {
      clitics[word] = 2
    }
    return clitics
  }()

  /// The cut between a number and a unit that is written to it: `7:30pm`, `35mm`, `86M`.
  func unitStart(_ lower: Int, _ upper: Int) -> Int? {
    guard (48...57).contains(bytes[lower]), lower == 0 || bytes[lower - 1] != 0x2D else {
      return nil
    }
    let number = bytes[lower..<upper].prefix { $0 < 0x3B && $0 > 0x2B }
    guard number.endIndex < upper else { return nil }
    return Tokenizer.units.contains(lowered(number.endIndex, upper)) ? number.endIndex : nil
  }

  private static let units: Set<String> = [
    "am", "pm", "a.m", "p.m", "a.m.", "p.m.", "k", "m", "mm", "cm", "km", "kg", "mg", "ft", "lb",
    "lbs", "gb", "mb", "hr", "hrs", "min", "mins", "mph",
  ]

  /// Cuts `its` for `it's` before a word that nothing possessed begins with.
  mutating func partContractions() {
    guard spans.count > 1 else { return }
    for index in spans.indices.dropLast().reversed()
    where spans[index].upper - spans[index].lower == 3 {
      let (lower, upper) = (spans[index].lower, spans[index].upper)
      guard lowered(lower, upper) == "its",
        Tokenizer.unpossessed.contains(lowered(spans[index + 1].lower, spans[index + 1].upper))
      else { continue }
      spans[index] = TextSpan(lower, upper - 1)
      spans.insert(TextSpan(upper - 1, upper), at: index + 1)
    }
  }

  private static let unpossessed: Set<String> = [
    "a", "an", "the", "not", "been", "also", "just", "still", "really", "simply", "so", "too",
    "in", "for", "from", "at", "on", "like", "as", "now",
  ]

  private func isDigits(_ lower: Int, _ upper: Int) -> Bool {
    bytes[lower..<upper].allSatisfy { (48...57).contains($0) }
  }
}
