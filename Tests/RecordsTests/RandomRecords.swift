import Evidence
import Ontology
import Records
import TestSupport

/// A coded article with random records over a random text; every optional part is sometimes there.
struct RandomRecords {
  private var random: SeededGenerator
  private let text: String
  private let map: ScalarMap
  private let document = DocumentID("doc 1")

  init(_ generator: inout SeededGenerator) {
    random = SeededGenerator(seed: generator.next())
    text = random.text(80)
    map = ScalarMap(text)
  }

  var coded: CodedArticle {
    var copy = self
    return copy.make()
  }

  private mutating func make() -> CodedArticle {
    var article = Article(
      id: document, text: text,
      blocks: [
        Block(kind: .heading, span: span(), source: 4..<9), Block(kind: .embed, span: span()),
      ])
    article.url = maybe("https://example.org/a?b=\"c\"")
    article.title = maybe(random.text(9))
    article.published = Timestamp(iso: "2025-03-18T17:42:00+01:00")
    article.authors = [random.text(5)]
    article.furniture = [Furniture(kind: "weather", text: "22 C", reason: "temperature")]
    article.links = [Link(url: "/x", text: "x", span: flip() ? span() : nil)]
    article.extras = [Article.Fact(name: "canonical", value: "u", foundIn: "link")]
    article.diagnostics = [Diagnostic("charset-guessed", "The encoding was guessed.")]
    var coded = CodedArticle(article: article, sentences: [span(), span()], version: "7")
    coded.entities = [
      EntityMention(span: span(), type: "ORG", actor: flip() ? ActorID("NATO") : nil)
    ]
    coded.events = [event(), event()]
    coded.statements = [statement(), statement()]
    coded.agreements = [agreement()]
    return coded
  }

  private mutating func flip() -> Bool { Bool.random(using: &random) }

  private mutating func maybe<Value>(_ value: Value) -> Value? { flip() ? value : nil }

  private mutating func span() -> TextSpan {
    let lower = Int.random(in: 0...map.scalarCount, using: &random)
    return map.span(scalars: lower..<Int.random(in: lower...map.scalarCount, using: &random))
  }

  private mutating func one<Value: CaseIterable>(of type: Value.Type) -> Value
  where Value.AllCases == [Value] {
    type.allCases[Int.random(in: 0..<type.allCases.count, using: &random)]
  }

  private mutating func citation() -> Citation {
    Citation(
      document: document, span: span(), sentence: maybe(3),
      maker: flip() ? .rule("signed") : .head("cue"), version: "7",
      score: Double.random(in: 0...1, using: &random))
  }

  private mutating func event() -> Event {
    let side = Participant(
      actor: maybe(ActorID("ALB")), roles: [one(of: Role.self)], text: random.text(4), span: span())
    var event = Event(
      type: one(of: EventType.self), source: [side], target: flip() ? [side] : [],
      factuality: one(of: Factuality.self), citation: citation())
    event.mode = maybe("signed")
    event.contexts = [one(of: EventContext.self)]
    event.cameo = CAMEOCode("057") ?? event.cameo
    event.goldstein = maybe(8.0)
    event.isReciprocal = flip()
    event.date = maybe(CalendarDate(daysSinceEpoch: 20165))
    event.place = maybe(Place(name: "Tirana", country: ActorID("ALB"), span: span()))
    return event
  }

  private mutating func statement(depth: Int = 1) -> Statement {
    var speaker = Speaker(text: random.text(5), span: maybe(span()))
    speaker.actors = flip() ? [ActorID("ALB"), .person("A + B")] : []
    speaker.name = maybe(random.text(6))
    speaker.role = maybe("defence minister")
    speaker.affiliation = maybe(ActorID("XKX"))
    var statement = Statement(
      speaker: speaker, cue: maybe(span()), content: [span(), span()],
      kind: one(of: StatementKind.self), citation: citation())
    statement.addressee = maybe(ActorID("SRB"))
    statement.about = [random.text(4)]
    let targets: [StatementTarget?] = [
      nil, .agreement(nil), .agreement("Brussels Agreement"), .actors([ActorID("HRV")]),
    ]
    statement.target = targets[Int.random(in: 0..<targets.count, using: &random)]
    statement.stance = one(of: Stance.self)
    statement.isNegated = flip()
    statement.certainty = one(of: Certainty.self)
    statement.venue = maybe(Venue(name: random.text(3), span: span()))
    statement.answers = maybe(span())
    var claim = StatementClaim(
      kind: one(of: ClaimKind.self), text: random.text(3), span: span(), isDenied: flip())
    claim.clause = maybe(random.text(2))
    claim.instrument = maybe(random.text(2))
    statement.claims = flip() ? [claim] : []
    if depth > 0 { statement.reported = [self.statement(depth: depth - 1)] }
    return statement
  }

  private mutating func agreement() -> Agreement {
    var agreement = Agreement(
      names: [random.text(6)], kind: one(of: AgreementKind.self),
      parties: [ActorID("HRV"), ActorID("ALB")], citations: [citation(), citation()])
    agreement.claimed = [
      ClaimedKind(
        kind: "military alliance", by: random.text(4), speaker: maybe(.person("A")),
        affiliation: maybe(ActorID("XKX")), isDenied: flip(), span: span())
    ]
    agreement.signatories = [
      Signatory(name: maybe("A"), rank: one(of: SignatoryRank.self), party: ActorID("ALB"))
    ]
    agreement.date = maybe(CalendarDate(daysSinceEpoch: 20165))
    agreement.place = maybe(Place(name: "Tirana", country: nil))
    agreement.topics = [one(of: AgreementTopic.self)]
    agreement.obligations = [
      one(of: Obligation.self): ObligationReading(
        strength: one(of: ObligationStrength.self), spans: [span()])
    ]
    agreement.isBinding = maybe(flip())
    agreement.bindingEvidence = [span()]
    agreement.institution = maybe(1)
    agreement.isOpen = maybe(true)
    agreement.candidates = [
      Candidate(actor: ActorID("BGR"), namedBy: maybe(ActorID("SRB")), span: span())
    ]
    agreement.scope = maybe("the Balkans")
    agreement.term = maybe("five years")
    addLife(to: &agreement)
    return agreement
  }

  private mutating func addLife(to agreement: inout Agreement) {
    agreement.transitions = [
      Transition(
        state: one(of: LifecycleState.self), date: maybe(CalendarDate(daysSinceEpoch: 1)),
        by: [ActorID("ALB")], span: span())
    ]
    agreement.allegedBreaches = [
      AllegedBreach(
        by: maybe(ActorID("XKX")), against: maybe(ActorID("SRB")), clause: nil, span: span())
    ]
    agreement.topicEvidence = [span()]
    agreement.clauses = [
      AgreementClause(
        kind: one(of: ClauseKind.self), article: maybe("Article 5"), words: "ten years",
        span: span())
    ]
    agreement.links = [
      AgreementLink(relation: one(of: AgreementLink.Relation.self), name: "X", span: span())
    ]
    agreement.implementation = [
      ImplementationReading(commitment: "exercises", level: maybe(2), by: nil, span: span())
    ]
    agreement.indicators = [
      IndicatorReading(
        one(of: AgreementIndicator.self), by: maybe("A"), affiliation: maybe(ActorID("XKX")),
        date: maybe(CalendarDate(daysSinceEpoch: 2)), span: span())
    ]
    agreement.isBackground = flip()
  }
}
