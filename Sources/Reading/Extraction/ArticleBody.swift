internal import Evidence

/// Chooses which runs of a page are the article.
struct ArticleBody {
  let text: PageText
  let signs: [LineSigns]
  /// Log-odds of each run to belong to the article.
  private(set) var scores: [Float] = []
  /// Whether each run is kept.
  private(set) var isKept: [Bool] = []

  /// Judges every run.
  ///
  /// - Complexity: O(page).
  init(_ features: RunFeatures, title: Words) {
    text = features.text
    signs = features.signs
    var row: [Float] = []
    scores = text.runs.indices.map { index in
      features.write(index, to: &row)
      return RunModel.page.score(row)
    }
    isKept = scores.map { $0 > 0 }
    dropTitles(title)
    dropComments()
  }

  /// Indexes of the first and the last kept run.
  var bounds: ClosedRange<Int>? {
    guard let first = isKept.firstIndex(of: true), let last = isKept.lastIndex(of: true) else {
      return nil
    }
    return first...last
  }

  /// What follows a line that says only "Comments", behind most of the article, is comments.
  private mutating func dropComments() {
    let kept = isKept.indices.filter { isKept[$0] }
    let total = kept.reduce(0) { $0 + text.runs[$1].words }
    var before = 0
    for index in isKept.indices {
      if isKept[index] { before += text.runs[index].words }
      let isLabel = signs[index].start.contains(.comments) && text.runs[index].words < 3
      guard isLabel, before * 5 > total * 3 else { continue }
      for other in index..<isKept.count { isKept[other] = false }
      return
    }
  }

  /// A body does not begin with its headline, nor with a rewording of it.
  private mutating func dropTitles(_ title: Words) {
    for index in isKept.indices where isKept[index] {
      let run = text.runs[index]
      guard run.words < 40, Words(text.bytes, run.lower, run.upper).likeness(title) > 0.7 else {
        return
      }
      isKept[index] = false
    }
  }
}
