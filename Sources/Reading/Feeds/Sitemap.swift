public import Evidence

/// A sitemap or an index of sitemaps (sitemaps.org/protocol), with the news extension.
public struct Sitemap: Sendable, Hashable {
  /// One page, or one further sitemap.
  public struct Entry: Sendable, Hashable {
    /// The address.
    public var location: String
    /// When it last changed.
    public var modified: Timestamp?
    /// What the news extension says about the page.
    public var news: News?
  }

  /// The news extension's account of an article.
  public struct News: Sendable, Hashable {
    /// Name of the publication.
    public var publication: String?
    /// Language of the publication.
    public var language: String?
    /// When the article was published.
    public var published: Timestamp?
    /// The headline.
    public var title: String?
    /// Key words.
    public var keywords: [String] = []
  }

  /// Whether the entries are sitemaps instead of pages.
  public var isIndex: Bool
  /// The entries, in document order.
  public var entries: [Entry] = []
  /// Lower-case name of the encoding that the document was read in.
  public var encoding: String

  /// Reads a sitemap, plain or in gzip; ill-formed documents are recovered.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - contentType: the transport's Content-Type, if there was one.
  /// - Throws: `ReadingError` when the root is neither `urlset` nor `sitemapindex`, or when the
  ///   document is over `Gzip.limit` bytes uncompressed.
  /// - Complexity: O(n) in uncompressed bytes.
  public init(parsing bytes: [UInt8], contentType: String? = nil) throws(ReadingError) {
    let plain =
      bytes.starts(with: [0x1F, 0x8B]) ? try Gzip.inflate(bytes, limit: Gzip.limit) : bytes
    let document = XMLCharset(decoding: plain, contentType: contentType)
    let tree = XMLScanner.scan(document.bytes)
    guard let root = tree.root, ["urlset", "sitemapindex"].contains(tree.name(root)) else {
      throw ReadingError(
        .malformed, "no urlset or sitemapindex element", remedy: "check that this is a sitemap")
    }
    encoding = document.name
    isIndex = tree.name(root) == "sitemapindex"
    for child in tree.children(of: root) where tree.isElement(child) {
      guard ["url", "sitemap"].contains(tree.name(child)) else { continue }
      if let entry = Sitemap.entry(child, tree) { entries.append(entry) }
    }
  }

  private static func entry(_ node: Int32, _ tree: XMLTree) -> Entry? {
    var entry = Entry(location: "")
    for child in tree.children(of: node) where tree.isElement(child) {
      switch (tree.name(child), tree.nodes[Int(child)].vocabulary) {
      case ("loc", .sitemap), ("loc", .none): entry.location = tree.text(of: child)
      case ("lastmod", _): entry.modified = DateParser.parse(tree.text(of: child))
      case ("news", .news): entry.news = news(child, tree)
      default: break
      }
    }
    return entry.location.isEmpty ? nil : entry
  }

  private static func news(_ node: Int32, _ tree: XMLTree) -> News {
    var news = News()
    for child in tree.children(of: node) where tree.isElement(child) {
      let text = tree.text(of: child)
      switch tree.name(child) {
      case "publication_date": news.published = DateParser.parse(text)
      case "title": news.title = text
      case "keywords":
        news.keywords = text.utf8.split(separator: 0x2C).map {
          String(decoding: XMLText.trimmed(Array($0)[...]), as: UTF8.self)
        }
      case "publication":
        for inner in tree.children(of: child) where tree.isElement(inner) {
          if tree.name(inner) == "name" { news.publication = tree.text(of: inner) }
          if tree.name(inner) == "language" { news.language = tree.text(of: inner) }
        }
      default: break
      }
    }
    return news
  }
}
