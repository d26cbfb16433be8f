/// Builds the tree of an XML document, well formed or not, in one pass.
///
/// Why not libxml2's recovering parser: it drops undefined entities (`&nbsp;`) and bare ampersands
/// and stops at what it cannot repair. Here whatever is ill formed is kept as text, an end tag
/// closes the nearest open element of its name, and unclosed elements end with the document.
struct XMLScanner {
  /// Elements deeper than this stand beside the deepest one instead of inside it.
  static let depthLimit = 256
  /// Longer internal entities are left undefined, so that references cannot blow a document up.
  static let entityLimit = 128

  private var tree: XMLTree
  private var position = 0
  private let count: Int
  private var open: [Int32] = [0]
  private var lastChildren: [Int32] = [-1]
  private var nameIndex: [[UInt8]: Int32] = [:]
  private var bindings: [Binding] = []
  /// Terminators known not to occur any more, so that no search is repeated.
  private var missing: Set<String> = []

  /// A namespace prefix in force since the element at `depth`.
  private struct Binding {
    var prefix: [UInt8]
    var vocabulary: XMLVocabulary
    var depth: Int
  }

  private init(_ bytes: [UInt8]) {
    tree = XMLTree(bytes: bytes)
    count = bytes.count < Int(Int32.max) ? bytes.count : 0
  }

  /// Scans a document.
  ///
  /// - Parameter bytes: the document in UTF-8; one of 2 GiB or more gives an empty tree.
  /// - Returns: the tree; whether something had to be recovered stands in it.
  /// - Complexity: O(n).
  static func scan(_ bytes: [UInt8]) -> XMLTree {
    var scanner = XMLScanner(bytes)
    scanner.document()
    return scanner.tree
  }

  private mutating func document() {
    var textStart = 0
    while position < count, let mark = find(UInt8(ascii: "<"), from: position) {
      guard isMarkup(at: mark) else {
        tree.isWellFormed = false
        position = mark + 1
        continue
      }
      appendText(.text, textStart, mark)
      textStart = mark
      position = mark
      if markup() {
        textStart = position
      } else {
        tree.isWellFormed = false
        position = mark + 1
      }
    }
    appendText(.text, textStart, count)
    if open.count > 1 || tree.root == nil { tree.isWellFormed = false }
  }

  private func find(_ byte: UInt8, from start: Int) -> Int? {
    tree.bytes[start..<count].firstIndex(of: byte)
  }

  private func isMarkup(at mark: Int) -> Bool {
    guard mark + 1 < count else { return false }
    switch tree.bytes[mark + 1] {
    case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: return true
    case UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"): return true
    default: return false
    }
  }

  private mutating func markup() -> Bool {
    switch tree.bytes[position + 1] {
    case UInt8(ascii: "/"): return endTag()
    case UInt8(ascii: "?"): return skip(past: "?>", from: position + 2)
    case UInt8(ascii: "!"):
      if begins("<!--") { return skip(past: "-->", from: position + 4) }
      if begins("<![CDATA[") { return characterData() }
      return declaration()
    default: return startTag()
    }
  }

  private func begins(_ text: StaticString) -> Bool {
    let letters = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    return position + letters.count <= count
      && tree.bytes[position..<position + letters.count].elementsEqual(letters)
  }

  /// The offset of a terminator at or after `start`.
  private mutating func locate(_ terminator: String, from start: Int) -> Int? {
    guard !missing.contains(terminator) else { return nil }
    let pattern = Array(terminator.utf8)
    var from = start
    while from + pattern.count <= count, let hit = find(pattern[0], from: from) {
      if hit + pattern.count <= count,
        tree.bytes[hit..<hit + pattern.count].elementsEqual(pattern)
      {
        return hit
      }
      from = hit + 1
    }
    missing.insert(terminator)
    return nil
  }

  private mutating func skip(past terminator: String, from start: Int) -> Bool {
    guard let end = locate(terminator, from: start) else { return false }
    position = end + terminator.utf8.count
    return true
  }

  private mutating func characterData() -> Bool {
    let start = position + 9
    let end = locate("]]>", from: start)
    appendText(.cdata, start, end ?? count)
    if end == nil { tree.isWellFormed = false }
    position = end.map { $0 + 3 } ?? count
    return true
  }

  // MARK: Declarations

  private mutating func declaration() -> Bool {
    var cursor = position + 2
    while cursor < count {
      switch tree.bytes[cursor] {
      case UInt8(ascii: ">"):
        position = cursor + 1
        return true
      case UInt8(ascii: "["):
        guard let end = internalSubset(from: cursor + 1) else { return false }
        cursor = end
      case UInt8(ascii: "<"): return false
      default: cursor += 1
      }
    }
    return false
  }

