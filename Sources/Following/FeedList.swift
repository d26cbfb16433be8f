public import Reading
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The list of feeds to follow, a file of OPML that people may change while `watch` runs.
public final class FeedList: Sendable {
  /// The most feeds that a list may have.
  private static let most = 10_000

  private let path: String
  private let turn = Mutex(())

  /// Names the file, which need not be there yet.
  ///
  /// - Parameter path: the file.
  public init(path: String) {
    self.path = path
  }

  /// The list as it stands in the file; an empty one where there is no file yet.
  ///
  /// - Throws: `FollowError` when it cannot be read or is no list.
  public func list() throws(FollowError) -> OPML {
    guard access(path, F_OK) == 0 else { return OPML(title: "Feeds", outlines: []) }
    do {
      return try OPML(parsing: try WholeFile.read(path))
    } catch let error as ReadingError {
      throw FollowError("\(path): \(error.description)")
    } catch let error as WholeFile.Failure {
      throw FollowError("\(path): \(error.reason); check that it may be read")
    } catch {
      throw FollowError("\(path): \(error)")
    }
  }

  /// Adds feeds that the list does not name yet.
  ///
  /// - Parameter outlines: feeds, in folders or not; what has no address of the web is left out.
  /// - Returns: the addresses that were new.
  /// - Throws: `FollowError` when the list cannot be read or written.
  public func add(_ outlines: [OPML.Outline]) throws(FollowError) -> [String] {
    try change { (list) throws(FollowError) in
      var known = Set(list.feeds.compactMap(\.feed))
      let fresh = outlines.filter { outline in
        let url = outline.feed ?? ""
        return (url.hasPrefix("http://") || url.hasPrefix("https://"))
          && known.insert(url).inserted
      }
      guard known.count <= FeedList.most else {
        throw FollowError("\(self.path): a list has at most \(FeedList.most) feeds")
      }
      list.outlines += fresh
      return fresh.compactMap(\.feed)
    }
  }

  /// Takes a feed off the list, out of whatever folder it is in.
  ///
  /// - Parameter url: its address.
  /// - Returns: whether the list named it.
  /// - Throws: `FollowError` when the list cannot be read or written.
  public func remove(_ url: String) throws(FollowError) -> Bool {
    try change { (list) throws(FollowError) in
      let before = list.feeds.count
      list.outlines = FeedList.without(url, list.outlines)
      return list.feeds.count < before
    }
  }

  private static func without(_ url: String, _ outlines: [OPML.Outline]) -> [OPML.Outline] {
    outlines.filter { $0.feed != url }.map { outline in
      var outline = outline
      outline.outlines = without(url, outline.outlines)
      return outline
    }
  }

  /// Reads the list, changes it and puts it in the place of the old one.
  private func change<Value>(_ body: (inout OPML) throws(FollowError) -> Value) throws(FollowError)
    -> Value
  {
    try turn.withLock { (_) throws(FollowError) in
      var list = try self.list()
      let old = list
      let value = try body(&list)
      guard list != old else { return value }
      do throws(WholeFile.Failure) {
        try WholeFile.replace(path, with: Array(list.document.utf8), mode: 0o644)
      } catch {
        throw FollowError("\(path): \(error.reason); check the folder and the disk")
      }
      return value
    }
  }

  /// Finds what to follow at an address: the feed that lies there, or those that the page names.
  ///
  /// - Parameters:
  ///   - url: an http or https address.
  ///   - policy: how hosts are treated; private addresses are refused as everywhere.
  /// - Returns: the feeds; more than one only where a page names several.
  /// - Throws: `FollowError` when nothing can be had there or there is no feed.
  public static func feeds(at url: String, _ policy: FetchPolicy) async throws(FollowError)
    -> [OPML.Outline]
  {
    let page: Fetcher.Page
    do {
      page = try await Fetcher(policy: policy).fetch(url)
    } catch {
      throw FollowError(error.description)
    }
    let type = page.fields["content-type"]
    if let feed = try? FeedReader().read(page.body, contentType: type, url: page.finalURL) {
      let title = feed.head.title?.plain ?? ""
      return [
        OPML.Outline(
          text: title.isEmpty ? page.finalURL : title, feed: page.finalURL, site: feed.head.link)
      ]
    }
    let named = FeedDiscovery.feeds(in: page.body, contentType: type, url: page.finalURL)
    guard !named.isEmpty else {
      throw FollowError(
        "\(url): this is no feed and names none; look for its feed's address on the site")
    }
    return named
  }
}
