import Language
import Ontology

/// A statement as token ranges, before its speaker is resolved.
struct StatementDraft: Sendable, Hashable {
  /// The rule that found it.
  enum Rule: String, Sendable, Hashable {
    case quotation, clause, attribution, object, infinitive, colon
    case accordingTo = "according-to"
    /// Not a rule: the attribution head of an encoder.
    case head
  }

  var speaker: Range<Int>?
  var cue: Range<Int>?
  var parts: [Range<Int>]
  var rule: Rule
  var isNegated = false
  /// The stand that the cue itself takes: -1, 0 or 1.
  var stance = 0
  /// The head's probability, where a head found it.
  var probability: Double?
}

/// Reads the statements of one sentence.
struct SentenceReader {
  let columns: TokenColumns
  let subjects: SubjectFinder
  let contents: ContentFinder
  let cueFinder: CueFinder

  init(cast: Cast) {
    columns = cast.columns
    subjects = SubjectFinder(columns: columns, cast: cast)
    contents = ContentFinder(columns: columns, subjects: subjects)
    cueFinder = CueFinder(columns: columns, subjects: subjects)
  }

  /// The statements of a sentence in text order, nested ones left out.
  func statements(in sentence: Range<Int>) -> [StatementDraft] {
    guard !isQuestion(sentence) else { return [] }
    let cues = cueFinder.cues(in: sentence)
    var drafts: [StatementDraft] = []
    for token in sentence
    where columns.words[token] == "according" && columns.word(token + 1) == "to"
      && !columns.isQuoted[token]
    {
      if let draft = accordingTo(token, in: sentence) { drafts.append(draft) }
    }
    if let draft = colon(in: sentence) { return [draft] }
    for (index, cue) in cues.enumerated() {
      if let draft = before(
        cue, earlier: cues[..<index], later: cues[(index + 1)...], drafts: drafts, in: sentence)
      {
        drafts.append(draft)
      }
    }
    var told = sentence.lowerBound
    for (index, cue) in cues.enumerated() {
      guard cue.word >= told, !drafts.contains(where: { covers($0, cue.word) }) else { continue }
      told = max(told, toldByInstrument(cue, later: cues[(index + 1)...], in: sentence))
      if let draft = after(cue, earlier: cues[..<index], later: cues[(index + 1)...], in: sentence)
      {
        drafts.append(draft)
      }
    }
    return drafts.sorted { $0.parts[0].lowerBound < $1.parts[0].lowerBound }
  }

  /// The statements that others make inside a content outside quotation marks, on its speaker's
  /// word: `that Serbia views the move as a provocation`.
  func nested(in part: Range<Int>) -> [StatementDraft] {
    let cues = cueFinder.cues(in: part)
    var drafts: [StatementDraft] = []
    for (index, cue) in cues.enumerated() {
      guard cue.tokens.lowerBound > part.lowerBound,
        !drafts.contains(where: { covers($0, cue.word) }),
        let draft = after(cue, earlier: cues[..<index], later: cues[(index + 1)...], in: part),
        draft.parts.allSatisfy({
          $0.lowerBound >= part.lowerBound && $0.upperBound <= part.upperBound
        })
      else { continue }
      drafts.append(draft)
    }
    return drafts
  }

  private func covers(_ draft: StatementDraft, _ token: Int) -> Bool {
    draft.parts.contains { $0.contains(token) } || draft.cue?.contains(token) ?? false
  }

  /// A question outside quotation marks asserts nothing.
  private func isQuestion(_ sentence: Range<Int>) -> Bool {
    guard let last = sentence.last else { return true }
    return columns.words[last] == "?" && !columns.isQuoted[last]
  }

  // MARK: According to

  private func accordingTo(_ token: Int, in sentence: Range<Int>) -> StatementDraft? {
    let cue = token..<(token + 2)
    guard let speaker = source(from: token + 2, in: sentence),
      !isInstrument(speaker)
    else { return nil }
    // `But according to`: what stands before is a conjunction at most.
    let isInitial = !(sentence.lowerBound..<token).dropFirst(2).contains { columns.isWord[$0] }
    var parts: [Range<Int>] = []
    if !isInitial {
      let before =
        contents.part(before: token, floor: sentence.lowerBound, in: sentence)
        ?? contents.trimmed(sentence.lowerBound..<token)
      if let before { parts.append(before) }
    }
    let isOpen = parts.first.map { !contents.hasFiniteVerb($0.lowerBound, in: $0) } ?? true
    if isOpen, columns.word(speaker.upperBound) == ",",
      let after = contents.rest(from: speaker.upperBound + 1, in: sentence)
    {
      parts.append(after)
    }
    guard !parts.isEmpty else { return nil }
    return StatementDraft(speaker: speaker, cue: cue, parts: parts, rule: .accordingTo)
  }

