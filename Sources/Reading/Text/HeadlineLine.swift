/// Finds the line of a flattened page that is its headline.
struct HeadlineLine {
  let lines: TextLines
  let signs: [LineSigns]

  /// The headline before a body.
  ///
  /// A line that another one repeats, whole or as its end (a breadcrumb glued to it), is likelier
  /// than any; after that, long lines near the body are.
  ///
  /// - Parameter body: index of the body's first line.
  /// - Returns: the headline's index, nil when no line is like one.
  func find(before body: Int) -> Int? {
    var best: (index: Int, score: Int)?
    for index in max(0, body - 15)..<body where isCandidate(index) {
      var score = min(signs[index].words, 16) - (body - index)
      if isRepeated(index, body) { score += 40 }
      if signs[index].endsSentence, lines.bytes[lines.lines[index].upperBound - 1] == 0x2E {
        score -= 8
      }
      if score >= best?.score ?? Int.min { best = (index, score) }
    }
    return best?.index
  }

  private func isCandidate(_ index: Int) -> Bool {
    let line = signs[index]
    return line.words > 2 && line.words < 40 && line.start.isEmpty && line.digits * 3 < line.bytes
  }

  private func isRepeated(_ index: Int, _ body: Int) -> Bool {
    let line = lines.bytes[lines.lines[index]]
    for other in max(0, body - 20)..<min(body + 2, signs.count) where other != index {
      let range = lines.lines[other]
      guard range.count >= line.count, range.count < line.count + 80 else { continue }
      if lines.bytes[range].suffix(line.count).elementsEqual(line) { return true }
      if lines.bytes[range].prefix(line.count).elementsEqual(line) { return true }
    }
    return false
  }
}
