/// The identity of one article: whatever the user called it, or the digest of its text.
public struct DocumentID: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The identifier as given, never empty by construction of its makers.
  public let rawValue: String

  /// Wraps an identifier.
  ///
  /// - Parameter rawValue: the identifier as the user or the reader gave it.
  public init(_ rawValue: String) {
    self.rawValue = rawValue
  }

  /// The identifier itself.
  public var description: String { rawValue }

  /// Orders identifiers by their UTF-8 bytes.
  public static func < (left: DocumentID, right: DocumentID) -> Bool {
    left.rawValue < right.rawValue
  }
}
