internal import Evidence

/// A page's shown text as a row of blocks, each with where it stood and what its surroundings say.
struct PageText {
  /// One run of text between block boundaries.
  struct Run {
    /// Bounds in `bytes`.
    var lower: Int
    var upper: Int
    /// Bounds in the page.
    var sourceLower: Int
    var sourceUpper: Int
    /// The innermost block element around it.
    var node: Int
    /// Bytes of it that are links.
    var linkBytes = 0
    /// Its words.
    var words = 0
    /// What the run is in the page's markup.
    var kind = Block.Kind.paragraph
    /// Heading level, 0 for other runs.
    var level = 0
    /// What the inline elements say that hold all of it.
    var inline: Cues = []
    /// What its own block element and the inline ones say.
    var own: Cues = []
    /// What the nearest three block elements say.
    var near: Cues = []
    /// What all elements around it say.
    var far: Cues = []

    var count: Int { upper - lower }
  }

  /// A link's words.
  struct Anchor {
    /// The `a` element.
    let node: Int
    let lower: Int
    var upper: Int
  }

  /// Text of all runs, separated by line feeds.
  private(set) var bytes: [UInt8] = []
  /// Runs in document order, none empty.
  private(set) var runs: [Run] = []
  /// Links in document order.
  private(set) var anchors: [Anchor] = []

  private let page: Page
  private let cues: ElementCues
  private var current: Run?
  private var breaks = 0
  /// Open elements that matter here: where they end, and the node.
  private var stack: [(end: Int, node: Int)] = []
  private var openAnchor: Int?

  /// Reads a page's shown text.
  ///
  /// - Complexity: O(page).
  init(_ page: Page, _ cues: ElementCues) {
    self.page = page
    self.cues = cues
    bytes.reserveCapacity(page.bytes.count / 8)
    walk()
  }

  /// The text of a run.
  func text(_ run: Run) -> String { String(decoding: bytes[run.lower..<run.upper], as: UTF8.self) }

  /// The address that a link leads to, as the page writes it.
  func address(_ anchor: Anchor) -> String? { page.value(.href, of: anchor.node) }

  private mutating func walk() {
    var index = 1
    while index < page.nodes.count {
      leave(before: index)
      let node = page.nodes[index]
      if node.tag == .text {
        if !cues.isUnseen[index] { add(node, index) }
        index += 1
        continue
      }
      if cues.isUnseen[index] {
        if node.tag.isBlock, node.tag != .head { flush() }
        index = max(Int(node.end), index + 1)
        continue
      }
      enter(node, index)
      index += 1
    }
    leave(before: Int.max)
    flush()
  }

  private mutating func leave(before index: Int) {
    while let last = stack.last, last.end <= index {
      stack.removeLast()
      let tag = page.nodes[last.node].tag
      if tag == .a {
        closeAnchor()
      } else if isBoundary(tag, last.node) {
        flush()
      }
    }
  }

  private mutating func enter(_ node: Page.Node, _ index: Int) {
    if node.tag == .br {
      breaks += 1
      return
    }
    if isBoundary(node.tag, index) {
      flush()
    } else if node.tag == .td || node.tag == .th, current != nil {
      bytes.append(contentsOf: bytes.last == 0x20 ? [0x7C, 0x20] : [0x20, 0x7C, 0x20])
    }
    if node.tag == .a {
      closeAnchor()
      if page.range(of: .href, in: index) != nil { openAnchor = index }
      stack.append((Int(node.end), index))
    } else if node.tag.isBlock {
      stack.append((Int(node.end), index))
    }
  }

  /// Whether an element's edges part runs; a cell's do only where its row holds other blocks.
  private func isBoundary(_ tag: Tag, _ node: Int) -> Bool {
    guard tag == .td || tag == .th else { return tag.isBlock }
    let row = page.parent(node)
    guard page.nodes[row].tag == .tr else { return true }
    return rowHoldsBlocks(row)
  }

  private func rowHoldsBlocks(_ row: Int) -> Bool {
    // A row longer than this is layout, and looking on would make the pass quadratic.
    let limit = min(page.end(row), row + 120)
    if page.end(row) > limit { return true }
    var index = row + 1
    while index < limit {
      let tag = page.nodes[index].tag
      if tag == .br || tag.isBlock && tag != .td && tag != .th { return true }
      if tag == .text, page.nodes[index].upper - page.nodes[index].lower > 400 { return true }
      index += 1
    }
    return false
  }

