/// What somebody may do at the desk.
public enum Scope: String, Sendable, Hashable, CaseIterable {
  /// See what the ledger holds.
  case read
  /// Correct records and take corrections back.
  case correct
}

/// Who asks.
struct Visitor: Sendable {
  /// The user's or token's name; nil where the desk knows no users.
  let name: String?
  let scopes: Set<Scope>
  /// What a form must send back to show that a page of this desk made it; nil for programs, which
  /// send a token of their own with every request.
  let formToken: String?
  /// The key of the session, where there is one.
  let session: String?

  /// Somebody who has not said who they are.
  static let nobody = Visitor(name: nil, scopes: [], formToken: nil, session: nil)
}
