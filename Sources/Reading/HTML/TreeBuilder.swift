internal import Evidence

/// Reads markup into a `Page` the way browsers forgive it: unknown end tags are ignored, missing
/// ones supplied, raw text kept whole.
///
/// It follows the HTML standard (section 13.2) where news pages depend on it, and leaves out
/// foster parenting and the rebuilding of formatting elements, which move no words. The parser of
/// libxml2 is not used: an end tag without its start makes it search every open element, which is
/// quadratic on deep pages (40,000 levels take its SAX interface 3.6 s, 20,000 take .94 s; see
/// Docs/performance/reading.md), and it gives no byte ranges.
///
/// - Complexity: O(n) time; the stack of open elements is capped at `depthLimit`, nodes at
///   `nodeLimit`.
struct TreeBuilder {
  /// Elements deeper than this become siblings, as in browsers.
  static let depthLimit = 512
  /// Beyond so many nodes only text is kept, so that a page of nothing but tags stays small.
  static let nodeLimit = 4_000_000

  var page: Page
  var position = 0
  /// Open elements, outermost first.
  var open: [Int32] = []
  /// How many elements of each tag are open.
  var openCount = [Int](repeating: 0, count: Tag.allCases.count)
  /// Raw-text elements, and comments (`other`), whose end is known not to come any more; without
  /// this, every new start would search the rest of the page again.
  private var endless: Set<Tag> = []

  private init(page: Page) {
    self.page = page
  }

  /// Reads a whole page.
  ///
  /// - Parameter bytes: valid UTF-8.
  /// - Returns: the tree.
  static func page(from bytes: [UInt8]) -> Page {
    var builder = TreeBuilder(page: Page(bytes: bytes))
    builder.page.nodes.reserveCapacity(bytes.count / 48 + 16)
    builder.parse()
    return builder.page
  }

  private mutating func parse() {
    let bytes = page.bytes
    let count = bytes.count
    let root = Page.Node(tag: .other, parent: 0, end: 1, lower: 0, upper: Int32(count))
    page.nodes.append(root)
    open.append(0)
    while position < count {
      let start = position
      position = bytes.position(of: UInt8(ascii: "<"), position, count)
      if position > start { addText(start, position) }
      if position < count { readMarkup(bytes) }
    }
    closeOpen(downTo: 0)
    page.nodes[0].end = Int32(page.nodes.count)
  }

