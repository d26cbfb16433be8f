import Language

/// Makes statements of the attributions that a trained encoder reads.
struct AttributionDrafter {
  let columns: TokenColumns
  let subjects: SubjectFinder
  let contents: ContentFinder

  /// The statement of an attribution; nil where nothing but punctuation is left of its contents.
  ///
  /// - Complexity: O(n) in the tokens of its sentence.
  func draft(_ attribution: Attribution) -> StatementDraft? {
    let sentence = Dateline(columns: columns).without(
      columns.sentenceTokens(of: attribution.cue.lowerBound))
    let contents = attribution.contents.compactMap { content in
      let lower = max(content.lowerBound, sentence.lowerBound)
      return lower < content.upperBound ? lower..<content.upperBound : nil
    }
    let parts = contents.map { withQuotation($0, beyond: sentence) }.compactMap(trimmed)
    guard !parts.isEmpty else { return nil }
    if isAddressed(attribution) { return nil }
    let source = attribution.source.flatMap { whole($0, in: sentence) }
      .flatMap { $0.lowerBound < sentence.lowerBound ? nil : $0 }
    var draft = StatementDraft(
      speaker: (source ?? subject(of: attribution, in: sentence)).flatMap(trimmed),
      cue: attribution.cue, parts: parts, rule: .head)
    draft.probability = Double(attribution.probability)
    readPolarity(of: attribution.cue, into: &draft)
    if let first = draft.speaker?.lowerBound, WordClasses.deniers.contains(columns.words[first]) {
      draft.isNegated.toggle()
    }
    return draft
  }

  /// A content with the rest of a quotation that runs over the ends of its sentence, where the
  /// encoder, which reads sentence by sentence, does not see it.
  private func withQuotation(_ content: Range<Int>, beyond sentence: Range<Int>) -> Range<Int> {
    var (lower, upper) = (content.lowerBound, content.upperBound)
    if let first = contents.quotation(at: lower).map(contents.tokens(ofQuotation:)),
      first.lowerBound < sentence.lowerBound
    {
      lower = first.lowerBound
    }
    if let last = contents.quotation(at: upper - 1).map(contents.tokens(ofQuotation:)),
      last.upperBound > sentence.upperBound
    {
      upper = last.upperBound
    }
    return lower..<upper
  }

  /// `The spokesman was asked whether`: the source before a passive is the one it is said to.
  private func isAddressed(_ attribution: Attribution) -> Bool {
    let words = attribution.cue.map { columns.words[$0] }
    guard let source = attribution.source, source.upperBound <= attribution.cue.lowerBound,
      ["asked", "told", "informed", "reminded", "urged", "warned", "advised"].contains(
        words.last ?? "")
    else { return false }
    let group = max(0, attribution.cue.lowerBound - 3)..<attribution.cue.upperBound
    return group.contains { columns.tag($0) == .auxiliary && isBe(columns.words[$0]) }
  }

  private func isBe(_ word: String) -> Bool {
    ["was", "were", "been", "being", "is", "are", "be"].contains(word)
  }

  /// A source with the words that its phrase lacks: `the`, `several` alone name nobody.
  private func whole(_ source: Range<Int>, in sentence: Range<Int>) -> Range<Int>? {
    let last = source.upperBound - 1
    guard WordClasses.determiners.contains(columns.words[last]) else { return source }
    return subjects.phrase(startingAt: source.lowerBound, in: sentence)
      .map { source.lowerBound..<max($0.upperBound, source.upperBound) }
  }

  /// The noun phrase that a cue takes where the head marks none.
  private func subject(of attribution: Attribution, in sentence: Range<Int>) -> Range<Int>? {
    let cue = attribution.cue
    if columns.word(cue.upperBound - 1) == "to", columns.word(cue.upperBound - 2) == "according" {
      return subjects.phrase(startingAt: cue.upperBound, in: sentence)
    }
    guard let found = subjects.subject(before: cue.lowerBound, in: sentence),
      !attribution.contents.contains(where: { $0.overlaps(found) })
    else { return nil }
    let head = found.upperBound - 1
    let isSomebody =
      subjects.isMentioned(head) || WordClasses.subjectPronouns.contains(columns.words[head])
      || OfficeLexicon.english.noun(columns.words[head]) != nil
    return isSomebody ? found : nil
  }

  private func readPolarity(of cue: Range<Int>, into draft: inout StatementDraft) {
    let words = cue.map { columns.words[$0] }
    var isNegated = words.contains(where: WordClasses.negations.contains)
    let lexicon = CueLexicon.english
    let known = words.compactMap { word in
      lexicon.attitude(word) ?? lexicon.adjective(word) ?? lexicon.verb(word)?.cue
    }
    if let cue = known.last(where: { $0.sort == .denial }) ?? known.last {
      draft.stance = isNegated ? -cue.stance : cue.stance
      if cue.sort == .denial { isNegated.toggle() }
    }
    draft.isNegated = isNegated
  }

  /// Without punctuation at the ends that is not part of a quotation.
  private func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var lower = tokens.lowerBound
    var upper = tokens.upperBound
    while lower < upper, !columns.isWord[lower], !columns.isQuoted[lower] { lower += 1 }
    // `quotes him as saying that`
    if upper - lower > 2, columns.words[lower] == "as", columns.words[lower + 1] == "saying" {
      lower += 2
    }
    while upper > lower, !columns.isWord[upper - 1], !columns.isQuoted[upper - 1] { upper -= 1 }
    return lower < upper ? lower..<upper : nil
  }
}
