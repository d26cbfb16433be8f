/// Joins quotations that go on after their attribution: split ones, further quoted sentences, and
/// quotations over paragraphs.
struct QuotationLinker {
  let columns: TokenColumns
  let contents: ContentFinder

  /// The drafts with the quotations that follow them added as further parts.
  func linked(_ drafts: [StatementDraft]) -> [StatementDraft] {
    var result = drafts
    var owner: [Int: Int] = [:]
    for (index, draft) in drafts.enumerated() {
      for part in draft.parts {
        for token in [part.lowerBound, part.upperBound - 1] {
          if let quotation = contents.quotation(at: token) { owner[quotation] = index }
        }
      }
      if let cue = draft.cue, let quotation = contents.quotation(at: cue.lowerBound) {
        owner[quotation] = index
      }
    }
    for quotation in columns.quotations.indices where owner[quotation] == nil {
      guard quotation > 0, let previous = owner[quotation - 1],
        follows(quotation, drafts[previous], after: quotation - 1)
      else { continue }
      result[previous].parts.append(contents.tokens(ofQuotation: quotation))
      owner[quotation] = previous
    }
    return result
  }

  /// Whether a free quotation continues one that has a speaker: it stands alone, and between them
  /// is only the attribution and its sentence's end.
  private func follows(_ quotation: Int, _ draft: StatementDraft, after previous: Int) -> Bool {
    let tokens = contents.tokens(ofQuotation: quotation)
    let before = contents.tokens(ofQuotation: previous)
    guard !tokens.isEmpty, !before.isEmpty, before.upperBound <= tokens.lowerBound,
      standsAlone(tokens)
    else { return false }
    guard let first = draft.parts.first,
      columns.isQuoted[first.lowerBound] || columns.isQuoted[first.upperBound - 1]
    else { return false }
    let here = columns.sentence[tokens.lowerBound]
    let gap = here - columns.sentence[before.upperBound - 1]
    if columns.quotations[quotation].continuesParagraph { return gap <= 2 }
    return gap <= 1
  }

  /// Whether nothing but the quotation stands in its sentences.
  private func standsAlone(_ tokens: Range<Int>) -> Bool {
    let first = columns.sentenceTokens(of: tokens.lowerBound)
    let last = columns.sentenceTokens(of: tokens.upperBound - 1)
    let before = first.lowerBound..<max(first.lowerBound, tokens.lowerBound)
    let after = tokens.upperBound..<max(tokens.upperBound, last.upperBound)
    return !before.contains { columns.isWord[$0] } && !after.contains { columns.isWord[$0] }
  }
}
