import Language

/// A cue in a sentence, with what the words around it tell.
struct CueMatch: Sendable, Hashable {
  /// The verb group with auxiliaries, adverbs and particle.
  var tokens: Range<Int>
  /// The cue word itself.
  let word: Int
  /// What it takes.
  let cue: Cue
  /// Its form.
  let form: CueForm
  /// Whether the group or its subject holds a negation.
  var isNegated: Bool
  /// Whether it is passive.
  let isPassive: Bool
  /// Whether it is a participle that borrows its subject: `…, adding that`.
  let isParticiple: Bool
  /// Who says it; nil where the subject is borrowed or missing.
  var subject: Range<Int>?
}

/// Finds the cues of a sentence.
struct CueFinder {
  private let columns: TokenColumns
  private let subjects: SubjectFinder
  private let lexicon = CueLexicon.english
  private let offices = OfficeLexicon.english

  private static let carriers: Set<String> = [
    "express", "expresses", "expressed", "expressing", "voice", "voices", "voiced", "voicing",
    "raise", "raises", "raised", "raising", "cast", "casts", "casting", "share", "shares", "shared",
    "reaffirm", "reaffirms", "reaffirmed", "reiterate", "reiterates", "reiterated", "convey",
    "conveys", "conveyed", "has", "have", "had",
  ]

  init(columns: TokenColumns, subjects: SubjectFinder) {
    self.columns = columns
    self.subjects = subjects
  }

  /// The cues of a sentence outside quotation marks, in text order.
  func cues(in sentence: Range<Int>) -> [CueMatch] {
    var matches: [CueMatch] = []
    for token in sentence where !columns.isQuoted[token] {
      guard let match = match(at: token, in: sentence),
        match.tokens.lowerBound >= (matches.last?.tokens.upperBound ?? 0)
      else { continue }
      matches.append(match)
    }
    return matches
  }

  private func match(at token: Int, in sentence: Range<Int>) -> CueMatch? {
    let word = columns.words[token]
    if CueFinder.carriers.contains(word), let match = attitude(at: token, in: sentence) {
      return match
    }
    if let match = clarity(at: token, in: sentence) { return match }
    if let cue = lexicon.adjective(word) { return adjective(cue, at: token, in: sentence) }
    guard let (cue, form) = lexicon.verb(word), isVerb(token, form, in: sentence) else {
      return nil
    }
    return finished(word: token, last: token, cue: cue, form: form, in: sentence)
  }

  private func finished(
    word: Int, last: Int, cue: Cue, form: CueForm, in sentence: Range<Int>
  ) -> CueMatch? {
    let start = groupStart(of: word, in: sentence)
    let group = start..<(last + 1)
    let helpers = group.dropLast(last + 1 - word).map { columns.words[$0] }
    let isBe = helpers.contains { WordClasses.beForms.contains($0) }
    let isParticiple = form == .participle && !isBe
    var match = CueMatch(
      tokens: group, word: word, cue: cue, form: form,
      isNegated: helpers.contains { WordClasses.negations.contains($0) },
      isPassive: form == .past && isBe, isParticiple: isParticiple, subject: nil)
    if !isParticiple { match.subject = subjects.subject(before: start, in: sentence) }
    if let subject = match.subject,
      WordClasses.deniers.contains(columns.words[subject.lowerBound])
    {
      match.isNegated = true
    }
    // `rarely speak about`, `without saying`
    if helpers.contains(where: ["rarely", "seldom"].contains)
      || columns.word(start - 1) == "without"
    {
      match.isNegated = true
    }
    return match
  }

  /// The first token of the verb group: back over auxiliaries and adverbs.
  private func groupStart(of word: Int, in sentence: Range<Int>) -> Int {
    var start = word
    while start > sentence.lowerBound {
      let before = columns.words[start - 1]
      if WordClasses.auxiliaries.contains(before),
        !columns.isCapitalised[start - 1] || start - 1 > sentence.lowerBound
      {
        if before == "'s", !isVerbalS(start - 1, word) { break }
        start -= 1
      } else if columns.isAdverb(start - 1),
        !columns.isCapitalised[start - 1]
      {
        start -= 1
      } else if before == ",", let opened = parenthesis(endingAt: start - 1, in: sentence) {
        start = opened
      } else {
        break
      }
    }
    return start
  }

  /// `has, however, suggested`: one adverb between commas after an auxiliary.
  private func parenthesis(endingAt comma: Int, in sentence: Range<Int>) -> Int? {
    let open = comma - 2
    guard open > sentence.lowerBound, columns.words[open] == ",",
      WordClasses.isAdverb(columns.words[comma - 1]),
      WordClasses.auxiliaries.contains(columns.words[open - 1])
    else { return nil }
    return open
  }

  private func isVerbalS(_ token: Int, _ word: Int) -> Bool {
    columns.words[word].hasSuffix("ing")
      || token > 0 && WordClasses.subjectPronouns.contains(columns.words[token - 1])
  }