  /// Reads the entities of an internal subset; gives the offset behind its closing bracket.
  private mutating func internalSubset(from start: Int) -> Int? {
    guard let end = locate("]", from: start) else { return nil }
    var cursor = start
    while let mark = find(UInt8(ascii: "<"), from: cursor), mark < end {
      guard let close = find(UInt8(ascii: ">"), from: mark) else { break }
      declareEntity(tree.bytes[mark..<close])
      cursor = close + 1
    }
    return end + 1
  }

  private mutating func declareEntity(_ text: ArraySlice<UInt8>) {
    let parts = text.split(whereSeparator: XMLText.isSpace)
    guard parts.count >= 3, parts[0].elementsEqual("<!ENTITY".utf8) else { return }
    let rest = text[parts[1].endIndex...]
    guard let quote = rest.first(where: { $0 == 0x22 || $0 == 0x27 }),
      let lower = rest.firstIndex(of: quote),
      let upper = rest[(lower + 1)...].firstIndex(of: quote),
      rest[..<lower].allSatisfy(XMLText.isSpace)
    else { return }
    var value: [UInt8] = []
    XMLText.decode(rest[(lower + 1)..<upper], entities: tree.entities, into: &value)
    guard value.count <= XMLScanner.entityLimit else { return }
    tree.entities[String(decoding: parts[1], as: UTF8.self)] = value
  }

  // MARK: Nodes

  private mutating func append(_ node: XMLTree.Node) -> Int32 {
    let index = Int32(tree.nodes.count)
    let parent = open.count - 1
    tree.nodes.append(node)
    if lastChildren[parent] < 0 {
      tree.nodes[Int(open[parent])].firstChild = index
    } else {
      tree.nodes[Int(lastChildren[parent])].nextSibling = index
    }
    lastChildren[parent] = index
    return index
  }

  private mutating func appendText(_ kind: XMLTree.Node.Kind, _ lower: Int, _ upper: Int) {
    guard lower < upper else { return }
    _ = append(
      XMLTree.Node(
        kind: kind, lower: Int32(lower), upper: Int32(upper), parent: open[open.count - 1])
    )
  }

  private mutating func endTag() -> Bool {
    guard let end = locate(">", from: position) else { return false }
    let name = XMLText.trimmed(tree.bytes[(position + 2)..<end])
    guard !name.contains(UInt8(ascii: "<")) else { return false }
    position = end + 1
    let match = open.indices.dropFirst().last { index in
      let node = tree.nodes[Int(open[index])]
      return tree.bytes[Int(node.lower)..<Int(node.upper)].elementsEqual(name)
    }
    guard let match else {
      tree.isWellFormed = false
      return true
    }
    if match != open.count - 1 { tree.isWellFormed = false }
    close(to: match)
    return true
  }

  private mutating func close(to depth: Int) {
    open.removeLast(open.count - depth)
    lastChildren.removeLast(lastChildren.count - depth)
    while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
  }

  private mutating func startTag() -> Bool {
    let lower = position + 1
    var cursor = nameEnd(from: lower)
    let upper = cursor
    let firstAttribute = Int32(tree.attributes.count)
    var isEmpty = false
    tag: while true {
      while cursor < count, XMLText.isSpace(tree.bytes[cursor]) { cursor += 1 }
      guard cursor < count else {
        tree.attributes.removeLast(tree.attributes.count - Int(firstAttribute))
        return false
      }
      switch tree.bytes[cursor] {
      case UInt8(ascii: ">"):
        cursor += 1
        break tag
      case UInt8(ascii: "/"):
        cursor += 1
        isEmpty = cursor < count && tree.bytes[cursor] == UInt8(ascii: ">")
      case UInt8(ascii: "<"):
        tree.isWellFormed = false
        break tag
      default:
        cursor = attribute(from: cursor)
      }
    }
    position = cursor
    let node = element(lower, upper, attributes: firstAttribute..<Int32(tree.attributes.count))
    let index = append(node)
    if isEmpty {
      while let last = bindings.last, last.depth >= open.count { bindings.removeLast() }
    } else if open.count <= XMLScanner.depthLimit {
      open.append(index)
      lastChildren.append(-1)
    } else {
      tree.isWellFormed = false
    }
    return true
  }

