/// Something odd but survivable that a stage met: counted and shown, never a reason to lose an
/// article.
public struct Diagnostic: Hashable, Sendable {
  /// A stable name, such as `charset-guessed` or `date-missing`.
  public let id: String
  /// What happened, for a person.
  public let message: String

  /// Makes a diagnostic.
  ///
  /// - Parameters:
  ///   - id: a stable, hyphenated name.
  ///   - message: one sentence for a person.
  public init(_ id: String, _ message: String) {
    self.id = id
    self.message = message
  }
}
