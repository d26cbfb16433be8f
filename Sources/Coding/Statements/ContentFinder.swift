import Evidence
import Language

/// The content that belongs to a cue, as token ranges in text order.
struct Content: Sendable, Hashable {
  /// The unbroken parts.
  var parts: [Range<Int>]
  /// The cue's tokens once the preposition or particle before the content is added.
  var cue: Range<Int>
}

/// Finds the words that a cue introduces.
struct ContentFinder {
  private let columns: TokenColumns
  private let subjects: SubjectFinder
  /// The quotation that covers a token.
  private let quotationAt: [Int: Int]
  private let quotationTokens: [Range<Int>]

  private static let adjuncts: Set<String> = [
    "in", "on", "at", "during", "after", "before", "earlier", "this", "last", "late", "early",
    "yesterday", "today", "by", "from", "since", "through", "via", "to", "with", "as", "over",
    "outside", "when", "while", "under", "for", "tonight", "ahead", "following", "of", "publicly",
    "again", "recently", "the", "a",
  ]
  private static let speechNouns: Set<String> = [
    "warning", "warnings", "call", "calls", "appeal", "appeals", "report", "reports", "statement",
    "statements", "letter", "letters", "resolution", "petition", "article", "reminder",
  ]
  private static let verdicts: Set<String> = [
    "charge", "claim", "accusation", "allegation", "move", "figure", "term", "word", "suggestion",
    "view", "label", "step", "statement", "position", "idea", "notion", "comparison",
  ]

  init(columns: TokenColumns, subjects: SubjectFinder) {
    self.columns = columns
    self.subjects = subjects
    quotationTokens = columns.quotations.map { columns.tokens(in: $0.span) }
    var quotationAt: [Int: Int] = [:]
    for (index, tokens) in quotationTokens.enumerated() {
      for token in tokens { quotationAt[token] = index }
    }
    self.quotationAt = quotationAt
  }

  /// The tokens of a quotation.
  func tokens(ofQuotation index: Int) -> Range<Int> { quotationTokens[index] }

  /// The quotation that covers a token.
  func quotation(at token: Int) -> Int? { quotationAt[token] }

  // MARK: After the cue

  /// The content that follows a cue.
  ///
  /// - Parameters:
  ///   - match: the cue.
  ///   - later: the cues after it in the sentence.
  ///   - sentence: the sentence's tokens.
  /// - Returns: the content, or nil where the words that follow are none.
  func content(after match: CueMatch, later: ArraySlice<CueMatch>, in sentence: Range<Int>)
    -> Content?
  {
    guard let (start, cue) = start(after: match, in: sentence), start < sentence.upperBound else {
      return nil
    }
    let end = self.end(from: start, of: match, later: later, in: sentence)
    guard let part = trimmed(start..<end) else { return nil }
    return Content(parts: [part], cue: cue)
  }

  private func start(after match: CueMatch, in sentence: Range<Int>) -> (Int, Range<Int>)? {
    let patterns = match.cue.patterns
    var group = match.tokens
    var token = group.upperBound
    while token < sentence.upperBound, WordClasses.isAdverb(columns.words[token]),
      !columns.isQuoted[token],
      !["so", "all", "both", "more", "then", "once", "first"].contains(columns.words[token])
    {
      token += 1
    }
    guard token < sentence.upperBound else { return nil }
    let word = columns.words[token]
    let takesQuote = !patterns.isDisjoint(with: [.quote, .clause, .object, .addressee])
    if columns.isQuoted[token] { return takesQuote ? (token, group) : nil }
    if word == ":" || word == "," {
      return takesQuote && !patterns.isDisjoint(with: [.quote, .clause])
        ? afterPause(token, group, in: sentence) : nil
    }
    if word == "that", !patterns.isDisjoint(with: [.clause, .addressee, .object]) {
      return isClauseThat(token) || patterns.contains(.clause)
        ? (token, group) : patterns.contains(.object) ? (token, group) : nil
    }
    if columns.words[match.word] == "pointed" || columns.words[match.word] == "points"
      || columns.words[match.word] == "pointing", word == "out"
    {
      return (token + 1, group.lowerBound..<(token + 1))
    }
    if match.cue.prepositions.contains(word), token + 1 < sentence.upperBound,
      columns.word(token + 1) != "that" || word != "to"
    {
      group = group.lowerBound..<(token + 1)
      if word == "to", patterns.contains(.clause), let that = laterThat(token, in: sentence) {
        return (that, match.tokens)
      }
      if ["about", "over", "on", "in", "at"].contains(word),
        match.cue.sort == .denial || isAttitude(match)
      {
        return (token, match.tokens)
      }
      return isNominalStart(token + 1) ? (token + 1, group) : nil
    }
    if word == "to" {
      return patterns.contains(.infinitive) && isInfinitive(token) ? (token, group) : nil
    }
    if patterns.contains(.addressee), let start = afterAddressee(token, match, in: sentence) {
      return (start, group)
    }
    if WordClasses.questions.contains(word) {
      return !patterns.isDisjoint(with: [.clause, .addressee]) && word != "who" && word != "which"
        && word != "when" ? (token, group) : nil
    }
    if ContentFinder.adjuncts.contains(word) || WordClasses.calendar.contains(word)
      || !columns.isWord[token], patterns.contains(.clause)
    {
      if let that = laterThat(token, in: sentence) { return (that, group) }
    }
    if patterns.contains(.clause), isBareClause(token, in: sentence) { return (token, group) }
    if patterns.contains(.object), isNominalStart(token), !match.isPassive { return (token, group) }
    return nil
  }