  /// The source after `according to`: up to the next comma that does not open an apposition.
  private func source(from start: Int, in sentence: Range<Int>) -> Range<Int>? {
    guard var phrase = subjects.phrase(startingAt: start, in: sentence) else { return nil }
    let joins: Set = ["and", "of", "in", "on", "by", "to", "that", "who", "about", "this", "last"]
    while phrase.upperBound < sentence.upperBound, joins.contains(columns.words[phrase.upperBound]),
      let more = subjects.phrase(startingAt: phrase.upperBound + 1, in: sentence), phrase.count < 25
    {
      phrase = phrase.lowerBound..<more.upperBound
    }
    return phrase
  }

  // MARK: Colons

  /// `Name: words` at the head of a paragraph.
  private func colon(in sentence: Range<Int>) -> StatementDraft? {
    let limit = min(sentence.upperBound, sentence.lowerBound + 8)
    guard let colon = (sentence.lowerBound..<limit).first(where: { columns.words[$0] == ":" }),
      colon > sentence.lowerBound, columns.startsParagraph(sentence.lowerBound),
      let content = contents.trimmed((colon + 1)..<sentence.upperBound)
    else { return nil }
    let speaker = sentence.lowerBound..<colon
    let mentions = subjects.mentions(in: speaker)
    guard let last = mentions.last, subjects.tokens(of: last).upperBound == colon else {
      return nil
    }
    return StatementDraft(
      speaker: speaker, cue: colon..<(colon + 1), parts: [content], rule: .colon)
  }

  // MARK: Content before the cue

  private func before(
    _ cue: CueMatch, earlier: ArraySlice<CueMatch>, later: ArraySlice<CueMatch>,
    drafts: [StatementDraft], in sentence: Range<Int>
  ) -> StatementDraft? {
    guard !cue.isParticiple, !cue.isPassive, !cue.isNegated || cue.cue.sort == .belief,
      !cue.cue.patterns.isDisjoint(with: [.clause, .quote])
    else { return nil }
    if drafts.contains(where: { covers($0, cue.word) }) { return nil }
    let floor = drafts.last?.parts.last?.upperBound ?? sentence.lowerBound
    guard let place = attribution(cue, in: sentence), isAttributor(place.speaker) else {
      return nil
    }
    if !earlier.isEmpty, isMedium(place.speaker) { return nil }
    if place.edge == sentence.lowerBound, !endsSentence(place.end, in: sentence) { return nil }
    guard let part = contents.part(before: place.edge, floor: min(floor, place.edge), in: sentence)
    else { return nil }
    let isQuotation = columns.isQuoted[part.upperBound - 1]
    guard isQuotation || isTail(from: place.end, cue, in: sentence) else { return nil }
    if !isQuotation, part.count < 2 && columns.word(place.end) != "," { return nil }
    let rest = rest(after: place.end, isQuotation: isQuotation, later: later, in: sentence)
    // `On Friday, he said, “…”`: the quotation behind is the content.
    if !isQuotation, let first = rest?.lowerBound, columns.isQuoted[first] { return nil }
    // `X replied that …, she said, …`: the parenthesis stands inside what X replied.
    let isInside = earlier.contains {
      $0.tokens.lowerBound >= part.lowerBound && columns.word($0.tokens.upperBound) == "that"
        && !$0.isNegated
    }
    if !isQuotation, rest != nil, isInside { return nil }
    // `On Friday, he said` fronts an adjunct: only a clause can be attributed from behind.
    if !isQuotation, rest == nil, !contents.hasFiniteVerb(part.lowerBound, in: part) { return nil }
    let parts = [part] + (rest.map { [$0] } ?? [])
    return StatementDraft(
      speaker: place.speaker, cue: cue.tokens, parts: parts,
      rule: isQuotation ? .quotation : .attribution,
      isNegated: cue.isNegated, stance: cue.cue.stance)
  }

