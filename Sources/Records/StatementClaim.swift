public import Evidence
public import Ontology

/// A claim inside a statement that bears on what an agreement is; it is its speaker's, never a fact.
public struct StatementClaim: Sendable, Hashable {
  /// What is claimed.
  public var kind: ClaimKind
  /// The words that carry it: the label, the act of breach, the motive.
  public var text: String
  /// Where they stand.
  public var span: TextSpan
  /// Whether the speaker denies it.
  public var isDenied: Bool
  /// The article or clause that is said to be broken.
  public var clause: String?
  /// The instrument that is said to be broken.
  public var instrument: String?

  /// Makes a claim.
  ///
  /// - Parameters:
  ///   - kind: what is claimed.
  ///   - text: the words that carry it.
  ///   - span: where they stand.
  ///   - isDenied: whether the speaker denies it.
  public init(kind: ClaimKind, text: String, span: TextSpan, isDenied: Bool = false) {
    self.kind = kind
    self.text = text
    self.span = span
    self.isDenied = isDenied
  }
}

/// A medium that carries a statement without being its speaker: `told Reuters`.
public struct Venue: Sendable, Hashable {
  /// Its name as the text has it.
  public var name: String
  /// Where the name stands.
  public var span: TextSpan

  /// Makes a venue.
  ///
  /// - Parameters:
  ///   - name: its name.
  ///   - span: where the name stands.
  public init(name: String, span: TextSpan) {
    self.name = name
    self.span = span
  }
}
