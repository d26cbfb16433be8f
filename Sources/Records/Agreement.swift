public import Evidence
public import Ontology

/// An instrument between states, as far as the articles tell of it.
public struct Agreement: Sendable, Hashable {
  /// What it is called, the fullest name first.
  public var names: [String]
  /// The form that was observed.
  public var kind: AgreementKind
  /// What speakers call it; a claim, never a fact.
  public var claimed: [ClaimedKind]
  /// The states and organisations that are party to it, in order of code.
  public var parties: [ActorID]
  /// Who signed for whom.
  public var signatories: [Signatory]
  /// When it was signed or, failing that, adopted or announced.
  public var date: CalendarDate?
  /// Where it was signed.
  public var place: Place?
  /// What it is about.
  public var topics: [AgreementTopic]
  /// The sentences that tell what it is about.
  public var topicEvidence: [TextSpan]
  /// The obligations that the evidence speaks of, each with its words.
  public var obligations: [Obligation: ObligationReading]
  /// Whether it binds in law, where the evidence tells.
  public var isBinding: Bool?
  /// The words that tell whether it binds.
  public var bindingEvidence: [TextSpan]
  /// How far it is institutionalised, 0...2 (Leeds & Anac 2005), where the evidence tells.
  public var institution: Int?
  /// The words that tell of institutions.
  public var institutionEvidence: [TextSpan]
  /// Whether others may join, where the evidence tells.
  public var isOpen: Bool?
  /// States named as possible members.
  public var candidates: [Candidate]
  /// What it covers: an area, a theatre.
  public var scope: String?
  /// The state it is directed against, where named.
  public var adversary: ActorID?
  /// How long it runs, in the text's words.
  public var term: String?
  /// Its clauses, as far as the text gives or tells of them, in text order.
  public var clauses: [AgreementClause]
  /// Steps of its life, in order of date.
  public var transitions: [Transition]
  /// Breaches that somebody alleges.
  public var allegedBreaches: [AllegedBreach]
  /// Ties to other instruments.
  public var links: [AgreementLink]
  /// How far its commitments were carried out.
  public var implementation: [ImplementationReading]
  /// Smaller signs that bear on how close an alliance it makes.
  public var indicators: [IndicatorReading]
  /// Whether the article only quotes it for comparison or background.
  public var isBackground: Bool
  /// The sentences that tell of it, the weightiest first; never empty.
  public var citations: [Citation]

  /// Makes an agreement; optional facts start empty.
  ///
  /// - Parameters:
  ///   - names: what it is called.
  ///   - kind: the form that was observed.
  ///   - parties: who is party to it.
  ///   - citations: the sentences that tell of it, not empty.
  public init(names: [String], kind: AgreementKind, parties: [ActorID], citations: [Citation]) {
    self.names = names
    self.kind = kind
    self.parties = parties.sorted()
    self.citations = citations
    claimed = []
    signatories = []
    topics = []
    topicEvidence = []
    clauses = []
    obligations = [:]
    bindingEvidence = []
    institutionEvidence = []
    candidates = []
    transitions = []
    allegedBreaches = []
    links = []
    implementation = []
    indicators = []
    isBackground = false
  }

  /// How strongly an obligation holds; `none` where the evidence is silent.
  public func strength(of obligation: Obligation) -> ObligationStrength {
    obligations[obligation]?.strength ?? .none
  }
}

/// A sign that bears on how close an alliance an agreement makes.
public struct IndicatorReading: Sendable, Hashable {
  /// The sign.
  public let indicator: AgreementIndicator
  /// Whose word it is, for people, where it is somebody's.
  public let by: String?
  /// The state or body the speaker belongs to, where known.
  public let affiliation: ActorID?
  /// When, where known.
  public let date: CalendarDate?
  /// The words that say so.
  public let span: TextSpan

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - indicator: the sign.
  ///   - by: whose word it is.
  ///   - affiliation: whom the speaker belongs to.
  ///   - date: when.
  ///   - span: the words that say so.
  public init(
    _ indicator: AgreementIndicator, by: String? = nil, affiliation: ActorID? = nil,
    date: CalendarDate? = nil, span: TextSpan
  ) {
    self.indicator = indicator
    self.by = by
    self.affiliation = affiliation
    self.date = date
    self.span = span
  }
}

/// What somebody calls an agreement.
public struct ClaimedKind: Sendable, Hashable {
  /// The label, in the speaker's words.
  public let kind: String
  /// The speaker, for people.
  public let by: String
  /// The speaker's identity, where known.
  public let speaker: ActorID?
  /// The state or body the speaker belongs to, where known.
  public let affiliation: ActorID?
  /// Whether the speaker denies the label.
  public let isDenied: Bool
  /// The words that say so.
  public let span: TextSpan

