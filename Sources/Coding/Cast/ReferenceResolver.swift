import Ontology

/// Resolves what points back: pronouns, definite descriptions, groups and possessed offices.
///
/// Rules in the order of the text, each looking back a bounded number of sentences; what no rule
/// reaches stays unresolved.
struct ReferenceResolver {
  static let reach = 4
  /// How many mentions any rule looks back, so that time stays linear.
  static let horizon = 500
  /// How many names a list of states may have.
  private static let longestList = 24

  let columns: TokenColumns
  /// The mentions, in text order.
  var drafts: [CastDraft]
  /// The persons.
  var persons: [PersonDraft]
  /// Lists of states named together, in text order: index of the last mention, members.
  private var lists: [(end: Int, members: [ActorID])] = []

  init(columns: TokenColumns, drafts: [CastDraft], persons: [PersonDraft]) {
    self.columns = columns
    self.drafts = drafts
    self.persons = persons
  }

  /// Resolves every mention, in one pass.
  mutating func resolve() {
    for index in drafts.indices {
      switch drafts[index].reference {
      case .none: break
      case .pronoun(let word): resolvePronoun(index, word)
      case .office: resolveOffice(index)
      case .possessedOffice(let word): resolvePossessed(index, word)
      case .counterpart: resolveCounterpart(index)
      case .group(let group): resolveGroup(index, group)
      case .organisation: resolveOrganisation(index)
      }
      takeCounterpartOffice(index)
      fillFromPerson(index)
      noteList(endingAt: index)
    }
  }

  private mutating func fillFromPerson(_ index: Int) {
    let indices = drafts[index].persons
    guard !indices.isEmpty else { return }
    drafts[index].actors = indices.map { .person(persons[$0].name) }
    var affiliations: [ActorID] = []
    for person in indices {
      if let affiliation = persons[person].affiliation, !affiliations.contains(affiliation) {
        affiliations.append(affiliation)
      }
    }
    drafts[index].affiliations = affiliations
    if indices.count == 1 {
      drafts[index].office = persons[indices[0]].office
      drafts[index].roles = persons[indices[0]].roles
    }
    drafts[index].isGovernmentActing =
      drafts[index].roles.contains(.government) && !affiliations.isEmpty
  }

  /// Keeps `Albania, Croatia and Kosovo` as one list, and `of Albania, Croatia and Kosovo` in an
  /// office as well.
  private mutating func noteList(endingAt index: Int) {
    let draft = drafts[index]
    if draft.affiliations.count > 1, draft.affiliations.allSatisfy(\.looksLikeState),
      draft.persons.isEmpty
    {
      lists.append((index, draft.affiliations))
      return
    }
    var members: [ActorID] = []
    var first = index
    while isState(drafts[first]), index - first < ReferenceResolver.longestList {
      if !members.contains(drafts[first].actors[0]) {
        members.insert(drafts[first].actors[0], at: 0)
      }
      guard first > 0, areJoined(first - 1, first) else { break }
      first -= 1
    }
    if members.count > 1 {
      if let last = lists.last, last.end == index - 1, isState(drafts[index - 1]) {
        lists.removeLast()
      }
      lists.append((index, members))
    }
    if lists.count > 2 * ReferenceResolver.horizon {
      lists.removeFirst(ReferenceResolver.horizon)
    }
  }

  /// The mentions within the horizon before one.
  private func earlier(_ index: Int) -> ArraySlice<CastDraft> {
    drafts[max(0, index - ReferenceResolver.horizon)..<index]
  }

  private func isState(_ draft: CastDraft) -> Bool {
    draft.persons.isEmpty && draft.actors.count == 1 && draft.actors[0].looksLikeState
      && draft.kind != .pronoun && draft.kind != .group
  }

  private func areJoined(_ left: Int, _ right: Int) -> Bool {
    let between = drafts[left].tokens.upperBound..<drafts[right].tokens.lowerBound
    guard !between.isEmpty, between.count <= 3 else { return false }
    return between.allSatisfy {
      [",", "and", "—", "–", "the", "&"].contains(columns.words[$0])
    }
  }

  // MARK: Pronouns

