import Actors
import Evidence
import Language
import Ontology

/// A noun phrase that names people or a body by office: `Kosovo's prime minister`, `a NATO
/// official`, `the foreign ministry in Belgrade`, `both experts`.
struct OfficePhrase: Sendable, Hashable {
  /// The whole phrase with determiner and the affiliation after it.
  var tokens: Range<Int>
  /// The noun.
  let head: Int
  /// What the noun names.
  let noun: OfficeLexicon.Noun
  /// The office in the text's words, without determiner and affiliation.
  var office: String
  /// The states and organisations it belongs to.
  var affiliations: [ActorID]
  /// The country it sits in, for people who are not part of a government.
  var country: ActorID?
  /// The possessive pronoun before it, as a token.
  var possessive: Int?
  /// The first word, folded, where it is a determiner or number: `the`, `both`, `two`.
  let determiner: String?
  /// How many are meant, where a number word tells: `the two ministers`, `both experts`.
  let number: Int?
  /// Whether it belongs to `the alliance` or `the organisation` spoken of before.
  var belongsToOrganisation = false
  /// A group phrase that it belongs to: `of the three nations`, `of both countries`.
  var group: Range<Int>?
}

/// Parses noun phrases around nouns of office.
struct OfficePhraseFinder {
  /// Nouns for an organisation that was named before.
  static let organisations: Set<String> = ["alliance", "organisation", "organization", "bloc"]
  /// Words in the names of a state's own bodies: `commander of the Kosovo Security Forces`.
  private static let organs: Set = ["army", "navy", "forces", "police", "ministry", "guard"]

  /// Plural nouns for those who are sent to somebody.
  private static let envoys: Set<String> = [
    "ambassadors", "envoys", "representatives", "emissaries", "advisers", "advisors", "delegates",
  ]

  /// Who serves in a country that is not the own one: `diplomats in Yerevan`.
  private static let abroad: Set<String> = [
    "diplomat", "attaché", "correspondent",
  ]

  private let columns: TokenColumns
  private let runs: [NameRun]
  /// The run that covers a token.
  private let runAt: [Int: Int]
  private let lexicon = OfficeLexicon.english

  init(columns: TokenColumns, runs: [NameRun]) {
    self.columns = columns
    self.runs = runs
    var runAt: [Int: Int] = [:]
    for (index, run) in runs.enumerated() {
      for token in run.tokens { runAt[token] = index }
    }
    self.runAt = runAt
  }

  /// The phrases, in text order, not overlapping.
  func phrases() -> [OfficePhrase] {
    var phrases: [OfficePhrase] = []
    var token = 0
    while token < columns.count {
      defer { token += 1 }
      guard let noun = noun(at: token), isHead(token) else { continue }
      let floor = max(
        phrases.last?.tokens.upperBound ?? 0, columns.sentenceTokens(of: token).lowerBound)
      let phrase = parse(head: token, noun: noun, floor: floor)
      // `military assistance`, `full house`: a body needs an article or an owner.
      let isBare =
        phrase.affiliations.isEmpty && phrase.determiner == nil && phrase.possessive == nil
      if noun.isBody, isBare, !phrase.belongsToOrganisation { continue }
      phrases.append(phrase)
      token = phrase.tokens.upperBound - 1
    }
    return phrases
  }

  /// Nouns that name a body only behind one of some words: `foreign office`, `coast guard`.
  private static let compounds: [String: (before: Set<String>, role: Role)] = [
    "office": (["foreign", "home", "presidential", "cabinet"], .government),
    "guard": (["coast", "national", "republican", "presidential", "border"], .military),
  ]

  /// The noun of office at a token.
  private func noun(at token: Int) -> OfficeLexicon.Noun? {
    let word = columns.words[token]
    guard let compound = Self.compounds[word] else { return lexicon.noun(word) }
    guard compound.before.contains(columns.word(token - 1)), runAt[token] == nil else { return nil }
    return OfficeLexicon.Noun(role: compound.role, isBody: true, isPlural: false, singular: word)
  }

  /// Whether the noun is not itself the modifier of a later one: `foreign ministry spokesman`.
  private func isHead(_ token: Int) -> Bool {
    let next = token + 1
    guard next < columns.sentenceTokens(of: token).upperBound else { return true }
    if lexicon.noun(columns.words[next]) != nil { return isVerbReading(next) }
    if columns.words[token] == "general" || columns.words[token] == "attorney" {
      return !(columns.words[next] == "secretary" || columns.words[next] == "general")
    }
    if columns.words[token] == "house", columns.isCapitalised[token] { return true }
    let run = runAt[token].map { runs[$0] }
    return run == nil || run?.kind == .other || run?.kind == .body
  }