  /// Makes a claim about an agreement's kind.
  ///
  /// - Parameters:
  ///   - kind: the label.
  ///   - by: the speaker, for people.
  ///   - speaker: the speaker's identity.
  ///   - affiliation: whom the speaker belongs to.
  ///   - isDenied: whether the speaker denies the label.
  ///   - span: the words that say so.
  public init(
    kind: String, by: String, speaker: ActorID?, affiliation: ActorID? = nil,
    isDenied: Bool = false, span: TextSpan
  ) {
    self.kind = kind
    self.by = by
    self.speaker = speaker
    self.affiliation = affiliation
    self.isDenied = isDenied
    self.span = span
  }
}

/// Who signed an agreement, for whom.
public struct Signatory: Sendable, Hashable {
  /// The signatory's name, where the text gives it.
  public let name: String?
  /// The office held.
  public let rank: SignatoryRank
  /// The state or organisation signed for.
  public let party: ActorID

  /// Makes a signatory.
  ///
  /// - Parameters:
  ///   - name: the signatory's name.
  ///   - rank: the office held.
  ///   - party: the state or organisation signed for.
  public init(name: String?, rank: SignatoryRank, party: ActorID) {
    self.name = name
    self.rank = rank
    self.party = party
  }
}

/// How an obligation stands in an agreement, with the words that show it.
public struct ObligationReading: Sendable, Hashable {
  /// How strongly it holds.
  public let strength: ObligationStrength
  /// The words that show it.
  public let spans: [TextSpan]

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - strength: how strongly the obligation holds.
  ///   - spans: the words that show it.
  public init(strength: ObligationStrength, spans: [TextSpan]) {
    self.strength = strength
    self.spans = spans
  }
}

/// A state named as a possible member, and by whom.
public struct Candidate: Sendable, Hashable {
  /// The state.
  public let actor: ActorID
  /// Who named it, where known.
  public let namedBy: ActorID?
  /// The words that say so.
  public let span: TextSpan

  /// Makes a candidate.
  ///
  /// - Parameters:
  ///   - actor: the state.
  ///   - namedBy: who named it.
  ///   - span: the words that say so.
  public init(actor: ActorID, namedBy: ActorID?, span: TextSpan) {
    self.actor = actor
    self.namedBy = namedBy
    self.span = span
  }
}

/// A dated step in the life of an agreement.
public struct Transition: Sendable, Hashable {
  /// The state reached.
  public let state: LifecycleState
  /// When, where known.
  public let date: CalendarDate?
  /// By whom; empty for all parties or unknown.
  public let by: [ActorID]
  /// The words that say so.
  public let span: TextSpan

  /// Makes a transition.
  ///
  /// - Parameters:
  ///   - state: the state reached.
  ///   - date: when.
  ///   - by: by whom.
  ///   - span: the words that say so.
  public init(state: LifecycleState, date: CalendarDate?, by: [ActorID], span: TextSpan) {
    self.state = state
    self.date = date
    self.by = by
    self.span = span
  }
}

/// A breach that somebody alleges; always a claim with a speaker.
public struct AllegedBreach: Sendable, Hashable {
  /// Who alleges it.
  public let by: ActorID?
  /// Who is said to have breached.
  public let against: ActorID?
  /// The clause, in the text's words, where given.
  public let clause: String?
  /// The words that say so.
  public let span: TextSpan

  /// Makes an alleged breach.
  ///
  /// - Parameters:
  ///   - by: who alleges it.
  ///   - against: who is said to have breached.
  ///   - clause: the clause, in the text's words.
  ///   - span: the words that say so.
  public init(by: ActorID?, against: ActorID?, clause: String?, span: TextSpan) {
    self.by = by
    self.against = against
    self.clause = clause
    self.span = span
  }
}

/// A tie from one agreement to another.
public struct AgreementLink: Sendable, Hashable {
  /// What the tie is.
  public enum Relation: String, Sendable, Hashable, CaseIterable {
    case amends, cites, supersedes, implements, allegedlyBreaches = "allegedly breaches"
  }

  /// What the tie is.
  public let relation: Relation
  /// The name of the other agreement.
  public let name: String
  /// The words that say so.
  public let span: TextSpan

  /// Makes a tie.
  ///
  /// - Parameters:
  ///   - relation: what the tie is.
  ///   - name: the name of the other agreement.
  ///   - span: the words that say so.
  public init(relation: Relation, name: String, span: TextSpan) {
    self.relation = relation
    self.name = name
    self.span = span
  }
}

/// How far a commitment was carried out (Peace Accords Matrix: 0 not begun, 1 minimum,
/// 2 intermediate, 3 full).
public struct ImplementationReading: Sendable, Hashable {
  /// The commitment, in the text's words.
  public let commitment: String
  /// 0...3; nil when disputed.
  public let level: Int?
  /// Who says so, where it is a claim.
  public let by: ActorID?
  /// The words that say so.
  public let span: TextSpan

  /// Makes a reading.
  ///
  /// - Parameters:
  ///   - commitment: the commitment, in the text's words.
  ///   - level: 0...3, or nil when disputed.
  ///   - by: who says so.
  ///   - span: the words that say so.
  public init(commitment: String, level: Int?, by: ActorID?, span: TextSpan) {
    self.commitment = commitment
    self.level = level
    self.by = by
    self.span = span
  }
}
