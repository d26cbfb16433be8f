/// A phrase that points back at several states or parties: `the three nations`, `both countries`,
/// `the two NATO countries`, `the signatories of the declaration`.
struct GroupPhrase: Sendable, Hashable {
  /// What the members are.
  enum Member: Sendable, Hashable {
    case states, parties, persons
  }

  /// The phrase.
  let tokens: Range<Int>
  /// The noun or number that carries it.
  let head: Int
  /// What the members are.
  let member: Member
  /// How many, where the phrase tells.
  let number: Int?

  private static let states: Set<String> = [
    "countries", "nations", "states", "neighbours", "neighbors", "governments", "capitals",
    "allies", "partners",
  ]
  private static let parties: Set<String> = ["signatories", "parties", "sides", "members"]
  private static let adjectives: Set<String> = [
    "involved", "contracting", "nato", "eu", "balkan", "baltic", "nordic", "european", "member",
    "neighbouring", "neighboring", "signatory", "arab", "asian", "african",
  ]

  /// Whether a word names members of a group: `states`, `parties`.
  static func isMember(_ word: String) -> Bool { states.contains(word) || parties.contains(word) }

  /// Parses a group phrase that begins at a token.
  static func parse(at start: Int, columns: TokenColumns) -> GroupPhrase? {
    let limit = min(columns.count, start + 6)
    guard start < limit else { return nil }
    var token = start
    var number: Int?
    var isDefinite = false
    if columns.words[token] == "the" || columns.words[token] == "these"
      || columns.words[token] == "all" || columns.words[token] == "its"
    {
      isDefinite = true
      token += 1
    }
    if token < limit, columns.words[token] == "both" {
      number = 2
      isDefinite = true
      token += 1
      if token < limit, columns.words[token] == "the" { token += 1 }
    } else if token < limit, let count = WordClasses.numbers[columns.words[token]] {
      number = count
      token += 1
    }
    guard isDefinite else { return nil }
    while token < limit, adjectives.contains(columns.words[token]) { token += 1 }
    return finish(start, token, number, columns, limit)
  }

  private static func finish(
    _ start: Int, _ token: Int, _ number: Int?, _ columns: TokenColumns, _ limit: Int
  ) -> GroupPhrase? {
    guard token < limit else { return nil }
    let word = columns.words[token]
    if states.contains(word) || parties.contains(word) {
      guard number != nil || parties.contains(word) else { return nil }
      return GroupPhrase(
        tokens: start..<(token + 1), head: token,
        member: parties.contains(word) ? .parties : .states,
        number: number)
    }
    // `the three have opened`: the number alone, before a verb.
    guard let number, token > start, columns.words[token - 1] != "both", token - start == 2 else {
      return nil
    }
    let isVerb =
      WordClasses.auxiliaries.contains(word) || WordClasses.adverbs.contains(word)
      || CueLexicon.english.verb(word) != nil
    let isPreposition = word == "of" || word == "." || word == ","
    guard isVerb || isPreposition else { return nil }
    return GroupPhrase(
      tokens: start..<token, head: token - 1, member: .states, number: number)
  }
}
