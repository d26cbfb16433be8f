import Evidence
public import Language
import Ontology
public import Records

/// Finds what is said, by whom, and where the speakers stand.
///
/// Rules over tokens, quotation marks and the cast; where the annotator has read attributions
/// (a trained encoder), those are taken too. The conventions are those of PolNeAR (Newell et al., LREC 2018) but that
/// acts of speech that did not take place are left out.
public struct StatementCoder: Sendable {
  /// Sentences longer than this many tokens are read in pieces, so that time stays linear.
  private static let longest = 150

  /// Makes a statement coder.
  public init() {}

  /// The statements of one text, in text order.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - cast: who is named in it.
  /// - Returns: the statements.
  /// - Complexity: O(n) in tokens.
  public func statements(in text: AnnotatedText, cast: Cast) -> [Statement] {
    let reader = SentenceReader(cast: cast)
    var drafts: [StatementDraft] = []
    let dateline = Dateline(columns: cast.columns)
    for sentence in text.sentences where isProse(sentence, in: text) {
      var start = dateline.without(sentence.tokens).lowerBound
      while start < sentence.tokens.upperBound {
        let end = min(start + StatementCoder.longest, sentence.tokens.upperBound)
        drafts += reader.statements(in: start..<end)
        start = end
      }
    }
    let quotations = QuotationLinker(columns: cast.columns, contents: reader.contents)
    drafts = quotations.linked(drafts)
    let drafter = AttributionDrafter(
      columns: cast.columns, subjects: reader.subjects, contents: reader.contents)
    let read = attributions(in: text, cast.columns).compactMap(drafter.draft)
    if !read.isEmpty {
      drafts = quotations.linked(
        DraftMerger(columns: cast.columns, reader: reader).merged(drafts, read))
    }
    let maker = StatementMaker(cast: cast, reader: reader)
    return ReplyLinker(cast: cast).linked(
      drafts.filter { !isSilence($0, cast.columns) }.map { maker.statement($0) })
  }

  /// `Neither Rwanda nor Congo has commented on`: nothing was said.
  private func isSilence(_ draft: StatementDraft, _ columns: TokenColumns) -> Bool {
    guard let speaker = draft.speaker, let cue = draft.cue else { return false }
    let isNobody = [columns.word(speaker.lowerBound), columns.word(speaker.lowerBound - 1)]
      .contains { $0 == "neither" || $0 == "nor" }
    return isNobody && cue.contains { DraftMerger.silences.contains(columns.words[$0]) }
  }

  /// What a trained encoder reads in sentences that assert something.
  private func attributions(in text: AnnotatedText, _ columns: TokenColumns) -> [Attribution] {
    guard !text.attributions.isEmpty else { return [] }
    let prose = Set(
      text.sentences.filter { isProse($0, in: text) }.map(\.tokens.lowerBound))
    return text.attributions.filter {
      prose.contains(columns.sentenceTokens(of: $0.cue.lowerBound).lowerBound)
    }
  }

  /// Headings assert nothing.
  private func isProse(_ sentence: Sentence, in text: AnnotatedText) -> Bool {
    guard text.article.blocks.indices.contains(sentence.block) else { return true }
    let kind = text.article.blocks[sentence.block].kind
    return kind != .heading && kind != .embed && kind != .preformatted
  }
}
