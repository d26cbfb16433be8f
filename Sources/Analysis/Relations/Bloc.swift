public import Evidence
public import Ontology
public import Records

/// A group of actors that draws together, and what shows it.
public struct Bloc: Sendable {
  /// Why the group is taken for one.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// They are party to one instrument.
    case agreement
    /// They speak with one voice.
    case coStatements = "co-statements"
    /// They cooperate with one another more than with others.
    case community
  }

  /// The members, in order of code.
  public let members: [ActorID]
  /// Why the group is taken for one.
  public let basis: Basis
  /// What its instrument is called, where it is one of an agreement.
  public var name: String?
  /// When it was concluded, or first seen.
  public var date: CalendarDate?
  /// The rung that its instrument reaches; nil where it has none.
  public var rung: RungReading?
  /// The highest rung that each pair of members has reached in any instrument; pairs without one are
  /// left out.
  public var pairs: [Dyad: Rung] = [:]
  /// Who else was named as a possible member, and by whom.
  public var candidates: [Candidate] = []
  /// The sentences that show the group, the earliest first.
  public var evidence: [QuotedEvidence] = []
  /// What members did together in the year after the instrument, in order of time.
  public var followed: [FollowUp] = []

  /// Somebody named as a possible member.
  public struct Candidate: Sendable, Hashable {
    /// Who.
    public let actor: ActorID
    /// Named by whom, where known.
    public let namedBy: ActorID?
    /// The words that say so.
    public let evidence: QuotedEvidence
  }

  /// Something that came after an agreement.
  public struct FollowUp: Sendable, Hashable {
    /// When.
    public let day: CalendarDate
    /// Between whom, or nil for a step in the agreement's own life.
    public let dyad: Dyad?
    /// The type of the event, or the state that the agreement reached.
    public let what: String
    /// The words that say so.
    public let evidence: QuotedEvidence
  }

  init(_ members: some Sequence<ActorID>, _ basis: Basis) {
    self.members = Set(members).sorted()
    self.basis = basis
  }
}
