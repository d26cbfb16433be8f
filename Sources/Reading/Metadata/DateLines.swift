/// The shown lines in which a page may say when its article was published, likeliest first.
struct DateLines {
  private let text: PageText
  private let titleRun: Int

  init(_ text: PageText, titleRun: Int) {
    self.text = text
    self.titleRun = titleRun
  }

  /// Short lines near the headline, those marked as dates first; then marked ones elsewhere; last
  /// the beginnings of the first paragraphs, where agencies put their datelines.
  ///
  /// Left out is whatever stands in mastheads, navigation, weather strips, comments and boxes of
  /// other articles.
  func lines() -> [String] {
    var marked: [Int] = []
    var near: [Int] = []
    var far: [Int] = []
    for (index, run) in text.runs.enumerated() where run.words < 30 && isArticles(run) {
      guard hasDigits(run) else { continue }
      let isMarked = run.near.contains(.date) || run.near.contains(.timeTag) || saysDate(run)
      let isNear = titleRun >= 0 && index >= titleRun - 5 && index <= titleRun + 12
      if isMarked && isNear {
        marked.append(index)
      } else if isNear && run.words < 16 {
        near.append(index)
      } else if isMarked {
        far.append(index)
      }
    }
    let opening = text.runs.indices.filter { $0 > titleRun && text.runs[$0].words >= 20 }.prefix(2)
    return (marked + near + far.prefix(40)).map { text.text(text.runs[$0]) }
      + opening.map { openingWords(text.runs[$0]) }
  }

  private func isArticles(_ run: PageText.Run) -> Bool {
    run.far.isDisjoint(with: [
      .related, .comments, .weather, .navigation, .navTag, .side, .asideTag, .teaser, .head,
      .advertisement,
    ])
  }

  private func hasDigits(_ run: PageText.Run) -> Bool {
    text.bytes[run.lower..<run.upper].contains { $0.isDigit }
  }

  private func saysDate(_ run: PageText.Run) -> Bool {
    Phrases.kinds(in: text.bytes, run.lower, run.upper).start.contains(.date)
  }

  private func openingWords(_ run: PageText.Run) -> String {
    String(decoding: text.bytes[run.lower..<min(run.upper, run.lower + 60)], as: UTF8.self)
  }
}
