public import Evidence

/// What a fetcher remembers of addresses from one request to the next; can be kept as JSON.
public struct FetchMemory: Sendable, Hashable {
  /// What is remembered of one address.
  public struct Entry: Sendable, Hashable {
    /// The entity tag of the last response.
    public var etag: String?
    /// The Last-Modified of the last response.
    public var lastModified: String?
    /// Where the address has moved for good.
    public var movedTo: String?
    /// Whether the page is gone for good.
    public var isGone = false
    /// Failures in a row.
    public var failures = 0
    /// Seconds since 1 January 1970 before which it is not asked again.
    public var notBefore = 0

    /// Remembers nothing.
    public init() {}
  }

  /// The entries, by address.
  public var entries: [String: Entry] = [:]

  /// Remembers nothing.
  public init() {}

  /// Reads what `json` wrote; what is not understood is forgotten.
  ///
  /// - Parameter json: an object of objects.
  public init(_ json: JSON) {
    guard case .object(let members) = json else { return }
    for member in members {
      var entry = Entry()
      entry.etag = member.value["etag"]?.string
      entry.lastModified = member.value["last_modified"]?.string
      entry.movedTo = member.value["moved_to"]?.string
      entry.isGone = member.value["gone"]?.bool ?? false
      entry.failures = member.value["failures"]?.integer ?? 0
      entry.notBefore = member.value["not_before"]?.integer ?? 0
      entries[member.name] = entry
    }
  }

  /// The memory as an object by address, in order.
  public var json: JSON {
    .object(
      entries.sorted { $0.key < $1.key }.map { url, entry in
        JSON.Member(
          url,
          [
            "etag": .optional(entry.etag), "last_modified": .optional(entry.lastModified),
            "moved_to": .optional(entry.movedTo), "gone": .bool(entry.isGone),
            "failures": .integer(entry.failures), "not_before": .integer(entry.notBefore),
          ])
      })
  }

  /// The address that an address has moved to for good, through at most ten moves.
  ///
  /// - Parameter url: the address.
  /// - Returns: where it is now.
  public func present(_ url: String) -> String {
    var current = url
    for _ in 0..<10 {
      guard let next = entries[current]?.movedTo else { return current }
      current = next
    }
    return current
  }
}