  private mutating func add(_ node: Page.Node, _ index: Int) {
    let source = page.bytes.trimmed(Int(node.lower), Int(node.upper))
    if source.isEmpty {
      if current != nil, let last = bytes.last, last > 0x20 { bytes.append(0x20) }
      return
    }
    if breaks > 0 { breakLine(before: page.bytes[source.lowerBound]) }
    let parent = Int(node.parent)
    if current == nil {
      if !bytes.isEmpty { bytes.append(0x0A) }
      let block = innermostBlock
      var run = Run(
        lower: bytes.count, upper: 0, sourceLower: source.lowerBound,
        sourceUpper: source.upperBound, node: block)
      run.inline = inlineCues(from: parent, to: block)
      current = run
    } else {
      let inline = inlineCues(from: parent, to: current?.node ?? 0)
      current?.inline.formIntersection(inline)
    }
    current?.sourceUpper = source.upperBound
    let start = bytes.count
    if isPreformatted(parent) {
      addLines(node)
    } else {
      page.appendText(Int(node.lower)..<Int(node.upper), to: &bytes)
    }
    guard let openAnchor else { return }
    current?.linkBytes += bytes.count - start
    // A link that goes on in the next run is an anchor of its own there.
    if let last = anchors.last, last.node == openAnchor, last.lower >= current?.lower ?? 0 {
      anchors[anchors.count - 1].upper = bytes.count
    } else {
      anchors.append(Anchor(node: openAnchor, lower: start, upper: bytes.count))
    }
  }

  /// Preformatted text: each line is a run of its own.
  private mutating func addLines(_ node: Page.Node) {
    var start = Int(node.lower)
    let end = Int(node.upper)
    while start < end {
      var stop = start
      while stop < end, page.bytes[stop] != 0x0A { stop += 1 }
      let line = page.bytes.trimmed(start, stop)
      if !line.isEmpty {
        if current == nil {
          if !bytes.isEmpty { bytes.append(0x0A) }
          current = Run(
            lower: bytes.count, upper: 0, sourceLower: line.lowerBound,
            sourceUpper: line.upperBound, node: innermostBlock)
        }
        current?.sourceUpper = line.upperBound
        page.appendText(start..<stop, to: &bytes)
      }
      if stop < end { flush() }
      start = stop + 1
    }
  }

  private func isPreformatted(_ node: Int) -> Bool {
    page.nodes[node].tag == .pre || page.nodes[page.parent(node)].tag == .pre
  }

  /// Line breaks part runs, but for a single one inside a sentence: before a small letter and
  /// not after a mark that ends one.
  private mutating func breakLine(before next: UInt8) {
    defer { breaks = 0 }
    guard let run = current else { return }
    var last = bytes.count - 1
    while last > run.lower, bytes[last] == 0x20 { last -= 1 }
    let isFinished = bytes[last] == 0x2E || bytes[last] == 0x21 || bytes[last] == 0x3F
    let goesOn = breaks == 1 && !isFinished && next.isLetter && !next.isCapital
    if !goesOn {
      flush()
    } else if let byte = bytes.last, byte > 0x20 {
      bytes.append(0x20)
    }
  }

  private var innermostBlock: Int {
    stack.last { page.nodes[$0.node].tag != .a }?.node ?? 0
  }

  private func inlineCues(from node: Int, to block: Int) -> Cues {
    var cues: Cues = []
    var node = node
    for _ in 0..<8 where node > block {
      cues.formUnion(self.cues.own[node])
      node = page.parent(node)
    }
    return cues
  }

  private mutating func closeAnchor() {
    openAnchor = nil
  }

  private mutating func flush() {
    breaks = 0
    guard var run = current else { return }
    current = nil
    while bytes.count > run.lower, let last = bytes.last, last == 0x20 { bytes.removeLast() }
    run.upper = bytes.count
    if let last = anchors.last, last.upper > run.upper {
      anchors[anchors.count - 1].upper = run.upper
    }
    guard run.count > 0 else {
      if bytes.last == 0x0A { bytes.removeLast() }
      return
    }
    run.linkBytes = min(run.linkBytes, run.count)
    var spaces = 0
    var wide = 0
    for byte in bytes[run.lower..<run.upper] {
      if byte == 0x20 { spaces += 1 }
      if byte >= 0xE3, byte <= 0xE9 { wide += 1 }
    }
    run.words = spaces + 1 + wide / 2
    describe(&run)
    runs.append(run)
  }

  private func describe(_ run: inout Run) {
    var node = run.node
    run.far = cues.inherited[node].union(run.inline)
    run.own = cues.own[node].union(run.inline)
    run.near = run.inline
    for _ in 0..<3 where node > 0 {
      run.near.formUnion(cues.own[node])
      node = page.parent(node)
    }
    node = run.node
    let tag = page.nodes[node].tag
    run.level = tag.headingLevel ?? 0
    run.kind =
      switch tag {
      case .h1, .h2, .h3, .h4, .h5, .h6: .heading
      case .li, .dt, .dd: .listItem
      case .td, .th, .tr: .tableRow
      case .figcaption, .caption: .caption
      case .pre: .preformatted
      default: kind(around: node)
      }
  }

  private func kind(around node: Int) -> Block.Kind {
    var node = node
    for _ in 0..<6 where node > 0 {
      switch page.nodes[node].tag {
      case .figcaption: return .caption
      case .blockquote:
        return cues.own[node].contains(.embed) ? .embed : .quotation
      case .li: return .listItem
      default: break
      }
      node = page.parent(node)
    }
    return .paragraph
  }
}
