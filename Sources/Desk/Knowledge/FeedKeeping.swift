/// What may be done from the desk to the list of feeds that are followed.
public struct FeedKeeping: Sendable {
  /// Why something was not done.
  public struct Refusal: Error, Sendable {
    /// What was wrong and what to do.
    public let message: String

    /// Makes a refusal.
    ///
    /// - Parameter message: what was wrong and what to do.
    public init(_ message: String) {
      self.message = message
    }
  }

  /// A feed on the list, or one that may be put on it.
  public struct Feed: Sendable, Hashable {
    /// Its address.
    public let url: String
    /// Its title.
    public let title: String

    /// Names a feed.
    ///
    /// - Parameters:
    ///   - url: its address.
    ///   - title: its title.
    public init(url: String, title: String) {
      self.url = url
      self.title = title
    }
  }

  let list: @Sendable () throws(Refusal) -> [Feed]
  let find: @Sendable (String) async throws(Refusal) -> [Feed]
  let add: @Sendable (Feed) throws(Refusal) -> Void
  let remove: @Sendable (String) throws(Refusal) -> Bool
  let take: @Sendable (String) throws(Refusal) -> Int
  let document: @Sendable () throws(Refusal) -> String

  /// Says how.
  ///
  /// - Parameters:
  ///   - list: the feeds on the list.
  ///   - find: the feeds to be had at an address: the one that lies there, or those a page names.
  ///   - add: puts a feed on the list.
  ///   - remove: takes the feed of an address off the list, and tells whether it was on it.
  ///   - take: puts the feeds of an OPML document on the list, and tells how many were new.
  ///   - document: the list as an OPML document.
  public init(
    list: @escaping @Sendable () throws(Refusal) -> [Feed],
    find: @escaping @Sendable (String) async throws(Refusal) -> [Feed],
    add: @escaping @Sendable (Feed) throws(Refusal) -> Void,
    remove: @escaping @Sendable (String) throws(Refusal) -> Bool,
    take: @escaping @Sendable (String) throws(Refusal) -> Int,
    document: @escaping @Sendable () throws(Refusal) -> String
  ) {
    self.list = list
    self.find = find
    self.add = add
    self.remove = remove
    self.take = take
    self.document = document
  }
}
