public import Ontology

/// A state or territory and its codes.
public struct StateRecord: Sendable, Hashable {
  /// What the United Nations make of it; a code is not a recognition.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// A member of the United Nations.
    case member
    /// A state with observer status there.
    case observer
    /// Its statehood is disputed.
    case disputed
    /// A dependent or special territory with a code of its own.
    case territory
  }

  /// ISO 3166-1 alpha-3, `XKX` for Kosovo.
  public let id: ActorID
  /// Its usual name.
  public let name: String
  /// Its number in the Correlates of War state list, where it has one.
  public let cowNumber: Int?
  /// Its letters in the Correlates of War state list, where it has them.
  public let cow: String?
  /// Its CAMEO and GDELT actor code, such as `ROM` or `KSV`.
  public let cameo: String
  /// Its FIPS 10-4 code, which GDELT uses for places, where it has one.
  public let fips: String?
  /// What the United Nations make of it.
  public let status: Status
  /// The words for its people, such as `Serb` and `Serbs`.
  public let people: [String]
  /// Its capital, where news names it for the government.
  public let capital: String?
}

/// An organisation of states, a mission, or an authority that is not recognised as a state.
public struct OrganisationRecord: Sendable, Hashable {
  /// What it is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case alliance, union, universal, regional, security, economic, forum, mission, court
    case humanitarian, partnership, substate, unrecognised, armed, movement
  }

  /// Its short code.
  public let id: ActorID
  /// Its usual name.
  public let name: String
  /// What it is.
  public let kind: Kind
  /// The state that it is part of or fights in, where it is no organisation of states and that
  /// state is not in dispute.
  public let home: ActorID?
}
