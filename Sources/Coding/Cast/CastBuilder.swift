import Actors
import Evidence
import Language
import Ontology
import Records

/// Collects the mentions of a text, resolves them and puts them in order.
struct CastBuilder {
  private let columns: TokenColumns
  private let runs: [NameRun]
  private let offices: [OfficePhrase]
  private let names: [NameMatch]
  /// The run that ends before a token.
  private let runEnding: [Int: Int]
  private var persons: [PersonDraft] = []
  private var drafts: [CastDraft] = []

  init(columns: TokenColumns, actors: ActorTable) {
    self.columns = columns
    names = actors.names(in: columns.text.article.text)
    runs = NameRunFinder(columns: columns, actors: actors, names: names).runs()
    runEnding = Dictionary(
      runs.enumerated().map { ($1.tokens.upperBound, $0) }, uniquingKeysWith: { $1 })
    offices = OfficePhraseFinder(columns: columns, runs: runs).phrases()
    let finder = PersonFinder(
      columns: columns, runs: runs, offices: offices, leaders: actors.leaders)
    persons = finder.persons
    drafts = finder.drafts
    addOffices(except: finder.usedOffices)
    addBodies()
    addKnownNames()
    addPronounsAndGroups()
    drafts = CastBuilder.withoutOverlaps(drafts)
    var resolver = ReferenceResolver(columns: columns, drafts: drafts, persons: persons)
    resolver.resolve()
    drafts = resolver.drafts
    persons = resolver.persons
  }

  /// The mentions, in text order.
  var mentions: [CastMention] {
    drafts.map { draft in
      let span = columns.span(draft.tokens)
      return CastMention(
        span: span, text: columns.text.article.text[span], head: columns.span(draft.head),
        kind: draft.kind, actors: draft.actors, affiliations: draft.affiliations,
        roles: draft.roles, office: draft.office, persons: draft.persons,
        isGovernmentActing: draft.isGovernmentActing, sentence: columns.sentence[draft.head])
    }
  }

  /// The persons, in order of first mention.
  var castPersons: [CastPerson] {
    persons.map { person in
      CastPerson(
        name: person.name, office: person.office, roles: person.roles,
        affiliation: person.affiliation, country: person.country,
        evidence: person.evidence.map { columns.span($0) })
    }
  }

  /// The names for `CodedArticle.entities`, in text order, each once.
  var entities: [EntityMention] {
    var found: [EntityMention] = names.map { name in
      let type =
        switch name.sense {
        case .demonym: "NORP"
        case .organisation: "ORG"
        case .seat: "FAC"
        case .state, .capital, .region: "LOC"
        }
      return EntityMention(span: name.span, type: type, actor: name.actor)
    }
    for draft in drafts where draft.kind == .name && draft.persons.count == 1 {
      let person = persons[draft.persons[0]]
      let width = min(person.words.count, draft.head - draft.tokens.lowerBound + 1)
      let span = nameSpan(of: draft, atMost: width, words: person.words)
      found.append(EntityMention(span: span, type: "PER", actor: .person(person.name)))
    }
    for run in runs where run.kind == .body || run.kind == .media || run.kind == .instrument {
      let type = run.kind == .instrument ? "LAW" : "ORG"
      let name = columns.string(run.tokens)
      found.append(
        EntityMention(
          span: columns.span(run.tokens), type: type,
          actor: run.kind == .instrument ? nil : .body(name)))
    }
    found.sort { ($0.span.lower, -$0.span.upper) < ($1.span.lower, -$1.span.upper) }
    var result: [EntityMention] = []
    for entity in found where result.last.map({ $0.span.upper <= entity.span.lower }) ?? true {
      result.append(entity)
    }
    return result
  }

  private func nameSpan(of draft: CastDraft, atMost width: Int, words: [String]) -> TextSpan {
    var first = draft.head
    while first > draft.tokens.lowerBound, draft.head - first + 1 < width,
      words.contains(columns.words[first - 1])
    {
      first -= 1
    }
    return columns.span(first..<(draft.head + 1))
  }

  /// `the White House` is a building, and no house of a parliament.
  private func isSeat(_ phrase: OfficePhrase) -> Bool {
    runEnding[phrase.head + 1].map { run in
      runs[run].kind == .known && runs[run].names.first?.sense == .seat
    } ?? false
  }