  /// `heads`, `leads` and the like after a noun of office are verbs; none of the lexicon is.
  private func isVerbReading(_ token: Int) -> Bool {
    ["heads", "directs", "chairs", "sources", "witnesses"].contains(columns.words[token])
  }

  private func parse(head: Int, noun: OfficeLexicon.Noun, floor: Int) -> OfficePhrase {
    var left = LeftPart(lower: head)
    scanLeft(from: head, floor: floor, into: &left)
    let start = officeStart(left.lower..<(head + 1), left: left)
    var phrase = OfficePhrase(
      tokens: left.lower..<(head + 1), head: head, noun: noun,
      office: standing(left, before: start) + officeText(start..<(head + 1)),
      affiliations: left.actors, country: nil,
      possessive: left.possessive, determiner: left.determiner, number: left.number, group: nil)
    readOrganisationBefore(&phrase)
    scanRight(&phrase)
    readPlaceBefore(&phrase)
    return phrase
  }

  /// `The organisation's secretariat`.
  private func readOrganisationBefore(_ phrase: inout OfficePhrase) {
    let mark = phrase.tokens.lowerBound - 1
    guard phrase.affiliations.isEmpty, mark > 1, columns.words[mark] == "'s",
      Self.organisations.contains(columns.words[mark - 1]), columns.words[mark - 2] == "the"
    else { return }
    phrase.belongsToOrganisation = true
    phrase.tokens = (mark - 2)..<phrase.tokens.upperBound
  }

  /// `In Beijing the foreign ministry said`.
  private func readPlaceBefore(_ phrase: inout OfficePhrase) {
    var before = phrase.tokens.lowerBound - 1
    if before > 0, columns.words[before] == "," { before -= 1 }
    guard phrase.affiliations.isEmpty, phrase.noun.isBody, phrase.determiner == "the", before > 0,
      let run = runAt[before].map({ runs[$0] }), run.kind == .known, let name = run.names.first,
      run.tokens.lowerBound > 0, columns.words[run.tokens.lowerBound - 1] == "in"
    else { return }
    phrase.affiliations = [name.actor]
  }

  private struct LeftPart {
    var lower: Int
    var actors: [ActorID] = []
    var possessive: Int?
    var determiner: String?
    var number: Int?
    var lastOfName: Int?
  }

  private func scanLeft(from head: Int, floor: Int, into left: inout LeftPart) {
    var token = head - 1
    while token >= floor, token >= head - 9 {
      let word = columns.words[token]
      if let run = runAt[token], runs[run].kind == .known || runs[run].kind == .body {
        if let actor = runs[run].names.first?.actor {
          if !left.actors.contains(actor) { left.actors.insert(actor, at: 0) }
        } else if runs[run].kind == .body {
          left.actors.insert(
            .body(columns.string(runs[run].tokens)), at: 0)
        }
        token = runs[run].tokens.lowerBound
        if left.lastOfName == nil { left.lastOfName = left.lower }
        left.lower = token
      } else if word == "'s" || word == "'" {
        guard token > floor, runAt[token - 1] != nil else { break }
        left.lower = token
      } else if WordClasses.possessives.contains(word) {
        left.possessive = token
        left.lower = token
        break
      } else if let number = word == "both" ? 2 : WordClasses.numbers[word] {
        left.number = number
        left.lower = token
        left.determiner = left.determiner ?? word
      } else if WordClasses.determiners.contains(word) {
        left.determiner = word
        left.lower = token
        if token > floor, columns.words[token - 1] == "both" || columns.words[token - 1] == "all" {
          left.lower = token - 1
        }
        break
      } else if isModifier(token) || isOwnMatter(token, head: head, floor: floor) {
        left.lower = token
      } else if word == "and" || word == ",", token > floor, isModifier(token - 1),
        isModifier(token + 1) || lexicon.noun(columns.words[token + 1]) != nil,
        token + 1 != head || word == "and"
      {
        left.lower = token
      } else if word == "-", token > floor,
        columns.span(token - 1).upper == columns.span(token).lower
      {
        // `vice-president`; a dash with a space before it ends a dateline.
        left.lower = token
      } else {
        break
      }
      token -= 1
    }
    while left.lower < head,
      columns.words[left.lower] == "and" || columns.words[left.lower] == ","
        || columns.words[left.lower] == "'s" || columns.words[left.lower] == "-"
    {
      left.lower += 1
    }
  }

  /// `South Korea's unification ministry`: what a body that a state owns is for.
  private func isOwnMatter(_ token: Int, head: Int, floor: Int) -> Bool {
    guard token == head - 1, token > floor + 1, columns.isWord[token],
      !columns.isCapitalised[token], lexicon.noun(columns.words[head])?.isBody ?? false,
      columns.words[token - 1] == "'s", let run = runAt[token - 2]
    else { return false }
    return runs[run].kind == .known
  }

