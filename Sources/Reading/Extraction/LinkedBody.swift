internal import Evidence

/// The article's text as linked data carries it, for pages that show it only by script.
struct LinkedBody {
  private let text: PageText

  init(_ body: String) {
    let page = TreeBuilder.page(from: LinkedBody.markup(body))
    text = PageText(page, ElementCues(page))
  }

  /// Line feeds in plain text are paragraph ends.
  private static func markup(_ body: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in body.utf8 {
      if byte == 0x0A { bytes.append(contentsOf: Array("<p>".utf8)) } else { bytes.append(byte) }
    }
    return bytes
  }

  /// The article, if it has more than twice the words that the page shows.
  func article(exceeding words: Int) -> Article? {
    let count = text.runs.reduce(0) { $0 + $1.words }
    guard count > 60, count > words * 2 else { return nil }
    var article = Article(
      id: DocumentID(""),
      blocks: text.runs.map { (kind: $0.kind, text: text.text($0), source: nil) })
    article.diagnostics.append(
      Diagnostic("body-from-linked-data", "the page shows less than its linked data carries"))
    return article
  }
}
