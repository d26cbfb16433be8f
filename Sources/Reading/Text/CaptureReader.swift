internal import Evidence

/// Reads an article from the flattened text of a whole page.
struct CaptureReader {
  let source: SourceText
  let capture: Capture
  private let lines: TextLines
  private let signs: [LineSigns]

  init(source: SourceText, capture: Capture) {
    self.source = source
    self.capture = capture
    let lines = TextLines(source.bytes)
    self.lines = lines
    signs = lines.lines.map { LineSigns(lines.bytes, $0.lowerBound, $0.upperBound) }
  }

  /// Whether the text looks like a whole page rather than an article alone.
  var looksLikeCapture: Bool {
    let labels = signs.count { $0.words < 9 && !$0.endsSentence }
    let prose = signs.count { $0.words > 15 && $0.endsSentence }
    return prose >= 2 && labels >= 6 && labels * 4 > signs.count
  }

  /// Reads the article.
  func read() throws(ReadingError) -> Article {
    let body = bestSegment()
    guard !body.isEmpty else {
      throw ReadingError(
        .notAnArticle, "the text has no running prose", location: capture.url,
        remedy: "give the text of one article, or read it as text")
    }
    let title = self.title(before: body.lowerBound)
    let titleWords = Words(title ?? "")
    var kept: [Int] = []
    for index in body {
      let line = lines.lines[index]
      let repeats =
        kept.isEmpty && signs[index].words < 40
        && Words(lines.bytes, line.lowerBound, line.upperBound).likeness(titleWords) > 0.6
      if !repeats, score(index) > -1.4 || isHeading(index) { kept.append(index) }
    }
    let blocks = kept.map { index in
      (
        kind: isHeading(index) ? Block.Kind.heading : .paragraph,
        text: lines.text(lines.lines[index]),
        source: Optional(source.source(of: lines.lines[index]))
      )
    }
    var article = Article(id: capture.id ?? DocumentID(""), blocks: blocks)
    article.title = title
    let keptSet = Set(kept)
    for index in lines.lines.indices where !keptSet.contains(index) {
      let text = lines.text(lines.lines[index])
      if text == title { continue }
      article.furniture.append(Furniture(kind: "other", text: text, reason: "score"))
    }
    return article
  }

  private func isHeading(_ index: Int) -> Bool {
    signs[index].words < 14 && (!signs[index].endsSentence || signs[index].stops == 1)
      && index + 1 < signs.count && signs[index + 1].words > 14
  }

  private func score(_ index: Int) -> Float {
    let line = signs[index]
    if line.endsEllipsis { return -2 }
    if !line.start.isEmpty, line.words < 25 { return -2 }
    if line.endsSentence, line.words >= 10 { return min(Float(line.words) / 8, 5) }
    if line.words >= 20 { return 2 }
    if line.words < 4 { return -1.5 }
    return line.endsSentence ? 0.2 : -1
  }

  private func bestSegment() -> Range<Int> {
    var best: (sum: Float, range: Range<Int>) = (0, 0..<0)
    var sum: Float = 0
    var start = 0
    for index in signs.indices {
      if sum <= 0 {
        sum = 0
        start = index
      }
      sum += score(index)
      if sum > best.sum { best = (sum, start..<index + 1) }
    }
    return best.range
  }

  /// The line before the body that another line repeats, whole or as its end; else the longest.
  private func title(before body: Int) -> String? {
    var best: (index: Int, score: Int)?
    for index in max(0, body - 12)..<body where signs[index].words > 2 {
      let line = lines.text(lines.lines[index])
      var score = min(signs[index].words, 20) + index - body
      for other in max(0, body - 15)..<min(body + 2, lines.lines.count) where other != index {
        if lines.text(lines.lines[other]).hasSuffix(line) { score += 40 }
      }
      if signs[index].start.isEmpty, score > best?.score ?? 0 { best = (index, score) }
    }
    return best.map { lines.text(lines.lines[$0.index]) }
  }
}
