internal import Evidence

/// Reads markup that is an article's own, without a page around it: all of its text is the body.
struct MarkupContent {
  let source: SourceText
  let capture: Capture

  /// The article; scripts, styles and what is hidden are left out.
  ///
  /// - Throws: `ReadingError` with `empty` when no text stands between the tags.
  func read() throws(ReadingError) -> Article {
    let page = TreeBuilder.page(from: source.bytes)
    let text = PageText(page, ElementCues(page))
    guard !text.runs.isEmpty else {
      throw ReadingError(
        .empty, "there is no text between the tags", location: capture.url,
        remedy: "read the page that it belongs to")
    }
    var article = Article(
      id: DocumentID(""),
      blocks: text.runs.map { run in
        (
          kind: run.kind, text: text.text(run),
          source: source.source(of: run.sourceLower..<run.sourceUpper)
        )
      })
    article.links = BodyLinks(text: text, base: PageAddress(capture.url))
      .links(Array(text.runs.indices), article.blocks)
    return article
  }
}