  private mutating func addOffices(except used: Set<Int>) {
    for (index, phrase) in offices.enumerated() where !used.contains(index) && !isSeat(phrase) {
      var draft = CastDraft(
        tokens: phrase.tokens, head: phrase.head, kind: .office, actors: phrase.affiliations,
        affiliations: phrase.affiliations, roles: [phrase.noun.role], office: phrase.office)
      draft.isPlural = phrase.noun.isPlural
      draft.isHuman = !phrase.noun.isBody
      draft.number = phrase.number
      let acts: Set<Role> = [.government, .military, .legislature, .judiciary, .police]
      draft.isGovernmentActing = !phrase.affiliations.isEmpty && acts.contains(phrase.noun.role)
      if !phrase.noun.isBody, !speaksForState(phrase) {
        // A `Serbian analyst`, a `retired admiral` or a `lawmaker` does not stand for the state.
        draft.actors = []
      }
      if draft.affiliations.isEmpty, let country = phrase.country { draft.affiliations = [country] }
      if phrase.belongsToOrganisation {
        draft.reference = .organisation
      } else if phrase.noun.singular == "counterpart" {
        draft.reference = .counterpart
      } else if let possessive = phrase.possessive, phrase.affiliations.isEmpty {
        draft.reference = .possessedOffice(columns.words[possessive])
      } else if let group = phrase.group,
        let parsed = GroupPhrase.parse(at: group.lowerBound, columns: columns)
      {
        draft.kind = .group
        draft.reference = .group(parsed)
      } else if phrase.affiliations.isEmpty && phrase.country == nil {
        refer(&draft, phrase)
      }
      drafts.append(draft)
    }
  }

  private func refer(_ draft: inout CastDraft, _ phrase: OfficePhrase) {
    let determiner = phrase.determiner ?? ""
    if draft.number != nil, draft.isPlural, determiner == "both" || determiner == "the" {
      draft.kind = .group
      draft.reference = .office
    } else if ["the", "this", "that"].contains(determiner) {
      draft.kind = .description
      draft.reference = .office
    }
  }

  private func speaksForState(_ phrase: OfficePhrase) -> Bool {
    guard phrase.noun.role == .government || phrase.noun.role == .intergovernmental else {
      return !phrase.affiliations.allSatisfy(\.looksLikeState) && phrase.noun.role == .military
    }
    let past: Set = ["retired", "former", "ex", "late", "veteran"]
    return !phrase.tokens.contains { past.contains(columns.words[$0]) }
  }

  private mutating func addBodies() {
    for run in runs where run.kind == .body || run.kind == .media {
      var draft = CastDraft(tokens: run.tokens, head: run.tokens.upperBound - 1, kind: .name)
      let state = run.names.first { $0.sense != .organisation }?.actor
      let words = run.tokens.map { columns.words[$0] }
      let force: Set = ["force", "forces", "army", "navy", "police", "guard", "prosecutors"]
      if let organ = organ(run, words) {
        draft.actors = [organ.state]
        draft.roles = [organ.role]
        draft.office = ASCII.folded(columns.string(run.tokens))
        draft.isGovernmentActing = true
      } else if let state, words.contains(where: force.contains) {
        draft.actors = [state]
        draft.roles = [words.contains("police") ? .police : .military]
        draft.office = ASCII.folded(columns.string(run.tokens))
        draft.isGovernmentActing = true
      } else {
        draft.actors = [.body(columns.string(run.tokens))]
        draft.roles = run.kind == .media ? [.media] : []
      }
      draft.affiliations = state.map { [$0] } ?? []
      drafts.append(draft)
    }
  }

  /// The state whose organ a name is: `Philippine Senate`, `Kosovo Assembly`, `Israeli Supreme
  /// Court`, but not `Indian National Congress`.
  private func organ(_ run: NameRun, _ words: [String]) -> (state: ActorID, role: Role)? {
    guard run.kind == .body,
      let name = run.names.first(where: { $0.sense == .state || $0.sense == .demonym }),
      columns.tokens(in: name.span).lowerBound == run.tokens.lowerBound,
      let noun = words.last
    else { return nil }
    switch noun {
    case "senate", "parliament": return (name.actor, .legislature)
    case "congress": return words.count == 2 ? (name.actor, .legislature) : nil
    case "assembly":
      return words.count == 2 || words.contains("national") ? (name.actor, .legislature) : nil
    case "court": return (name.actor, .judiciary)
    case "ministry": return (name.actor, .government)
    default: return nil
    }
  }

  private mutating func addKnownNames() {
    for run in runs where run.kind == .known {
      guard let name = run.names.first else { continue }
      var draft = CastDraft(
        tokens: run.tokens, head: run.tokens.upperBound - 1, kind: .name, actors: [name.actor])
      switch name.sense {
      case .state, .organisation:
        draft.isGovernmentActing = name.sense == .state && !isPlace(run.tokens)
      case .demonym:
        draft.kind = .demonym
        draft.isPlural = columns.words[run.tokens.upperBound - 1].hasSuffix("s")
      case .region: continue
      case .capital, .seat:
        guard !isPlace(run.tokens) else { continue }
        draft.kind = .metonym
        draft.isGovernmentActing = true
        draft.roles = [.government]
      }
      drafts.append(draft)
    }
  }

