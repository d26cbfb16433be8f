internal import Evidence

/// Finds when a flattened article was published.
struct CaptureDate {
  let lines: TextLines
  let signs: [LineSigns]

  /// The date in a line that says "published" or the like, or in a short line between headline
  /// and body; dates above the headline belong to the masthead or the weather strip.
  ///
  /// - Parameters:
  ///   - title: index of the headline.
  ///   - body: index of the body's first line.
  /// - Returns: the date, nil when no such line has one.
  func published(title: Int?, body: Int) -> Timestamp? {
    guard let title, title < body else { return nil }
    let between = title + 1..<min(body + 2, signs.count)
    for needsWord in [true, false] {
      for index in between where signs[index].words < 20 && signs[index].digits > 0 {
        if needsWord, !signs[index].start.contains(.date) { continue }
        let line = lines.lines[index]
        if let date = DateText.first(in: lines.bytes, line) { return date }
      }
    }
    return nil
  }
}
