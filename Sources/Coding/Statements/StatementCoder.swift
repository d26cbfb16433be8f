import Evidence
public import Language
import Ontology
public import Records

/// Finds what is said, by whom, and where the speakers stand.
///
/// Rules over tokens, quotation marks and the cast; where the annotator knows parts of speech they
/// decide what is a verb. The conventions are those of PolNeAR (Newell et al., LREC 2018) but that
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
    for sentence in text.sentences where isProse(sentence, in: text) {
      var start = sentence.tokens.lowerBound
      while start < sentence.tokens.upperBound {
        let end = min(start + StatementCoder.longest, sentence.tokens.upperBound)
        drafts += reader.statements(in: start..<end)
        start = end
      }
    }
    drafts = QuotationLinker(columns: cast.columns, contents: reader.contents).linked(drafts)
    let resolver = SpeakerResolver(cast: cast, reader: reader)
    let stances = StanceReader(cast: cast)
    return drafts.map { draft in
      statement(draft, text: text, cast: cast, resolver: resolver, stances: stances)
    }
  }

  /// Headings assert nothing.
  private func isProse(_ sentence: Sentence, in text: AnnotatedText) -> Bool {
    guard text.article.blocks.indices.contains(sentence.block) else { return true }
    let kind = text.article.blocks[sentence.block].kind
    return kind != .heading && kind != .embed && kind != .preformatted
  }

  /// To whom it is said: the state or organisation between cue and content, or the one that is
  /// asked or urged to do something.
  private func addressee(of draft: StatementDraft, cast: Cast) -> ActorID? {
    guard let cue = draft.cue, let first = draft.parts.first, cue.upperBound <= first.lowerBound
    else { return nil }
    let columns = cast.columns
    if cue.upperBound < first.lowerBound {
      let between = columns.span(cue.upperBound..<first.lowerBound)
      let isTold = !WordClasses.prepositions.contains(columns.words[cue.upperBound])
      return isTold ? cast.mentions(in: between).first?.principals.first : nil
    }
    guard let mention = cast.mention(at: columns.span(first.lowerBound).lower) else { return nil }
    let next = columns.tokens(in: mention.span).upperBound
    return columns.word(next) == "to" ? mention.principals.first : nil
  }

  private func statement(
    _ draft: StatementDraft, text: AnnotatedText, cast: Cast, resolver: SpeakerResolver,
    stances: StanceReader
  ) -> Statement {
    let columns = cast.columns
    let content = draft.parts.map { columns.span($0) }
    let cue = draft.cue.map { columns.span($0) }
    let speaker = resolver.speaker(draft.speaker)
    var whole = content.dropFirst().reduce(content[0]) { $0.union($1) }
    if let cue { whole = whole.union(cue) }
    if let span = speaker.span { whole = whole.union(span) }
    let citation = Citation(
      document: text.article.id, span: whole, sentence: text.sentenceIndex(at: whole.lower),
      maker: .rule("statement-\(draft.rule.rawValue)"), version: Coder.version,
      score: draft.rule.score)
    var statement = Statement(
      speaker: speaker, cue: cue, content: content,
      kind: QuotationShare.kind(of: content, columns), citation: citation)
    statement.isNegated = draft.isNegated
    statement.addressee = addressee(of: draft, cast: cast)
    stances.read(&statement, cueStance: draft.stance)
    return statement
  }
}

extension StatementDraft.Rule {
  /// How likely a statement by this rule is right: an estimate, not yet calibrated.
  var score: Double {
    switch self {
    case .quotation: 0.9
    case .clause, .accordingTo: 0.8
    case .attribution: 0.75
    case .colon: 0.6
    case .object: 0.6
    case .infinitive: 0.5
    }
  }
}
