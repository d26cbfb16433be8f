public import Evidence
public import LedgerStore
public import Ontology

/// What people call actors, and who held which office when.
public struct ActorDirectory: Sendable {
  let name: @Sendable (ActorID) -> String?
  let actorNamed: @Sendable (String) -> ActorID?
  let kind: @Sendable (ActorID) -> ActorKind?
  let offices: @Sendable (ActorID) -> [OfficeSpell]

  /// Makes a directory.
  ///
  /// - Parameters:
  ///   - name: the name of an actor for people, where one is known.
  ///   - actorNamed: the actor of a name or code, where one is known.
  ///   - kind: what an actor is, where that is known.
  ///   - offices: for a state or organisation who held its offices, for a person which they held.
  public init(
    name: @escaping @Sendable (ActorID) -> String? = { _ in nil },
    actorNamed: @escaping @Sendable (String) -> ActorID? = { SearchQuery.actorByCode($0) },
    kind: @escaping @Sendable (ActorID) -> ActorKind? = { _ in nil },
    offices: @escaping @Sendable (ActorID) -> [OfficeSpell] = { _ in [] }
  ) {
    self.name = name
    self.actorNamed = actorNamed
    self.kind = kind
    self.offices = offices
  }
}

/// One person's time in one office.
public struct OfficeSpell: Sendable, Hashable {
  /// The person's usual name.
  public let holder: String
  /// The state or organisation.
  public let actor: ActorID
  /// The office, such as `foreign minister`.
  public let office: String
  /// The first day; nil where it is not known.
  public let from: CalendarDate?
  /// The last day; nil where it is not known or not over.
  public let to: CalendarDate?

  /// Makes a spell.
  ///
  /// - Parameters:
  ///   - holder: the person's usual name.
  ///   - actor: the state or organisation.
  ///   - office: the office.
  ///   - from: the first day.
  ///   - to: the last day.
  public init(
    holder: String, actor: ActorID, office: String, from: CalendarDate?, to: CalendarDate?
  ) {
    self.holder = holder
    self.actor = actor
    self.office = office
    self.from = from
    self.to = to
  }
}
