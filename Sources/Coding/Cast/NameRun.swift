import Actors
import Evidence
import Language
import Ontology

/// A run of capitalised words that may be a name.
struct NameRun: Sendable, Hashable {
  /// What the words of a run tell about it.
  enum Kind: Sendable, Hashable {
    /// An institute, ministry, party or other body, by one of its words.
    case body
    /// A newspaper, agency or station.
    case media
    /// A treaty, declaration or other instrument; never an actor.
    case instrument
    /// A state or organisation of the tables, and nothing else.
    case known
    /// A possible person.
    case other
  }

  /// Its tokens.
  let tokens: Range<Int>
  /// What its words tell.
  let kind: Kind
  /// The known names inside it.
  let names: [NameMatch]
}

/// Finds runs of capitalised words.
struct NameRunFinder {
  private static let bodyWords: Set<String> = [
    "center", "centre", "institute", "institution", "university", "council", "academy",
    "organization", "organisation", "fund", "party", "bank", "commission", "agency", "association",
    "foundation", "society", "network", "movement", "union", "league", "alliance", "committee",
    "office", "department", "school", "faculty", "college", "company", "corporation", "group",
    "force", "forces", "forum", "initiative", "federation", "congress", "front", "club", "board",
    "bureau", "service", "court", "tribunal", "secretariat", "chamber", "coalition", "brigade",
    "army", "navy", "guard", "police", "ministry", "inc", "inc.", "ltd", "llc", "corp", "corp.",
    "co.", "democracy", "house", "senate", "parliament", "assembly",
  ]
  private static let mediaWords: Set<String> = [
    "radio", "television", "tv", "news", "times", "post", "press", "wire", "journal", "gazette",
    "herald", "tribune", "reuters", "bbc", "cnn", "newsweek", "telegraph", "guardian", "daily",
    "magazine", "politico", "msnbc", "broadcaster",
  ]
  private static let instrumentWords: Set<String> = [
    "agreement", "treaty", "declaration", "memorandum", "pact", "charter", "protocol", "accord",
    "accords", "convention", "resolution", "act", "constitution", "article", "concept", "plan",
  ]
  private static let connectors: Set<String> = ["of", "for", "and", "the", "on", "in", "&"]
  private static let particles: Set<String> = [
    "de", "da", "di", "van", "von", "der", "den", "al", "bin", "ibn", "el", "la", "le", "du", "dos",
    "del", "ten", "ter", "y", "-",
  ]

  private let columns: TokenColumns
  private let actors: ActorTable
  private let names: [NameMatch]
  /// The known name that covers a token.
  private let nameAt: [Int: Int]

  init(columns: TokenColumns, actors: ActorTable, names: [NameMatch]) {
    self.columns = columns
    self.actors = actors
    self.names = names
    var nameAt: [Int: Int] = [:]
    for (index, name) in names.enumerated() {
      for token in columns.tokens(in: name.span) { nameAt[token] = index }
    }
    self.nameAt = nameAt
  }

  /// The runs, in text order.
  func runs() -> [NameRun] {
    var runs: [NameRun] = []
    var token = 0
    while token < columns.count {
      guard startsRun(token) else {
        token += 1
        continue
      }
      let end = runEnd(from: token)
      runs += pieces(token..<end)
      token = end
    }
    return runs
  }

  private func startsRun(_ token: Int) -> Bool {
    guard columns.isCapitalised[token], columns.isWord[token] else { return nameAt[token] != nil }
    if nameAt[token] != nil { return true }
    let word = columns.words[token]
    return !NameRunFinder.isFunctionWord(word) && !columns.isAdverb(token)
  }

  private static func isFunctionWord(_ word: String) -> Bool {
    WordClasses.determiners.contains(word) || WordClasses.possessives.contains(word)
      || WordClasses.subjectPronouns.contains(word) || WordClasses.prepositions.contains(word)
      || WordClasses.subordinators.contains(word) || WordClasses.auxiliaries.contains(word)
      || WordClasses.questions.contains(word) || WordClasses.calendar.contains(word)
      || WordClasses.adverbs.contains(word) || word == "and" || word == "there" || word == "asked"
      || WordClasses.numbers[word] != nil
  }

  private func runEnd(from start: Int) -> Int {
    let limit = min(columns.sentenceTokens(of: start).upperBound, start + 14)
    var end = start + 1
    while end < limit {
      let isName =
        columns.isCapitalised[end] && columns.isWord[end]
        && !WordClasses.calendar.contains(columns.words[end])
      if isName || nameAt[end] != nil && nameAt[end] == nameAt[end - 1] {
        end += 1
      } else if let next = joined(at: end, start: start, limit: limit) {
        end = next
      } else {
        break
      }
    }
    return end
  }

