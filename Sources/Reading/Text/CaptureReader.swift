internal import Evidence

/// Reads an article from the flattened text of a whole page.
struct CaptureReader {
  let source: SourceText
  let capture: Capture
  private let lines: TextLines
  private let features: LineFeatures
  private var signs: [LineSigns] { features.signs }

  init(source: SourceText, capture: Capture) {
    self.source = source
    self.capture = capture
    lines = TextLines(source.bytes)
    features = LineFeatures(lines)
  }

  /// Whether the text looks like a whole page rather than an article alone.
  ///
  /// A page has labels, links and teasers around its prose: many short lines that end no
  /// sentence.
  var looksLikeCapture: Bool {
    let labels = signs.count { $0.words < 9 && !$0.endsSentence }
    let prose = signs.count { $0.words > 15 && $0.endsSentence }
    return prose >= 2 && labels >= 6 && labels * 4 > signs.count
  }

  /// Reads the article.
  ///
  /// - Returns: the article, all other lines kept apart.
  /// - Throws: `ReadingError` with `notAnArticle` when no line reads like running text.
  /// - Complexity: O(length).
  func read() throws(ReadingError) -> Article {
    var isKept = judge()
    guard let first = isKept.firstIndex(of: true) else {
      throw ReadingError(
        .notAnArticle, "found no running text", location: capture.url,
        remedy: "give the text of one article, or read it as text")
    }
    let title = HeadlineLine(lines: lines, signs: signs).find(before: first)
    dropTitles(title.map { lines.text(lines.lines[$0]) } ?? capture.title, &isKept)
    var article = article(isKept)
    article.title = title.map { lines.text(lines.lines[$0]) }
    let dates = CaptureDate(lines: lines, signs: signs)
    article.published = dates.published(title: title, body: first)
    article.furniture = furniture(isKept, title: title)
    return article
  }

  /// Whether each line belongs to the article; if the model finds none, the longest prose does.
  private func judge() -> [Bool] {
    var row = FeatureRow()
    return signs.indices.map { index in
      features.write(index, to: &row)
      return RunModel.line.score(row) > 0
    }
  }

  /// The body does not begin with its headline, nor with a rewording of it.
  private func dropTitles(_ title: String?, _ isKept: inout [Bool]) {
    guard let title else { return }
    let words = Words(title)
    for index in isKept.indices where isKept[index] {
      let line = lines.lines[index]
      guard signs[index].words < 40,
        Words(lines.bytes, line.lowerBound, line.upperBound).isLike(words, above: 0.6)
      else { return }
      isKept[index] = false
    }
  }

  private func article(_ isKept: [Bool]) -> Article {
    Article(
      id: DocumentID(""),
      blocks: isKept.indices.filter { isKept[$0] }.map { index in
        (
          kind: isHeading(index) ? .heading : .paragraph, text: lines.text(lines.lines[index]),
          source: source.source(of: lines.lines[index])
        )
      })
  }

  /// A short line without a full stop before running text.
  private func isHeading(_ index: Int) -> Bool {
    let line = signs[index]
    let last = lines.bytes[lines.lines[index].upperBound - 1]
    return line.words < 15 && last != 0x2E && line.stops < 2 && index + 1 < signs.count
      && signs[index + 1].words > 12
  }

  private func furniture(_ isKept: [Bool], title: Int?) -> [Furniture] {
    let first = isKept.firstIndex(of: true) ?? isKept.count
    let last = isKept.lastIndex(of: true) ?? 0
    return isKept.indices.filter { !isKept[$0] && $0 != title }.map { index in
      let text = lines.text(lines.lines[index])
      if let kind = FurnitureLabels.phraseKind(signs[index]) {
        return Furniture(kind: kind, text: text, reason: "phrase")
      }
      if index < first { return Furniture(kind: "masthead", text: text, reason: "before-article") }
      if index > last { return Furniture(kind: "tail", text: text, reason: "after-article") }
      return Furniture(kind: "inset", text: text, reason: "unlike-article")
    }
  }
}