  private func isAttitude(_ match: CueMatch) -> Bool { match.tokens.upperBound - 1 > match.word }

  /// After `said:` or `said,`: a quotation, or after a colon anything.
  private func afterPause(_ token: Int, _ group: Range<Int>, in sentence: Range<Int>) -> (
    Int, Range<Int>
  )? {
    let next = token + 1
    guard next < columns.count else { return nil }
    if columns.isQuoted[next] { return (next, group) }
    if columns.words[token] == ":", next < sentence.upperBound { return (next, group) }
    return nil
  }

  /// `that` before a clause, not `that` as a determiner before its noun at the sentence's end.
  private func isClauseThat(_ token: Int) -> Bool {
    let next = columns.word(token + 1)
    guard !next.isEmpty, next != ".", next != "," else { return false }
    return hasFiniteVerb(token + 1, in: columns.sentenceTokens(of: token))
  }

  /// A `that` behind adjuncts of time and place only.
  private func laterThat(_ start: Int, in sentence: Range<Int>) -> Int? {
    var token = start
    let limit = min(sentence.upperBound, start + 16)
    while token < limit {
      let word = columns.words[token]
      if columns.isQuoted[token] { return nil }
      if word == "that" { return isClauseThat(token) ? token : nil }
      if word == ":" {
        return columns.isQuoted.indices.contains(token + 1) && columns.isQuoted[token + 1]
          ? token + 1 : nil
      }
      if word == ",", columns.isQuoted.indices.contains(token + 1), columns.isQuoted[token + 1] {
        return token + 1
      }
      if word == "." || word == ";" || word == "," && columns.word(token + 1) != "that" {
        return nil
      }
      if WordClasses.auxiliaries.contains(word), word != "'s" { return nil }
      token += 1
    }
    return nil
  }

  private func isInfinitive(_ to: Int) -> Bool {
    let next = columns.word(to + 1)
    guard !next.isEmpty else { return false }
    return !WordClasses.determiners.contains(next) && !WordClasses.possessives.contains(next)
      && !columns.isCapitalised[to + 1]
  }

  private func isNominalStart(_ token: Int) -> Bool {
    let word = columns.words[token]
    guard columns.isWord[token] || columns.isQuoted[token] else { return false }
    if ["to", "and", "or", "but", "that"].contains(word) { return word == "that" }
    if WordClasses.prepositions.contains(word) || WordClasses.auxiliaries.contains(word) {
      return false
    }
    if WordClasses.calendar.contains(word) || WordClasses.subordinators.contains(word) {
      return ["what", "how", "whether", "why"].contains(word)
    }
    return !WordClasses.isAdverb(word) || word == "all" || word == "both" || word == "more"
      || word == "only"
  }

  /// `said it would`: a clause without `that`; it must come to a finite verb.
  private func isBareClause(_ start: Int, in sentence: Range<Int>) -> Bool {
    let word = columns.words[start]
    if ["he", "she", "it", "they", "we", "i", "you", "there"].contains(word) { return true }
    guard columns.isWord[start] || columns.isQuoted[start] else { return false }
    if ["if", "when", "while", "although", "because", "even", "in", "under"].contains(word)
      || !WordClasses.prepositions.contains(word) && !WordClasses.calendar.contains(word)
    {
      return hasFiniteVerb(start, in: sentence)
    }
    return false
  }

