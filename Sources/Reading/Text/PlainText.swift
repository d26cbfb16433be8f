internal import Evidence

/// Reads an article from its own text, which is taken exactly as it is.
struct PlainText {
  let source: SourceText
  let capture: Capture

  /// The article; its blocks are the lines that are not blank.
  func read() -> Article {
    let lines = TextLines(source.bytes)
    let blocks = lines.lines.map { line in
      Block(
        kind: .paragraph, span: TextSpan(line.lowerBound, line.upperBound),
        source: source.source(of: line))
    }
    return Article(
      id: capture.id ?? DocumentID(""), text: String(decoding: source.bytes, as: UTF8.self),
      blocks: blocks)
  }
}
