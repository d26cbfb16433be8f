/// Why the desk could not be opened.
public struct DeskError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was expected and found.
  public let message: String
  /// What the user can do about it.
  public let remedy: String

  /// One line: what, and what to do.
  public var description: String { "\(message); \(remedy)" }
}