  private func hasFiniteVerb(_ start: Int, in sentence: Range<Int>) -> Bool {
    for token in start..<min(sentence.upperBound, start + 18) {
      let word = columns.words[token]
      if token > start, WordClasses.auxiliaries.contains(word), word != "'s", word != "being",
        word != "having"
      {
        return true
      }
      if token > start, let upos = columns.tag(token), upos == .verb || upos == .auxiliary {
        return true
      }
      if token > start, !columns.isCapitalised[token],
        word.hasSuffix("ed")
          || CueLexicon.english.verb(word).map({ $0.form == .third || $0.form == .past }) ?? false
      {
        return true
      }
      if word == "." || word == ";" { return false }
    }
    return false
  }

  /// `told reporters that`, `told the crowd he would`, `asked him whether`.
  private func afterAddressee(_ start: Int, _ match: CueMatch, in sentence: Range<Int>) -> Int? {
    let word = columns.words[start]
    guard columns.isWord[start], !WordClasses.subordinators.contains(word) || word == "that" else {
      return nil
    }
    if match.cue.prepositions.isEmpty == false, word == "that" { return start }
    let limit = min(sentence.upperBound, start + 16)
    var token = start
    while token < limit {
      let word = columns.words[token]
      if token > start, columns.isQuoted[token] { return token }
      if token > start, word == "that" || ["whether", "if", "how", "why", "what"].contains(word) {
        return token
      }
      if token > start, word == "to" || word == "not" && columns.word(token + 1) == "to",
        !columns.isCapitalised[min(token + 1, columns.count - 1)]
      {
        return columns.words[match.word].hasPrefix("ask") ? start : token
      }
      if token > start, ["he", "she", "it", "they", "we", "i", "there"].contains(word) {
        return token
      }
      if word == ":" || word == "," {
        return columns.isQuoted.indices.contains(token + 1) && columns.isQuoted[token + 1]
          ? token + 1 : nil
      }
      if !columns.isWord[token], word != "'s", word != "-" { return nil }
      if token > start, WordClasses.auxiliaries.contains(word), word != "'s" {
        // `told reporters Serbia would`: the clause begins with the subject of this verb.
        return subjects.phrase(endingAt: token, in: start..<token)?.lowerBound ?? start
      }
      token += 1
    }
    return nil
  }

  // MARK: The end of the content

  private func end(
    from start: Int, of match: CueMatch, later: ArraySlice<CueMatch>, in sentence: Range<Int>
  ) -> Int {
    if let index = quotationAt[start], quotationTokens[index].lowerBound == start {
      let close = quotationTokens[index].upperBound
      if close >= sentence.upperBound { return close }
      let next = columns.words[close]
      let isWhole =
        !columns.isWord[close]
        || next == "and" && later.contains { $0.tokens.lowerBound <= close + 3 }
      if isWhole, next != "-" { return close }
    }
    var limit = sentence.upperBound
    for cue in later {
      guard cue.tokens.lowerBound > start,
        let cut = cut(before: cue, start: start, of: match, in: sentence)
      else { continue }
      limit = min(limit, cut)
      break
    }
    limit = remark(from: start, to: limit)
    if !match.cue.patterns.contains(.clause) { limit = newVerbPhrase(from: start, to: limit) }
    if let index = quotationAt[limit - 1], quotationTokens[index].upperBound > limit,
      limit == sentence.upperBound
    {
      return quotationTokens[index].upperBound
    }
    return limit
  }

  /// Where the content stops before a later cue that belongs to the same or another speaker.
  private func cut(before cue: CueMatch, start: Int, of match: CueMatch, in sentence: Range<Int>)
    -> Int?
  {
    let edge = cue.tokens.lowerBound
    if cue.isParticiple {
      guard columns.word(edge - 1) == ",", startsOwnContent(cue) else { return nil }
      let opens = (start..<min(start + 7, edge)).contains {
        ContentFinder.speechNouns.contains(columns.words[$0])
      }
      return opens && columns.words[start] == "that" ? nil : edge - 1
    }
    if columns.word(edge - 1) == "and" || columns.word(edge - 1) == "but", edge - 1 > start {
      guard cue.cue.sort == .speech || cue.cue.sort == .denial, cue.form == match.form,
        !hasHelpers(match) || !hasHelpers(cue), !isBareParticiple(cue)
      else { return nil }
      return columns.word(edge - 2) == "," ? edge - 2 : edge - 1
    }
    guard let subject = cue.subject else { return nil }
    if subject.lowerBound < match.tokens.lowerBound {
      // The cue before stands in a relative clause of this one's subject.
      return columns.word(edge - 1) == "," ? edge - 1 : nil
    }
    guard subject.lowerBound > start, subject.count < 12 else { return nil }
    var joint = subject.lowerBound - 1
    let linkers: Set = ["and", "but", "while", "although", "though", "whereas", "even", "yet"]
    var isLinked = false
    while joint > start, linkers.contains(columns.words[joint]) {
      isLinked = true
      joint -= 1
    }
    guard joint > start, isLinked || columns.words[joint] == ";" || columns.words[joint] == "—"
    else { return nil }
    return [",", ";", "—", "–"].contains(columns.words[joint]) ? joint : nil
  }

