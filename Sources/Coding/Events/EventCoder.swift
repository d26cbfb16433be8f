import Actors
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

  /// A longer run of tokens without a stop is a list or a table; it also bounds the work, which
  /// grows with the square of a sentence's length.
  private static let longestSentence = 400
  /// How many events back the same event is recognised as told again.
  private static let memory = 200

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
    let table = cast.table
    let cast = EventCast(cast, text: text.article.text)
    var events: [Event] = []
    var parties: [[Int]] = []
    for (index, sentence) in text.sentences.enumerated() where isTold(sentence, in: text) {
      let first = cast.firstIndex(endingAfter: sentence.span.lower)
      guard first < cast.actors.count, cast.actors[first].span.lower < sentence.span.upper else {
        continue
      }
      let reading = ClauseReading(sentence: sentence, of: text, cast: cast, lexicon: lexicon)
      guard !reading.isSport, !reading.isQuestion else { continue }
      var coder = SentenceCoder(reading: reading, cast: cast, lexicon: lexicon, parties: parties)
      let drafts = coder.drafts()
      parties = coder.parties
      for draft in drafts {
        var event = event(
          draft, reading: reading, sentence: index, in: text,
          sides: EventSides(cast: cast, table: table))
        let voice = EventVoice(of: event, in: statements)
        let circumstances = EventCircumstances(
          text: text, cast: cast, reading: reading, cities: table.cities)
        place(&event, draft, circumstances, voice)
        if !events.suffix(EventCoder.memory).contains(where: { $0.isSame(as: event) }) {
          events.append(event)
        }
      }
    }
    return events
  }

  /// Whether a sentence stands in running text.
  private func isTold(_ sentence: Sentence, in text: AnnotatedText) -> Bool {
    guard sentence.tokens.count <= EventCoder.longestSentence else { return false }
    guard text.article.blocks.indices.contains(sentence.block) else { return true }
    switch text.article.blocks[sentence.block].kind {
    case .heading, .caption, .embed, .preformatted: return false
    case .paragraph, .listItem, .tableRow, .quotation: return true
    }
  }

  private func event(
    _ draft: EventDraft, reading: ClauseReading, sentence: Int, in text: AnnotatedText,
    sides: EventSides
  ) -> Event {
    let words = reading.words[draft.words]
    let span = TextSpan(
      words.first?.span.lower ?? 0, max(words.first?.span.lower ?? 0, words.last?.span.upper ?? 0))
    var event = Event(
      type: draft.type, source: sides.participants(draft.source),
      target: sides.participants(draft.target), factuality: draft.factuality,
      citation: Citation(
        document: text.article.id, span: span, sentence: sentence, maker: .rule("events"),
        version: Coder.version(for: text), score: 0.5))
    if let home = draft.home {
      let word = reading.words[home.word].span
      let party = Participant(
        actor: home.state, roles: [home.role], text: text.article.text[word], span: word)
      if home.isSource { event.source.append(party) } else { event.target.append(party) }
    }
    event.cameo = draft.code
    event.goldstein = GoldsteinScale.value(of: draft.code)
    event.isReciprocal = draft.isReciprocal
    event.mode = EventModes.mode(of: draft.code)
    event.contexts = EventContexts.contexts(of: reading.words[draft.clause], code: draft.code)
    if draft.isReciprocal, draft.target.isEmpty, event.source.count > 1,
      draft.factuality != .denied
    {
      event.target = event.source
    }
    return event
  }

  /// Fills in when and where, and what that and the speaker mean for factuality.
  private func place(
    _ event: inout Event, _ draft: EventDraft, _ circumstances: EventCircumstances,
    _ voice: EventVoice
  ) {
    let date = circumstances.date(of: draft)
    event.date = date?.date ?? date?.firstDay
    event.place = circumstances.place(of: draft)
    defer { event.score() }
    guard event.factuality == .happened else { return }
    if circumstances.isBackground(draft, date: date, isReported: voice != .narrator) {
      event.factuality = .background
    } else if voice == .bystander, event.isVerbal {
      event.factuality = .possible
    }
  }
}

/// Who tells of an event.
private enum EventVoice {
  /// The article itself.
  case narrator
  /// Somebody who speaks for a state or an organisation of states.
  case party
  /// Anybody else: an expert, a witness.
  case bystander

  init(of event: Event, in statements: [Statement]) {
    guard
      let statement = statements.first(where: { statement in
        statement.content.contains { $0.contains(event.citation.span) }
      })
    else {
      self = .narrator
      return
    }
    // Where a researcher or a driver lives makes nobody of him who speaks for a state.
    let isPrivate = EventVoice.isPrivate(statement.speaker.role)
    let home = isPrivate ? nil : statement.speaker.affiliation
    let actors = [home].compactMap { $0 } + statement.speaker.actors
    if actors.contains(where: { !$0.isPerson && !$0.rawValue.hasPrefix("ORG:") }) {
      self = .party
    } else {
      let isPerson = statement.speaker.role != nil || actors.contains { $0.isPerson }
      self = isPerson ? .bystander : .narrator
    }
  }

  private static func isPrivate(_ role: String?) -> Bool {
    guard let role else { return false }
    let words = role.split(separator: " ").map(String.init)
    guard let noun = words.last(where: { OfficeLexicon.english.noun($0) != nil }) else {
      return words.last.map(PersonNouns.holds) ?? false
    }
    let trades: Set<Role> = [.civilian, .education, .media, .business, .religious]
    return OfficeLexicon.english.noun(noun).map { trades.contains($0.role) } ?? false
  }
}

extension Event {
  /// Sets the score: the share of events of such a kind whose type was right on the development
  /// sentences (Docs/accuracy/events.md).
  mutating func score() {
    let share =
      switch factuality {
      case .happened: 0.9
      case .announced: 0.79
      case .background: 0.82
      case .possible: 0.65
      case .denied: 0.6
      case .hypothetical: 0.5
      }
    citation = Citation(
      document: citation.document, span: citation.span, sentence: citation.sentence,
      maker: citation.maker, version: citation.version,
      score: source.isEmpty ? share - 0.13 : share)
  }

  /// Whether the event is an act of words that only its speaker can vouch for.
  var isVerbal: Bool {
    switch type {
    case .accuse, .reject, .request, .threaten, .agree: true
    case .support: cameo.digits != "057"
    default: false
    }
  }

  /// Whether two events of one article tell the same in the same mood, as far as their dates allow.
  func isSame(as other: Event) -> Bool {
    type == other.type && factuality == other.factuality
      && (date == other.date || date == nil || other.date == nil)
      && source.map(\.actor) == other.source.map(\.actor)
      && target.map(\.actor) == other.target.map(\.actor)
  }
}
