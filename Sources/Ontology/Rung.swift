/// A rung of the ladder from no ties to an integrated alliance.
///
/// Sources: ATOP (Leeds et al. 2002), COW formal alliances v4.1, Kinne 2018 (defence cooperation
/// agreements are no alliances), Leeds & Anac 2005 for the institutional rungs.
public enum Rung: String, Sendable, Hashable, CaseIterable {
  case none = "R0"
  case contact = "R1"
  case politicalCooperation = "R2"
  case bindingCooperation = "R3"
  case entente = "R4c"
  case restraintPact = "R4n"
  case politicalAssurance = "R5"
  case defencePact = "R6"
  case institutionalisedAlliance = "R7"
  case integratedAlliance = "R8"

  /// The level, 0...8; the two kinds of R4 share one.
  public var level: Int {
    switch self {
    case .none: 0
    case .contact: 1
    case .politicalCooperation: 2
    case .bindingCooperation: 3
    case .entente, .restraintPact: 4
    case .politicalAssurance: 5
    case .defencePact: 6
    case .institutionalisedAlliance: 7
    case .integratedAlliance: 8
    }
  }

  /// The rung's name for people.
  public var name: String {
    switch self {
    case .none: "none"
    case .contact: "contact, forum or partnership label"
    case .politicalCooperation: "political defence cooperation"
    case .bindingCooperation: "binding defence cooperation"
    case .entente: "entente"
    case .restraintPact: "restraint pact"
    case .politicalAssurance: "political defence assurance"
    case .defencePact: "defence pact"
    case .institutionalisedAlliance: "institutionalised alliance"
    case .integratedAlliance: "integrated alliance"
    }
  }
}

/// How far a defence pact (R6) has come.
public enum PactStage: String, Sendable, Hashable, CaseIterable {
  case signed = "s"
  case ratified = "r"
  case inForce = "f"
}

/// The answer to "are they forming a military alliance?".
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  case yes = "YES"
  case inFormation = "IN FORMATION"
  case politicalGuarantee = "POLITICAL GUARANTEE"
  case onlyInTheWideSense = "ONLY IN THE WIDE ATOP/COW SENSE"
  case noCooperation = "NO, COOPERATION"
  case none = "NONE"
}

/// The six axes that are read from the evidence.
public enum Axis: String, Sendable, Hashable, CaseIterable {
  case obligation, form, bindingForce = "binding force", institution, practice, lifecycle
}

/// How a criterion stands.
public enum CriterionState: String, Sendable, Hashable, CaseIterable {
  case met, notMet = "not met", contested, noEvidence = "no evidence"
}
