/// The feeds that a page names in its head.
///
/// Source: `<link rel="alternate">` with the type of a feed (HTML standard, section 4.6.7.1; RSS
/// autodiscovery, rssboard.org/rss-autodiscovery).
public enum FeedDiscovery {
  /// The most feeds of one page that are looked at.
  private static let most = 20

  /// Finds feeds, in document order.
  ///
  /// - Parameters:
  ///   - page: the page's bytes.
  ///   - contentType: the transport's Content-Type, if there was one.
  ///   - url: the address that the page came from.
  /// - Returns: an outline for each, named as the page names it.
  /// - Complexity: O(n).
  public static func feeds(in page: [UInt8], contentType: String? = nil, url: String)
    -> [OPML.Outline]
  {
    let tree = TreeBuilder.page(from: SourceText(page, transport: contentType).bytes)
    var found: [OPML.Outline] = []
    var base = url
    for node in tree.nodes.indices where found.count < most {
      switch tree.nodes[node].tag {
      case .base:
        base = tree.value(.href, of: node).map { WebAddress.resolve($0, against: url) } ?? url
      case .link:
        guard isFeed(node, tree), let link = tree.value(.href, of: node), !link.isEmpty else {
          break
        }
        let address = FeedAddress.resolve(link, base: base)
        guard address.hasPrefix("http://") || address.hasPrefix("https://"),
          !found.contains(where: { $0.feed == address })
        else { break }
        let title = tree.value(.title, of: node) ?? ""
        found.append(OPML.Outline(text: title.isEmpty ? address : title, feed: address, site: url))
      default: break
      }
    }
    return found
  }

  private static func isFeed(_ node: Int, _ tree: Page) -> Bool {
    let relations = WebAddress.lower(tree.value(.rel, of: node) ?? "").split(separator: " ")
    guard relations.contains("alternate") || relations.contains("feed") else { return false }
    let type = WebAddress.lower(tree.value(.type, of: node) ?? "").prefix { $0 != ";" }
    return [
      "application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml",
    ].contains(type)
  }
}