  private func isModifier(_ token: Int) -> Bool {
    let word = columns.words[token]
    if lexicon.isModifier(word) { return true }
    return lexicon.noun(word) != nil && !(lexicon.noun(word)?.isPlural ?? false)
  }

  private func officeStart(_ phrase: Range<Int>, left: LeftPart) -> Int {
    var start = left.lastOfName ?? phrase.lowerBound
    while start < phrase.upperBound - 1 {
      let word = columns.words[start]
      let isOutside =
        WordClasses.determiners.contains(word) || WordClasses.possessives.contains(word)
        || word == "'s" || word == "'" || WordClasses.numbers[word] != nil
        || (runAt[start].map { runs[$0].kind == .known } ?? false)
      guard isOutside else { break }
      start += 1
    }
    return start
  }

  /// `former`, `retired`, `senior` before the name of the state: `a former Indian naval officer`.
  private func standing(_ left: LeftPart, before start: Int) -> String {
    guard left.lastOfName != nil else { return "" }
    let words = (left.lower..<start).filter {
      lexicon.isModifier(columns.words[$0]) && runAt[$0] == nil
        && WordClasses.numbers[columns.words[$0]] == nil
        && !WordClasses.determiners.contains(columns.words[$0])
    }
    return words.map { columns.words[$0] + " " }.joined()
  }

  private func officeText(_ tokens: Range<Int>) -> String {
    ASCII.folded(columns.string(tokens))
  }

  private func scanRight(_ phrase: inout OfficePhrase) {
    let limit = columns.sentenceTokens(of: phrase.head).upperBound
    for _ in 0..<3 {
      let preposition = phrase.tokens.upperBound
      guard preposition < limit else { return }
      let word = columns.words[preposition]
      guard ["of", "for", "at", "in", "from", "with", "to", "on"].contains(word) else { return }
      // `handed by Greek officials to Italian police`: only an envoy is one to somebody.
      if word == "to", phrase.noun.isPlural, !phrase.affiliations.isEmpty,
        !OfficePhraseFinder.envoys.contains(columns.words[phrase.head])
      {
        return
      }
      guard let end = object(after: preposition, word: word, limit: limit, phrase: &phrase) else {
        return
      }
      phrase.tokens = phrase.tokens.lowerBound..<end
    }
  }

  /// Reads the affiliation after a preposition; gives the end of its tokens.
  private func object(
    after preposition: Int, word: String, limit: Int, phrase: inout OfficePhrase
  ) -> Int? {
    var token = preposition + 1
    if columns.word(token) == "the" || columns.word(token) == "a" || columns.word(token) == "an" {
      token += 1
    }
    guard token < limit else { return nil }
    if let end = ownBody(token, word: word, limit: limit, phrase: &phrase) { return end }
    if let run = runAt[token] {
      if let end = ownCouncil(runs[run], phrase: &phrase) { return end }
      return named(run: run, word: word, limit: limit, phrase: &phrase)
    }
    if word == "of" || word == "at", Self.organisations.contains(columns.words[token]) {
      phrase.belongsToOrganisation = true
      return token + 1
    }
    if let group = GroupPhrase.parse(at: preposition + 1, columns: columns), word == "of" {
      phrase.group = group.tokens
      return group.tokens.upperBound
    }
    guard word == "of" || word == "in" || word == "at" || word == "for", !phrase.noun.isBody,
      let end = plainObject(token, limit: limit)
    else { return nil }
    let isField = (word == "in" || word == "on") && columns.tag(end - 1) == .noun
    if word == "of" || isField, token == preposition + 1 {
      phrase.office += " " + officeText(preposition..<end)
    }
    return end
  }

  /// `a spokesman for its foreign ministry`: the body tells the office, and whose it is.
  private func ownBody(
    _ start: Int, word: String, limit: Int, phrase: inout OfficePhrase
  ) -> Int? {
    guard word == "for" || word == "of" || word == "at", !phrase.noun.isBody else { return nil }
    let isOwned = WordClasses.possessives.contains(columns.words[start])
    guard let noun = nounAfter(isOwned ? start + 1 : start, limit: limit),
      lexicon.noun(columns.words[noun])?.isBody ?? false,
      (start...noun).allSatisfy({ runAt[$0] == nil })
    else { return nil }
    let body = isOwned ? start + 1 : start
    if isOwned, phrase.possessive == nil { phrase.possessive = start }
    phrase.office = officeText(body..<(noun + 1)) + " " + phrase.office
    return noun + 1
  }

