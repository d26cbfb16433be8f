import Actors
import Evidence
import Language
import Ontology

/// Finds persons by name and ties them to offices, states and bodies.
struct PersonFinder {
  private static let indefinites: Set<String> = [
    "nobody", "whoever", "everybody", "everyone", "anybody", "anyone", "somebody", "someone",
    "nothing", "half", "few", "neither", "hardly",
  ]
  private let columns: TokenColumns
  private let runs: [NameRun]
  private let offices: [OfficePhrase]
  private let leaders: LeaderTable
  private var officeEnding: [Int: Int] = [:]
  private var officeStarting: [Int: Int] = [:]
  private var runEnding: [Int: Int] = [:]
  private var runStarting: [Int: Int] = [:]
  private var capitalisedInside: Set<String> = []
  private var lowered: Set<String> = []
  private var isNamedByAnnotator: Set<Int> = []
  private let lexicon = OfficeLexicon.english

  /// The persons, in order of first mention.
  private(set) var persons: [PersonDraft] = []
  /// The mentions by name.
  private(set) var drafts: [CastDraft] = []
  /// The office phrases that became part of a person's mention.
  private(set) var usedOffices: Set<Int> = []
  private var bySurname: [String: Int] = [:]
  /// The plural office before a list of names, and where the list has come to.
  private var listed: (office: Int, end: Int)?
  /// The `its` of `its spokesman, X`, by person.
  private var possessives: [Int: Int] = [:]

  init(
    columns: TokenColumns, runs: [NameRun], offices: [OfficePhrase], leaders: LeaderTable
  ) {
    self.columns = columns
    self.leaders = leaders
    self.runs = runs
    self.offices = offices
    for (index, office) in offices.enumerated() {
      officeEnding[office.tokens.upperBound] = index
      officeStarting[office.tokens.lowerBound] = index
    }
    for (index, run) in runs.enumerated() {
      runEnding[run.tokens.upperBound] = index
      runStarting[run.tokens.lowerBound] = index
    }
    for token in 0..<columns.count where columns.isWord[token] {
      if !columns.isCapitalised[token] {
        lowered.insert(columns.words[token])
      } else if columns.sentenceTokens(of: token).lowerBound != token {
        capitalisedInside.insert(columns.words[token])
      }
    }
    for mention in columns.text.mentions where mention.kind == .person {
      isNamedByAnnotator.formUnion(columns.tokens(in: mention.span))
    }
    find()
  }

  private mutating func find() {
    for run in runs where run.kind == .other {
      guard let name = namePart(of: run.tokens) else { continue }
      if let person = identify(name) { mention(person, name) }
    }
    spreadOffices()
    fillFromTable()
  }

  /// Who holds an office on the day of the article and is named without a state belongs to the
  /// state that the table of leaders tells.
  private mutating func fillFromTable() {
    for index in persons.indices where persons[index].affiliation == nil {
      guard persons[index].country == nil, let leader = leader(named: persons[index].name) else {
        continue
      }
      persons[index].affiliation = leader.actor
      if leader.actor.looksLikeState { persons[index].country = leader.actor }
      if persons[index].roles.isEmpty, leader.office != nil {
        persons[index].roles = [leader.actor.looksLikeState ? .government : .intergovernmental]
      }
    }
  }

  private func leader(named name: String) -> Leader? {
    leaders.leader(named: name, on: columns.text.article.published?.date)
  }

  /// The tokens of a run that can be a person's name: without title and office.
  private func namePart(of run: Range<Int>) -> Range<Int>? {
    var start = run.lowerBound
    for token in run {
      let word = columns.words[token]
      let isTitle =
        lexicon.noun(word) != nil || lexicon.isModifier(word)
        || WordClasses.honorifics.contains(word) || word == "of"
      if isTitle { start = token + 1 } else if token > start { break }
    }
    var end = run.upperBound
    // `the Clinton Administration` is the government of the one who leads it.
    if end > start + 1, columns.words[end - 1] == "administration" { end -= 1 }
    let name = start..<end
    return name.isEmpty || name.count > 5 ? nil : name
  }