  /// `not directed against anyone`: negated without an auxiliary, so no finite verb.
  private func isBareParticiple(_ match: CueMatch) -> Bool {
    let helpers = (match.tokens.lowerBound..<match.word).map { columns.words[$0] }
    return helpers.contains("not") && !helpers.contains(where: WordClasses.auxiliaries.contains)
  }

  private func hasHelpers(_ match: CueMatch) -> Bool { match.tokens.lowerBound < match.word }

  private func startsOwnContent(_ cue: CueMatch) -> Bool {
    let next = cue.tokens.upperBound
    guard next < columns.count else { return false }
    return columns.words[next] == "that" || columns.isQuoted[next]
      || cue.cue.patterns.contains(.object)
      || cue.cue.patterns.contains(.clause) || cue.cue.prepositions.contains(columns.words[next])
  }

  /// Where an object ends because the speaker's next verb follows: `… and did not use the word`.
  private func newVerbPhrase(from start: Int, to limit: Int) -> Int {
    var token = start + 1
    while token + 1 < limit {
      let word = columns.words[token]
      if !columns.isQuoted[token], word == "and" || word == "but",
        WordClasses.auxiliaries.contains(columns.words[token + 1])
      {
        return token
      }
      token += 1
    }
    return limit
  }

  /// Cuts off what the reporter adds: after a single dash, `, although`, `, a charge that`,
  /// `, according to`.
  private func remark(from start: Int, to limit: Int) -> Int {
    var token = start + 1
    while token < limit {
      defer { token += 1 }
      guard !columns.isQuoted[token] else { continue }
      let word = columns.words[token]
      if word == "—" || word == "–" || word == "--" {
        let closes = (token + 1..<limit).contains { columns.words[$0] == word }
        if !closes, token > start + 3 { return token }
      }
      guard word == ",", token + 2 < limit else { continue }
      let next = columns.words[token + 1]
      if next == "although" || next == "though"
        || next == "even" && columns.words[token + 2] == "though"
      {
        return token
      }
      if next == "according", columns.words[token + 2] == "to" { return token }
      if next == "a" || next == "an", ContentFinder.verdicts.contains(columns.words[token + 2]) {
        return token
      }
    }
    return limit
  }

  /// Without punctuation at the ends that is not part of a quotation.
  func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var lower = tokens.lowerBound
    var upper = min(tokens.upperBound, columns.count)
    while lower < upper, !columns.isWord[lower], !columns.isQuoted[lower] { lower += 1 }
    while upper > lower, !columns.isWord[upper - 1], !columns.isQuoted[upper - 1] { upper -= 1 }
    while upper > lower + 1, columns.words[upper - 1] == "and" || columns.words[upper - 1] == "but"
    { upper -= 1 }
    guard lower < upper, (lower..<upper).contains(where: { columns.isWord[$0] }) else { return nil }
    return lower..<upper
  }

  // MARK: Before the cue

  /// The content that stands before an attribution: `“…,” X said`, `…, X said on Monday.`,
  /// `…, X said, …`.
  ///
  /// - Parameters:
  ///   - edge: the first token of the attribution: the subject, or the cue where it comes first.
  ///   - floor: the first token that the content may hold.
  ///   - sentence: the sentence's tokens.
  /// - Returns: the part before, or nil where none is set off by a comma or closing mark.
  func part(before edge: Int, floor: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard edge > 0 else { return nil }
    let joint = edge - 1
    let isComma = columns.words[joint] == ","
    let isDash = ["—", "–", "--"].contains(columns.words[joint])
    let isClosed = columns.isQuoted[joint]
    guard isComma || isClosed || isDash, joint >= floor else { return nil }
    let last = isClosed ? joint : joint - 1
    guard last >= 0 else { return nil }
    var lower = max(floor, sentence.lowerBound)
    if let index = quotationAt[last] {
      let quotation = quotationTokens[index]
      if quotation.lowerBound < lower || quotation.lowerBound == sentence.lowerBound {
        lower = quotation.lowerBound
      }
      if lower < floor, quotation.upperBound <= floor { return nil }
    }
    guard lower <= last else { return nil }
    return trimmed(lower..<(last + 1))
  }
}