  /// A relative pronoun or an instrument does not attribute what stands before it.
  private func isAttributor(_ speaker: Range<Int>?) -> Bool {
    guard let speaker else { return true }
    let word = columns.words[head(of: speaker)]
    return !["who", "which", "that"].contains(word) && !isInstrument(speaker)
  }

  /// A medium whose words have their own speaker inside only carries them: `…, the agency said`.
  private func isMedium(_ speaker: Range<Int>?) -> Bool {
    guard let speaker else { return false }
    return subjects.mentions(in: speaker).contains { subjects.roles(of: $0).contains(.media) }
  }

  private struct Attribution {
    /// The first token of speaker and cue together.
    let edge: Int
    /// The token after them.
    let end: Int
    let speaker: Range<Int>?
  }

  /// `X said` or `said X` set off by a comma or closing mark before it.
  private func attribution(_ cue: CueMatch, in sentence: Range<Int>) -> Attribution? {
    let start = cue.tokens.lowerBound
    let isSetOff =
      start > 0
      && (columns.isQuoted[start - 1] || columns.words[start - 1] == ","
        || ["—", "–"].contains(columns.words[start - 1]))
    if isSetOff, start > sentence.lowerBound || columns.isQuoted[start - 1],
      let speaker = subjects.phrase(startingAt: cue.tokens.upperBound, in: sentence),
      isInverted(speaker, start, cue.subject, in: sentence)
    {
      return Attribution(edge: start, end: speaker.upperBound, speaker: speaker)
    }
    guard let subject = cue.subject, subject.lowerBound > 0 else { return nil }
    return Attribution(
      edge: subject.lowerBound, end: endWithObject(cue, in: sentence), speaker: subject)
  }

  /// With the particle of `points out` and the addressee of `, he told journalists, `.
  private func endWithObject(_ cue: CueMatch, in sentence: Range<Int>) -> Int {
    let end = cue.tokens.upperBound
    if columns.word(end) == "out", columns.words[cue.word].hasPrefix("point") { return end + 1 }
    guard cue.cue.patterns.contains(.addressee), columns.word(end - 1) != ",",
      let addressee = subjects.phrase(startingAt: end, in: sentence),
      columns.word(addressee.upperBound) == ","
    else { return end }
    return addressee.upperBound
  }

  /// Whether a phrase after a cue is its subject: the words before are a quotation, or nothing but
  /// a pause follows.
  private func isInverted(
    _ speaker: Range<Int>, _ start: Int, _ subject: Range<Int>?, in sentence: Range<Int>
  ) -> Bool {
    let quoted = columns.isQuoted[start - 1] || start > 1 && columns.isQuoted[start - 2]
    if quoted { return true }
    guard subject == nil else { return false }
    let next = columns.word(speaker.upperBound)
    return speaker.upperBound >= sentence.upperBound || next == "." || next == ","
  }

  /// Whether only adjuncts or a pause follow, so that the content stands before.
  private func isTail(from end: Int, _ cue: CueMatch, in sentence: Range<Int>) -> Bool {
    guard end < sentence.upperBound else { return true }
    let word = columns.words[end]
    if word == "," || word == "." || word == ";" || word == ")" { return true }
    if cue.cue.patterns.contains(.addressee),
      let addressee = subjects.phrase(startingAt: end, in: sentence)
    {
      return addressee.upperBound > end && isTail(from: addressee.upperBound, cue, in: sentence)
    }
    let isAdjunct =
      WordClasses.prepositions.contains(word) || WordClasses.calendar.contains(word)
      || ["this", "last", "late", "early", "earlier", "yesterday", "today", "when"].contains(word)
      || columns.isAdverb(end)
    return isAdjunct && !sentenceHolds("that", from: end, in: sentence)
  }

  private func endsSentence(_ token: Int, in sentence: Range<Int>) -> Bool {
    !(token..<max(token, sentence.upperBound)).contains { columns.isWord[$0] }
  }

  private func sentenceHolds(_ word: String, from start: Int, in sentence: Range<Int>) -> Bool {
    for token in start..<sentence.upperBound where !columns.isQuoted[token] {
      if columns.words[token] == word { return true }
      if columns.words[token] == "," || columns.words[token] == ";" { return false }
    }
    return false
  }

