public import Evidence
public import Ontology

/// Who says something.
public struct Speaker: Sendable, Hashable {
  /// The words that name the speaker at this place; empty when none is given.
  public var text: String
  /// Where those words stand.
  public var span: TextSpan?
  /// Who it is: a person, a state (for its government or ministries) or an organisation; several
  /// for a group that speaks with one voice.
  public var actors: [ActorID]
  /// The person's or body's full name, where known.
  public var name: String?
  /// The office or trade, such as `defence minister` or `head of research`.
  public var role: String?
  /// Whom the speaker belongs to, such as a state or an institute.
  public var affiliation: ActorID?

  /// Makes a speaker known only by the words at hand.
  ///
  /// - Parameters:
  ///   - text: the words that name the speaker.
  ///   - span: where they stand.
  public init(text: String, span: TextSpan?) {
    self.text = text
    self.span = span
    actors = []
  }
}

/// What a statement is directed at.
public enum StatementTarget: Sendable, Hashable {
  /// The agreement that the article is about, or the one named.
  case agreement(String?)
  /// One or several actors.
  case actors([ActorID])
}

/// Something that someone says, thinks or intends, as an article carries it.
public struct Statement: Sendable, Hashable {
  /// Who says it.
  public var speaker: Speaker
  /// The words that introduce it, such as `said` or `according to`.
  public var cue: TextSpan?
  /// What is said, one span for each unbroken part.
  public var content: [TextSpan]
  /// Direct, indirect or mixed.
  public var kind: StatementKind
  /// To whom it is said, where stated.
  public var addressee: ActorID?
  /// What it is about: names of agreements, acts or actors.
  public var about: [String]
  /// What it takes a stand on.
  public var target: StatementTarget?
  /// The stand it takes.
  public var stance: Stance
  /// Whether the cue denies or doubts the content.
  public var isNegated: Bool
  /// How sure the speaker is of the content.
  public var certainty: Certainty
  /// The medium that carries it, where that is named beside the speaker.
  public var venue: Venue?
  /// The whole of the statement of the same article that this one answers.
  public var answers: TextSpan?
  /// What it claims about the kind, breach or motive of an agreement.
  public var claims: [StatementClaim]
  /// What the speaker says that others say, think or want; not theirs on the speaker's word alone.
  public var reported: [Statement]
  /// The whole of it: speaker, cue and content.
  public var citation: Citation

  /// Makes a statement; optional facts start empty, the stance neutral.
  ///
  /// - Parameters:
  ///   - speaker: who says it.
  ///   - cue: the words that introduce it.
  ///   - content: what is said, not empty, in text order.
  ///   - kind: direct, indirect or mixed.
  ///   - citation: the whole of it.
  public init(
    speaker: Speaker, cue: TextSpan?, content: [TextSpan], kind: StatementKind, citation: Citation
  ) {
    self.speaker = speaker
    self.cue = cue
    self.content = content
    self.kind = kind
    about = []
    stance = .neutral
    isNegated = false
    certainty = .certain
    claims = []
    reported = []
    self.citation = citation
  }
}
