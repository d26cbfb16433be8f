/// The canonical identity of an actor.
///
/// States: ISO 3166-1 alpha-3 (`ALB`; `XKX` for Kosovo). Organisations: their short code
/// (`NATO`, `EU`, `UN`, `KFOR`). Persons: `PER:` and the full name. Other named bodies: `ORG:`
/// and the name.
public struct ActorID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The code.
  public let rawValue: String

  /// Wraps a code.
  ///
  /// - Parameter rawValue: the code, not empty.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The identity of a named person.
  public static func person(_ name: String) -> ActorID { ActorID("PER:" + name) }

  /// The identity of a named body that no table knows.
  public static func body(_ name: String) -> ActorID { ActorID("ORG:" + name) }

  /// Whether the actor is a state: three capital letters of ASCII.
  ///
  /// `NATO` and other organisations are never three letters by the rule of `Data/organisations.tsv`,
  /// but for those listed there, which `ActorKind` tells apart.
  public var looksLikeState: Bool {
    rawValue.utf8.count == 3 && rawValue.utf8.allSatisfy { (65...90).contains($0) }
  }

  /// Whether the actor is a named person.
  public var isPerson: Bool { rawValue.hasPrefix("PER:") }

  /// The code.
  public var description: String { rawValue }

  /// Orders codes by their UTF-8 bytes.
  public static func < (left: ActorID, right: ActorID) -> Bool { left.rawValue < right.rawValue }
}

/// What an actor is.
public enum ActorKind: String, Sendable, Hashable, CaseIterable {
  case state, organisation, person, body
}

/// The sector of an actor (PLOVER manual, "Actors": primary and secondary role codes).
public enum Role: String, Sendable, Hashable, CaseIterable {
  case government = "GOV"
  case military = "MIL"
  case opposition = "OPP"
  case legislature = "LEG"
  case judiciary = "JUD"
  case media = "MED"
  case intergovernmental = "IGO"
  case nongovernmental = "NGO"
  case business = "BUS"
  case civilian = "CVL"
  case police = "COP"
  case rebel = "REB"
  case intelligence = "SPY"
  case education = "EDU"
  case party = "PTY"
  case labour = "LAB"
  case religious = "REL"
  case criminal = "CRM"
  case refugee = "REF"
  case unaffiliatedArmed = "UAF"
  case agriculture = "AGR"
  case elite = "ELI"
}
