/// Why a JSON value is no record.
public struct RecordError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The member at fault, as a path such as `events[2].type`.
  public let path: String
  /// What was expected.
  public let expected: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - path: the member at fault.
  ///   - expected: what was expected.
  public init(path: String, expected: String) {
    self.path = path
    self.expected = expected
  }

  /// One line: where and what, and what to do.
  public var description: String {
    "\(path): expected \(expected); the line must follow the batch contract (Docs/batch.md)"
  }

  /// The same error seen from one level further out.
  func inside(_ outer: String) -> RecordError {
    RecordError(path: path.isEmpty ? outer : "\(outer).\(path)", expected: expected)
  }
}
