/// What a reader has passed between a page's headline and each of its runs: labels, names and
/// headings behind which the article is over, or another one has begun.
struct PagePassage {
  /// One run's standing.
  struct Standing {
    /// Kinds of label lines passed since the first paragraph.
    var labels: PhraseKinds = []
    /// Words of running text since the last such label.
    var proseSinceLabel = 0
    /// Headings marked like the headline passed since it.
    var headlines = 0
    /// Lines marked as bylines or dates passed since the first paragraph.
    var bylines = 0
    /// Whether the last heading is a link.
    var isUnderLink = false
    /// Steps up to an element that also holds the headline, 0...1.
    var distance: Float = 0
  }

  private var standings: [Standing] = []

  /// - Complexity: O(runs).
  init(_ page: Page, _ text: PageText, _ signs: [LineSigns], titleRun: Int) {
    let title = titleRun < 0 ? nil : text.runs[titleRun]
    var standing = Standing()
    var hasBegun = false
    for (index, run) in text.runs.enumerated() {
      standing.distance = title.map { Signatures.steps(page, from: run.node, to: $0.node) } ?? 0
      standings.append(standing)
      guard index > titleRun else { continue }
      if run.level > 0 {
        standing.isUnderLink = run.linkBytes * 10 > run.count * 8
        if let title, PagePassage.isLike(run, title, page) { standing.headlines += 1 }
      }
      if RegionStats.isProse(run) {
        hasBegun = true
        standing.proseSinceLabel += run.words
      } else if hasBegun {
        pass(run, signs[index], &standing)
      }
    }
  }

  private func pass(_ run: PageText.Run, _ line: LineSigns, _ standing: inout Standing) {
    if line.words < 8, !line.start.isEmpty {
      standing.labels.formUnion(line.start)
      standing.proseSinceLabel = 0
    }
    if line.words < 20, !run.near.isDisjoint(with: [.byline, .date, .timeTag]) {
      standing.bylines += 1
    }
  }

  private static func isLike(_ run: PageText.Run, _ title: PageText.Run, _ page: Page) -> Bool {
    guard page.nodes[run.node].tag == page.nodes[title.node].tag else { return false }
    guard let mine = page.range(of: .class, in: run.node),
      let other = page.range(of: .class, in: title.node)
    else { return run.level == 1 }
    return page.bytes[mine].elementsEqual(page.bytes[other])
  }

  /// A run's standing.
  func standing(_ index: Int) -> Standing { standings[index] }
}
