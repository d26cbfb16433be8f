import Actors
import Evidence
import Language
import Ontology
import Records

/// What the readers of agreements see of one text.
struct AgreementScene: Sendable {
  let text: AnnotatedText
  let cast: Cast
  let statements: [Statement]
  let events: [Event]
  /// The words of each sentence, in text order.
  let sentences: [SentenceWords]
  /// The day the article was published, where known.
  let published: CalendarDate?
  /// The states and organisations that the headline names, in order.
  let titleActors: [ActorID]

  init(
    text: AnnotatedText, cast: Cast, statements: [Statement], events: [Event], actors: ActorTable
  ) {
    self.text = text
    self.cast = cast
    self.statements = statements
    self.events = events
    sentences = text.sentences.map { SentenceWords($0, in: text) }
    published = text.article.published?.date
    var seen: Set<ActorID> = []
    titleActors = actors.names(in: text.article.title ?? "").map(\.actor)
      .filter { seen.insert($0).inserted }
  }

  /// The statement that holds a span in its content, the narrowest one.
  func statement(at span: TextSpan) -> Statement? {
    statements.filter { statement in statement.content.contains { $0.overlaps(span) } }
      .min { $0.citation.span.count < $1.citation.span.count }
  }

  /// Whose word a span is: the speaker of the statement that holds it.
  func voice(at span: TextSpan) -> Voice? {
    statement(at: span).map { Voice($0.speaker) }
  }

  /// The statement that a sentence carries anywhere, for words beside its content such as a
  /// concession before the cue.
  func voice(besides span: TextSpan, sentence: Int) -> Voice? {
    if let voice = voice(at: span) { return voice }
    let whole = sentences[sentence].span
    return statements.first {
      $0.citation.span.overlaps(whole) && $0.cue.map { whole.contains($0) } ?? false
    }
    .map { Voice($0.speaker) }
  }

  /// A citation of words in a sentence.
  func citation(_ span: TextSpan, rule: String, score: Double) -> Citation {
    Citation(
      document: text.article.id, span: span, sentence: text.sentenceIndex(at: span.lower),
      maker: .rule(rule), version: Coder.version(for: text), score: score)
  }
}

/// Whose word something is.
struct Voice: Sendable, Hashable {
  /// The speaker for people.
  let label: String
  /// The speaker's identity, where known.
  let actor: ActorID?
  /// The state or body the speaker belongs to, where known.
  let affiliation: ActorID?

  init(_ speaker: Speaker) {
    let name = speaker.name ?? speaker.text
    let place = speaker.affiliation.map { " (\($0))" } ?? ""
    label =
      (speaker.role.map { role in name.contains(role) ? name : "\(name), \(role)" } ?? name) + place
    actor = speaker.actors.first
    affiliation = speaker.affiliation ?? speaker.actors.first { !$0.isPerson }
  }

  init(_ mention: CastMention, cast: Cast) {
    let person = cast.person(of: mention)
    label = person?.name ?? mention.text
    actor = mention.actors.first
    affiliation = person?.country ?? person?.affiliation ?? mention.principals.first
  }
}
