/// How a statement is carried (PolNeAR's division by the letters inside quotation marks).
public enum StatementKind: String, Sendable, Hashable, CaseIterable {
  /// At least 97 % of its letters stand inside quotation marks.
  case direct
  /// None stands inside quotation marks.
  case indirect
  /// Some do.
  case mixed
}

/// Where a speaker stands towards the target of a statement.
public enum Stance: String, Sendable, Hashable, CaseIterable {
  case support, oppose, neutral, mixed
}

/// How sure a speaker is of what is said (FactBank's degrees: Saurí and Pustejovsky 2009).
public enum Certainty: String, Sendable, Hashable, CaseIterable {
  /// Said as a fact: no word of doubt stands in the main clause.
  case certain
  /// `likely`, `probably`, `apparently`.
  case probable
  /// `may`, `might`, `could`, `perhaps`; a speculation.
  case possible
}

/// What a statement claims that bears on what an agreement is.
public enum ClaimKind: String, Sendable, Hashable, CaseIterable {
  /// What the instrument is: `a military alliance`, `a provocation`, `not an agreement`.
  case agreementKind = "agreement-kind"
  /// That somebody broke a rule: `a violation of the Brussels Agreement`.
  case breach
  /// Why somebody acts: `motivated by …`, `to shift focus away from …`.
  case motive
}
