/// Finds the run that shows a page's headline.
enum HeadlineRun {
  /// The headline's run: that of its own node, else the first that has nearly the same words.
  ///
  /// - Returns: an index into the runs, or -1 when the page does not show its headline.
  static func find(_ title: TitleChooser.Choice?, in text: PageText) -> Int {
    guard let title else { return -1 }
    if let node = title.node { return text.runs.firstIndex { $0.node >= node } ?? -1 }
    let words = Words(title.text)
    guard words.keys.count > 1 else { return -1 }
    var found = -1
    for (index, run) in text.runs.enumerated() where run.words < 40 {
      guard Words(text.bytes, run.lower, run.upper).isLike(words, above: 0.8) else { continue }
      if run.level > 0 { return index }
      if found < 0 { found = index }
    }
    return found
  }
}