  private mutating func readMarkup(_ bytes: [UInt8]) {
    let start = position
    let next = start + 1 < bytes.count ? bytes[start + 1] : 0
    if next.isLetter {
      readStartTag(bytes)
    } else if next == UInt8(ascii: "/"), start + 2 < bytes.count, bytes[start + 2].isLetter {
      readEndTag(bytes)
    } else if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") || next == UInt8(ascii: "/") {
      skipDeclaration(bytes)
    } else {
      position += 1
      addText(start, position)
    }
  }

  private mutating func skipDeclaration(_ bytes: [UInt8]) {
    if bytes.holds("<!--", at: position), !endless.contains(.other) {
      var index = position + 4
      while true {
        index = bytes.position(of: UInt8(ascii: ">"), index, bytes.count)
        guard index < bytes.count else { break }
        if bytes[index - 1] == UInt8(ascii: "-"), bytes[index - 2] == UInt8(ascii: "-") {
          position = index + 1
          return
        }
        index += 1
      }
      endless.insert(.other)
      position = firstTagEnd(bytes, from: position)
      return
    }
    if bytes.holds("<![cdata[", at: position), !endless.contains(.text) {
      let start = position + 9
      var index = start
      while index + 2 < bytes.count {
        if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "]"),
          bytes[index + 2] == UInt8(ascii: ">")
        {
          addText(start, index)
          position = index + 3
          return
        }
        index += 1
      }
      endless.insert(.text)
    }
    position = firstTagEnd(bytes, from: position)
  }

  private func firstTagEnd(_ bytes: [UInt8], from start: Int) -> Int {
    min(bytes.position(of: UInt8(ascii: ">"), start, bytes.count) + 1, bytes.count)
  }

  private mutating func addText(_ lower: Int, _ upper: Int) {
    let index = page.nodes.count
    // Neighbouring runs are one text, so that stray marks do not break words.
    if let last = page.nodes.last, last.tag == .text, Int(last.upper) == lower,
      last.parent == open[open.count - 1]
    {
      page.nodes[index - 1].upper = Int32(upper)
      return
    }
    page.nodes.append(
      Page.Node(
        tag: .text, parent: open[open.count - 1], end: Int32(index + 1), lower: Int32(lower),
        upper: Int32(upper)))
  }

  // MARK: Start tags

  private mutating func readStartTag(_ bytes: [UInt8]) {
    let start = position
    var index = start + 1
    while index < bytes.count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    let tag = Tag.byName[NameKey(bytes, start + 1, index)] ?? .other
    let firstAttribute = page.attributes.count
    let isSelfClosing = readAttributes(bytes, &index)
    position = index
    guard page.nodes.count < TreeBuilder.nodeLimit else {
      page.isCut = true
      page.attributes.removeSubrange(firstAttribute...)
      return
    }
    guard tag != .body || openCount[Int(Tag.body.rawValue)] == 0,
      tag != .html || openCount[Int(Tag.html.rawValue)] == 0
    else { return }
    closeImplied(before: tag, at: start)
    let node = Int32(page.nodes.count)
    page.nodes.append(
      Page.Node(
        tag: tag,
        attributeCount: UInt16(clamping: page.attributes.count - firstAttribute),
        parent: open[open.count - 1], end: node + 1, lower: Int32(start), upper: Int32(index),
        firstAttribute: Int32(firstAttribute)))
    if tag.isVoid { return }
    if tag.isRawText {
      readRawText(bytes, tag, node)
      return
    }
    // Foreign elements (svg) and custom ones do end at "/>".
    if isSelfClosing, tag == .other || tag == .svg { return }
    guard open.count < TreeBuilder.depthLimit else { return }
    open.append(node)
    openCount[Int(tag.rawValue)] += 1
  }

  /// Reads attributes up to and including the tag's end; true when it ends in `/>`.
  private mutating func readAttributes(_ bytes: [UInt8], _ index: inout Int) -> Bool {
    let count = bytes.count
    while index < count {
      while index < count, bytes[index].isSpace || bytes[index] == UInt8(ascii: "/") { index += 1 }
      guard index < count else { return false }
      if bytes[index] == UInt8(ascii: ">") {
        let isSelfClosing = bytes[index - 1] == UInt8(ascii: "/")
        index += 1
        return isSelfClosing
      }
      let nameStart = index
      index += 1
      while index < count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: "="),
        bytes[index] != UInt8(ascii: ">"), bytes[index] != UInt8(ascii: "/")
      {
        index += 1
      }
      let nameEnd = index
      while index < count, bytes[index].isSpace { index += 1 }
      var value = index..<index
      if index < count, bytes[index] == UInt8(ascii: "=") {
        index += 1
        value = readValue(bytes, &index)
      }
      if let name = AttributeName.byName[NameKey(bytes, nameStart, nameEnd)] {
        page.attributes.append(
          Page.Attribute(
            name: name, lower: Int32(value.lowerBound), upper: Int32(value.upperBound)))
      }
    }
    return false
  }

  private func readValue(_ bytes: [UInt8], _ index: inout Int) -> Range<Int> {
    let count = bytes.count
    while index < count, bytes[index].isSpace { index += 1 }
    guard index < count else { return index..<index }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = index + 1
      index = start
      index = bytes.position(of: quote, index, count)
      let value = start..<index
      index = min(index + 1, count)
      return value
    }
    let start = index
    while index < count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ">") { index += 1 }
    return start..<index
  }

  private mutating func readRawText(_ bytes: [UInt8], _ tag: Tag, _ node: Int32) {
    let start = position
    let nameStart = Int(page.nodes[Int(node)].lower) + 1
    var nameEnd = nameStart
    while nameEnd < bytes.count, bytes[nameEnd].isLetter { nameEnd += 1 }
    let width = nameEnd - nameStart
    guard !endless.contains(tag) else { return }
    var index = start
    search: while index < bytes.count {
      index = bytes.position(of: UInt8(ascii: "<"), index, bytes.count)
      guard index + 2 + width <= bytes.count else { break }
      if bytes[index + 1] == UInt8(ascii: "/") {
        for offset in 0..<width
        where bytes[index + 2 + offset].lowered != bytes[nameStart + offset].lowered {
          index += 1
          continue search
        }
        if index > start {
          open.append(node)
          addText(start, index)
          open.removeLast()
        }
        position = firstTagEnd(bytes, from: index)
        page.nodes[Int(node)].end = Int32(page.nodes.count)
        page.nodes[Int(node)].upper = Int32(position)
        return
      }
      index += 1
    }
    // No end tag. A browser swallows the rest of the page; for anything but code, reading on
    // loses less.
    endless.insert(tag)
    if tag == .script || tag == .style { position = bytes.count }
  }

  // MARK: Closing

  private mutating func readEndTag(_ bytes: [UInt8]) {
    let start = position
    var index = start + 2
    while index < bytes.count, !bytes[index].isSpace, bytes[index] != UInt8(ascii: ">"),
      bytes[index] != UInt8(ascii: "/")
    {
      index += 1
    }
    let tag = Tag.byName[NameKey(bytes, start + 2, index)] ?? .other
    position = firstTagEnd(bytes, from: index)
    guard tag != .html, tag != .body, openCount[Int(tag.rawValue)] > 0 else { return }
    close(tag, at: position, through: tag.isBlock ? .scopes : .blocks)
  }

  private enum Barrier { case scopes, blocks }

  /// Closes the innermost open element of a tag, unless it lies beyond a barrier.
  private mutating func close(_ tag: Tag, at end: Int, through barrier: Barrier) {
    var depth = open.count - 1
    while depth > 0 {
      let candidate = page.nodes[Int(open[depth])].tag
      if candidate == tag {
        closeOpen(downTo: depth, at: end)
        return
      }
      let isBarrier =
        switch barrier {
        case .scopes: candidate.isScope && !(tag.isTablePart && candidate != .table)
        case .blocks: candidate.isBlock
        }
      if isBarrier { return }
      depth -= 1
    }
  }

  private mutating func closeOpen(downTo depth: Int, at end: Int? = nil) {
    while open.count > max(depth, 1) {
      let node = Int(open.removeLast())
      page.nodes[node].end = Int32(page.nodes.count)
      page.nodes[node].upper = Int32(end ?? position)
      openCount[Int(page.nodes[node].tag.rawValue)] -= 1
    }
  }

  /// Supplies the end tags that the start of `tag` implies.
  private mutating func closeImplied(before tag: Tag, at start: Int) {
    func isOpen(_ tag: Tag) -> Bool { openCount[Int(tag.rawValue)] > 0 }
    if isOpen(.head),
      tag == .body || tag.isBlock && tag != .noscript && tag != .template && tag != .title
    {
      close(.head, at: start, through: .scopes)
    }
    if tag.closesParagraph, isOpen(.p) { close(.p, at: start, through: .scopes) }
    switch tag {
    case .li where isOpen(.li): closeItem([.li], stoppedBy: [.ul, .ol, .menu], at: start)
    case .dt where isOpen(.dd) || isOpen(.dt), .dd where isOpen(.dd) || isOpen(.dt):
      closeItem([.dt, .dd], stoppedBy: [.dl], at: start)
    case .option where isOpen(.option): close(.option, at: start, through: .scopes)
    case .tr where isOpen(.tr): closeItem([.tr], stoppedBy: [.table], at: start)
    case .td where isOpen(.td) || isOpen(.th), .th where isOpen(.td) || isOpen(.th):
      closeItem([.td, .th], stoppedBy: [.tr, .table], at: start)
    case .tbody, .thead, .tfoot:
      closeItem([.tbody, .thead, .tfoot], stoppedBy: [.table], at: start)
    case .a where isOpen(.a): close(.a, at: start, through: .blocks)
    default:
      if tag.headingLevel != nil, let last = open.last,
        page.nodes[Int(last)].tag.headingLevel != nil
      {
        closeOpen(downTo: open.count - 1, at: start)
      }
    }
  }

  private mutating func closeItem(_ items: [Tag], stoppedBy stops: [Tag], at end: Int) {
    var depth = open.count - 1
    while depth > 0 {
      let candidate = page.nodes[Int(open[depth])].tag
      if items.contains(candidate) {
        closeOpen(downTo: depth, at: end)
        return
      }
      if stops.contains(candidate) { return }
      depth -= 1
    }
  }
}

extension Tag {
  /// Parts of a table, whose end tags reach across cells.
  var isTablePart: Bool {
    switch self {
    case .table, .tr, .td, .th, .thead, .tbody, .tfoot, .caption: true
    default: false
    }
  }
}
