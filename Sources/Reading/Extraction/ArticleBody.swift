internal import Evidence

/// Chooses which runs of a page are the article.
struct ArticleBody {
  let page: Page
  let cues: ElementCues
  let text: PageText
  let signs: [LineSigns]
  private(set) var scores: [Float] = []
  /// The subtree that holds the article.
  private(set) var region = 0
  private(set) var isKept: [Bool] = []

  init(page: Page, cues: ElementCues, text: PageText) {
    self.page = page
    self.cues = cues
    self.text = text
    signs = text.runs.map { LineSigns(text.bytes, $0.lower, $0.upper) }
    scores = zip(text.runs, signs).map { ArticleBody.score($0, $1) }
    region = bestRegion()
    keep()
  }

  private static func score(_ run: PageText.Run, _ signs: LineSigns) -> Float {
    let density = Float(run.linkBytes) / Float(max(run.count, 1))
    var score = Float(-1)
    score += min(Float(run.words), 60) / 12 * (1 - density)
    score -= 4 * density
    if signs.endsSentence { score += 1 }
    if run.far.contains(.bodyProperty) { score += 1.5 }
    if run.far.contains(.content) { score += 0.7 }
    if run.far.contains(.articleTag) { score += 0.7 }
    let adverse: Cues = [
      .share, .related, .comments, .newsletter, .cookie, .navigation, .foot, .side, .navTag,
      .asideTag, .footerTag, .formTag, .buttonTag, .overlay, .byline, .captionTag, .tags, .teaser,
      .biography, .advertisement,
    ]
    score -= 2.5 * Float(run.far.intersection(adverse).rawValue.nonzeroBitCount)
    if !signs.start.isEmpty { score -= 1.5 }
    if run.words < 30, !signs.anywhere.isEmpty { score -= 1 }
    return score
  }

  private func bestRegion() -> Int {
    var sums = [Float](repeating: 0, count: page.nodes.count)
    for (run, score) in zip(text.runs, scores) { sums[run.node] += max(-2, min(score, 5)) }
    var best = 0
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      sums[page.parent(index)] += sums[index]
    }
    for index in 1..<max(page.nodes.count, 1) where index < page.nodes.count {
      if sums[index] >= sums[best] { best = index }
    }
    return best
  }

  private mutating func keep() {
    isKept = zip(text.runs, scores).map { run, score in
      score > 0 && run.node >= region && run.node < page.end(region) && run.level == 0
    }
    for index in isKept.indices.dropLast() where isKept[index + 1] {
      let run = text.runs[index]
      if run.level > 1, run.node >= region, scores[index] > -3 { isKept[index] = true }
    }
  }
}