  /// What goes on after a parenthetic attribution: `…, he said, …`.
  private func rest(
    after end: Int, isQuotation: Bool, later: ArraySlice<CueMatch>, in sentence: Range<Int>
  ) -> Range<Int>? {
    var comma = end
    let limit = min(sentence.upperBound, end + 14)
    while comma < limit, columns.words[comma] != ",", columns.words[comma] != ":",
      columns.words[comma] != ".", !columns.isQuoted[comma]
    { comma += 1 }
    guard comma < limit else { return nil }
    let start = columns.isQuoted[comma] ? comma : comma + 1
    guard start < sentence.upperBound else { return nil }
    if isQuotation {
      guard columns.isQuoted[start], let index = contents.quotation(at: start) else { return nil }
      return contents.trimmed(contents.tokens(ofQuotation: index))
    }
    guard comma == end, columns.words[comma] == "," else { return nil }
    if later.contains(where: { $0.tokens.lowerBound <= start + 1 && $0.isParticiple }) {
      return nil
    }
    let stops: Set = ["but", "while", "although", "though", "who", "which", "when", "citing", "as"]
    guard !stops.contains(columns.words[start]) else { return nil }
    // `…, she points out, and she is not convinced that …`
    let goesOn = later.contains { $0.subject?.lowerBound == start + 1 }
    if columns.words[start] == "and", goesOn { return nil }
    return contents.trimmed(start..<sentence.upperBound)
  }

  // MARK: Content after the cue

  private func after(
    _ cue: CueMatch, earlier: ArraySlice<CueMatch>, later: ArraySlice<CueMatch>,
    in sentence: Range<Int>
  ) -> StatementDraft? {
    if cue.isPassive || cue.isNegated && cue.cue.sort == .speech { return nil }
    guard let content = contents.content(after: cue, later: later, in: sentence),
      !isEmptyReference(content)
    else { return nil }
    var speaker = cue.subject
    if cue.isParticiple || isCoordinated(cue) {
      speaker =
        earlier.last { $0.subject != nil && !$0.isParticiple }?.subject ?? speaker
        ?? mainSubject(before: cue, in: sentence)
    }
    let rule = rule(of: cue, content)
    guard isSpeaker(speaker, rule),
      rule != .object || !DraftMerger.acts.contains(columns.words[cue.word])
    else { return nil }
    let isDenial = cue.cue.sort == .denial
    return StatementDraft(
      speaker: speaker, cue: content.cue, parts: content.parts, rule: rule,
      isNegated: isDenial != cue.isNegated, stance: cue.isNegated ? -cue.cue.stance : cue.cue.stance
    )
  }

  /// `Moscow denies that.` says nothing by itself.
  private func isEmptyReference(_ content: Content) -> Bool {
    guard content.parts.count == 1 else { return false }
    // `sees it differently`
    let rest = content.parts[0].dropFirst()
    if isPointer(content.parts[0].lowerBound), rest.allSatisfy(columns.isAdverb) { return true }
    guard rest.isEmpty, !columns.isQuoted[content.parts[0].lowerBound]
    else { return false }
    if columns.tag(content.parts[0].lowerBound) == .adjective { return true }
    return isPointer(content.parts[0].lowerBound)
  }

  private func isPointer(_ token: Int) -> Bool {
    ["that", "this", "it", "so", "them", "him", "her"].contains(columns.words[token])
  }

  /// Where the words of an instrument end: what `Article 4 says` is no statement, nor what is
  /// promised inside it.
  private func toldByInstrument(
    _ cue: CueMatch, later: ArraySlice<CueMatch>, in sentence: Range<Int>
  ) -> Int {
    guard let subject = cue.subject, isInstrument(subject),
      let content = contents.content(after: cue, later: later, in: sentence)
    else { return sentence.lowerBound }
    return content.parts[0].upperBound
  }

  private func isCoordinated(_ cue: CueMatch) -> Bool {
    guard cue.subject == nil else { return false }
    let before = columns.word(cue.tokens.lowerBound - 1)
    return before == "and" || before == "but" || before == "then" || before == "or"
  }

  /// The mention nearest before a verb without subject that a verb of its own follows.
  private func mainSubject(before cue: CueMatch, in sentence: Range<Int>) -> Range<Int>? {
    let before = max(sentence.lowerBound, cue.tokens.lowerBound - 60)..<cue.tokens.lowerBound
    return subjects.mentions(in: before).last { mention in
      let tokens = subjects.tokens(of: mention)
      guard !columns.isQuoted[tokens.lowerBound] else { return false }
      var next = tokens.upperBound
      while next < cue.tokens.lowerBound, columns.isAdverb(next) { next += 1 }
      guard next < cue.tokens.lowerBound else { return false }
      return columns.tag(next) == .verb || columns.tag(next) == .auxiliary
        || WordClasses.auxiliaries.contains(columns.words[next])
        || CueLexicon.english.verb(columns.words[next]).map { $0.form != .base } ?? false
    }.map { subjects.tokens(of: $0) }
  }

