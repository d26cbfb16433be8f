import Evidence

/// A list of feeds in OPML 1.0 to 2.0 (opml.org/spec2).
public struct OPML: Sendable, Hashable {
  /// One outline: a folder, a feed or a link.
  public struct Outline: Sendable, Hashable {
    /// What a person reads.
    public var text: String
    /// The kind, such as `rss`, where stated.
    public var type: String?
    /// Address of the feed.
    public var feed: String?
    /// Address of the site.
    public var site: String?
    /// What stands inside.
    public var outlines: [Outline] = []

    /// Makes an outline.
    ///
    /// - Parameters:
    ///   - text: what a person reads.
    ///   - feed: address of the feed.
    ///   - site: address of the site.
    public init(text: String, feed: String? = nil, site: String? = nil) {
      self.text = text
      self.feed = feed
      self.site = site
    }
  }

  /// The title of the list.
  public var title: String?
  /// The outlines at the top.
  public var outlines: [Outline]
  /// Lower-case name of the encoding that the document was read in.
  public var encoding = "utf-8"

  /// Makes a list.
  ///
  /// - Parameters:
  ///   - title: the title.
  ///   - outlines: the outlines at the top.
  public init(title: String? = nil, outlines: [Outline]) {
    self.title = title
    self.outlines = outlines
  }

  /// All outlines that name a feed, in document order.
  public var feeds: [Outline] {
    var found: [Outline] = []
    var waiting = Array(outlines.reversed())
    while let outline = waiting.popLast() {
      if outline.feed != nil { found.append(outline) }
      waiting.append(contentsOf: outline.outlines.reversed())
    }
    return found
  }

  /// Reads a list; ill-formed documents are recovered.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - contentType: the transport's Content-Type, if there was one.
  /// - Throws: `ReadingError` when the root is no `opml`.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8], contentType: String? = nil) throws(ReadingError) {
    let document = XMLCharset(decoding: bytes, contentType: contentType)
    let tree = XMLScanner.scan(document.bytes)
    guard let root = tree.root, tree.name(root) == "opml" else {
      throw ReadingError(.malformed, "no opml element", remedy: "check that this is an OPML file")
    }
    encoding = document.name
    outlines = []
    for child in tree.children(of: root) where tree.isElement(child) {
      switch tree.name(child) {
      case "head":
        let title = tree.children(of: child).first { tree.name($0) == "title" }
        self.title = title.map { tree.text(of: $0) }
      case "body": outlines = OPML.outlines(of: child, tree)
      default: break
      }
    }
  }

  /// The tree is at most `XMLScanner.depthLimit` deep, and so is this recursion.
  private static func outlines(of node: Int32, _ tree: XMLTree) -> [Outline] {
    var found: [Outline] = []
    for child in tree.children(of: node) where tree.name(child) == "outline" {
      let title = tree.attribute("text", of: child) ?? tree.attribute("title", of: child) ?? ""
      var outline = Outline(
        text: title, feed: tree.attribute("xmlurl", of: child),
        site: tree.attribute("htmlurl", of: child))
      outline.type = tree.attribute("type", of: child)
      outline.outlines = outlines(of: child, tree)
      found.append(outline)
    }
    return found
  }

  /// The list as an OPML 2.0 document.
  public var document: String {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n  <head>\n"
    text += "    <title>\((title ?? "").xmlEscaped)</title>\n  </head>\n  <body>\n"
    for outline in outlines { OPML.write(outline, indent: 4, into: &text) }
    return text + "  </body>\n</opml>\n"
  }

  private static func write(_ outline: Outline, indent: Int, into text: inout String) {
    text += String(repeating: " ", count: indent) + "<outline"
    let type = outline.type ?? (outline.feed == nil ? nil : "rss")
    for (name, value) in [
      ("text", outline.text), ("type", type), ("xmlUrl", outline.feed), ("htmlUrl", outline.site),
    ] {
      if let value { text += " \(name)=\"\(value.xmlEscaped)\"" }
    }
    guard !outline.outlines.isEmpty, indent < 2 * XMLScanner.depthLimit else {
      text += "/>\n"
      return
    }
    text += ">\n"
    for inner in outline.outlines { write(inner, indent: indent + 2, into: &text) }
    text += String(repeating: " ", count: indent) + "</outline>\n"
  }
}