  /// Whether a name stands where only a place can: after `in`, `at`, `near` and the like, also at
  /// the end of a list after one, and as a dateline.
  private func isPlace(_ tokens: Range<Int>) -> Bool {
    var before = tokens.lowerBound - 1
    let floor = max(0, before - 8)
    while before > floor,
      columns.words[before] == "and" || columns.words[before] == ","
        || columns.words[before] == "or"
    {
      guard
        let run = runEnding[before] ?? runEnding[before - 1],
        runs[run].kind == .known
      else { break }
      before = runs[run].tokens.lowerBound - 1
    }
    let next = columns.word(tokens.upperBound)
    let isDateline =
      columns.sentenceTokens(of: tokens.lowerBound).lowerBound == tokens.lowerBound
      && ["–", "—", "--", "(", "-"].contains(next)
    guard before >= 0 else { return isDateline }
    // `at the White House`, not `orders from the White House`
    let isSeat = columns.words[before] == "the" && before > 0
    if isSeat, !["to", "from"].contains(columns.words[before - 1]) { before -= 1 }
    let word = columns.words[before]
    if word == "to" || word == "from" { return !takesGovernment(before) }
    return isDateline || WordClasses.places.contains(word)
      || word == "of" && before > 0
        && [
          "city", "university", "capital", "town", "port", "gulf", "streets", "lawn", "garden",
          "grounds", "gates", "steps",
        ].contains(columns.words[before - 1])
  }

  /// `clarifications from Tirana`, `said to Moscow`: words addressed to or had from a government.
  private func takesGovernment(_ preposition: Int) -> Bool {
    guard preposition > 0 else { return false }
    let before = columns.words[preposition - 1]
    let stems = [
      "explanation", "clarification", "answer", "response", "repl", "assurance", "guarantee",
      "message", "warning", "demand", "note", "letter", "apolog", "support", "pressure", "request",
      "independen", "according",
    ]
    return stems.contains { before.hasPrefix($0) }
  }

  private mutating func addPronounsAndGroups() {
    var token = 0
    while token < columns.count {
      defer { token += 1 }
      guard !columns.isQuoted[token] else { continue }
      let word = columns.words[token]
      if let group = GroupPhrase.parse(at: token, columns: columns) {
        drafts.append(
          CastDraft(
            tokens: group.tokens, head: group.head, kind: .group, isPlural: true,
            reference: .group(group), number: group.number))
        token = group.tokens.upperBound - 1
      } else if ["he", "she", "it", "they", "who", "which"].contains(word) {
        drafts.append(pronoun(token..<(token + 1)))
      } else if let owner = ["his": "he", "her": "she", "their": "they"][word],
        CastBuilder.opinions.contains(columns.word(token + 1))
      {
        drafts.append(pronoun(token..<(token + 1), as: owner))
      } else if let end = partitive(at: token) {
        drafts.append(pronoun(token..<end))
        token = end - 1
      } else if word == "the",
        ["alliance", "organisation", "organization", "bloc"].contains(columns.word(token + 1)),
        columns.word(token + 2) != "of"
      {
        drafts.append(
          CastDraft(
            tokens: token..<(token + 2), head: token + 1, kind: .description,
            reference: .organisation))
        token += 1
      }
    }
  }

  /// `in his opinion`, `in her view`.
  private static let opinions: Set<String> = [
    "view", "opinion", "judgment", "judgement", "assessment", "eyes", "estimation", "words",
  ]

  private func pronoun(_ tokens: Range<Int>, as other: String? = nil) -> CastDraft {
    let word = other ?? columns.words[tokens.lowerBound]
    return CastDraft(
      tokens: tokens, head: tokens.lowerBound, kind: .pronoun,
      isPlural: ["they", "both", "neither"].contains(word) && tokens.count < 4,
      isHuman: ["he", "she"].contains(word),
      reference: .pronoun(word))
  }

  /// `Both have`, `Neither of them`, `the second of them`, `one of them`, `several note`.
  private func partitive(at token: Int) -> Int? {
    let word = columns.words[token]
    let next = columns.word(token + 1)
    if word == "both" || word == "neither" {
      if next == "of", columns.word(token + 2) == "them" { return token + 3 }
      let isFollowed =
        WordClasses.isAdverb(next) || CueLexicon.english.verb(next) != nil
        || WordClasses.auxiliaries.contains(next)
      return isFollowed ? token + 1 : nil
    }
    if word == "one", next == "of", columns.word(token + 2) == "them" { return token + 3 }
    if ["one", "several", "others"].contains(word) {
      return CueLexicon.english.verb(next).map { $0.form != .participle } ?? false
        ? token + 1 : nil
    }
    let ordinals: Set = ["first", "second", "third", "latter", "former"]
    guard word == "the", ordinals.contains(next) else { return nil }
    return columns.word(token + 2) == "of" && columns.word(token + 3) == "them" ? token + 4 : nil
  }

  private static func withoutOverlaps(_ drafts: [CastDraft]) -> [CastDraft] {
    let sorted = drafts.sorted {
      ($0.tokens.lowerBound, -$0.tokens.upperBound) < ($1.tokens.lowerBound, -$1.tokens.upperBound)
    }
    var result: [CastDraft] = []
    for draft in sorted {
      if let last = result.last, last.tokens.upperBound > draft.tokens.lowerBound {
        // A person's name outranks an office phrase that runs into it.
        if draft.persons.isEmpty || !last.persons.isEmpty { continue }
        result.removeLast()
      }
      result.append(draft)
    }
    return result
  }
}
