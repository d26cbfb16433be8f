import Ontology

/// The words and frames that the event coder knows.
struct EventLexicon: Sendable {
  /// What the lexicon knows about a form.
  struct Entry: Sendable {
    /// The lexicon words that the form can stand for.
    var words: [UInt16] = []
    /// The verb forms that it can be.
    var forms: VerbForms.Form = []
    /// Whether the form can be a noun of a pattern: sanctions, attacks.
    var isNoun = false
    /// What it does in a sentence.
    var classes: FunctionWord = []
  }

  /// The lexicon of this version.
  static let current = EventLexicon(lists: [cooperation, conflict, phrases])

  private(set) var entries: [String: Entry] = [:]
  private var frames: [[EventFrame]] = []
  private var ids: [String: UInt16] = [:]
  private var nouns: Set<UInt16> = []

  /// Compiles lists of frames; a line that cannot be read is left out, which a test forbids.
  init(lists: [String]) {
    for word in EventLexicon.fixed { note(word, id(word)) }
    for list in lists {
      for line in list.split(separator: "\n") { add(line) }
    }
    for (word, classes) in FunctionWord.table { entries[word, default: Entry()].classes = classes }
    for (form, entry) in entries where entry.words.contains(where: { nouns.contains($0) }) {
      entries[form]?.isNoun = true
    }
    for index in frames.indices {
      frames[index].sort { EventLexicon.weight($0) > EventLexicon.weight($1) }
    }
  }

  /// Lexicon words that reading asks for, numbered first.
  static let by: UInt16 = 0
  static let of: UInt16 = 1
  static let that: UInt16 = 2
  static let along: UInt16 = 3
  static let with: UInt16 = 4
  static let to: UInt16 = 5
  static let places: ClosedRange<UInt16> = 6...9
  private static let fixed = [
    "by", "of", "that", "along", "with", "to", "in", "at", "near", "from",
  ]

  /// The number of frames.
  var frameCount: Int { frames.reduce(0) { $0 + $1.count } }

  /// The frames that a word triggers, the most demanding first.
  func frames(of word: UInt16) -> [EventFrame] { frames[Int(word)] }

  private static func weight(_ frame: EventFrame) -> Int {
    frame.elements.reduce(0) { sum, element in
      if case .word = element { return sum + 2 }
      return sum + 1
    }
  }

  private mutating func add(_ line: Substring) {
    let parts = line.split(separator: " ")
    guard parts.count >= 2 else { return }
    let flags = Set(parts.filter { $0.hasPrefix(":") })
    let pattern = parts.dropFirst().filter { !$0.hasPrefix(":") }
    guard let trigger = pattern.first else { return }
    let code = flags.contains(":no") ? nil : CAMEOCode(String(parts[0]))
    let frame = EventFrame(
      code: code, type: code?.eventType, elements: pattern.dropFirst().map { element($0) },
      isReciprocal: flags.contains(":rec"), targetFollowsWith: flags.contains(":with"),
      isJoint: flags.contains(":joint"),
      needsBoth: flags.contains(":both"), needsSource: flags.contains(":source"),
      needsForce: flags.contains(":force"),
      isPlan: flags.contains(":plan"),
      governsInfinitive: pattern.count > 1 && pattern.last == "to")
    for lemma in trigger.split(separator: "/") {
      let word = id(String(lemma))
      for (form, kind) in VerbForms.forms(of: String(lemma)) {
        note(form, word)
        entries[form]?.forms.formUnion(kind)
      }
      frames[Int(word)].append(frame)
    }
  }

  private mutating func element(_ text: Substring) -> EventFrame.Element {
    if text == "*" { return .gap }
    if text == "@" { return .target }
    return .word(
      text.split(separator: "/").map { lemma in
        let word = id(String(lemma))
        note(String(lemma), word)
        let forms =
          lemma == "be" ? EventLexicon.beForms : VerbForms.forms(of: String(lemma)).map(\.0)
        for form in forms { note(form, word) }
        nouns.insert(word)
        return word
      })
  }

  private static let beForms = ["is", "are", "was", "were", "been", "being"]

  private mutating func id(_ lemma: String) -> UInt16 {
    if let known = ids[lemma] { return known }
    let new = UInt16(frames.count)
    ids[lemma] = new
    frames.append([])
    return new
  }

  private mutating func note(_ form: String, _ word: UInt16) {
    if entries[form]?.words.contains(word) != true {
      entries[form, default: Entry()].words.append(word)
    }
  }
}
