/// The words of a report that look alike in other languages: names, numbers, and words of common
/// descent, passage by passage.
///
/// Two words are taken for cognates if their first four letters are the same once romanised, numbers if
/// they are the same (Simard, Foster & Isabelle 1992, "Using cognates to align sentences in bilingual
/// corpora").
struct Cognates: Sendable {
  /// A sentence or a line.
  struct Passage: Sendable {
    /// Hashes of its words' beginnings and of its numbers, sorted, each once.
    var keys: [UInt32] = []
    /// Those of names and numbers.
    var names: [UInt32] = []
    /// How many letters it has.
    var letters = 0
    /// Where it stands in the headline or the body, from its first letter on, in UTF-8 bytes.
    var bytes = 0..<0
  }

  /// The passages in order, the headline first; at most 80.
  private(set) var passages: [Passage] = []
  /// Hashes of two names or numbers that stand near each other, sorted, each once: what finds a
  /// report in another language.
  private(set) var pairs: [UInt32] = []

  /// Passages beyond these are not read.
  private static let longest = 80

  /// How many letters it has.
  var letters: Int { passages.reduce(0) { $0 + $1.letters } }

  private var passage = Passage()
  private var word: [UInt8] = []
  private var isName = false
  private var isInWord = false
  private var isPassageStart = true
  private var stop = Stop.none
  private var recent: [UInt32] = []
  /// Where the scalar at hand begins, and where the last one that is no space ended.
  private var offset = 0
  private var seen = 0

  /// How far a sentence is from its end.
  private enum Stop { case none, written, beforeSpace }

  /// Reads a headline and a body.
  ///
  /// - Complexity: O(n) in scalars.
  init(title: String, text: String) {
    for part in [title, text] {
      (offset, seen) = (0, 0)
      for scalar in part.unicodeScalars {
        read(scalar)
        offset += UTF8.width(scalar)
      }
      if isInWord { endWord() }
      endPassage()
    }
    pairs = distinct(pairs)
  }

  private mutating func read(_ scalar: Unicode.Scalar) {
    let kind = ScalarKind(scalar)
    if kind == .letter || kind == .capital || kind == .digit {
      if !isInWord { begin(kind) }
      passage.letters += 1
      Romanisation.append(scalar, to: &word)
      seen = offset + UTF8.width(scalar)
      return
    }
    if kind != .space, scalar != "\n" { seen = offset + UTF8.width(scalar) }
    let isOrdinal = isNumber && word.count <= 2
    if isInWord { endWord() }
    switch kind {
    case .end: endPassage()
    case .stop: stop = isOrdinal ? .none : .written
    case .space: if stop == .written { stop = .beforeSpace }
    case .closing: break
    default: stop = .none
    }
  }

  private var isNumber: Bool { word.first.map { (48...57).contains($0) } == true }

  private mutating func begin(_ kind: ScalarKind) {
    if stop == .beforeSpace, kind != .letter { endPassage() }
    stop = .none
    isInWord = true
    if passage.letters == 0 { passage.bytes = offset..<offset }
    isName = kind == .digit || kind == .capital && !isPassageStart
    isPassageStart = false
  }

  private mutating func endWord() {
    defer {
      word.removeAll(keepingCapacity: true)
      isInWord = false
    }
    guard word.count >= (isNumber ? 2 : isName ? 3 : 4) else { return }
    var hash: UInt32 = 0x811C_9DC5
    for byte in isNumber ? word[...] : word.prefix(4) {
      hash = (hash ^ UInt32(byte)) &* 0x0100_0193
    }
    passage.keys.append(hash)
    guard isName else { return }
    passage.names.append(hash)
    for other in recent where other != hash {
      pairs.append(WordStream.pair(min(hash, other), max(hash, other)))
    }
    recent.append(hash)
    if recent.count > 2 { recent.removeFirst() }
  }

  /// Hashes in order, each once.
  private func distinct(_ hashes: [UInt32]) -> [UInt32] {
    var sorted = hashes
    sorted.sort()
    var kept: [UInt32] = []
    kept.reserveCapacity(sorted.count)
    for hash in sorted where hash != kept.last { kept.append(hash) }
    return kept
  }

  private mutating func endPassage() {
    recent.removeAll(keepingCapacity: true)
    isPassageStart = true
    stop = .none
    guard passage.letters > 0 else { return }
    passage.bytes = passage.bytes.lowerBound..<seen
    passage.keys = distinct(passage.keys)
    passage.names = distinct(passage.names)
    if passages.count < Cognates.longest { passages.append(passage) }
    passage = Passage()
  }
}

/// What one scalar is to the words and sentences of a text in any script.
private enum ScalarKind {
  case letter, capital, digit, space, stop, closing, end, other

  init(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "a"..."z": self = .letter
    case "A"..."Z": self = .capital
    case "0"..."9": self = .digit
    case " ", "\t", "\r", "\u{A0}", "\u{202F}": self = .space
    case ".": self = .stop
    case "\n", "!", "?", "؟", "。": self = .end
    case "\"", ")", "”", "“", "»", "«", "„", "’": self = .closing
    case _ where scalar.value < 0x80: self = .other
    case _ where scalar.value < 0x530: self = ScalarKind.near[Int(scalar.value)]
    default: self = ScalarKind(of: scalar.properties)
    }
  }

  /// The kinds of the scalars below U+0530: Latin, Greek and Cyrillic.
  private static let near = (0..<0x530 as Range<UInt32>).map {
    Unicode.Scalar($0).map { ScalarKind(of: $0.properties) } ?? .other
  }

  private init(of properties: Unicode.Scalar.Properties) {
    switch properties.generalCategory {
    case .uppercaseLetter, .titlecaseLetter: self = .capital
    case .decimalNumber: self = .digit
    case .spaceSeparator: self = .space
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark:
      self = .letter
    default: self = .other
    }
  }
}
