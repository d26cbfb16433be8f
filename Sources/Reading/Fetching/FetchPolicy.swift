/// How the fetcher behaves towards hosts, and what it takes from them.
public struct FetchPolicy: Sendable {
  /// The product token of the user agent, which robots.txt files name.
  public var product = "Entente"
  /// The version behind the product token.
  public var version = "0.1"
  /// Where a webmaster can complain: a mail address or a page.
  public var contact: String
  /// Hosts that may be reached although their addresses are private, by name.
  public var allowedHosts: Set<String> = []
  /// Seconds between two requests to one host; a longer Crawl-delay is kept, up to a minute.
  public var delay = 1.0
  /// Seconds for a request, from its first byte to its last.
  public var timeLimit = 30.0
  /// Bytes of one response as they are sent.
  public var sizeLimit = 32 << 20
  /// Bytes of one response when decompressed.
  public var decompressedLimit = 128 << 20
  /// Redirects to follow for one request.
  public var redirectLimit = 5
  /// Seconds that a request waits for its host's Retry-After before it is given back as postponed.
  public var patience = 0.0
  /// Whether robots.txt is asked first.
  public var obeysRobots = true

  /// Makes the policy of an honest crawler.
  ///
  /// - Parameter contact: a mail address or page at which a webmaster can complain.
  public init(contact: String) {
    self.contact = contact
  }

  /// The user agent line.
  public var userAgent: String { "\(product)/\(version) (+\(contact))" }
}
