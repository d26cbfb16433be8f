/// Why an address could not be fetched.
public struct FetchError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What was wrong.
  public enum Problem: Sendable, Hashable {
    /// No address, or one of another scheme than http and https.
    case address
    /// The host, or one that it redirects to, has a loopback, private or reserved address.
    case forbiddenAddress
    /// robots.txt forbids it, or could not be had.
    case robots
    /// The host asked to wait; seconds since 1 January 1970 when it may be asked again.
    case postponed(until: Int)
    /// The page is gone for good (410).
    case gone
    /// Any other status that is no success.
    case status(Int)
    /// More redirects than allowed, or one that leads nowhere.
    case redirect
    /// More bytes than allowed, as sent or decompressed.
    case tooLarge
    /// More time than allowed.
    case timeout
    /// The connection failed.
    case connection
  }

  /// What was wrong.
  public let problem: Problem
  /// What happened, for a person.
  public let message: String
  /// The address.
  public let url: String

  /// Makes an error.
  ///
  /// - Parameters:
  ///   - problem: what was wrong.
  ///   - message: what happened.
  ///   - url: the address.
  public init(_ problem: Problem, _ message: String, url: String) {
    self.problem = problem
    self.message = message
    self.url = url
  }

  /// What the user can do about it.
  public var remedy: String {
    switch problem {
    case .address: "give an http or https address"
    case .forbiddenAddress: "allow the host by name if it is yours (--allow-host)"
    case .robots: "ask the site for leave"
    case .postponed(let until): "try again at \(until) seconds since 1970"
    case .gone: "take the address off your list"
    case .status, .connection, .timeout: "try again later"
    case .redirect: "find the page's present address"
    case .tooLarge: "raise the limit if you trust the site"
    }
  }

  /// One line: where, what, and what to do.
  public var description: String { "\(url): \(message); \(remedy)" }
}
