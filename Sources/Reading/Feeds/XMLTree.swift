/// The elements and text of an XML document as flat arrays over its bytes.
///
/// Nothing is copied: names, attribute values and text are byte ranges, decoded when asked for.
struct XMLTree {
  /// One element or one run of text.
  struct Node {
    enum Kind: UInt8 { case element, text, cdata }
    var kind: Kind
    /// Which vocabulary the element's name belongs to.
    var vocabulary: XMLVocabulary = .none
    /// Index into `names`: the local name in lower case.
    var name: Int32 = 0
    /// The raw qualified name, or the text.
    var lower: Int32
    var upper: Int32
    var parent: Int32
    var firstChild: Int32 = -1
    var nextSibling: Int32 = -1
    var attributes: Range<Int32> = 0..<0
  }

  /// One attribute: the ranges of its qualified name and of its raw value.
  struct Attribute {
    var vocabulary: XMLVocabulary
    var name: Int32
    var nameRange: Range<Int32>
    var valueRange: Range<Int32>
  }

  /// The document in UTF-8.
  let bytes: [UInt8]
  /// Node 0 is the document itself; its children are what stands at the top.
  var nodes: [Node] = [Node(kind: .element, lower: 0, upper: 0, parent: -1)]
  var attributes: [Attribute] = []
  /// Local names in lower case; index 0 is the empty name.
  var names: [String] = [""]
  /// Internal general entities that the document declares.
  var entities: [String: [UInt8]] = [:]
  /// Whether the document is well formed; false when something had to be recovered.
  var isWellFormed = true

  /// The children of a node, in order.
  func children(of node: Int32) -> NodeSequence {
    NodeSequence(tree: self, first: nodes[Int(node)].firstChild)
  }

  struct NodeSequence: Sequence, IteratorProtocol {
    let tree: XMLTree
    var first: Int32

    mutating func next() -> Int32? {
      guard first >= 0 else { return nil }
      defer { first = tree.nodes[Int(first)].nextSibling }
      return first
    }
  }

  /// The local name of an element, in lower case; empty for text.
  func name(_ node: Int32) -> String { names[Int(nodes[Int(node)].name)] }

  func isElement(_ node: Int32) -> Bool { nodes[Int(node)].kind == .element }

  /// The first element among the children of the document.
  var root: Int32? { children(of: 0).first { isElement($0) } }

  /// The decoded value of an attribute without a namespace.
  func attribute(_ name: String, of node: Int32) -> String? {
    attribute(name, in: .none, of: node)
  }

  func attribute(_ name: String, in vocabulary: XMLVocabulary, of node: Int32) -> String? {
    for index in nodes[Int(node)].attributes {
      let attribute = attributes[Int(index)]
      guard attribute.vocabulary == vocabulary, names[Int(attribute.name)] == name else { continue }
      return value(attribute)
    }
    return nil
  }

  func value(_ attribute: Attribute) -> String {
    var buffer: [UInt8] = []
    XMLText.decode(
      bytes[Int(attribute.valueRange.lowerBound)..<Int(attribute.valueRange.upperBound)],
      entities: entities, into: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Appends the decoded text of a text node.
  func appendText(_ node: Int32, to buffer: inout [UInt8]) {
    let record = nodes[Int(node)]
    let slice = bytes[Int(record.lower)..<Int(record.upper)]
    if record.kind == .cdata {
      buffer.append(contentsOf: slice)
    } else {
      XMLText.decode(slice, entities: entities, into: &buffer)
    }
  }

  /// The decoded text directly inside an element, trimmed.
  func text(of node: Int32) -> String {
    var buffer: [UInt8] = []
    for child in children(of: node) where !isElement(child) { appendText(child, to: &buffer) }
    return String(decoding: XMLText.trimmed(buffer[...]), as: UTF8.self)
  }
}

/// The vocabularies that feeds mix, by namespace.
enum XMLVocabulary: UInt8 {
  /// No namespace, or one of the many that RSS 2.0 and 0.9x documents carry by mistake.
  case none
  case atom, rss, rdf, dublinCore, dublinCoreTerms, content, itunes, media, feedburner, georss
  case xhtml, svg, mathML, xlink, xml, sitemap, news, opml
  /// Any other namespace.
  case other

  /// The vocabulary of a namespace name; case and a missing slash at its end do not matter, as
  /// publishers get both wrong.
  init(uri: String) {
    let lower = WebAddress.lower(uri)
    switch lower.hasSuffix("/") ? String(lower.dropLast()) : lower {
    case "": self = .none
    case "http://www.w3.org/2005/atom", "https://www.w3.org/2005/atom",
      "http://purl.org/atom/ns#", "http://example.com/newformat#", "http://example.com/necho",
      "http://purl.org/echo", "uri/of/echo/namespace#", "http://purl.org/pie",
      "http://purl.org/net/rss1.1#":
      self = lower.contains("rss1.1") ? .rss : .atom
    case "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/simple/0.9",
      "http://channel.netscape.com/rdf/simple/0.9",
      "http://my.netscape.com/publish/formats/rss-0.91",
      "http://backend.userland.com/rss", "http://backend.userland.com/rss2",
      "http://backend.userland.com/rss21", "http://blogs.law.harvard.edu/tech/rss",
      "http://www.rssboard.org/rss-specification":
      self = .rss
    case "http://www.w3.org/1999/02/22-rdf-syntax-ns#": self = .rdf
    case "http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0",
      "http://purl.org/metadata/dublin_core":
      self = .dublinCore
    case "http://purl.org/dc/terms": self = .dublinCoreTerms
    case "http://purl.org/rss/1.0/modules/content": self = .content
    case "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd":
      self = .itunes
    case "http://search.yahoo.com/mrss", "http://video.search.yahoo.com/mrss",
      "http://api.maps.yahoo.com/mrss":
      self = .media
    case "http://rssnamespace.org/feedburner/ext/1.0": self = .feedburner
    case "http://www.georss.org/georss": self = .georss
    case "http://www.w3.org/1999/xhtml": self = .xhtml
    case "http://www.w3.org/2000/svg": self = .svg
    case "http://www.w3.org/1998/math/mathml": self = .mathML
    case "http://www.w3.org/1999/xlink": self = .xlink
    case "http://www.w3.org/xml/1998/namespace": self = .xml
    case "http://www.sitemaps.org/schemas/sitemap/0.9",
      "https://www.sitemaps.org/schemas/sitemap/0.9",
      "http://www.google.com/schemas/sitemap/0.84", "http://www.google.com/schemas/sitemap/0.9":
      self = .sitemap
    case "http://www.google.com/schemas/sitemap-news/0.9": self = .news
    default: self = .other
    }
  }

  /// The vocabulary that a prefix usually stands for, used where the document forgot to say.
  init?(prefix: String) {
    switch prefix {
    case "xml": self = .xml
    case "dc": self = .dublinCore
    case "dcterms": self = .dublinCoreTerms
    case "content": self = .content
    case "itunes": self = .itunes
    case "media": self = .media
    case "atom", "a10": self = .atom
    case "rdf": self = .rdf
    case "xhtml": self = .xhtml
    case "xlink": self = .xlink
    case "feedburner": self = .feedburner
    case "news": self = .news
    default: return nil
    }
  }
}
