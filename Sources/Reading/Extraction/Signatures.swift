/// How much of a page's running text stands in elements of the same tag and class: the
/// paragraphs of one article are marked alike.
struct Signatures {
  private var own: [NameKey] = []
  private var parent: [NameKey] = []
  private var proseByOwn: [NameKey: Int] = [:]
  private var proseByParent: [NameKey: Int] = [:]
  private var columns: [Int] = []
  private var distance: [Float] = []
  private var total = 1
  private var mainColumn = 0

  /// - Complexity: O(runs + bytes of their classes).
  init(_ page: Page, _ text: PageText) {
    var keys: [Int: NameKey] = [:]
    func key(_ node: Int) -> NameKey {
      if let known = keys[node] { return known }
      var bytes = [page.nodes[node].tag.rawValue]
      if let range = page.range(of: .class, in: node) { bytes += page.bytes[range].prefix(200) }
      let made = NameKey(bytes)
      keys[node] = made
      return made
    }
    var proseByColumn: [Int: Int] = [:]
    for run in text.runs {
      let column = page.parent(run.node)
      own.append(key(run.node))
      parent.append(key(column))
      columns.append(column)
      guard RegionStats.isProse(run) else { continue }
      total += run.words
      proseByOwn[own[own.count - 1], default: 0] += run.words
      proseByParent[parent[parent.count - 1], default: 0] += run.words
      proseByColumn[column, default: 0] += run.words
    }
    mainColumn =
      proseByColumn.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0
    distance = columns.map { column in Signatures.steps(page, from: column, to: mainColumn) }
  }

  /// Steps up from a run's column until an element that also holds the main column, at most 8.
  static func steps(_ page: Page, from column: Int, to main: Int) -> Float {
    var node = column
    for count in 0..<8 {
      if node <= main, main < page.end(node) { return Float(count) / 8 }
      node = page.parent(node)
    }
    return 1
  }

  /// The share of running text in elements like the run's own, 0...1.
  func share(_ index: Int) -> Float { Float(proseByOwn[own[index]] ?? 0) / Float(total) }

  /// The share of running text in parents like the run's, 0...1.
  func parentShare(_ index: Int) -> Float {
    Float(proseByParent[parent[index]] ?? 0) / Float(total)
  }

  /// Whether the run's parent holds more running text than any other element directly does.
  func isMainColumn(_ index: Int) -> Bool { columns[index] == mainColumn }

  /// How far the run stands from the main column, 0...1.
  func steps(_ index: Int) -> Float { distance[index] }
}
