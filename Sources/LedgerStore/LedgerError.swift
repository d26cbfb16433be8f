/// Why the ledger refused.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was wrong.
  public enum Problem: String, Sendable, Hashable, CaseIterable {
    /// The file cannot be opened or is no ledger.
    case cannotOpen = "cannot-open"
    /// The file was written by a newer version.
    case tooNew = "too-new"
    /// Another process holds it.
    case busy
    /// The disk is full.
    case diskFull = "disk-full"
    /// The file or its folder cannot be written.
    case readOnly = "read-only"
    /// The file is damaged.
    case damaged
    /// A query that the store does not understand.
    case badQuery = "bad-query"
    /// A record that does not point into its article, or contradicts one that is stored.
    case refused
    /// Anything else the database says.
    case database
  }

  /// What was wrong.
  public let problem: Problem
  /// What was expected and found.
  public let message: String
  /// The ledger's file.
  public let file: String
  /// What the user can do about it.
  public let remedy: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - problem: what was wrong.
  ///   - message: what was expected and found.
  ///   - file: the ledger's file.
  ///   - remedy: what the user can do about it.
  public init(_ problem: Problem, _ message: String, file: String, remedy: String) {
    self.problem = problem
    self.message = message
    self.file = file
    self.remedy = remedy
  }

  /// One line: where, what, and what to do.
  public var description: String { "\(file): \(message); \(remedy)" }
}
