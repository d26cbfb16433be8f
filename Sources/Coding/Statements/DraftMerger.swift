/// Puts the rules' statements and those of an encoder's attribution head together.
///
/// Rules are right more often where they speak, the head speaks of more: it adds what the rules pass
/// over, and takes the place of the rules that are seldom right. Chosen on the tenth of PolNeAR's
/// development half that the head was not trained on (Docs/accuracy/statements.md).
struct DraftMerger {
  /// The least probability of a statement that the head alone finds.
  static let least = 0.6
  /// The fewest words of such a statement: shorter ones are names and pronouns.
  static let shortest = 3

  /// Acts that make an instrument are events, whoever does them.
  private static let acts: Set<String> = [
    "signed", "sign", "signs", "signing", "ratified", "ratifies", "ratify", "ratifying",
  ]

  let columns: TokenColumns
  let reader: SentenceReader

  /// The merged drafts, in text order.
  ///
  /// - Complexity: O(n) in the tokens of all contents.
  func merged(_ rules: [StatementDraft], _ head: [StatementDraft]) -> [StatementDraft] {
    guard !head.isEmpty else { return rules }
    var result = rules.filter { $0.rule.isTrusted }
    var taken: Set<Int> = []
    for draft in result {
      for part in draft.parts { taken.formUnion(part) }
      if let cue = draft.cue { taken.formUnion(cue) }
    }
    for draft in head.map({ withSpeaker($0, from: rules) }) where isSound(draft) {
      guard !draft.parts.contains(where: { $0.contains(where: taken.contains) }) else { continue }
      result.append(draft)
    }
    return result.sorted { $0.parts[0].lowerBound < $1.parts[0].lowerBound }
  }

  /// Whether a statement of the head alone is worth keeping: sure, of some length, by somebody.
  private func isSound(_ draft: StatementDraft) -> Bool {
    guard let speaker = draft.speaker, (draft.probability ?? 0) >= Self.least,
      !reader.isInstrument(speaker), draft.cue.map(isSaying) ?? true
    else { return false }
    var words = 0
    for part in draft.parts { for token in part where columns.isWord[token] { words += 1 } }
    return words >= Self.shortest
  }

  private func isSaying(_ cue: Range<Int>) -> Bool {
    let words = cue.map { columns.words[$0] }
    return !words.allSatisfy(WordClasses.auxiliaries.contains)
      && !words.contains(where: Self.acts.contains)
  }

  /// A draft without a speaker takes the one that a rule finds for the same cue.
  private func withSpeaker(_ draft: StatementDraft, from rules: [StatementDraft])
    -> StatementDraft
  {
    guard draft.speaker == nil, let cue = draft.cue else { return draft }
    var draft = draft
    draft.speaker = rules.first { $0.cue.map { $0.overlaps(cue) } ?? false }?.speaker
    return draft
  }
}

extension StatementDraft.Rule {
  /// Whether a statement by this rule stands beside a head that reads the same words otherwise.
  fileprivate var isTrusted: Bool {
    switch self {
    case .quotation, .clause, .attribution, .accordingTo, .object: true
    case .infinitive, .colon, .head: false
    }
  }
}