  /// `secretary of the Security Council` is of a state's own: that of the United Nations has none.
  private func ownCouncil(_ run: NameRun, phrase: inout OfficePhrase) -> Int? {
    guard phrase.noun.singular == "secretary", columns.words[run.tokens.lowerBound] == "security",
      columns.words[run.tokens.upperBound - 1] == "council"
    else { return nil }
    phrase.office += " of the " + officeText(run.tokens)
    return run.tokens.upperBound
  }

  /// `of research`, `of international law`, `at a security institute`, `of the alliance`.
  private func plainObject(_ start: Int, limit: Int) -> Int? {
    var token = start
    while token < limit, token < start + 4 {
      let word = columns.words[token]
      // `the secretary of state held talks`
      guard columns.isWord[token], !columns.isCapitalised[token],
        columns.tag(token) != .verb || token == start,
        !WordClasses.auxiliaries.contains(word), !WordClasses.prepositions.contains(word),
        !WordClasses.subordinators.contains(word), word != "and",
        CueLexicon.english.verb(word).map({ $0.form == .base }) ?? true
      else { break }
      token += 1
    }
    return token > start ? token : nil
  }

  private func named(
    run index: Int, word: String, limit: Int, phrase: inout OfficePhrase
  ) -> Int? {
    let run = runs[index]
    switch run.kind {
    case .known:
      return coordination(from: index, word: word, limit: limit, phrase: &phrase)
    case .body, .media:
      if let headquarters = run.names.first, run.tokens.count == 1 {
        phrase.affiliations.append(headquarters.actor)
      } else if phrase.affiliations.isEmpty {
        phrase.country = run.names.first { $0.sense != .organisation }?.actor
        let isOrgan = run.tokens.contains { Self.organs.contains(columns.words[$0]) }
        let body = ActorID.body(columns.string(run.tokens))
        phrase.affiliations = [isOrgan ? phrase.country ?? body : body]
      }
      if phrase.noun.isBody, run.tokens.contains(phrase.head) {
        phrase.office = officeText(phrase.head..<run.tokens.upperBound)
      }
      return run.tokens.upperBound
    case .other:
      if phrase.noun.isBody { return run.tokens.upperBound }
      // `minister of Foreign Affairs`, `Secretary of State`; a name may follow in the same run.
      var end = max(run.tokens.lowerBound, phrase.tokens.upperBound + 1)
      while end < run.tokens.upperBound, lexicon.isModifier(columns.words[end]) { end += 1 }
      return end > phrase.tokens.upperBound + 1 ? end : nil
    case .instrument:
      return nil
    }
  }

  /// One state or a list of states: `of Albania, Croatia and Kosovo`.
  private func coordination(
    from index: Int, word: String, limit: Int, phrase: inout OfficePhrase
  ) -> Int? {
    var next = index
    var end = runs[index].tokens.lowerBound
    while next < runs.count, runs[next].kind == .known, let name = runs[next].names.first {
      if name.sense == .demonym, next > index { break }
      if name.sense == .demonym {
        // `for the Greek government`: the affiliation is in the adjective.
        guard let noun = nounAfter(runs[next].tokens.upperBound, limit: limit) else { break }
        phrase.affiliations.append(name.actor)
        return noun + 1
      }
      let isPlace =
        name.sense == .region || name.sense == .capital && WordClasses.places.contains(word)
      let isTied = !phrase.affiliations.isEmpty || phrase.belongsToOrganisation
      let isHost = word == "in" && isTied && next == index
      if !isHost, phrase.noun.isBody || !isPlace || phrase.noun.role == .government && word != "in"
      {
        if !phrase.affiliations.contains(name.actor) { phrase.affiliations.append(name.actor) }
      } else if phrase.country == nil, !Self.abroad.contains(phrase.noun.singular) {
        phrase.country = name.actor
      }
      end = runs[next].tokens.upperBound
      var comma = end
      while comma < limit, columns.words[comma] == "," || columns.words[comma] == "and" {
        comma += 1
      }
      guard comma > end, comma < limit, phrase.noun.isPlural || isPlace else { break }
      guard next + 1 < runs.count, runs[next + 1].tokens.lowerBound == comma else { break }
      next += 1
    }
    if columns.word(end) == "headquarters" { end += 1 }
    return end > runs[index].tokens.lowerBound ? end : nil
  }

  private func nounAfter(_ start: Int, limit: Int) -> Int? {
    var token = start
    while token < limit, token < start + 4 {
      if lexicon.noun(columns.words[token]) != nil,
        token + 1 >= limit || lexicon.noun(columns.words[token + 1]) == nil
      {
        return token
      }
      guard isModifier(token) else { return nil }
      token += 1
    }
    return nil
  }
}
