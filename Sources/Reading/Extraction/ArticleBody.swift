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
  /// - Parameters:
  ///   - features: the runs and what is known of them.
  ///   - title: words of the headline.
  ///   - isArticle: whether the page calls itself an article; then prose that the models doubt is
  ///     kept where nothing else is.
  /// - Complexity: O(page).
  init(_ features: RunFeatures, title: Words, isArticle: Bool) {
    text = features.text
    signs = features.signs
    var row = FeatureRow()
    scores = text.runs.indices.map { index in
      features.write(index, to: &row)
      return RunModel.page.score(row)
    }
    isKept = RunChoice.kept(
      zip(text.runs, scores).map(ArticleBody.odds), change: ArticleBody.change)
    dropInsets()
    if isArticle, !isKept.contains(true) { keepProse() }
    dropRepeats()
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

  /// Log-odds above which a run alone would be kept.
  ///
  /// With domains left out the F1 of news pages is the same from
  /// 0 to .4, and furniture in an article harms more than a missing line.
  private static let threshold: Float = 0.3
  /// What going from kept runs to dropped ones, or back, takes from the sum of log-odds.
  ///
  /// With domains left out the F1 of news pages gains .001 to .005 from .3 to .6; beyond it, paragraphs
  /// between insets are lost.
  private static let change: Float = 0.4

  /// How much a run lies above the threshold: short runs say less, long ones more.
  private static func odds(_ run: PageText.Run, _ score: Float) -> Float {
    (score - threshold) * min(max(Float(run.words) / 12, 0.5), 1.5)
  }

  /// What begins as a box does, such as "Read also", is not kept for its neighbours' sake.
  private mutating func dropInsets() {
    let boxes: PhraseKinds = [.related, .newsletter, .advertisement, .share]
    for index in isKept.indices where isKept[index] && scores[index] <= ArticleBody.threshold {
      if signs[index].words < 25, !signs[index].start.isDisjoint(with: boxes) {
        isKept[index] = false
      }
    }
  }

  /// A body says nothing twice: what stands on the page again is its copy for other screens, a pull
  /// quotation, or a box between paragraphs.
  private mutating func dropRepeats() {
    var said: Set<NameKey> = []
    for index in isKept.indices where isKept[index] && text.runs[index].words >= 12 {
      let run = text.runs[index]
      isKept[index] = said.insert(NameKey(text.bytes, run.lower, run.upper)).inserted
    }
  }

  private mutating func keepProse() {
    for index in isKept.indices where RegionStats.isProse(text.runs[index]) {
      isKept[index] = scores[index] > -3
    }
  }

  /// What follows a line that says only "Comments", behind most of the article, is comments.
  private mutating func dropComments() {
    let kept = isKept.indices.filter { isKept[$0] }
    let total = kept.reduce(0) { $0 + text.runs[$1].words }
    var before = 0
    for index in isKept.indices {
      if isKept[index] { before += text.runs[index].words }
      guard isCommentsLabel(index), before * 5 > total * 3 else { continue }
      for other in index..<isKept.count { isKept[other] = false }
      return
    }
  }

  /// "Comments", "4 comments", "Your comments (2)", in the languages whose phrases are known.
  private func isCommentsLabel(_ index: Int) -> Bool {
    let run = text.runs[index]
    guard run.words < 4, !signs[index].endsSentence else { return false }
    if signs[index].start.contains(.comments), run.words < 3 { return true }
    let names: [StaticString] = ["comment", "komment", "koment", "коммент", "комент"]
    return names.contains { text.bytes.firstPosition(of: $0, in: run.lower..<run.upper) != nil }
  }

  /// A body does not begin with its headline, nor with a rewording of it.
  private mutating func dropTitles(_ title: Words) {
    for index in isKept.indices where isKept[index] {
      let run = text.runs[index]
      guard run.words < 40, Words(text.bytes, run.lower, run.upper).isLike(title, above: 0.7) else {
        return
      }
      isKept[index] = false
    }
  }
}
