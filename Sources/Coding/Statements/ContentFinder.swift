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
  let columns: TokenColumns
  let subjects: SubjectFinder
  /// The quotation that covers a token.
  let quotationAt: [Int: Int]
  let quotationTokens: [Range<Int>]

  private static let adjuncts: Set<String> = [
    "in", "on", "at", "during", "after", "before", "earlier", "this", "last", "late", "early",
    "yesterday", "today", "by", "from", "since", "through", "via", "to", "with", "as", "over",
    "outside", "when", "while", "under", "for", "tonight", "ahead", "following", "of", "publicly",
    "again", "recently", "the", "a",
  ]
  static let speechNouns: Set<String> = [
    "warning", "warnings", "call", "calls", "appeal", "appeals", "report", "reports", "statement",
    "statements", "letter", "letters", "resolution", "petition", "article", "reminder",
  ]
  static let verdicts: Set<String> = [
    "charge", "claim", "accusation", "allegation", "move", "figure", "term", "word", "suggestion",
    "view", "label", "step", "statement", "position", "idea", "notion", "comparison", "report",
    "rumour", "rumor", "phrase", "demand", "proposal",
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
    // `X continued:` may end its paragraph, with the quotation in the next.
    guard let (start, cue) = start(after: match, in: sentence), start < columns.count,
      start < sentence.upperBound || columns.isQuoted[start]
    else { return nil }
    let end = self.end(from: start, of: match, later: later, in: sentence)
    guard let part = trimmed(start..<end) else { return nil }
    return Content(parts: [part], cue: cue)
  }

  private func start(after match: CueMatch, in sentence: Range<Int>) -> (Int, Range<Int>)? {
    let patterns = match.cue.patterns
    var group = match.tokens
    var token = group.upperBound
    while token < sentence.upperBound, columns.isAdverb(token),
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
      // `slammed the meeting and repeated that`
      if word == "and", CueLexicon.english.verb(columns.word(token + 1)) != nil { return nil }
      if word == ":" {
        // `objected at once: the measure was illegal`
        let isClause = token + 1 < sentence.upperBound && hasFiniteVerb(token + 1, in: sentence)
        return columns.isQuoted.indices.contains(token + 1) && columns.isQuoted[token + 1]
          || isClause ? token + 1 : nil
      }
      if word == ",", columns.isQuoted.indices.contains(token + 1), columns.isQuoted[token + 1] {
        return token + 1
      }
      if word == "." || word == ";" || word == "," && columns.word(token + 1) != "that" {
        return nil
      }
      // `said in May that`: the month is no auxiliary.
      if WordClasses.auxiliaries.contains(word), word != "'s", !columns.isCapitalised[token] {
        return nil
      }
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
    return !columns.isAdverb(token) || word == "all" || word == "both" || word == "more"
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
      return !isAdjunctOfInfinitive(start, in: sentence) && hasFiniteVerb(start, in: sentence)
    }
    return false
  }

  /// Whether an adjunct of an infinitive begins: `agreed in 2022 to sell`.
  private func isAdjunctOfInfinitive(_ start: Int, in sentence: Range<Int>) -> Bool {
    guard columns.words[start] == "in" || columns.words[start] == "under" else { return false }
    for token in (start + 1)..<max(start + 1, min(sentence.upperBound - 1, start + 7)) {
      if columns.words[token] == "," { return false }
      if columns.words[token] == "to" { return columns.tag(token + 1) == .verb }
      if columns.tag(token) == .verb || columns.tag(token) == .auxiliary { return false }
    }
    return false
  }

  /// Whether a finite verb stands in the words after the first.
  func hasFiniteVerb(_ start: Int, in sentence: Range<Int>) -> Bool {
    for token in start..<min(sentence.upperBound, start + 18) {
      let word = columns.words[token]
      if token > start, WordClasses.auxiliaries.contains(word), word != "'s", word != "being",
        word != "having"
      {
        return true
      }
      if token > start, let upos = columns.tag(token), upos == .verb || upos == .auxiliary,
        !word.hasSuffix("ing")
      {
        return true
      }
      if token > start, !columns.isCapitalised[token],
        word.hasSuffix("ed")
          || CueLexicon.english.verb(word).map({ $0.form == .third || $0.form == .past }) ?? false
      {
        return true
      }
      if word == "." || word == ";" || word == ":" { return false }
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
      if token > start, columns.hasTrees, beginsToldClause(token, in: sentence) { return token }
      if !columns.isWord[token], word != "'s", word != "-" { return nil }
      if token > start, WordClasses.auxiliaries.contains(word), word != "'s" {
        // `told reporters Serbia would`: the clause begins with the subject of this verb.
        return subjects.phrase(endingAt: token, in: start..<token)?.lowerBound ?? start
      }
      token += 1
    }
    return nil
  }

  /// `told the chamber the agreement made war less likely`: a second noun phrase right after that of
  /// the addressee, with a verb of its own.
  private func beginsToldClause(_ token: Int, in sentence: Range<Int>) -> Bool {
    guard
      ["the", "this", "these", "no", "its", "his", "her", "their"].contains(columns.words[token]),
      columns.tag(token - 1) == .noun || columns.tag(token - 1) == .properNoun
    else { return false }
    return hasFiniteVerb(token, in: sentence)
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

  /// What follows a parenthesis, to the reporter's remarks or the end of the sentence.
  func rest(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard start < sentence.upperBound else { return nil }
    return trimmed(start..<remark(from: start, to: sentence.upperBound))
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
    // `“Why?” he asked.`: the quotation is a sentence of its own.
    let isOwnSentence =
      isClosed && edge == sentence.lowerBound && !sentence.contains { columns.isQuoted[$0] }
    guard isComma || isClosed || isDash, joint >= floor || isOwnSentence else { return nil }
    let last = isClosed ? joint : joint - 1
    guard last >= 0 else { return nil }
    var lower = max(floor, sentence.lowerBound)
    if let index = quotationAt[last] {
      let quotation = quotationTokens[index]
      if quotation.lowerBound < lower || quotation.lowerBound == sentence.lowerBound {
        lower = quotation.lowerBound
      }
      if lower < floor, quotation.upperBound <= floor, !isOwnSentence { return nil }
    }
    guard lower <= last else { return nil }
    return trimmed(lower..<(last + 1))
  }
}