  private mutating func resolvePronoun(_ index: Int, _ word: String) {
    switch word {
    case "he", "she": copyPerson(to: index, isMale: word == "he")
    case "it": copyBody(to: index)
    case "they": copyPlural(to: index)
    case "who", "which": copyAntecedent(to: index)
    case "both", "neither": copyPair(to: index)
    case "one", "several", "others": copyMember(to: index, isPlural: word != "one")
    default: copyOrdinal(to: index)
    }
  }

  mutating func copy(_ source: Int, to index: Int) {
    drafts[index].actors = drafts[source].actors
    drafts[index].affiliations = drafts[source].affiliations
    drafts[index].roles = drafts[source].roles
    drafts[index].office = drafts[source].office
    drafts[index].persons = drafts[source].persons
    drafts[index].isGovernmentActing = drafts[source].isGovernmentActing
    drafts[index].isHuman = drafts[source].isHuman
    drafts[index].number = drafts[source].number
  }

  /// The first mention that fits in the nearest sentence that has one: the subject stands first.
  func nearest(
    before index: Int, reach: Int = ReferenceResolver.reach, where fits: (CastDraft) -> Bool
  ) -> Int? {
    let here = columns.sentence[drafts[index].head]
    var best: Int?
    var bestSentence = -1
    var candidate = index - 1
    let floor = max(0, index - ReferenceResolver.horizon)
    while candidate >= floor {
      let sentence = columns.sentence[drafts[candidate].head]
      if here - sentence > reach || best != nil && sentence < bestSentence { break }
      if !columns.isQuoted[drafts[candidate].head], fits(drafts[candidate]) {
        best = candidate
        bestSentence = sentence
      }
      candidate -= 1
    }
    return best
  }

  private mutating func copyPerson(to index: Int, isMale: Bool) {
    let persons = persons
    let told = isParenthetic(index) ? columns.sentenceTokens(of: drafts[index].head) : 0..<0
    let found = nearest(before: index) { draft in
      // `The prime minister had not said so, he told journalists`: whom he tells of is another.
      if told.contains(draft.head), draft.head < drafts[index].head { return false }
      guard draft.isHuman, !draft.isPlural, draft.persons.count < 2, draft.kind != .group else {
        return false
      }
      guard let person = draft.persons.first, let known = persons[person].isMale else {
        return draft.reference != .pronoun(isMale ? "she" : "he")
      }
      return known == isMale
    }
    guard let found else { return }
    copy(found, to: index)
    if let person = drafts[found].persons.first { self.persons[person].isMale = isMale }
  }

  private mutating func copyBody(to index: Int) {
    guard precedesCue(index), !followsDocument(index) else { return }
    let found = nearest(before: index, reach: 2) { draft in
      !draft.isHuman && !draft.isPlural && draft.persons.isEmpty && draft.actors.count == 1
        && draft.kind != .demonym && draft.kind != .pronoun
    }
    if let found { copy(found, to: index) }
  }

  private mutating func copyPlural(to index: Int) {
    let here = columns.sentence[drafts[index].head]
    if let found = nearest(
      before: index, reach: 2,
      where: { draft in
        draft.isPlural && draft.kind != .demonym || draft.persons.count > 1
          || draft.actors.count > 1
      })
    {
      copy(found, to: index)
      drafts[index].isPlural = true
    } else if let list = lists.last, here - columns.sentence[drafts[list.end].head] <= 2 {
      drafts[index].actors = list.members
      drafts[index].affiliations = list.members
    }
  }

  private mutating func copyAntecedent(to index: Int) {
    guard index > 0 else { return }
    let gap = drafts[index].tokens.lowerBound - drafts[index - 1].tokens.upperBound
    let comma = columns.word(drafts[index].tokens.lowerBound - 1) == ","
    if gap == 0 || gap == 1 && comma { copy(index - 1, to: index) }
  }

  /// `Both thus deny`, `Neither of them expects`: the two persons or bodies spoken of last.
  private mutating func copyPair(to index: Int) {
    let found = nearest(before: index) {
      $0.kind == .group && $0.persons.count == 2 || $0.number == 2 && !$0.actors.isEmpty
        || $0.number == 2 && $0.office != nil
    }
    if let found {
      copy(found, to: index)
      return
    }
    mergeLast(2, into: index) { $0.isHuman && !$0.isPlural }
  }

