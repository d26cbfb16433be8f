import Ontology

/// Finds the noun phrase that is the subject of a verb.
struct SubjectFinder {
  private let columns: TokenColumns
  /// The mention that covers a token.
  private let mentionAt: [Int: Int]
  /// The tokens of each mention.
  private let mentionTokens: [Range<Int>]
  private let roles: [[Role]]
  /// Whether a mention is resolved.
  private let resolved: [Bool]
  private let offices = OfficeLexicon.english

  init(columns: TokenColumns, cast: Cast) {
    self.columns = columns
    roles = cast.mentions.map(\.roles)
    resolved = cast.mentions.map { !$0.actors.isEmpty || $0.office != nil }
    mentionTokens = cast.mentions.map { columns.tokens(in: $0.span) }
    var mentionAt: [Int: Int] = [:]
    for (index, tokens) in mentionTokens.enumerated() {
      for token in tokens { mentionAt[token] = index }
    }
    self.mentionAt = mentionAt
  }

  /// The mentions that a phrase holds, in text order.
  func mentions(in phrase: Range<Int>) -> [Int] {
    var result: [Int] = []
    for token in phrase {
      if let index = mentionAt[token], result.last != index { result.append(index) }
    }
    return result
  }

  /// Whether a mention covers a token.
  func isMentioned(_ token: Int) -> Bool { mentionAt[token] != nil }

  /// Whether a mention with a known actor or office covers a token.
  func isResolved(_ token: Int) -> Bool { mentionAt[token].map { resolved[$0] } ?? false }

  /// The sectors of a mention.
  func roles(of mention: Int) -> [Role] { roles[mention] }

  /// The tokens of a mention.
  func tokens(of mention: Int) -> Range<Int> { mentionTokens[mention] }

  /// The subject that ends right before a verb group.
  ///
  /// - Parameters:
  ///   - verb: the first token of the verb group.
  ///   - sentence: the sentence's tokens.
  /// - Returns: the phrase, without an apposition between commas after it unless that apposition
  ///   is part of the mention; nil where nothing stands there.
  func subject(before verb: Int, in sentence: Range<Int>) -> Range<Int>? {
    // Subjects reach back a bounded number of words, so that no sentence costs more than linear.
    let sentence = max(sentence.lowerBound, verb - 60)..<sentence.upperBound
    var end = verb
    while end > sentence.lowerBound, WordClasses.isAdverb(columns.words[end - 1]),
      !columns.isCapitalised[end - 1]
    { end -= 1 }
    guard end > sentence.lowerBound else { return nil }
    if columns.words[end - 1] == "," || columns.words[end - 1] == ")"
      || columns.words[end - 1] == "—" || columns.words[end - 1] == "–"
    {
      return apposed(closingAt: end - 1, in: sentence)
    }
    return phrase(endingAt: end, in: sentence)
  }

  /// The noun phrase before a pair of commas: `Ramadan Ilazi, head of research at …, highlights`.
  private func apposed(closingAt comma: Int, in sentence: Range<Int>) -> Range<Int>? {
    if let index = mentionAt[comma - 1], mentionTokens[index].upperBound == comma {
      let tokens = mentionTokens[index]
      if tokens.contains(where: { columns.words[$0] == "," }) {
        return tokens
      }
    }
    var open = comma - 1
    let floor = max(sentence.lowerBound, comma - 40)
    var fallback: Range<Int>?
    while open > floor {
      if columns.words[open] == "," || columns.words[open] == "(" || columns.words[open] == "—"
        || columns.words[open] == "–"
      {
        guard isApposition((open + 1)..<comma) else { break }
        if let index = mentionAt[open - 1], mentionTokens[index].upperBound >= open {
          return mentionTokens[index].upperBound > open
            ? mentionTokens[index] : phrase(endingAt: open, in: sentence)
        }
        if fallback == nil { fallback = phrase(endingAt: open, in: sentence) }
      }
      open -= 1
    }
    return fallback
  }

