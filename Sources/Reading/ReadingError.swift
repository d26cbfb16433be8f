/// Why a capture gave no article.
public struct ReadingError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was wrong.
  public enum Problem: String, Sendable, Hashable, CaseIterable {
    /// The file could not be read.
    case unreadable
    /// There are no bytes, or only white space.
    case empty
    /// The bytes are no text: an image, an archive, a program.
    case notText = "not-text"
    /// More bytes than the reader takes.
    case tooLarge = "too-large"
    /// A page, but no article on it: an index, a video page, an empty shell.
    case notAnArticle = "not-an-article"
    /// The bytes are no valid file of the format they claim.
    case malformed
    /// The address may not be fetched, or fetching it failed.
    case fetch
  }

  /// What was wrong.
  public let problem: Problem
  /// What was found and expected, for a person.
  public let message: String
  /// The file or address, where known.
  public let location: String?
  /// Offset of the offending byte, where there is one.
  public let byte: Int?
  /// What the user can do about it.
  public let remedy: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - problem: what was wrong.
  ///   - message: what was found and expected.
  ///   - location: the file or address.
  ///   - byte: offset of the offending byte.
  ///   - remedy: what the user can do about it.
  public init(
    _ problem: Problem, _ message: String, location: String? = nil, byte: Int? = nil,
    remedy: String
  ) {
    self.problem = problem
    self.message = message
    self.location = location
    self.byte = byte
    self.remedy = remedy
  }

  /// One line: where, what, and what to do.
  public var description: String {
    let place = (location.map { $0 + ": " } ?? "") + (byte.map { "byte \($0): " } ?? "")
    return "\(place)\(message); \(remedy)"
  }
}
