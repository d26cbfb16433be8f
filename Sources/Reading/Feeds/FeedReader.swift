import Evidence

/// Reads feeds of every format.
public struct FeedReader: Sendable {
  /// Makes a reader.
  public init() {}

  /// Reads one feed; ill-formed documents are recovered as far as they go.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - contentType: the transport's Content-Type, if there was one.
  ///   - url: the address that the document came from, for relative addresses.
  ///   - language: the transport's Content-Language.
  /// - Returns: the feed.
  /// - Throws: `ReadingError` when the bytes are no feed.
  /// - Complexity: O(n).
  public func read(
    _ bytes: [UInt8], contentType: String? = nil, url: String? = nil, language: String? = nil
  ) throws(ReadingError) -> Feed {
    let document = XMLCharset(decoding: bytes, contentType: contentType)
    var feed = try read(document, url: url, language: language)
    feed.encoding = document.name
    if document.isWrong {
      feed.isWellFormed = false
      feed.diagnostics.append(
        Diagnostic("charset-wrong", "the declared encoding does not fit; read as \(document.name)"))
    }
    return feed
  }

  private func read(_ document: XMLCharset, url: String?, language: String?) throws(ReadingError)
    -> Feed
  {
    let first = document.bytes.first { !XMLText.isSpace($0) }
    if first == UInt8(ascii: "{") { return try JSONFeed(document.bytes, url: url).feed }
    let tree = XMLScanner.scan(document.bytes)
    guard let root = FeedRoot(tree) else {
      throw ReadingError(
        .malformed, "no rss, RDF, feed or JSON Feed object", remedy: "check that this is a feed")
    }
    var context = FeedContext(
      tree: tree, base: url.flatMap { FeedAddress.safeBase($0) }, language: language,
      version: root.version)
    context.enter(root.node)
    var feed =
      switch root.format {
      case .rss: RSS(context: context, root: root.node).feed
      case .atom: Atom(context: context, root: root.node).feed
      }
    feed.isWellFormed = tree.isWellFormed
    return feed
  }
}

/// The element that holds a feed, and what it says about the format.
struct FeedRoot {
  enum Format { case rss, atom }
  let node: Int32
  let format: Format
  let version: Feed.Version

  /// Finds the root among the first elements of a document.
  init?(_ tree: XMLTree) {
    var candidates: [Int32] = Array(
      tree.children(of: 0).lazy.filter { tree.isElement($0) }.prefix(16))
    var index = 0
    while index < candidates.count, index < 64 {
      let node = candidates[index]
      if let (format, version) = FeedRoot.recognise(node, tree) {
        self.node = node
        self.format = format
        self.version = version
        return
      }
      candidates.append(
        contentsOf: tree.children(of: node).lazy.filter { tree.isElement($0) }.prefix(16))
      index += 1
    }
    return nil
  }

  private static func recognise(_ node: Int32, _ tree: XMLTree) -> (Format, Feed.Version)? {
    let uri = tree.namespace(of: node)
    switch tree.name(node) {
    case "rss": return (.rss, rssVersion(tree.attribute("version", of: node), tree, node))
    case "rdf": return (.rss, rdfVersion(node, tree))
    case "channel":
      return (.rss, uri.contains("rss1.1") ? .rss11 : .rss)
    case "feed": return (.atom, atomVersion(tree.attribute("version", of: node), uri))
    case "entry" where tree.nodes[Int(node)].vocabulary == .atom: return (.atom, .atom10)
    default: return nil
    }
  }

  private static func rssVersion(_ text: String?, _ tree: XMLTree, _ node: Int32) -> Feed.Version {
    switch text {
    case "0.91":
      let isNetscape = tree.bytes.prefix(600).split(separator: 0x0A).contains {
        String(decoding: $0, as: UTF8.self).contains("netscape.com")
      }
      return isNetscape ? .rss091n : .rss091u
    case "0.90": return .rss090
    case "0.92": return .rss092
    case "0.93": return .rss093
    case "0.94": return .rss094
    case .some(let text) where text.hasPrefix("2"): return .rss20
    default: return .rss
    }
  }

  private static func rdfVersion(_ node: Int32, _ tree: XMLTree) -> Feed.Version {
    let isOld = tree.nodes[Int(node)].attributes.contains {
      tree.value(tree.attributes[Int($0)]).contains("netscape.com/rdf/simple/0.9")
    }
    return isOld ? .rss090 : .rss10
  }

  private static func atomVersion(_ text: String?, _ uri: String) -> Feed.Version {
    if uri.hasSuffix("www.w3.org/2005/Atom") { return .atom10 }
    switch text {
    case "0.1": return .atom01
    case "0.2": return .atom02
    case "0.3": return .atom03
    case "1.0": return .atom10
    default: return uri.contains("purl.org/atom/ns#") ? .atom03 : .atom
    }
  }
}

extension XMLTree {
  /// The namespace name declared on an element for its own prefix, or nothing.
  func namespace(of node: Int32) -> String {
    let record = nodes[Int(node)]
    let name = bytes[Int(record.lower)..<Int(record.upper)]
    let colon = name.firstIndex(of: UInt8(ascii: ":"))
    let wanted = Array("xmlns".utf8) + (colon.map { [0x3A] + name[..<$0] } ?? [])
    for index in record.attributes {
      let range = attributes[Int(index)].nameRange
      if bytes[Int(range.lowerBound)..<Int(range.upperBound)].elementsEqual(wanted) {
        return value(attributes[Int(index)])
      }
    }
    return ""
  }
}