  private mutating func copyOrdinal(to index: Int) {
    let word = columns.word(drafts[index].tokens.lowerBound + 1)
    if let found = nearest(
      before: index, reach: 30,
      where: { draft in
        draft.isHuman && (draft.office?.contains(word) ?? false)
      }) ?? earlierPhrase(beginning: word, before: index)
    {
      copy(found, to: index)
    }
  }

  private func earlierPhrase(beginning word: String, before index: Int) -> Int? {
    earlier(index).lastIndex { draft in
      draft.isHuman && draft.tokens.prefix(2).contains { columns.words[$0] == word }
    }
  }

  // MARK: Descriptions

  private mutating func resolveOffice(_ index: Int) {
    let draft = drafts[index]
    let head = columns.words[draft.head]
    if draft.kind == .group {
      let noun = OfficeLexicon.english.noun(head)?.singular ?? head
      mergeLast(draft.number ?? 2, into: index) { other in
        other.isHuman && !other.isPlural && ReferenceResolver.isKindred(other, noun)
      }
      return
    }
    let words = (draft.office ?? head).split(separator: " ").map(String.init)
    let found = earlier(index).lastIndex { other in
      other.kind != .pronoun && other.isPlural == draft.isPlural && other.isHuman == draft.isHuman
        && (!other.actors.isEmpty || !other.persons.isEmpty || draft.isHuman)
        && ReferenceResolver.covers(other.office, words)
    }
    if let found {
      let isPlural = drafts[index].isPlural
      copy(found, to: index)
      drafts[index].isPlural = isPlural
    } else if ["government", "parliament", "cabinet", "army", "military"].contains(head) {
      inheritState(index)
    }
  }

  private static func covers(_ office: String?, _ words: [String]) -> Bool {
    guard let office else { return false }
    let known = Set(office.split(separator: " "))
    return words.allSatisfy { known.contains(Substring($0)) }
  }

  /// `The government`, with no state: that of the office of state mentioned last.
  private mutating func inheritState(_ index: Int) {
    func last(of acts: Set<Role>) -> Int? {
      earlier(index).lastIndex { other in
        other.affiliations.count == 1 && other.affiliations[0].looksLikeState
          && !acts.isDisjoint(with: other.roles)
      }
    }
    guard let found = last(of: [.government, .legislature]) ?? last(of: [.military]) else { return }
    drafts[index].affiliations = drafts[found].affiliations
    drafts[index].actors = drafts[found].affiliations
    drafts[index].isGovernmentActing = true
  }

  /// Whether somebody can be counted under a noun: an expert is an analyst, a researcher, a head
  /// of research at an institute.
  private static func isKindred(_ draft: CastDraft, _ noun: String) -> Bool {
    guard let office = draft.office else { return false }
    if office.contains(noun) { return true }
    let experts: Set = ["expert", "analyst", "researcher", "scholar", "academic", "specialist"]
    guard experts.contains(noun) else { return false }
    return experts.contains { office.contains($0) } || office.contains("research")
      || draft.roles == [.education]
  }

  /// Takes the last distinct persons or unnamed people that fit as one group.
  private mutating func mergeLast(
    _ number: Int, into index: Int, where fits: (CastDraft) -> Bool
  ) {
    var chosen: [Int] = []
    var candidate = index - 1
    let floor = max(0, index - ReferenceResolver.horizon)
    while candidate >= floor, chosen.count < number {
      let draft = drafts[candidate]
      if draft.kind != .pronoun, fits(draft), !chosen.contains(where: { isSame(drafts[$0], draft) })
      {
        chosen.insert(candidate, at: 0)
      }
      candidate -= 1
    }
    guard chosen.count == number else { return }
    drafts[index].persons = chosen.flatMap { drafts[$0].persons }
    drafts[index].actors = chosen.flatMap { drafts[$0].actors }
    var affiliations: [ActorID] = []
    for affiliation in chosen.flatMap({ drafts[$0].affiliations })
    where !affiliations.contains(affiliation) {
      affiliations.append(affiliation)
    }
    drafts[index].affiliations = affiliations
    drafts[index].isPlural = true
    drafts[index].number = number
  }

