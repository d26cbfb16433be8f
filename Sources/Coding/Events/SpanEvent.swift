import Actors
public import Evidence
public import Language
public import Ontology

/// Reads what kind of event a sentence tells between two parties that are given.
///
/// A frame that fires with the parties as its actors tells the type; where none does, the encoder's
/// event head, if the text carries it.
public struct SpanEvent: Sendable {
  /// A kind of event.
  public struct Reading: Sendable, Hashable {
    /// The PLOVER type; nil where the head says that somebody yields, which it does not tell apart
    /// into CONCEDE and RETREAT.
    public let type: EventType?
    /// What told it: `rule:events`, or `head:event`.
    public let maker: Maker
  }

  private let text: AnnotatedText
  private let columns: TokenColumns

  /// Makes a reader of one text.
  ///
  /// - Parameter text: the annotated text.
  public init(_ text: AnnotatedText) {
    self.text = text
    columns = TokenColumns(text)
  }

  /// The kind of event between two parties of one sentence.
  ///
  /// - Parameters:
  ///   - source: where the party that acts stands in the text.
  ///   - target: where the one acted upon does; nil where nobody is told.
  /// - Returns: nil where neither a frame nor the head tells a kind.
  public func event(from source: TextSpan, to target: TextSpan?) -> Reading? {
    if let type = framed(source, target) { return Reading(type: type, maker: .rule("events")) }
    let tokens = [source, target].map { $0.map { columns.tokens(in: $0) } ?? 0..<0 }
    guard
      let best = text.judge?.eventTypes(source: tokens[0], target: tokens[1])
        .max(by: { $0.score < $1.score })
    else { return nil }
    return Reading(type: EventType(rawValue: best.type), maker: .head("event"))
  }

  /// The type of the frame that takes the two as its sides, else of one that takes either.
  private func framed(_ source: TextSpan, _ target: TextSpan?) -> EventType? {
    let spans = [source, target].compactMap { $0 }
    guard let sentence = text.sentences.first(where: { $0.span.overlaps(source) }),
      spans.count < 2 || !spans[0].overlaps(spans[1])
    else { return nil }
    let cast = EventCast(parties: spans, of: text.article.text)
    let lexicon = EventLexicon.current
    let reading = ClauseReading(sentence: sentence, of: text, cast: cast, lexicon: lexicon)
    var coder = SentenceCoder(reading: reading, cast: cast, lexicon: lexicon, parties: [])
    let first = cast.actors.firstIndex { $0.span == source }
    return coder.drafts().max { rank($0, first) < rank($1, first) }?.type
  }

  /// How many of an event's sides are the given ones.
  private func rank(_ draft: EventDraft, _ source: Int?) -> Int {
    let acts = draft.source.contains { $0 == source }
    let isDirected = draft.target.contains { $0 != source }
    return (acts ? 2 : 0) + (isDirected ? 2 : 0) - (draft.factuality == .hypothetical ? 1 : 0)
  }
}

extension EventCast {
  /// A cast of given parties, each taken for a body of its own that can act and speak.
  init(parties: [TextSpan], of text: String) {
    let sorted = parties.sorted { $0.lower < $1.lower }
    actors = sorted.enumerated().map { index, span in
      EventActor(
        text: text[span], span: span, principals: [ActorID("PARTY\(index)")], roles: [.government],
        isCity: false, isRegion: false, isCityName: false, isPronoun: false, isKnown: true,
        isDemonym: false, isStateName: false)
    }
  }
}