  private func rule(of cue: CueMatch, _ content: Content) -> StatementDraft.Rule {
    let first = content.parts[0].lowerBound
    if columns.isQuoted[first] { return .quotation }
    let word = columns.words[first]
    if word == "that" || WordClasses.questions.contains(word) { return .clause }
    if word == "to" { return .infinitive }
    return cue.cue.patterns.contains(.clause) && !cue.cue.patterns.contains(.object)
      ? .clause : .object
  }

  /// Whether a phrase can say something: somebody for every rule, a report or poll for clauses.
  private func isSpeaker(_ speaker: Range<Int>?, _ rule: StatementDraft.Rule) -> Bool {
    guard let speaker else { return false }
    let head = head(of: speaker)
    let word = columns.words[head]
    if isInstrument(speaker) { return false }
    if word == "it" || word == "which" || word == "that" || word == "this" || word == "there" {
      return word != "that" && word != "this" && word != "there" && subjects.isResolved(head)
    }
    if rule == .clause || rule == .quotation { return true }
    return subjects.isMentioned(head) || WordClasses.subjectPronouns.contains(word)
      || columns.isCapitalised[head]
      || OfficeLexicon.english.noun(word) != nil || Self.people.contains(word)
  }

  /// Whether a phrase names a treaty or a part of one: `Article 4`, `the fourth`.
  func isInstrument(_ phrase: Range<Int>) -> Bool {
    let head = head(of: phrase)
    let word = columns.words[head]
    if Self.instruments.contains(word) { return true }
    let ordinals: Set = ["first", "second", "third", "fourth", "fifth", "sixth"]
    return ordinals.contains(word) && !subjects.isMentioned(head)
  }

  /// The noun of a phrase: the last word before a preposition, comma or relative.
  func head(of phrase: Range<Int>) -> Int {
    var head = phrase.lowerBound
    for token in phrase {
      let word = columns.words[token]
      if token > phrase.lowerBound,
        WordClasses.prepositions.contains(word)
          || [",", "who", "which", "that", "whose", "(", "—", "–"].contains(word)
      {
        break
      }
      if token > head, token > phrase.lowerBound, isReducedRelative(token) { break }
      // `experts interviewed by this agency`
      if token > phrase.lowerBound, columns.hasTrees, columns.tag(token) == .verb,
        !columns.isCapitalised[token], columns.words[token].hasSuffix("ed"),
        columns.tag(token - 1) == .noun
      {
        break
      }
      if columns.isWord[token], word != "'s", !ASCII.isDigit(word.utf8.first ?? 0) { head = token }
    }
    return head
  }

  /// `the text published by …`: a participle behind a noun.
  private func isReducedRelative(_ token: Int) -> Bool {
    guard let verb = CueLexicon.english.verb(columns.words[token]), verb.form == .past else {
      return columns.words[token] == "published" || columns.words[token] == "released"
    }
    return !columns.isCapitalised[token]
      && !WordClasses.determiners.contains(columns.words[token - 1])
  }

  private static let instruments: Set<String> = [
    "agreement", "treaty", "declaration", "memorandum", "pact", "charter", "protocol", "accord",
    "convention", "document", "text", "paper", "article", "paragraph", "clause",
    "deal",
    "constitution", "law", "resolution", "move", "decision", "plan", "sentence",
  ]
  private static let people: Set<String> = [
    "people", "men", "women", "man", "woman", "group", "groups", "team", "campaign", "company",
    "companies", "voters", "democrats", "republicans", "critics", "supporters", "others", "many",
    "some", "most", "everyone", "nobody", "neither", "both", "countries", "nations", "states",
    "parties", "party", "leaders", "side", "sides", "members", "public", "organizers", "organisers",
    "victims", "families", "family", "neighbours", "neighbors", "allies", "bloc", "alliance",
    "organisation", "organization", "agency", "newspaper", "newspapers", "media", "office",
    "committee", "council", "commission", "board", "bank", "firm", "union", "unions", "camp",
    "presidency", "capitals", "capital", "father", "mother", "wife", "husband", "son", "daughter",
  ]
}
