/// Where the content of a cue ends and the reporter goes on.
extension ContentFinder {
  func end(
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
    if isSubordinate(match) { limit = clauseEnd(from: start, to: limit) }
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
    if !isLinked, joint > start, columns.words[joint] == ",", endsSentence(cue, in: sentence) {
      return joint
    }
    guard joint > start, isLinked || columns.words[joint] == ";" || columns.words[joint] == "—"
    else { return nil }
    return [",", ";", "—", "–"].contains(columns.words[joint]) ? joint : nil
  }

  /// Whether no word follows a cue, as in `…, the agency said`.
  func endsSentence(_ match: CueMatch, in sentence: Range<Int>) -> Bool {
    let after = match.tokens.upperBound..<max(match.tokens.upperBound, sentence.upperBound)
    return !after.contains { columns.isWord[$0] }
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

  /// Whether the cue stands in a clause that comes before its main clause: `When X said …, …`.
  private func isSubordinate(_ match: CueMatch) -> Bool {
    guard let subject = match.subject, subject.lowerBound > 0 else { return false }
    let openers: Set = [
      "when", "after", "if", "while", "although", "though", "because", "before", "since", "as",
      "once", "whereas",
    ]
    return openers.contains(columns.words[subject.lowerBound - 1])
  }

  /// The comma after which the main clause begins, or the limit.
  private func clauseEnd(from start: Int, to limit: Int) -> Int {
    var token = start + 2
    while token + 1 < limit {
      if columns.words[token] == ",", !columns.isQuoted[token], beginsClause(token + 1) {
        return token
      }
      token += 1
    }
    return limit
  }

  private func beginsClause(_ token: Int) -> Bool {
    let word = columns.words[token]
    return subjects.isMentioned(token)
      || WordClasses.subjectPronouns.contains(word) && word != "who"
      || WordClasses.determiners.contains(word) || WordClasses.possessives.contains(word)
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
  func remark(from start: Int, to limit: Int) -> Int {
    var token = start + 1
    while token < limit {
      defer { token += 1 }
      guard !columns.isQuoted[token] else { continue }
      let word = columns.words[token]
      if word == "—" || word == "–" || word == "--" {
        let closes = (token + 1..<limit).contains { columns.words[$0] == word }
        let goesOn = ["including", "and", "or", "but", "even", "if", "not", "especially"].contains(
          columns.word(token + 1))
        if !closes, !goesOn, token > start + 3 { return token }
      }
      guard word == ",", token + 2 < limit else { continue }
      let next = columns.words[token + 1]
      if next == "although" || next == "though"
        || next == "even" && columns.words[token + 2] == "though"
      {
        return token
      }
      if next == "according", columns.words[token + 2] == "to" { return token }
      if next == "without" && isSaying(token + 2) || next == "which" && isRejected(token + 2) {
        return token
      }
      if next == "a" || next == "an", ContentFinder.verdicts.contains(columns.words[token + 2]) {
        return token
      }
    }
    return limit
  }

  /// `, without saying what it would do`.
  private func isSaying(_ token: Int) -> Bool {
    let word = columns.word(token)
    return ["naming", "giving", "elaborating", "providing", "offering"].contains(word)
      || CueLexicon.english.verb(word).map { $0.form == .participle && $0.cue.sort == .speech }
        ?? false
  }

  /// `, which Kigali denies`, `, which the ministry has rejected`.
  private func isRejected(_ token: Int) -> Bool {
    guard subjects.isMentioned(token) || columns.word(token) == "the" else { return false }
    return (token + 1..<min(columns.count, token + 6)).contains {
      let cue = CueLexicon.english.verb(columns.words[$0])
      return cue.map { $0.cue.sort == .denial } ?? false
        || ["rejects", "rejected", "dismisses", "dismissed"].contains(columns.words[$0])
    }
  }
}
