import Language

/// Links the cues, sources and contents that an encoder's attribution head marks to statements.
///
/// Contents go to the nearest cue of their sentence, cues to the nearest source; a content that
/// runs over the ends of sentences is one. Distances count the words between; what belongs to
/// another attribution costs more (van Timmeren 2021 links by distance alone).
struct AttributionLinker {
  /// A source farther than this belongs to somebody else.
  private static let reach = 24
  /// What another cue, or another content, between two spans costs.
  private static let cueCost = 6
  private static let contentCost = 4
  /// What it costs that the cue follows its content.
  private static let inversionCost = 2

  private let columns: TokenColumns
  private let subjects: SubjectFinder
  private let sentences: [AttributionRuns]

  /// Makes a linker over the tags of a text; empty tags give no statement.
  init(
    _ tags: [AttributionTag], columns: TokenColumns, subjects: SubjectFinder,
    isProse: (Sentence) -> Bool
  ) {
    self.columns = columns
    self.subjects = subjects
    guard tags.count == columns.count else {
      sentences = []
      return
    }
    sentences = columns.text.sentences.filter(isProse).map {
      AttributionRuns(tags, in: $0.tokens, columns: columns)
    }
  }

  /// A content over one or more sentences.
  private struct Chain {
    var runs: [AttributionRun]
    /// The index of the sentence that its cue stands in, and of the cue there.
    var cue: (sentence: Int, index: Int)?
    var lastSentence: Int
    var firstSentence: Int
  }

  /// The statements, in text order.
  ///
  /// - Complexity: O(n) in tokens for sentences of bounded length.
  func drafts() -> [StatementDraft] {
    var chains = joined()
    for index in chains.indices { chains[index].cue = nearestCue(to: chains[index]) }
    giveToIdleCues(&chains)
    var drafts: [StatementDraft] = []
    var owner: [[Int]: Int] = [:]
    for chain in chains {
      let parts = chain.runs.map(\.tokens)
      guard let cue = chain.cue else {
        guard let draft = cueless(chain, parts) else { continue }
        drafts.append(draft)
        continue
      }
      let key = [cue.sentence, cue.index]
      if let known = owner[key] {
        drafts[known].parts += parts
        continue
      }
      owner[key] = drafts.count
      drafts.append(draft(chain, parts, cue))
    }
    return drafts.map(tidied).filter { !$0.parts.isEmpty }
  }

  /// Contents with what goes on in the next sentence.
  private func joined() -> [Chain] {
    var chains: [Chain] = []
    for (index, runs) in sentences.enumerated() {
      for run in runs.contents {
        if run.continues, let last = chains.last, last.lastSentence == index - 1,
          runs.contents.first == run, reachesEnd(last)
        {
          chains[chains.count - 1].runs.append(run)
          chains[chains.count - 1].lastSentence = index
        } else {
          chains.append(Chain(runs: [run], cue: nil, lastSentence: index, firstSentence: index))
        }
      }
    }
    return chains
  }

  private func reachesEnd(_ chain: Chain) -> Bool {
    guard let last = chain.runs.last else { return false }
    let end = sentences[chain.lastSentence].sentence.upperBound
    return !(last.tokens.upperBound..<max(end, last.tokens.upperBound)).contains {
      columns.isWord[$0]
    }
  }

  // MARK: Cues

  private func nearestCue(to chain: Chain) -> (sentence: Int, index: Int)? {
    var best: (cost: Int, sentence: Int, index: Int)?
    let spanned = chain.firstSentence...chain.lastSentence
    for sentence in spanned
    where sentence == spanned.lowerBound || sentence == spanned.upperBound {
      for (index, cue) in sentences[sentence].cues.enumerated() {
        let cost = chain.runs.map { self.cost(cue, to: $0, in: sentences[sentence]) }.min() ?? 0
        if best.map({ cost < $0.cost }) ?? true { best = (cost, sentence, index) }
      }
    }
    return best.map { ($0.sentence, $0.index) }
  }

  private func cost(_ cue: AttributionRun, to content: AttributionRun, in runs: AttributionRuns)
    -> Int
  {
    if cue.tokens.lowerBound >= content.tokens.upperBound {
      let gap = content.tokens.upperBound..<cue.tokens.lowerBound
      return distance(gap, in: runs) + Self.inversionCost
    }
    let gap = cue.tokens.upperBound..<max(cue.tokens.upperBound, content.tokens.lowerBound)
    return distance(gap, in: runs)
  }

  private func distance(_ gap: Range<Int>, in runs: AttributionRuns) -> Int {
    let words = gap.prefix(60).reduce(0) { $0 + (columns.isWord[$1] ? 1 : 0) }
    let cues = runs.cues.reduce(0) { $0 + (gap.contains($1.tokens.lowerBound) ? 1 : 0) }
    let contents = runs.contents.reduce(0) { $0 + (gap.contains($1.tokens.lowerBound) ? 1 : 0) }
    return words + cues * Self.cueCost + contents * Self.contentCost
  }

