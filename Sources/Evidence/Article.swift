/// One article, freed of its page: the text that every later span points into.
///
/// Invariant: `text` is the blocks' texts joined by single newlines, and every block's span lies
/// inside it.
public struct Article: Sendable, Hashable {
  /// The article's identity.
  public var id: DocumentID
  /// Where it was published, where known.
  public var url: String?
  /// The headline; not part of `text`.
  public var title: String?
  /// The body, blocks separated by single newlines.
  public var text: String
  /// The body's blocks in reading order, each with its span in `text`.
  public var blocks: [Block]
  /// When it was published, where the page says so.
  public var published: Timestamp?
  /// When it was last changed, where the page says so.
  public var updated: Timestamp?
  /// The people or desks named as its authors, in order.
  public var authors: [String]
  /// The section or section trail of the site.
  public var section: String?
  /// The outlet's name.
  public var site: String?
  /// ISO 639-1 code of its language, where known.
  public var language: String?
  /// What the page held besides the article, kept apart.
  public var furniture: [Furniture]
  /// Links inside the body.
  public var links: [Link]
  /// What was odd about the page.
  public var diagnostics: [Diagnostic]
  /// Further facts about the page by name, such as `canonical`, `image` or `copyright`, in a
  /// stable order.
  public var extras: [Fact]

  /// A named fact about the page and where it was found.
  public struct Fact: Sendable, Hashable {
    /// What the fact is, such as `canonical` or `published`.
    public let name: String
    /// Its value.
    public let value: String
    /// Where it was found, such as `og:title`, `ld+json` or `h1`.
    public let foundIn: String
    /// Where it stands in the article's text, for what was found there.
    public let span: TextSpan?

    /// Makes a fact.
    ///
    /// - Parameters:
    ///   - name: what the fact is.
    ///   - value: its value.
    ///   - foundIn: where it was found.
    ///   - span: UTF-8 offsets into the article's text.
    public init(name: String, value: String, foundIn: String, span: TextSpan? = nil) {
      self.name = name
      self.value = value
      self.foundIn = foundIn
      self.span = span
    }
  }

  /// Makes an article from plain paragraphs; everything else starts empty and can be set.
  ///
  /// - Parameters:
  ///   - id: the article's identity.
  ///   - blocks: kinds and texts in reading order; spans are computed.
  public init(id: DocumentID, blocks: [(kind: Block.Kind, text: String, source: Range<Int>?)]) {
    var text = ""
    var placed: [Block] = []
    var offset = 0
    for block in blocks {
      if !placed.isEmpty {
        text += "\n"
        offset += 1
      }
      let count = block.text.utf8.count
      text += block.text
      placed.append(
        Block(kind: block.kind, span: TextSpan(offset, offset + count), source: block.source))
      offset += count
    }
    self.init(id: id, text: text, blocks: placed)
  }

  /// Makes an article whose text is taken as it is.
  ///
  /// - Parameters:
  ///   - id: the article's identity.
  ///   - text: the body, unchanged.
  ///   - blocks: blocks whose spans lie inside `text`.
  public init(id: DocumentID, text: String, blocks: [Block]) {
    self.id = id
    self.text = text
    self.blocks = blocks
    authors = []
    furniture = []
    links = []
    diagnostics = []
    extras = []
  }
}

/// One block of an article's body.
public struct Block: Sendable, Hashable {
  /// What a block is.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case paragraph, heading, listItem = "list-item", tableRow = "table-row", quotation, caption
    case embed, preformatted
  }

  /// What the block is.
  public let kind: Kind
  /// Where it stands in the article's text.
  public let span: TextSpan
  /// The bytes of the capture it was read from, where known.
  public let source: Range<Int>?

  /// Makes a block.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - span: UTF-8 offsets into the article's text.
  ///   - source: byte offsets into the capture.
  public init(kind: Kind, span: TextSpan, source: Range<Int>? = nil) {
    self.kind = kind
    self.span = span
    self.source = source
  }
}

/// A piece of the page that is not the article.
public struct Furniture: Sendable, Hashable {
  /// What it is, such as `weather`, `related`, `masthead`, `comments` or `navigation`.
  public let kind: String
  /// Its text.
  public let text: String
  /// Why it was set apart: the name of the rule.
  public let reason: String

  /// Makes a piece of furniture.
  ///
  /// - Parameters:
  ///   - kind: what it is.
  ///   - text: its text.
  ///   - reason: the name of the rule that set it apart.
  public init(kind: String, text: String, reason: String) {
    self.kind = kind
    self.text = text
    self.reason = reason
  }
}

/// A link inside the body.
public struct Link: Sendable, Hashable {
  /// Where it leads, resolved against the page's address where possible.
  public let url: String
  /// Its words.
  public let text: String
  /// Where its words stand in the article's text.
  public let span: TextSpan?

  /// Makes a link.
  ///
  /// - Parameters:
  ///   - url: where it leads.
  ///   - text: its words.
  ///   - span: UTF-8 offsets of its words.
  public init(url: String, text: String, span: TextSpan?) {
    self.url = url
    self.text = text
    self.span = span
  }
}
