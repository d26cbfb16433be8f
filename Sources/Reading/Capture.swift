public import Evidence

/// Bytes as they were had, with what is known from outside about them.
public struct Capture: Sendable {
  /// How the bytes are to be understood.
  public enum Form: String, Sendable, Hashable, CaseIterable {
    /// Markup of a page.
    case html
    /// The flattened text of a whole page, furniture included.
    case capture
    /// An article's plain text, taken as it is.
    case text
    /// The text of a treaty, taken as it is.
    case treaty
  }

  /// The identity the article will have; made from the text's digest when nil.
  public var id: DocumentID?
  /// The bytes.
  public var bytes: [UInt8]
  /// How to understand them; found out from the bytes when nil.
  public var form: Form?
  /// Where they were had from.
  public var url: String?
  /// When the article was published, if the user knows.
  public var date: Timestamp?
  /// The headline, if the user knows.
  public var title: String?
  /// ISO 639-1 code of the language, if the user knows.
  public var language: String?
  /// The language that a feed, a mail or an archive declares, as a tag of BCP 47.
  public var declaredLanguage: String?
  /// The character encoding that the transport declared, such as `windows-1250`.
  public var charset: String?
  /// Whether markup is an article's own without a page around it, as feeds and mail carry it: then
  /// all of it is the article.
  public var isContentOnly = false
  /// Who wrote it, if that is known from outside.
  public var authors: [String] = []
  /// The outlet's name, if that is known from outside.
  public var site: String?
  /// Further facts that the article is to keep, such as which record of which archive it was.
  public var facts: [Article.Fact] = []

  /// Makes a capture of which nothing else is known.
  ///
  /// - Parameters:
  ///   - bytes: the bytes.
  ///   - form: how to understand them.
  public init(bytes: [UInt8], form: Form? = nil) {
    self.bytes = bytes
    self.form = form
  }
}
