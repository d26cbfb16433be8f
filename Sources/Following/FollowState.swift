import Evidence
public import Reading

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Everything that following feeds remembers from one run to the next, kept as one JSON file.
public struct FollowState: Sendable {
  /// The feeds that were ever followed, by address.
  public var feeds: [String: FeedState] = [:]
  /// What the fetcher remembers of the feeds' addresses.
  public var memory = FetchMemory()
  /// What alerts were raised, and which wait to be delivered.
  var alerts = AlertState()

  /// Remembers nothing.
  public init() {}

  /// How many deliveries of alerts are still to be made.
  public var waitingDeliveries: Int { alerts.waiting.count }

  /// Reads the file; one that is not there yet remembers nothing.
  ///
  /// - Parameter path: the file.
  /// - Throws: `FollowError` when it cannot be read or is no state.
  public init(path: String) throws(FollowError) {
    self.init()
    guard access(path, F_OK) == 0 else { return }
    let bytes: [UInt8]
    do {
      bytes = try WholeFile.read(path)
    } catch {
      throw FollowError("\(path): \(error.reason); check that it may be read")
    }
    guard let json = try? JSON(parsing: bytes), json["entente_follow"]?.integer == 1 else {
      throw FollowError("\(path): this is no state of 'entente watch'; name another with --state")
    }
    for feed in (json["feeds"]?.array ?? []).compactMap(FeedState.init) { feeds[feed.url] = feed }
    memory = FetchMemory(json["memory"] ?? nil)
    alerts = AlertState(json["alerts"] ?? nil)
  }

  /// Writes the file in one step: after a crash it is the old one or the new one, never half.
  ///
  /// - Parameter path: the file.
  /// - Throws: `FollowError` when it cannot be written.
  public func save(to path: String) throws(FollowError) {
    let json: JSON = [
      "entente_follow": 1,
      "feeds": .array(feeds.values.sorted { $0.url < $1.url }.map(\.json)),
      "memory": memory.json, "alerts": alerts.json,
    ]
    do {
      try WholeFile.replace(path, with: Array((json.line + "\n").utf8))
    } catch {
      throw FollowError("\(path): \(error.reason); check the folder and the disk")
    }
  }
}

/// Why following cannot go on.
public struct FollowError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where, what, and what to do.
  public let description: String

  /// Makes an error.
  ///
  /// - Parameter description: where, what, and what to do.
  public init(_ description: String) {
    self.description = description
  }
}