  private mutating func identify(_ name: Range<Int>) -> Int? {
    let words = name.map { columns.words[$0] }
    guard let last = words.last else { return nil }
    if name.count == 1 {
      if let known = bySurname[last] { return known }
      let isKnown = acceptsSingle(name) || leader(named: columns.string(name)) != nil
      return isKnown ? add(name, words) : nil
    }
    if let known = bySurname[last],
      Set(words).isSubset(of: persons[known].words)
        || Set(persons[known].words).isSubset(of: words)
    {
      if words.count > persons[known].words.count {
        persons[known].words = words
        persons[known].name = columns.string(name)
      }
      return known
    }
    let isKnown = acceptsFull(name) || leader(named: columns.string(name)) != nil
    return isKnown ? add(name, words) : nil
  }

  private mutating func add(_ name: Range<Int>, _ words: [String]) -> Int {
    persons.append(PersonDraft(name: columns.string(name), words: words))
    let index = persons.count - 1
    for word in words where word.utf8.count > 2 && bySurname[word] == nil {
      bySurname[word] = index
    }
    if let last = words.last { bySurname[last] = index }
    return index
  }

  private func acceptsFull(_ name: Range<Int>) -> Bool {
    let before = name.lowerBound - 1
    if hasTitle(before: name.lowerBound) || !isNamedByAnnotator.isDisjoint(with: name) {
      return true
    }
    if hasApposition(after: name.upperBound) || isBesideCue(name) { return true }
    if before >= 0, ["the", "a", "an"].contains(columns.words[before]) { return false }
    return name.allSatisfy { columns.isCapitalised[$0] && !lowered.contains(columns.words[$0]) }
  }

  private func acceptsSingle(_ name: Range<Int>) -> Bool {
    let token = name.lowerBound
    let word = columns.words[token]
    guard word.utf8.count > 1, lexicon.noun(word) == nil, !Self.indefinites.contains(word) else {
      return false
    }
    if hasTitle(before: token) { return true }
    if modifies(name) { return false }
    if !isNamedByAnnotator.isDisjoint(with: name) { return true }
    guard isBesideCue(name), !lowered.contains(word) else { return false }
    let isFirst = columns.sentenceTokens(of: token).lowerBound == token
    return !isFirst || capitalisedInside.contains(word) || !word.hasSuffix("s")
  }

  /// `the Baltic states`: one capital between an article and a common noun.
  private func modifies(_ name: Range<Int>) -> Bool {
    let next = name.upperBound
    return name.lowerBound > 0 && columns.words[name.lowerBound - 1] == "the"
      && next < columns.count && columns.isWord[next] && !columns.isCapitalised[next]
      && ([.noun, .adjective].contains(columns.tag(next))
        || GroupPhrase.isMember(columns.words[next]))
  }

  private func hasTitle(before token: Int) -> Bool {
    guard token > 0 else { return false }
    let word = columns.words[token - 1]
    return WordClasses.honorifics.contains(word)
      || officeEnding[token].map { !offices[$0].noun.isBody } ?? false
  }

  private func hasApposition(after token: Int) -> Bool {
    guard columns.word(token) == ",", let office = officeStarting[token + 1] else { return false }
    return !offices[office].noun.isBody
  }

  private func isBesideCue(_ name: Range<Int>) -> Bool {
    var next = name.upperBound
    while columns.isAdverb(next)
      || ["has", "have", "had"].contains(columns.word(next))
    {
      next += 1
    }
    if let cue = CueLexicon.english.verb(columns.word(next)), cue.form != .base { return true }
    let sentence = columns.sentenceTokens(of: name.lowerBound)
    if columns.word(name.upperBound) == ":", name.lowerBound == sentence.lowerBound { return true }
    guard name.lowerBound > 0 else { return false }
    let before = CueLexicon.english.verb(columns.words[name.lowerBound - 1])
    return before.map { $0.form != .base && $0.cue.patterns.contains(.quote) } ?? false
      || columns.words[name.lowerBound - 1] == "to"
        && columns.word(name.lowerBound - 2) == "according"
  }

