public import Evidence

/// Turns captures into articles.
public struct Reader: Sendable {
  /// Captures of more bytes than this are refused.
  public static let sizeLimit = 64 << 20

  /// Makes a reader.
  public init() {}

  /// Reads one capture.
  ///
  /// The text of an article given as text or treaty is the capture's own text unchanged; for
  /// pages and flattened captures it is the blocks of the body, and everything else on the page
  /// is kept apart as furniture. What the capture says from outside (title, date, language)
  /// goes before what the page says.
  ///
  /// - Parameter capture: the bytes and what is known about them.
  /// - Returns: the article.
  /// - Throws: `ReadingError` when the bytes hold no article.
  /// - Complexity: O(n) in bytes, of time and memory.
  public func read(_ capture: Capture) throws(ReadingError) -> Article {
    try check(capture)
    let source =
      capture.isGivenAsText
      ? SourceText(verbatim: capture.bytes)
      : SourceText(capture.bytes, transport: capture.charset)
    var article = try article(source, capture)
    if let title = capture.title { article.title = title }
    if let date = capture.date { article.published = date }
    if !capture.authors.isEmpty { article.authors = capture.authors }
    if let site = capture.site { article.site = site }
    article.extras += capture.facts
    let declared = article.language ?? LanguageTag.primary(capture.declaredLanguage)
    LanguageChooser(declared: declared, given: capture.language).choose(for: &article)
    article.url = capture.url
    article.diagnostics.insert(contentsOf: source.diagnostics, at: 0)
    article.id = capture.id ?? Digest.id(of: article.text)
    return article
  }

  private func article(_ source: SourceText, _ capture: Capture) throws(ReadingError) -> Article {
    let form = capture.form ?? (TextForm.isMarkup(source.bytes) ? .html : nil)
    switch form {
    case .html where capture.isContentOnly:
      return try MarkupContent(source: source, capture: capture).read()
    case .html: return try HTMLReader(source: source, capture: capture).read()
    case .text, .treaty: return PlainText(source: source, capture: capture).read()
    case .capture: return try CaptureReader(source: source, capture: capture).read()
    case nil:
      let reader = CaptureReader(source: source, capture: capture)
      return reader.looksLikeCapture
        ? try reader.read() : PlainText(source: source, capture: capture).read()
    }
  }

  private func check(_ capture: Capture) throws(ReadingError) {
    guard capture.bytes.count <= Reader.sizeLimit else {
      throw ReadingError(
        .tooLarge, "\(capture.bytes.count) bytes, more than the \(Reader.sizeLimit) that are read",
        location: capture.url, remedy: "split the file, or give one article at a time")
    }
    guard capture.bytes.contains(where: { !$0.isSpace }) else {
      throw ReadingError(
        .empty, "there is no text", location: capture.url, remedy: "give a page with text on it")
    }
    if !capture.isGivenAsText, let refusal = TextForm.refusal(capture.bytes) {
      throw ReadingError(
        .notText, "expected text or markup, found \(refusal)", location: capture.url,
        remedy: "convert it to text or HTML first")
    }
  }
}

extension Capture {
  /// Whether the user calls the bytes text, and they are: then they are taken as they are, control
  /// characters included.
  fileprivate var isGivenAsText: Bool {
    (form == .text || form == .treaty) && String(validating: bytes, as: UTF8.self) != nil
  }
}
