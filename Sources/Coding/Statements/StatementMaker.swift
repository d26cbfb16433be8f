import Evidence
import Language
import Ontology
import Records

/// Turns the token ranges of a draft into a statement.
struct StatementMaker {
  /// How many speakers deep reports of reports are read.
  private static let depth = 2

  private let cast: Cast
  private let reader: SentenceReader
  private let resolver: SpeakerResolver
  private let stances: StanceReader
  private let venues: VenueReader
  private var columns: TokenColumns { cast.columns }

  init(cast: Cast, reader: SentenceReader) {
    self.cast = cast
    self.reader = reader
    resolver = SpeakerResolver(cast: cast, reader: reader)
    stances = StanceReader(cast: cast)
    venues = VenueReader(cast: cast)
  }

  /// The statement of a draft, with what its speaker reports of others.
  func statement(_ draft: StatementDraft) -> Statement { statement(draft, depth: Self.depth) }

  private func statement(_ draft: StatementDraft, depth: Int) -> Statement {
    let content = draft.parts.map { columns.span($0) }
    let cue = draft.cue.map { columns.span($0) }
    let speaker = resolver.speaker(draft.speaker)
    var whole = content.dropFirst().reduce(content[0]) { $0.union($1) }
    if let cue { whole = whole.union(cue) }
    if let told = addresseeSpan(of: draft), told.lower > whole.lower { whole = whole.union(told) }
    if let span = speaker.span { whole = whole.union(span) }
    let text = columns.text
    let citation = Citation(
      document: text.article.id, span: whole, sentence: text.sentenceIndex(at: whole.lower),
      maker: draft.maker, version: Coder.version(for: text),
      score: draft.probability ?? draft.rule.score)
    var statement = Statement(
      speaker: speaker, cue: cue, content: content,
      kind: QuotationShare.kind(of: content, columns), citation: citation)
    statement.isNegated = draft.isNegated
    statement.certainty = CertaintyReader(columns: columns).certainty(of: draft)
    statement.venue = venues.venue(of: draft)
    if statement.venue == nil { statement.addressee = addressee(of: draft) }
    statement.claims = MotiveReader(columns: columns).motives(in: draft.parts)
    stances.read(&statement, cueStance: draft.stance)
    if depth > 0 { statement.reported = reported(in: draft, by: speaker, depth: depth - 1) }
    return statement
  }

  /// What others say inside a content, on the outer speaker's word.
  private func reported(in draft: StatementDraft, by outer: Speaker, depth: Int) -> [Statement] {
    draft.parts.flatMap { reader.nested(in: $0) }.map { inner in
      var inner = statement(inner, depth: depth)
      if inner.venue == nil, isMedium(outer), let span = outer.span {
        inner.venue = Venue(name: outer.text, span: span)
      }
      return inner
    }
  }

  private func isMedium(_ speaker: Speaker) -> Bool {
    guard let span = speaker.span else { return false }
    return cast.mentions(in: span).contains { $0.roles.contains(.media) }
  }

  /// The words for whom it is told to, where they end the record: `…, he told parliament`.
  private func addresseeSpan(of draft: StatementDraft) -> TextSpan? {
    guard let cue = draft.cue, draft.parts.allSatisfy({ $0.upperBound <= cue.lowerBound }),
      ["told", "tells", "telling"].contains(columns.words[cue.upperBound - 1]),
      let phrase = reader.subjects.phrase(
        startingAt: cue.upperBound, in: columns.sentenceTokens(of: cue.lowerBound))
    else { return nil }
    return columns.span(phrase)
  }

  /// To whom it is said: the state or organisation between cue and content, or the one that is
  /// asked or urged to do something.
  private func addressee(of draft: StatementDraft) -> ActorID? {
    guard let cue = draft.cue, let first = draft.parts.first, cue.upperBound <= first.lowerBound
    else { return nil }
    if cue.upperBound < first.lowerBound {
      let between = columns.span(cue.upperBound..<first.lowerBound)
      let isTold = !WordClasses.prepositions.contains(columns.words[cue.upperBound])
      return isTold ? cast.mentions(in: between).first?.principals.first : nil
    }
    guard let mention = cast.mention(at: columns.span(first.lowerBound).lower) else { return nil }
    let next = columns.tokens(in: mention.span).upperBound
    return columns.word(next) == "to" ? mention.principals.first : nil
  }
}

extension StatementDraft {
  /// What found it.
  var maker: Maker {
    rule == .head ? .head("attribution") : .rule("statement-\(rule.rawValue)")
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
    case .head: 0.5
    }
  }
}