  private mutating func mention(_ person: Int, _ name: Range<Int>) {
    var tokens = name
    let before = name.lowerBound - 1
    if before >= 0, WordClasses.honorifics.contains(columns.words[before]) {
      tokens = before..<name.upperBound
      notePerson(person, honorific: columns.words[before], before: name)
    }
    if let office = officeEnding[tokens.lowerBound] ?? officeEnding[name.lowerBound],
      offices[office].noun.isBody == false, !offices[office].noun.isPlural
    {
      tie(person, to: office, &tokens)
    } else if columns.word(before) == ",", let office = officeEnding[before],
      isIdentifying(office, before: name)
    {
      tie(person, to: office, &tokens)
    }
    if columns.word(name.upperBound) == ",", let office = officeStarting[name.upperBound + 1],
      !offices[office].noun.isBody, !offices[office].noun.isPlural,
      persons[person].office == nil
        || offices[office].office == persons[person].office
    {
      tie(person, to: office, &tokens)
    }
    tieState(person, &tokens)
    shareOffice(person, name)
    var draft = CastDraft(
      tokens: tokens, head: name.upperBound - 1, kind: .name, persons: [person], isHuman: true)
    if let possessive = possessives[person], persons[person].affiliation == nil {
      draft.reference = .possessedOffice(columns.words[possessive])
    }
    drafts.append(draft)
  }

  /// `Presidents Ilham Aliyev and Recep Tayyip Erdogan`: each of the names listed after a plural
  /// office holds it.
  private mutating func shareOffice(_ person: Int, _ name: Range<Int>) {
    var index = officeEnding[name.lowerBound].flatMap { offices[$0].noun.isPlural ? $0 : nil }
    if index == nil, let last = listed {
      let between = last.end..<max(last.end, name.lowerBound)
      let isJoined =
        !between.isEmpty && between.count < 3
        && between.allSatisfy { columns.words[$0] == "," || columns.words[$0] == "and" }
      index = isJoined ? last.office : nil
    }
    guard let index, !offices[index].noun.isBody else { return listed = nil }
    listed = (index, name.upperBound)
    guard persons[person].office == nil else { return }
    persons[person].office = singular(of: offices[index])
    persons[person].roles = [offices[index].noun.role]
    guard persons[person].affiliation == nil, offices[index].affiliations.count == 1 else { return }
    persons[person].affiliation = offices[index].affiliations[0]
    persons[person].country =
      offices[index].country ?? offices[index].affiliations.first { $0.looksLikeState }
  }

  /// `Kosovo's prime minister, Albin Kurti`: a singular office of somebody before the name, and
  /// the name closed by a comma or the like.
  private func isIdentifying(_ office: Int, before name: Range<Int>) -> Bool {
    let phrase = offices[office]
    guard !phrase.noun.isBody, !phrase.noun.isPlural else { return false }
    let next = columns.word(name.upperBound)
    let isClosed = next == "," || next == "." || next == "and" || next == ")" || next == ";"
    return isClosed
      && (!phrase.affiliations.isEmpty || phrase.possessive != nil
        || phrase.determiner == "the" || phrase.determiner == nil)
  }

  private mutating func tie(_ person: Int, to index: Int, _ tokens: inout Range<Int>) {
    let phrase = offices[index]
    usedOffices.insert(index)
    tokens =
      min(
        tokens.lowerBound, phrase.tokens.lowerBound)..<max(
        tokens.upperBound, phrase.tokens.upperBound)
    if phrase.noun.singular == "spokeswoman" { persons[person].isMale = false }
    if phrase.noun.singular == "spokesman" { persons[person].isMale = true }
    let tellsMore = persons[person].affiliation == nil && !phrase.affiliations.isEmpty
    guard persons[person].office == nil || tellsMore else { return }
    persons[person].office = phrase.office
    persons[person].roles = [phrase.noun.role]
    persons[person].affiliation = phrase.affiliations.first
    persons[person].country = phrase.country ?? phrase.affiliations.first { $0.looksLikeState }
    persons[person].evidence = phrase.tokens
    if phrase.affiliations.isEmpty, phrase.noun.singular != "counterpart" {
      possessives[person] = phrase.possessive
    }
  }