  private func isSame(_ left: CastDraft, _ right: CastDraft) -> Bool {
    if !left.persons.isEmpty || !right.persons.isEmpty { return left.persons == right.persons }
    return left.office == right.office && left.tokens == right.tokens
  }

  private mutating func resolvePossessed(_ index: Int, _ word: String) {
    let wanted: Int?
    switch word {
    case "his", "her":
      wanted = nearest(before: index) { $0.isHuman && !$0.isPlural }
    case "its":
      wanted = nearest(before: index, reach: 2) {
        !$0.isHuman && $0.persons.isEmpty && $0.actors.count == 1 && $0.kind != .demonym
      }
    default:
      wanted = nearest(before: index, reach: 2) { $0.actors.count > 1 && $0.persons.isEmpty }
    }
    guard let wanted else { return }
    let owners = owners(drafts[wanted])
    prefixOffice(of: index, with: drafts[wanted])
    guard !owners.isEmpty else { return }
    drafts[index].affiliations = owners
    drafts[index].actors = owners
    drafts[index].isGovernmentActing = owners.contains(where: \.looksLikeState)
    drafts[index].reference = .none
    // `Its spokesman Zhao Lijian` is tied to the person's name in the same mention.
    for person in drafts[index].persons where self.persons[person].affiliation == nil {
      self.persons[person].affiliation = owners.first
      self.persons[person].country = owners.first { $0.looksLikeState }
    }
  }

  /// Whose ministry or spokesman it is: the state of a person, the body itself.
  private func owners(_ draft: CastDraft) -> [ActorID] {
    if draft.persons.count == 1, let country = persons[draft.persons[0]].country {
      return [country]
    }
    return draft.isHuman ? draft.affiliations : draft.principals
  }

  private mutating func resolveOrganisation(_ index: Int) {
    let found = earlier(index).lastIndex { draft in
      draft.kind == .name && draft.persons.isEmpty && draft.actors.count == 1
        && !draft.actors[0].looksLikeState && !draft.actors[0].rawValue.hasPrefix("ORG:")
    }
    guard let found else { return }
    guard drafts[index].office != nil else { return copy(found, to: index) }
    drafts[index].actors = drafts[found].actors
    drafts[index].affiliations = drafts[found].actors
  }

  // MARK: Groups

  private mutating func resolveGroup(_ index: Int, _ group: GroupPhrase) {
    let members: [ActorID]?
    if let number = group.number {
      members =
        lists.last { $0.members.count == number }?.members ?? lastStates(number, before: index)
    } else {
      members = lists.max { $0.members.count < $1.members.count }?.members
    }
    guard let members else { return }
    if drafts[index].office != nil {
      drafts[index].affiliations = members
      drafts[index].isGovernmentActing = true
    }
    drafts[index].actors = members
    drafts[index].isPlural = true
  }

  /// The distinct states named last, if there are that many in the text so far.
  private func lastStates(_ number: Int, before index: Int) -> [ActorID]? {
    var members: [ActorID] = []
    for draft in earlier(index).reversed() where isState(draft) && draft.kind != .demonym {
      if !members.contains(draft.actors[0]) { members.insert(draft.actors[0], at: 0) }
      if members.count == number { return members }
    }
    return nil
  }

  /// Whether a cue follows a pronoun directly: `It said`.
  func precedesCue(_ index: Int) -> Bool {
    var token = drafts[index].tokens.upperBound
    let limit = min(columns.count, token + 5)
    while token < limit,
      columns.isAdverb(token)
        || WordClasses.auxiliaries.contains(columns.words[token])
    {
      token += 1
    }
    return token < limit && CueLexicon.english.verb(columns.words[token]) != nil
  }
}

extension CastDraft {
  /// Whom it acts for: as `CastMention.principals`.
  var principals: [ActorID] { affiliations.isEmpty ? actors : affiliations }
}