  /// A cue without content takes the one nearest to it from a cue that has another.
  private func giveToIdleCues(_ chains: inout [Chain]) {
    var count: [[Int]: Int] = [:]
    for chain in chains {
      if let cue = chain.cue { count[[cue.sentence, cue.index], default: 0] += 1 }
    }
    for (index, chain) in chains.enumerated() {
      guard let cue = chain.cue, count[[cue.sentence, cue.index], default: 0] > 1 else { continue }
      let runs = sentences[cue.sentence]
      let idle = runs.cues.indices.filter { count[[cue.sentence, $0]] == nil }
      let best = idle.min {
        self.cost(runs.cues[$0], to: chain.runs[0], in: runs)
          < self.cost(runs.cues[$1], to: chain.runs[0], in: runs)
      }
      guard let best, self.cost(runs.cues[best], to: chain.runs[0], in: runs) <= 6 else { continue }
      count[[cue.sentence, cue.index], default: 1] -= 1
      count[[cue.sentence, best]] = 1
      chains[index].cue = (cue.sentence, best)
    }
  }

  // MARK: Sources

  private func draft(_ chain: Chain, _ parts: [Range<Int>], _ place: (sentence: Int, index: Int))
    -> StatementDraft
  {
    let runs = sentences[place.sentence]
    let cue = runs.cues[place.index]
    let source = nearestSource(to: cue, in: runs)
    var draft = StatementDraft(
      speaker: source.flatMap { whole($0, in: runs) } ?? subject(of: cue.tokens, in: runs),
      cue: cue.tokens, parts: parts, rule: .head)
    draft.probability = min(
      cue.probability, chain.runs.map(\.probability).reduce(0, +) / Double(chain.runs.count))
    readPolarity(of: cue.tokens, into: &draft)
    return draft
  }

  /// A source with the words that its phrase lacks: `the`, `several` alone name nobody.
  private func whole(_ source: AttributionRun, in runs: AttributionRuns) -> Range<Int>? {
    let last = source.tokens.upperBound - 1
    guard WordClasses.determiners.contains(columns.words[last]) else { return source.tokens }
    return subjects.phrase(startingAt: source.tokens.lowerBound, in: runs.sentence)
      .map { source.tokens.lowerBound..<max($0.upperBound, source.tokens.upperBound) }
  }

  /// The noun phrase that a cue takes where the head marks none.
  private func subject(of cue: Range<Int>, in runs: AttributionRuns) -> Range<Int>? {
    if columns.word(cue.upperBound - 1) == "to", columns.word(cue.upperBound - 2) == "according" {
      return subjects.phrase(startingAt: cue.upperBound, in: runs.sentence)
    }
    guard let found = subjects.subject(before: cue.lowerBound, in: runs.sentence),
      !runs.contents.contains(where: { $0.tokens.overlaps(found) })
    else { return nil }
    let head = found.upperBound - 1
    let isSomebody =
      subjects.isMentioned(head) || WordClasses.subjectPronouns.contains(columns.words[head])
      || OfficeLexicon.english.noun(columns.words[head]) != nil
    return isSomebody ? found : nil
  }

  private func nearestSource(to cue: AttributionRun, in runs: AttributionRuns) -> AttributionRun? {
    let costs = runs.sources.map { source in
      source.tokens.upperBound <= cue.tokens.lowerBound
        ? distance(source.tokens.upperBound..<cue.tokens.lowerBound, in: runs)
        : distance(
          cue.tokens.upperBound..<max(cue.tokens.upperBound, source.tokens.lowerBound), in: runs)
          + 1
    }
    guard let best = costs.indices.min(by: { costs[$0] < costs[$1] }), costs[best] <= Self.reach
    else { return nil }
    return runs.sources[best]
  }

  /// A content whose sentence holds no cue: with a source beside it, such as in a headline.
  private func cueless(_ chain: Chain, _ parts: [Range<Int>]) -> StatementDraft? {
    let runs = sentences[chain.firstSentence]
    guard let first = chain.runs.first, let source = nearestSource(to: first, in: runs) else {
      return nil
    }
    var draft = StatementDraft(speaker: source.tokens, cue: nil, parts: parts, rule: .head)
    draft.probability = min(first.probability, source.probability)
    return draft
  }

  // MARK: Polarity

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

  /// The draft with its parts in order, without punctuation at their ends.
  private func tidied(_ draft: StatementDraft) -> StatementDraft {
    var draft = draft
    draft.parts = draft.parts.compactMap(trimmed).sorted { $0.lowerBound < $1.lowerBound }
    draft.speaker = draft.speaker.flatMap(trimmed)
    return draft
  }

  private func trimmed(_ tokens: Range<Int>) -> Range<Int>? {
    var lower = tokens.lowerBound
    var upper = tokens.upperBound
    while lower < upper, !columns.isWord[lower], !columns.isQuoted[lower] { lower += 1 }
    while upper > lower, !columns.isWord[upper - 1], !columns.isQuoted[upper - 1] { upper -= 1 }
    return lower < upper ? lower..<upper : nil
  }
}