  /// The end of a connector with the capitalised word it joins to the run before it.
  private func joined(at token: Int, start: Int, limit: Int) -> Int? {
    let word = columns.words[token]
    let isParticle = NameRunFinder.particles.contains(word)
    let words = (start..<token).map { columns.words[$0] }
    let isBody = words.contains(where: NameRunFinder.bodyWords.contains)
    let isOffice = words.contains("secretary") || words.contains("minister")
    var isConnector = NameRunFinder.connectors.contains(word) && (isBody || isOffice)
    if word == "and", !isBody, names(aSociety: token, start: start, limit: limit) {
      return token + 2
    }
    if word == "and" {
      // `Ministry of Foreign Affairs and Diaspora`, not `Soviet Union and North Korea`.
      isConnector =
        isBody && (words.contains("of") || words.contains("for")) && nameAt[token + 1] == nil
    }
    if word == "-", let next = hyphenated(token, limit: limit) { return next }
    guard isParticle || isConnector else { return nil }
    var next = token + 1
    if word == "of" || word == "for", columns.word(next) == "the" { next += 1 }
    // `Abdel Fattah al-Sisi`
    if isParticle, columns.word(next) == "-" { next += 1 }
    guard next < limit, columns.isCapitalised[next], columns.isWord[next] else { return nil }
    if word == "in" || WordClasses.calendar.contains(columns.word(next)) { return nil }
    return next + 1
  }

  /// `Swedish Peace and Arbitration Society`: a people's adjective first, a body's noun last.
  private func names(aSociety conjunction: Int, start: Int, limit: Int) -> Bool {
    guard conjunction - start > 1, let first = nameAt[start], names[first].sense == .demonym,
      nameAt[conjunction - 1] == nil, nameAt[conjunction + 1] == nil
    else { return false }
    var last = conjunction + 1
    while last < limit, columns.isCapitalised[last], columns.isWord[last] { last += 1 }
    return last - conjunction > 2 && Self.bodyWords.contains(columns.words[last - 1])
  }

  /// `Ho-jin`: hyphen and word without a space between them.
  private func hyphenated(_ token: Int, limit: Int) -> Int? {
    let next = token + 1
    guard next < limit, columns.span(token).lower == columns.span(token - 1).upper,
      columns.span(next).lower == columns.span(token).upper, columns.isWord[next],
      OfficeLexicon.english.noun(columns.words[next]) == nil
    else { return nil }
    return next + 1
  }

  /// Cuts a run before and after known names that do not belong to a longer name.
  private func pieces(_ run: Range<Int>) -> [NameRun] {
    let kind = kind(of: run)
    if kind == .body || kind == .media || kind == .instrument {
      return [NameRun(tokens: run, kind: kind, names: known(in: run))]
    }
    var result: [NameRun] = []
    var start = run.lowerBound
    var token = start
    while token < run.upperBound {
      guard let index = nameAt[token] else {
        token += 1
        continue
      }
      // `Minister Hakan Fidan of Turkey`: what joins the two belongs to neither.
      var before = token
      while start < before, NameRunFinder.connectors.contains(columns.words[before - 1]) {
        before -= 1
      }
      if start < before {
        result.append(NameRun(tokens: start..<before, kind: .other, names: []))
      }
      var end = token + 1
      while end < run.upperBound, nameAt[end] == index { end += 1 }
      result.append(NameRun(tokens: token..<end, kind: .known, names: [names[index]]))
      start = end
      token = end
    }
    if start < run.upperBound {
      result.append(NameRun(tokens: start..<run.upperBound, kind: .other, names: []))
    }
    return result
  }

  private func kind(of run: Range<Int>) -> NameRun.Kind {
    let own = run.filter { nameAt[$0] == nil }.map { columns.words[$0] }
    if own.isEmpty { return .known }
    if own.contains(where: NameRunFinder.instrumentWords.contains) { return .instrument }
    let isKnownWhole = Set(run.compactMap { nameAt[$0] }).count == 1 && own.isEmpty
    if isKnownWhole { return .known }
    if own.contains(where: NameRunFinder.mediaWords.contains) { return .media }
    if let at = own.firstIndex(where: NameRunFinder.bodyWords.contains), run.count > 1 || at > 0 {
      return .body
    }
    return .other
  }

  /// The known names inside the name of a body, for its country: `Belgrade` in `Belgrade Center`.
  private func known(in run: Range<Int>) -> [NameMatch] {
    var seen = Set<Int>()
    let whole = run.compactMap { nameAt[$0] }.filter { seen.insert($0).inserted }
    if !whole.isEmpty { return whole.map { names[$0] } }
    return run.flatMap { token in
      actors.names(in: columns.text.tokens[token].form).map {
        NameMatch(span: columns.span(token), actor: $0.actor, sense: $0.sense)
      }
    }
  }
}
