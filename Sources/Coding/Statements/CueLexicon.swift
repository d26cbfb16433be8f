/// How a cue takes its content.
struct CuePatterns: OptionSet, Sendable, Hashable {
  let rawValue: UInt8

  /// A clause, with or without `that`, or a question clause: `said that`, `asked whether`.
  static let clause = CuePatterns(rawValue: 1)
  /// A quotation.
  static let quote = CuePatterns(rawValue: 2)
  /// An object: `highlights the importance`, `called it historic`.
  static let object = CuePatterns(rawValue: 4)
  /// An infinitive: `aim to address`.
  static let infinitive = CuePatterns(rawValue: 8)
  /// A clause or infinitive after the person spoken to: `told reporters that`.
  static let addressee = CuePatterns(rawValue: 16)

  /// Reads the letters `c`, `q`, `o`, `i`, `a`.
  init(letters: Substring) {
    var patterns = CuePatterns()
    for letter in letters.utf8 {
      switch letter {
      case UInt8(ascii: "c"): patterns.insert(.clause)
      case UInt8(ascii: "q"): patterns.insert(.quote)
      case UInt8(ascii: "o"): patterns.insert(.object)
      case UInt8(ascii: "i"): patterns.insert(.infinitive)
      case UInt8(ascii: "a"): patterns.insert(.addressee)
      default: break
      }
    }
    self = patterns
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}

/// What a cue does with its content.
enum CueSort: Sendable, Hashable {
  /// Says it: without the act there is no statement.
  case speech
  /// Holds it true, good or bad: denied, it is still a stand.
  case belief
  /// Intends it.
  case intention
  /// Denies or doubts it.
  case denial
}

/// A verb that introduces statements.
struct Cue: Sendable, Hashable {
  let patterns: CuePatterns
  let sort: CueSort
  /// The stand that the verb itself takes: -1, 0 or 1.
  let stance: Int
  /// The prepositions that may introduce the content, such as `for` after `call`.
  let prepositions: [String]
}

/// The grammatical form in which a cue stands.
enum CueForm: Sendable, Hashable {
  case base, third, past, participle
}

/// The verbs, adjectives and nouns that introduce statements, typed for this project.
struct CueLexicon: Sendable {
  /// The lexicon.
  static let english = CueLexicon()

  private let verbs: [String: (cue: Cue, form: CueForm)]
  private let adjectives: [String: Cue]
  private let attitudes: [String: Cue]

  private init() {
    var verbs: [String: (cue: Cue, form: CueForm)] = [:]
    for line in CueTable.verbs.split(separator: "\n") {
      let (cue, words) = CueLexicon.entry(line)
      for word in words {
        for (form, kind) in CueLexicon.forms(of: word) where verbs[form] == nil {
          verbs[form] = (cue, kind)
        }
      }
    }
    self.verbs = verbs
    adjectives = CueLexicon.plain(CueTable.adjectives)
    attitudes = CueLexicon.plain(CueTable.attitudes)
  }

  /// The cue that a folded word form can be, with the form it then has.
  func verb(_ word: String) -> (cue: Cue, form: CueForm)? { verbs[word] }

  /// The cue that an adjective after a copula can be: `is skeptical that`.
  func adjective(_ word: String) -> Cue? { adjectives[word] }

  /// The cue that a noun after `express`, `voice` and the like can be: `expresses doubt`.
  func attitude(_ word: String) -> Cue? { attitudes[word] }

  private static func plain(_ table: String) -> [String: Cue] {
    var result: [String: Cue] = [:]
    for line in table.split(separator: "\n") {
      let (cue, words) = entry(line)
      for word in words { result[String(word)] = cue }
    }
    return result
  }

  /// Reads `patterns sort stance prepositions: words`.
  private static func entry(_ line: Substring) -> (Cue, [Substring]) {
    let halves = line.split(separator: ":", maxSplits: 1)
    let fields = halves[0].split(separator: " ")
    let sort: CueSort =
      switch fields[1] {
      case "speech": .speech
      case "belief": .belief
      case "intention": .intention
      default: .denial
      }
    let stance = fields[2] == "+" ? 1 : fields[2] == "-" ? -1 : 0
    let prepositions = fields.count > 3 ? fields[3].split(separator: ",").map(String.init) : []
    let cue = Cue(
      patterns: CuePatterns(letters: fields[0]), sort: sort, stance: stance,
      prepositions: prepositions)
    return (cue, halves[1].split(separator: " "))
  }

  /// The forms of a verb, given by its base, `base2` where the last consonant doubles, or all
  /// irregular forms between slashes: base, third person, past, participle in -ing.
  private static func forms(of word: Substring) -> [(String, CueForm)] {
    let given = word.split(separator: "/").map(String.init)
    if given.count >= 4 {
      return [(given[0], .base), (given[1], .third), (given[2], .past), (given[3], .participle)]
        + given.dropFirst(4).map { ($0, .past) }
    }
    var base = given[0]
    let doubles = base.hasSuffix("2")
    if doubles { base.removeLast() }
    let last = base.utf8.last ?? 0
    let isVowelBefore = base.utf8.dropLast().last.map { "aeiou".utf8.contains($0) } ?? false
    if last == UInt8(ascii: "e") {
      let stem = String(base.dropLast())
      let ing = base.hasSuffix("ee") ? base + "ing" : stem + "ing"
      return [(base, .base), (base + "s", .third), (base + "d", .past), (ing, .participle)]
    }
    if last == UInt8(ascii: "y"), !isVowelBefore {
      let stem = String(base.dropLast())
      return [
        (base, .base), (stem + "ies", .third), (stem + "ied", .past), (base + "ing", .participle),
      ]
    }
    let stem = doubles ? base + String(base.suffix(1)) : base
    let hisses = ["s", "sh", "ch", "x", "z"].contains { base.hasSuffix($0) }
    return [
      (base, .base), (base + (hisses ? "es" : "s"), .third), (stem + "ed", .past),
      (stem + "ing", .participle),
    ]
  }
}
