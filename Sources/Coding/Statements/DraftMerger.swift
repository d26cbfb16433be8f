/// Puts the rules' statements and those of an encoder's attribution head together.
///
/// Rules are right more often where they speak, the head speaks of more: it adds what the rules pass
/// over, and takes the place of the rules that are seldom right. Chosen on the tenth of PolNeAR's
/// development half that the head was not trained on (Docs/accuracy/statements.md).
struct DraftMerger {
  /// The least probability of a statement that the head alone finds.
  static let least = 0.0

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
    for draft in head where (draft.probability ?? 0) >= Self.least {
      guard !draft.parts.contains(where: { $0.contains(where: taken.contains) }) else { continue }
      result.append(withSpeaker(draft, from: rules))
    }
    return result.sorted { $0.parts[0].lowerBound < $1.parts[0].lowerBound }
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