  private func isVerb(_ token: Int, _ form: CueForm, in sentence: Range<Int>) -> Bool {
    let isDoubtful = columns.hasTrees || CueTable.nouns.contains(columns.words[token])
    if let tag = columns.tag(token), isDoubtful {
      guard tag == .verb || tag == .auxiliary else { return false }
    }
    let start = groupStart(of: token, in: sentence)
    let before = start > sentence.lowerBound ? columns.words[start - 1] : ""
    let hasHelper = (start..<token).contains { WordClasses.auxiliaries.contains(columns.words[$0]) }
    let quantifiers: Set = [
      "that", "all", "both", "some", "many", "most", "few", "several", "others", "another", "each",
    ]
    if WordClasses.determiners.contains(before), !quantifiers.contains(before) || form == .third {
      return false
    }
    if WordClasses.possessives.contains(before) || before == "'s" && !hasHelper || before == "'" {
      return false
    }
    if columns.isCapitalised[token], token > sentence.lowerBound, !isTitleCase(sentence) {
      return false
    }
    switch form {
    case .base: return hasHelper || isPluralSubject(endingAt: start - 1, in: sentence)
    case .third:
      if WordClasses.prepositions.contains(before) { return false }
      return start > sentence.lowerBound
    case .past:
      return !WordClasses.prepositions.contains(before)
    case .participle:
      return start > sentence.lowerBound || hasHelper
    }
  }

  private func isTitleCase(_ sentence: Range<Int>) -> Bool {
    let words = sentence.filter { columns.isWord[$0] && columns.words[$0].utf8.count > 3 }
    guard words.count > 2 else { return false }
    return words.filter { columns.isCapitalised[$0] }.count * 10 >= words.count * 8
  }

  private func isPluralSubject(endingAt token: Int, in sentence: Range<Int>) -> Bool {
    guard token >= sentence.lowerBound else { return false }
    let word = columns.words[token]
    if [
      "they", "we", "i", "you", "who", "both", "people", "police", "many", "some", "most", "others",
      "critics", ",",
    ].contains(word) {
      return true
    }
    if WordClasses.prepositions.contains(word) || WordClasses.auxiliaries.contains(word) {
      return false
    }
    if word.hasSuffix("s") || offices.noun(word)?.isPlural ?? false { return true }
    guard let subject = subjects.subject(before: token + 1, in: sentence) else { return false }
    return subject.contains {
      columns.words[$0] == "and" || columns.words[$0].hasSuffix("s") && columns.words[$0] != "'s"
    }
  }

  // MARK: Cues of several words

  /// `remains skeptical that`, `is confident that`.
  private func adjective(_ cue: Cue, at token: Int, in sentence: Range<Int>) -> CueMatch? {
    var copula = token - 1
    while copula > sentence.lowerBound, WordClasses.isAdverb(columns.words[copula]) { copula -= 1 }
    guard copula > sentence.lowerBound, WordClasses.copulas.contains(columns.words[copula]) else {
      return nil
    }
    let next = columns.word(token + 1)
    guard next == "that" || next == "to" || cue.prepositions.contains(next) else { return nil }
    var match = finished(word: copula, last: token, cue: cue, form: .third, in: sentence)
    let within = (copula..<token).map { columns.words[$0] }
    if within.contains(where: WordClasses.negations.contains) { match?.isNegated = true }
    return match
  }

  /// `expresses doubt about`, `voiced serious concern that`.
  private func attitude(at token: Int, in sentence: Range<Int>) -> CueMatch? {
    var noun = token + 1
    let limit = min(sentence.upperBound, token + 5)
    while noun < limit, lexicon.attitude(columns.words[noun]) == nil {
      let word = columns.words[noun]
      guard columns.isWord[noun], !WordClasses.prepositions.contains(word), word != "that" else {
        return nil
      }
      noun += 1
    }
    guard noun < limit, let cue = lexicon.attitude(columns.words[noun]) else { return nil }
    let next = columns.word(noun + 1)
    guard next == "that" || cue.prepositions.contains(next) else { return nil }
    if ["has", "have", "had"].contains(columns.words[token]), cue.sort != .denial { return nil }
    return finished(word: token, last: noun, cue: cue, form: .past, in: sentence)
  }

  /// `made clear that`, `made it clear that`.
  private func clarity(at token: Int, in sentence: Range<Int>) -> CueMatch? {
    guard ["make", "makes", "made", "making"].contains(columns.words[token]) else { return nil }
    let last = columns.word(token + 1) == "it" ? token + 2 : token + 1
    guard last < sentence.upperBound, ["clear", "plain"].contains(columns.words[last]) else {
      return nil
    }
    let cue = Cue(patterns: [.clause, .quote], sort: .speech, stance: 0, prepositions: [])
    return finished(
      word: token, last: last, cue: cue,
      form: columns.words[token] == "making" ? .participle : .past, in: sentence)
  }
}
