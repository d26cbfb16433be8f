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
