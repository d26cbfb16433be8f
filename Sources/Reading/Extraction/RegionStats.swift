/// How much running text and how many links each element of a page holds.
struct RegionStats {
  private var prose: [Int32]
  private var bytes: [Int32]
  private var links: [Int32]
  private var runs: [Int32]
  /// Words of running text on the whole page.
  var totalProse: Int { Int(prose.first ?? 0) }

  /// - Complexity: O(nodes + runs).
  init(_ page: Page, _ text: PageText) {
    prose = [Int32](repeating: 0, count: page.nodes.count)
    bytes = prose
    links = prose
    runs = prose
    for run in text.runs {
      prose[run.node] += RegionStats.isProse(run) ? Int32(run.words) : 0
      bytes[run.node] += Int32(run.count)
      links[run.node] += Int32(run.linkBytes)
      runs[run.node] += 1
    }
    for index in stride(from: page.nodes.count - 1, to: 0, by: -1) {
      let parent = page.parent(index)
      prose[parent] += prose[index]
      bytes[parent] += bytes[index]
      links[parent] += links[index]
      runs[parent] += runs[index]
    }
  }

  /// Whether a run reads like running text: long, and mostly not links.
  static func isProse(_ run: PageText.Run) -> Bool {
    run.words >= 15 && run.linkBytes * 2 < run.count && run.level == 0
  }

  /// The share of the page's running text in a subtree, 0...1.
  func proseShare(_ node: Int) -> Float { Float(prose[node]) / Float(max(prose[0], 1)) }

  /// The share of link bytes in a subtree's text, 0...1.
  func linkDensity(_ node: Int) -> Float { Float(links[node]) / Float(max(bytes[node], 1)) }

  /// The number of runs in a subtree.
  func runCount(_ node: Int) -> Int { Int(runs[node]) }
}
