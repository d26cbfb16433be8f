public import Evidence

/// A feed of any format.
public struct Feed: Sendable {
  /// The formats that feeds come in.
  public enum Version: String, Sendable, Hashable, CaseIterable {
    case rss090, rss091n, rss091u, rss092, rss093, rss094, rss10, rss11, rss20
    /// RSS of an unknown version.
    case rss
    case atom01, atom02, atom03, atom10
    /// Atom of an unknown version.
    case atom
    /// JSON Feed 1 and 1.1.
    case json1, json11
  }

  /// The format.
  public var version: Version
  /// What the feed says about itself.
  public var head = FeedEntry()
  /// The entries, in document order.
  public var entries: [FeedEntry] = []
  /// Lower-case name of the character encoding that the document was read in.
  public var encoding = "utf-8"
  /// Whether the document obeyed its format's syntax; false when something was recovered.
  public var isWellFormed = true
  /// What was odd.
  public var diagnostics: [Diagnostic] = []
}

/// One entry of a feed, or what a feed says about itself: RSS and Atom describe both alike.
public struct FeedEntry: Sendable, Hashable {
  /// The identifier: Atom's `id`, RSS's `guid`, `rdf:about`.
  public var id: String?
  /// The title.
  public var title: FeedText?
  /// Address of the page, resolved.
  public var link: String?
  /// All links, resolved, in document order.
  public var links: [FeedLink] = []
  /// The short description; a feed's subtitle.
  public var summary: FeedText?
  /// The contents, the feed's best first.
  public var contents: [FeedText] = []
  /// When it was first published.
  public var published: FeedDate?
  /// When it was last changed.
  public var updated: FeedDate?
  /// When it was made, where that is stated apart.
  public var created: FeedDate?
  /// Who wrote it.
  public var authors: [FeedPerson] = []
  /// Who else had a part in it.
  public var contributors: [FeedPerson] = []
  /// Subjects.
  public var categories: [FeedCategory] = []
  /// Files that go with it.
  public var enclosures: [FeedEnclosure] = []
  /// Copyright line.
  public var rights: FeedText?
  /// A further description that Atom 0.3 knew.
  public var info: FeedText?
  /// Language code, such as `en-us`.
  public var language: String?
  /// The program that made the feed.
  public var generator: String?
  /// Address of a picture.
  public var image: String?
  /// Address of the page with comments.
  public var comments: String?
  /// Address of the documentation that RSS names.
  public var documentation: String?
  /// Title and address of the feed that the entry was taken from.
  public var source: FeedSource?

  /// Makes an empty entry.
  public init() {}
}

/// A text as a feed carries it (RFC 4287, section 3.1).
public struct FeedText: Sendable, Hashable {
  /// How the value is to be read.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    case plain = "text/plain"
    case html = "text/html"
    case xhtml = "application/xhtml+xml"
    /// Any other media type; the value is as it came.
    case other = "application/octet-stream"
  }

  /// The text; markup in it is cleaned and its addresses are resolved.
  public var value: String
  /// How the value is to be read.
  public var form: Form
  /// The media type as stated, where it is none of the three texts.
  public var type: String
  /// Language code, where known.
  public var language: String?
  /// What relative addresses were relative to.
  public var base: String?

  /// Makes a text.
  ///
  /// - Parameters:
  ///   - value: the text or markup.
  ///   - form: how it is to be read.
  public init(_ value: String, form: Form = .plain) {
    self.value = value
    self.form = form
    type = form.rawValue
  }
}

/// A date in a feed, as written and as understood.
public struct FeedDate: Sendable, Hashable {
  /// The text.
  public var text: String
  /// The moment, where the text is a date.
  public var time: Timestamp?

  /// Reads a date.
  ///
  /// - Parameter text: the date as written.
  public init(_ text: String) {
    self.text = text
    time = DateParser.parse(text)
  }
}

/// A link (RFC 4287, section 4.2.7).
public struct FeedLink: Sendable, Hashable {
  /// The address, resolved.
  public var href: String
  /// The relation, such as `alternate`, `self` or `enclosure`.
  public var rel: String
  /// Media type of the target, where stated.
  public var type: String?
  /// Title of the target.
  public var title: String?
  /// Language of the target.
  public var hreflang: String?
  /// Length of the target in bytes, as written.
  public var length: String?
}

/// A file that goes with an entry.
public struct FeedEnclosure: Sendable, Hashable {
  /// The address, resolved.
  public var url: String
  /// Media type, where stated.
  public var type: String?
  /// Length in bytes, as written.
  public var length: String?
}

/// A person or body.
public struct FeedPerson: Sendable, Hashable {
  /// The name.
  public var name: String?
  /// The mail address.
  public var email: String?
  /// The page.
  public var uri: String?

  /// Name and mail address on one line: `Name (mail)`.
  public var line: String? {
    switch (name, email) {
    case (let name?, let email?): "\(name) (\(email))"
    case (let name?, nil): name
    case (nil, let email): email ?? uri
    }
  }
}

/// A subject.
public struct FeedCategory: Sendable, Hashable {
  /// The word or code.
  public var term: String
  /// The scheme that the term belongs to.
  public var scheme: String?
  /// The term for people.
  public var label: String?
}

/// The feed that an entry was taken from.
public struct FeedSource: Sendable, Hashable {
  /// Its title.
  public var title: String?
  /// Its address.
  public var link: String?
  /// Its identifier.
  public var id: String?
}
