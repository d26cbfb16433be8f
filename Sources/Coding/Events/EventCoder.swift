import Evidence
public import Language
import Ontology
public import Records

/// Finds the political events that a text tells of.
///
/// Lexical: triggers and argument patterns of `EventLexicon`, no event inside questions,
/// quotations, headings, captions and sentences of sport.
public struct EventCoder: Sendable {
  private let lexicon = EventLexicon.current

  /// Makes an event coder.
  public init() {}

  /// The events of one text, in text order.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - cast: who is named in it.
  ///   - statements: who says what in it.
  /// - Returns: the events.
  /// - Complexity: O(n) in tokens.
  public func events(in text: AnnotatedText, cast: Cast, statements: [Statement]) -> [Event] {
    var events: [Event] = []
    var parties: [Int] = []
    for (index, sentence) in text.sentences.enumerated() where isTold(sentence, in: text) {
      guard !cast.mentions(in: sentence.span).isEmpty else { continue }
      let reading = ClauseReading(sentence: sentence, of: text, cast: cast, lexicon: lexicon)
      guard !reading.isSport, !reading.isQuestion else { continue }
      let coder = SentenceCoder(reading: reading, cast: cast, lexicon: lexicon, parties: parties)
      for draft in coder.drafts() {
        let event = event(draft, reading: reading, sentence: index, in: text, cast: cast)
        if draft.type == .support, draft.isReciprocal { parties = draft.source + draft.target }
        if !events.contains(where: { $0.isSame(as: event) }) { events.append(event) }
      }
    }
    return events
  }

  /// Whether a sentence stands in running text.
  private func isTold(_ sentence: Sentence, in text: AnnotatedText) -> Bool {
    guard text.article.blocks.indices.contains(sentence.block) else { return true }
    switch text.article.blocks[sentence.block].kind {
    case .heading, .caption, .embed, .preformatted: return false
    case .paragraph, .listItem, .tableRow, .quotation: return true
    }
  }

  private func event(
    _ draft: EventDraft, reading: ClauseReading, sentence: Int, in text: AnnotatedText, cast: Cast
  ) -> Event {
    let words = reading.words[draft.words]
    let span = TextSpan(
      words.first?.span.lower ?? 0, max(words.first?.span.lower ?? 0, words.last?.span.upper ?? 0))
    var event = Event(
      type: draft.type, source: participants(draft.source, cast: cast),
      target: participants(draft.target, cast: cast), factuality: draft.factuality,
      citation: Citation(
        document: text.article.id, span: span, sentence: sentence, maker: .rule("events"),
        version: Coder.version, score: 0.7))
    event.cameo = draft.code
    event.goldstein = GoldsteinScale.value(of: draft.code)
    event.isReciprocal = draft.isReciprocal
    if draft.isReciprocal, draft.target.isEmpty { event.target = event.source }
    return event
  }

  private func participants(_ mentions: [Int], cast: Cast) -> [Participant] {
    var participants: [Participant] = []
    for index in mentions {
      let mention = cast.mentions[index]
      for principal in mention.principals {
        // Events are between states and bodies; a person without one keeps only the words.
        let actor = principal.isPerson ? nil : principal
        if participants.contains(where: { $0.actor == actor && $0.span == mention.span }) {
          continue
        }
        if let actor, participants.contains(where: { $0.actor == actor }) { continue }
        participants.append(
          Participant(actor: actor, roles: mention.roles, text: mention.text, span: mention.span))
      }
    }
    return participants
  }
}

extension Event {
  /// Whether two events of one article tell the same in the same mood.
  func isSame(as other: Event) -> Bool {
    type == other.type && factuality == other.factuality && date == other.date
      && source.map(\.actor) == other.source.map(\.actor)
      && target.map(\.actor) == other.target.map(\.actor)
      && citation.sentence == other.citation.sentence
  }
}
