import Evidence
import Ontology
import Records

/// A hand-built article: one sentence for each fact, so that every record has words of its own.
struct Specimen {
  private var sentences: [String] = []
  private var spans: [TextSpan] = []
  private var length = 0
  private(set) var agreement: Agreement
  private var statements: [Statement] = []
  private var events: [Event] = []
  private let id: DocumentID
  private var entities: [EntityMention] = []
  var published: CalendarDate?
  /// Whether the article tells of no instrument.
  var isWithoutInstrument = false

  static let parties = [ActorID("ALB"), ActorID("HRV"), ActorID("XKX")]

  init(
    _ kind: AgreementKind, id: String = "specimen", parties: [ActorID] = Specimen.parties,
    names: [String] = ["joint declaration"]
  ) {
    self.id = DocumentID(id)
    published = CalendarDate(iso: "2025-03-20")
    agreement = Agreement(names: names, kind: kind, parties: parties, citations: [])
    let span = add("The three ministers concluded the instrument.")
    agreement.citations = [
      Citation(document: self.id, span: span, maker: .rule("test"), version: "1", score: 1)
    ]
  }

  /// Adds a sentence and gives its span.
  @discardableResult
  mutating func add(_ sentence: String) -> TextSpan {
    if !sentences.isEmpty { length += 1 }
    let span = TextSpan(length, length + sentence.utf8.count)
    sentences.append(sentence)
    spans.append(span)
    length = span.upper
    return span
  }

  mutating func topic(_ topic: AgreementTopic) { agreement.topics.append(topic) }

  mutating func duty(_ obligation: Obligation, _ strength: ObligationStrength) {
    let span = add("It says so of \(obligation.rawValue), \(strength.rawValue).")
    agreement.obligations[obligation] = ObligationReading(strength: strength, spans: [span])
  }

  mutating func step(_ state: LifecycleState, _ date: String? = nil, by: [ActorID] = []) {
    let span = add("It came to be \(state.rawValue) by \(by.count).")
    agreement.transitions.append(
      Transition(state: state, date: date.flatMap { CalendarDate(iso: $0) }, by: by, span: span))
  }

  mutating func sign(_ indicator: AgreementIndicator, by: ActorID? = nil) {
    let span = add("A sign of \(indicator.rawValue).")
    agreement.indicators.append(
      IndicatorReading(indicator, by: by?.rawValue, affiliation: by, span: span))
  }

  mutating func claim(_ kind: String, by: ActorID, denied: Bool = false) {
    let span = add("\(by) \(denied ? "denies" : "says") \(kind).")
    agreement.claimed.append(
      ClaimedKind(
        kind: kind, by: by.rawValue, speaker: by, affiliation: by, isDenied: denied, span: span))
  }

  /// Gives the instrument a further name, the report's own or somebody's word.
  mutating func call(_ name: String, by: ActorID?) {
    let span = add("It is a \(name).")
    agreement.names.append(name)
    if let by { say(span, by: by) }
  }

  /// Puts the words of a span into somebody's mouth.
  mutating func say(
    _ span: TextSpan, by: ActorID, called text: String? = nil, stance: Stance = .neutral
  ) {
    var speaker = Speaker(text: text ?? by.rawValue, span: nil)
    speaker.actors = [by]
    speaker.affiliation = by
    var statement = Statement(
      speaker: speaker, cue: nil, content: [span], kind: .indirect,
      citation: Citation(
        document: id, span: span, maker: .rule("test"), version: "1", score: 1))
    statement.stance = stance
    statements.append(statement)
  }

  /// Names an actor somewhere in the words of a span.
  mutating func name(_ actor: ActorID, in span: TextSpan) {
    entities.append(EntityMention(span: span, type: "LOC", actor: actor))
  }

  /// Denies, in the words of the statement's cue, the last thing that was said.
  mutating func negate() { statements[statements.count - 1].isNegated = true }

  mutating func happen(
    _ type: EventType, _ source: ActorID, _ target: ActorID, on date: String? = nil,
    factuality: Factuality = .happened, reciprocal: Bool = false
  ) {
    let span = add("\(source) did \(type.rawValue) to \(target).")
    func participant(_ actor: ActorID) -> Participant {
      Participant(actor: actor, roles: [], text: actor.rawValue, span: span)
    }
    var event = Event(
      type: type, source: [participant(source)], target: [participant(target)],
      factuality: factuality,
      citation: Citation(document: id, span: span, maker: .rule("test"), version: "1", score: 1))
    event.date = date.flatMap { CalendarDate(iso: $0) }
    event.isReciprocal = reciprocal
    events.append(event)
  }

  mutating func binding(_ isBinding: Bool) {
    agreement.isBinding = isBinding
    agreement.bindingEvidence = [add("It does \(isBinding ? "" : "not ")bind in law.")]
  }

  mutating func change(_ change: (inout Agreement) -> Void) { change(&agreement) }

  /// The coded article.
  var article: CodedArticle {
    let text = sentences.joined(separator: "\n")
    var article = Article(
      id: id, text: text, blocks: [Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))])
    article.published = published.map { Timestamp(date: $0) }
    var coded = CodedArticle(article: article, sentences: spans, version: "1")
    coded.agreements = isWithoutInstrument ? [] : [agreement]
    coded.entities = entities
    coded.statements = statements
    coded.events = events
    return coded
  }
}