  private mutating func notePerson(_ person: Int, honorific: String, before name: Range<Int>) {
    switch honorific {
    case "mr", "mr.", "sir", "king", "prince": persons[person].isMale = true
    case "mrs", "mrs.", "ms", "ms.", "queen", "princess", "lady", "dame":
      persons[person].isMale = false
    default: break
    }
    let titles: Set = ["president", "premier", "chancellor", "king", "queen", "pope"]
    let isTold = officeEnding[name.lowerBound].map { offices[$0].tokens.count > 1 } ?? false
    if titles.contains(honorific), persons[person].office == nil, !isTold {
      persons[person].office = honorific
      persons[person].roles = [.government]
    }
  }

  /// `Pirro Vengu of Albania`, `Albania's Pirro Vengu`.
  private mutating func tieState(_ person: Int, _ tokens: inout Range<Int>) {
    if columns.word(tokens.upperBound) == "of", let run = runStarting[tokens.upperBound + 1],
      let state = runs[run].names.first, runs[run].kind == .known, state.sense == .state
    {
      setState(person, state.actor, tokens: runs[run].tokens)
      tokens = tokens.lowerBound..<runs[run].tokens.upperBound
    }
    tieBody(person, &tokens)
    let before = tokens.lowerBound - 1
    if before > 0, columns.words[before] == "'s", let run = runEnding[before],
      let state = runs[run].names.first, runs[run].kind == .known, state.sense == .state
    {
      setState(person, state.actor, tokens: runs[run].tokens)
      tokens = runs[run].tokens.lowerBound..<tokens.upperBound
    }
  }

  /// `John Kirby of the National Security Council`, `Emma Berginger of the Greens`.
  private mutating func tieBody(_ person: Int, _ tokens: inout Range<Int>) {
    let preposition = tokens.upperBound
    guard persons[person].affiliation == nil,
      ["of", "at", "with"].contains(columns.word(preposition))
    else { return }
    let isDefinite = columns.word(preposition + 1) == "the"
    guard let index = runStarting[preposition + (isDefinite ? 2 : 1)] else { return }
    let run = runs[index]
    switch run.kind {
    case .known:
      guard let name = run.names.first, name.sense == .organisation else { return }
      persons[person].affiliation = name.actor
    case .body, .media:
      persons[person].affiliation = .body(columns.string(run.tokens))
      persons[person].country = run.names.first { $0.sense != .organisation }?.actor
    case .other:
      guard isDefinite || isAcronym(run.tokens), columns.words[preposition] == "of" else { return }
      persons[person].affiliation = .body(columns.string(run.tokens))
    case .instrument: return
    }
    if persons[person].evidence == nil { persons[person].evidence = run.tokens }
    tokens = tokens.lowerBound..<run.tokens.upperBound
  }

  private func isAcronym(_ tokens: Range<Int>) -> Bool {
    let form = columns.string(tokens)
    return tokens.count == 1 && form.utf8.count > 1 && !form.utf8.contains { $0 >= 0x61 }
  }

  private mutating func setState(_ person: Int, _ state: ActorID, tokens: Range<Int>) {
    if persons[person].affiliation == nil { persons[person].affiliation = state }
    if persons[person].country == nil { persons[person].country = state }
    if persons[person].evidence == nil { persons[person].evidence = tokens }
  }

  /// `the defence ministers of Albania, Croatia and Kosovo` tells the office of `Pirro Vengu of
  /// Albania`, where nothing nearer does and only one such group is named.
  private mutating func spreadOffices() {
    let groups = offices.filter { $0.noun.isPlural && !$0.noun.isBody && $0.affiliations.count > 1 }
    guard let group = groups.first, Set(groups.map(\.office)).count == 1 else { return }
    for index in persons.indices where persons[index].office == nil {
      guard let state = persons[index].affiliation, group.affiliations.contains(state) else {
        continue
      }
      persons[index].office = singular(of: group)
      persons[index].roles = [group.noun.role]
    }
  }

  private func singular(of phrase: OfficePhrase) -> String {
    var words = phrase.office.split(separator: " ").map(String.init)
    if !words.isEmpty { words[words.count - 1] = phrase.noun.singular }
    return words.joined(separator: " ")
  }
}