  private func nameEnd(from start: Int) -> Int {
    var cursor = start
    while cursor < count {
      switch tree.bytes[cursor] {
      case 0...0x20, UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "<"):
        return cursor
      default: cursor += 1
      }
    }
    return cursor
  }

  /// Reads one attribute; gives the offset behind it, always beyond `start`.
  private mutating func attribute(from start: Int) -> Int {
    let end = max(nameEnd(from: start), start + 1)
    var cursor = end
    while cursor < count, XMLText.isSpace(tree.bytes[cursor]) { cursor += 1 }
    guard cursor < count, tree.bytes[cursor] == UInt8(ascii: "=") else {
      tree.isWellFormed = false
      record(start..<end, value: end..<end)
      return end
    }
    cursor += 1
    while cursor < count, XMLText.isSpace(tree.bytes[cursor]) { cursor += 1 }
    guard cursor < count else { return cursor }
    let quote = tree.bytes[cursor]
    if quote == 0x22 || quote == 0x27,
      let close = locate(quote == 0x22 ? "\"" : "'", from: cursor + 1)
    {
      record(start..<end, value: (cursor + 1)..<close)
      return close + 1
    }
    tree.isWellFormed = false
    let valueStart = cursor
    while cursor < count, tree.bytes[cursor] > 0x20, tree.bytes[cursor] != UInt8(ascii: ">") {
      cursor += 1
    }
    record(start..<end, value: valueStart..<cursor)
    return cursor
  }

  private mutating func record(_ name: Range<Int>, value: Range<Int>) {
    tree.attributes.append(
      XMLTree.Attribute(
        vocabulary: .none, name: 0, nameRange: Int32(name.lowerBound)..<Int32(name.upperBound),
        valueRange: Int32(value.lowerBound)..<Int32(value.upperBound)))
  }

  // MARK: Names

  private mutating func element(_ lower: Int, _ upper: Int, attributes: Range<Int32>)
    -> XMLTree.Node
  {
    for index in attributes { declareNamespace(tree.attributes[Int(index)]) }
    for index in attributes {
      let range = tree.attributes[Int(index)].nameRange
      let (prefix, local) = split(Int(range.lowerBound), Int(range.upperBound))
      tree.attributes[Int(index)].name = intern(local)
      if !prefix.isEmpty { tree.attributes[Int(index)].vocabulary = vocabulary(of: prefix) }
    }
    let (prefix, local) = split(lower, upper)
    var node = XMLTree.Node(
      kind: .element, lower: Int32(lower), upper: Int32(upper), parent: open[open.count - 1])
    node.name = intern(local)
    node.vocabulary = vocabulary(of: prefix)
    node.attributes = attributes
    return node
  }

  private mutating func declareNamespace(_ attribute: XMLTree.Attribute) {
    let name = tree.bytes[Int(attribute.nameRange.lowerBound)..<Int(attribute.nameRange.upperBound)]
    guard name.starts(with: "xmlns".utf8) else { return }
    let rest = name.dropFirst(5)
    guard rest.isEmpty || rest.first == UInt8(ascii: ":"), bindings.count < 64 else { return }
    var vocabulary = XMLVocabulary(uri: tree.value(attribute))
    // Many documents make up a default namespace for plain RSS.
    if rest.isEmpty && vocabulary == .other { vocabulary = .none }
    bindings.append(
      Binding(prefix: Array(rest.dropFirst()), vocabulary: vocabulary, depth: open.count))
  }

  private func split(_ lower: Int, _ upper: Int)
    -> (prefix: ArraySlice<UInt8>, local: ArraySlice<UInt8>)
  {
    let name = tree.bytes[lower..<upper]
    guard let colon = name.firstIndex(of: UInt8(ascii: ":")) else {
      return (name[lower..<lower], name)
    }
    return (name[..<colon], name[(colon + 1)...])
  }

  private mutating func vocabulary(of prefix: ArraySlice<UInt8>) -> XMLVocabulary {
    if let binding = bindings.last(where: { $0.prefix.elementsEqual(prefix) }) {
      return binding.vocabulary
    }
    if prefix.isEmpty { return .none }
    let name = String(decoding: prefix, as: UTF8.self)
    if name != "xml" && name != "xmlns" { tree.isWellFormed = false }
    return XMLVocabulary(prefix: name) ?? .other
  }

  private mutating func intern(_ name: ArraySlice<UInt8>) -> Int32 {
    let lower = name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    if let index = nameIndex[lower] { return index }
    let index = Int32(tree.names.count)
    tree.names.append(String(decoding: lower, as: UTF8.self))
    nameIndex[lower] = index
    return index
  }
}
