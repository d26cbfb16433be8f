/// Puts the rules' statements and those that a trained encoder reads together.
///
/// Rules that go by marks and clauses are right more often where they speak; the encoder speaks of
/// more, and is right more often than the rules for what stands as the object of a verb. Order and
/// thresholds were chosen on a tenth of PolNeAR's articles with a head that was not trained on them,
/// and held against the dossier's pages (Docs/accuracy/statements.md).
struct DraftMerger {
  /// The least probability of a statement that the encoder alone finds.
  static let least = 0.4
  /// That of one whose content is an infinitive that no rule finds: what somebody means or undertakes
  /// to do is more often an event.
  static let leastOfIntent = 0.8
  /// The fewest words of such a statement: shorter ones are names and pronouns.
  static let shortest = 3

  /// Acts that make an instrument, or call envoys in or home, are events, whoever does them.
  static let acts: Set<String> = [
    "signed", "sign", "signs", "signing", "ratified", "ratifies", "ratify", "ratifying",
    "recalled", "recalls", "summoned", "summons",
  ]
  /// Negated, these tell that nothing was said.
  static let silences: Set<String> = [
    "say", "tell", "comment", "mention", "specify", "elaborate", "respond", "commented",
    "responded",
    "replied", "answered",
  ]

  let columns: TokenColumns
  let reader: SentenceReader

  /// The merged drafts, in text order.
  ///
  /// - Complexity: O(n log n) in the tokens of all contents.
  func merged(_ rules: [StatementDraft], _ read: [StatementDraft]) -> [StatementDraft] {
    var result: [StatementDraft] = []
    var taken: Set<Int> = []
    func take(_ drafts: [StatementDraft]) {
      for draft in drafts where !draft.parts.contains(where: { $0.contains(where: taken.contains) })
      {
        result.append(draft)
        for part in draft.parts { taken.formUnion(part) }
      }
    }
    result = rules.filter { $0.rule.goesBefore }
    for draft in result { for part in draft.parts { taken.formUnion(part) } }
    take(
      read.map { withSpeaker($0, from: rules) }.filter { isSound($0, beside: rules) }
        .sorted { ($0.probability ?? 0) > ($1.probability ?? 0) })
    take(rules.filter { $0.rule == .object })
    return result.sorted { $0.parts[0].lowerBound < $1.parts[0].lowerBound }
  }

  /// Whether a statement of the encoder alone is worth keeping: sure, of some length, by somebody.
  private func isSound(_ draft: StatementDraft, beside rules: [StatementDraft]) -> Bool {
    let isLoneIntent =
      isIntent(draft.parts[0])
      && !rules.contains { rule in
        rule.rule == .infinitive && rule.parts.contains { $0.overlaps(draft.parts[0]) }
      }
    guard let speaker = draft.speaker, !reader.isInstrument(speaker),
      (draft.probability ?? 0) >= (isLoneIntent ? Self.leastOfIntent : Self.least),
      draft.cue.map(isSaying) ?? true
    else { return false }
    var words = 0
    for part in draft.parts { for token in part where columns.isWord[token] { words += 1 } }
    return words >= Self.shortest
  }

  private func isIntent(_ content: Range<Int>) -> Bool {
    let first = content.lowerBound
    return columns.word(first) == "to"
      || columns.word(first) == "not" && columns.word(first + 1) == "to"
  }

  private func isSaying(_ cue: Range<Int>) -> Bool {
    let words = cue.map { columns.words[$0] }
    let isSilence =
      words.contains(where: WordClasses.negations.contains)
      && words.contains(where: Self.silences.contains)
    return !isSilence && !words.allSatisfy(WordClasses.auxiliaries.contains)
      && !words.contains(where: Self.acts.contains)
  }

  /// A draft without a speaker, or with one out of a relative clause, takes the one that a rule finds
  /// for the same cue.
  private func withSpeaker(_ draft: StatementDraft, from rules: [StatementDraft])
    -> StatementDraft
  {
    guard let cue = draft.cue,
      let other = rules.first(where: { $0.cue.map { $0.overlaps(cue) } ?? false })?.speaker,
      draft.speaker.map({ isRelative($0, to: other, cue) }) ?? true
    else { return draft }
    var draft = draft
    draft.speaker = other
    return draft
  }

  /// `Nigeria, which holds the chair, accused`: the chair is not who accuses.
  private func isRelative(_ source: Range<Int>, to subject: Range<Int>, _ cue: Range<Int>) -> Bool {
    source.lowerBound > subject.upperBound && source.upperBound <= cue.lowerBound
      && columns.words[subject.upperBound] == ","
      && ["which", "who", "whose"].contains(columns.word(subject.upperBound + 1))
  }
}

extension StatementDraft.Rule {
  /// Whether a statement by this rule stands where an encoder reads the same words otherwise.
  fileprivate var goesBefore: Bool {
    switch self {
    case .quotation, .clause, .attribution, .accordingTo: true
    case .object, .infinitive, .colon, .head: false
    }
  }
}