  /// Whether the words between two commas can describe a noun: no finite cue of their own clause.
  private func isApposition(_ tokens: Range<Int>) -> Bool {
    guard let first = tokens.first else { return false }
    let word = columns.words[first]
    if ["and", "but", "because", "although", "while", "if", "when", "as", "since", "so"].contains(
      word)
    {
      return false
    }
    if [
      "who", "whose", "which", "whom", "the", "a", "an", "now", "then", "also", "himself",
      "herself",
    ].contains(word) {
      return true
    }
    if WordClasses.isAdverb(word) && tokens.count < 3 || tokens.count == 1 { return true }
    return mentionAt[first] != nil || offices.isModifier(word) || offices.noun(word) != nil
      || WordClasses.prepositions.contains(word) || columns.isCapitalised[first]
      || word.hasSuffix("ing")
  }

  /// The noun phrase that ends at a token, going left to its beginning.
  func phrase(endingAt end: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard end > sentence.lowerBound, columns.isWord[end - 1] || mentionAt[end - 1] != nil else {
      return nil
    }
    let last = end - 1
    let word = columns.words[last]
    if WordClasses.subjectPronouns.contains(word) || word == "both" { return last..<end }
    if WordClasses.prepositions.contains(word)
      || WordClasses.auxiliaries.contains(word) && mentionAt[last] == nil || word == "and"
    {
      return nil
    }
    var start = last
    if let index = mentionAt[last] { start = mentionTokens[index].lowerBound }
    while start > sentence.lowerBound, let next = extended(start, end: end, in: sentence) {
      start = next
    }
    return trimmed(start..<end)
  }

  /// One step further left, or nil where the phrase begins.
  private func extended(_ start: Int, end: Int, in sentence: Range<Int>) -> Int? {
    let before = start - 1
    let word = columns.words[before]
    if columns.isQuoted[before] != columns.isQuoted[start] { return nil }
    if let index = mentionAt[before] {
      let tokens = mentionTokens[index]
      // Two mentions side by side are one phrase only if the first qualifies the second.
      if mentionAt[start] != nil, mentionAt[start] != index,
        WordClasses.subjectPronouns.contains(columns.words[start])
      {
        return nil
      }
      return max(tokens.lowerBound, sentence.lowerBound)
    }
    if word == "and" || word == "or" || word == "," {
      return coordinated(before, start, in: sentence)
    }
    guard columns.isWord[before] || word == "-" || word == "'" else { return nil }
    if WordClasses.subordinators.contains(word)
      || WordClasses.auxiliaries.contains(word) && word != "'s"
    {
      return nil
    }
    if WordClasses.subjectPronouns.contains(word) { return nil }
    let isNewPhrase =
      WordClasses.determiners.contains(columns.words[start])
      || WordClasses.possessives.contains(columns.words[start])
    if WordClasses.prepositions.contains(word) {
      return word == "as" || word == "than" || word == "after" || word == "before"
        || word == "since" ? nil : before
    }
    if isNewPhrase {
      return WordClasses.prepositions.contains(word) || word == "all" || word == "both"
        || word == "of" ? before : nil
    }
    if let cue = CueLexicon.english.verb(word), cue.form == .past || cue.form == .participle,
      !columns.isCapitalised[before]
    {
      return nil
    }
    if WordClasses.isAdverb(word), columns.isCapitalised[before] { return nil }
    return before
  }

  /// `Kosovo, Albania, and Croatia`: lists of mentions or of capitalised words.
  private func coordinated(_ conjunction: Int, _ start: Int, in sentence: Range<Int>) -> Int? {
    var left = conjunction - 1
    if left > sentence.lowerBound, columns.words[left] == "," { left -= 1 }
    guard left >= sentence.lowerBound, isNominal(start) else { return nil }
    guard let index = mentionAt[left] else {
      let word = columns.words[conjunction]
      guard word != ",", isNominal(left) else { return nil }
      return left
    }
    if columns.words[conjunction] == ",", !isListed(conjunction, in: sentence) { return nil }
    return max(mentionTokens[index].lowerBound, sentence.lowerBound)
  }

  private func isNominal(_ token: Int) -> Bool {
    mentionAt[token] != nil || columns.isCapitalised[token]
      || offices.noun(columns.words[token]) != nil
      || offices.isModifier(columns.words[token])
  }

  /// A comma parts a list only if an `and` follows the next mention.
  private func isListed(_ comma: Int, in sentence: Range<Int>) -> Bool {
    guard let next = mentionAt[comma + 1] else { return false }
    var token = mentionTokens[next].upperBound
    if token < sentence.upperBound, columns.words[token] == "," { token += 1 }
    guard token < sentence.upperBound else { return false }
    return columns.words[token] == "and" || columns.words[token] == "or"
      || columns.words[token - 1] == "," && mentionAt[token] != nil
  }

  /// Without what stands before the subject: `In Beijing the foreign ministry`, `On Friday Trump`.
  private func trimmed(_ phrase: Range<Int>) -> Range<Int>? {
    var start = phrase.lowerBound
    while start < phrase.upperBound,
      WordClasses.isAdverb(columns.words[start])
        || WordClasses.subordinators.contains(columns.words[start]) || columns.words[start] == "and"
    {
      start += 1
    }
    guard start < phrase.upperBound else { return nil }
    guard WordClasses.prepositions.contains(columns.words[start]) else {
      return start..<phrase.upperBound
    }
    var token = start + 1
    var best: Int?
    while token < phrase.upperBound {
      let before = columns.words[token - 1]
      let begins =
        mentionAt[token].map { mentionTokens[$0].lowerBound == token } ?? false
        || WordClasses.determiners.contains(columns.words[token])
        || WordClasses.possessives.contains(columns.words[token])
      if begins, !WordClasses.prepositions.contains(before), before != "and", before != ",",
        before != "'s",
        !(mentionAt[token - 1] != nil && mentionAt[token - 1] == mentionAt[token]),
        !WordClasses.determiners.contains(before)
      {
        best = best ?? token
      }
      token += 1
    }
    return best.map { $0..<phrase.upperBound }
  }

  /// The noun phrase that begins at a token: `said a retired colonel who teaches`.
  ///
  /// - Parameters:
  ///   - start: its first token.
  ///   - sentence: the sentence's tokens.
  /// - Returns: the phrase up to the next comma, full stop, quotation or adjunct of time or place.
  func phrase(startingAt start: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard start < sentence.upperBound, columns.isWord[start], !columns.isQuoted[start] else {
      return nil
    }
    let word = columns.words[start]
    if WordClasses.subjectPronouns.contains(word) { return start..<(start + 1) }
    let isNoun =
      mentionAt[start] != nil || WordClasses.determiners.contains(word)
      || WordClasses.possessives.contains(word)
      || columns.isCapitalised[start] || offices.noun(word) != nil || offices.isModifier(word)
    guard isNoun, word != "that", !WordClasses.calendar.contains(word) else { return nil }
    var end = start + 1
    while end < sentence.upperBound {
      if let index = mentionAt[end], mentionTokens[index].upperBound > end {
        if mentionAt[end - 1] != index, WordClasses.subjectPronouns.contains(columns.words[end]),
          columns.words[end] != "who"
        {
          break
        }
        end = mentionTokens[index].upperBound
        continue
      }
      let next = columns.words[end]
      let isStop =
        !columns.isWord[end] && next != "-" && next != "'" || columns.isQuoted[end]
        || [
          "on", "in", "that", "during", "after", "as", "when", "while", "before", "because", "and",
          "but",
          "to", "about", "last", "this", "by", "late", "earlier",
        ].contains(next)
        || WordClasses.calendar.contains(next)
      if isStop { break }
      end += 1
    }
    return start..<end
  }
}
