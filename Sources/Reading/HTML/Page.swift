/// A page's markup as a flat tree: nodes in document order, each with the index after its last
/// descendant, so that every pass is a loop and no input can exhaust the stack.
///
/// Invariant: `0 <= parent < index < end <= nodes.count` for every node but the root, which is
/// node 0 and its own parent.
struct Page {
  /// One element or run of text.
  struct Node {
    var tag: Tag
    var attributeCount: UInt16 = 0
    var parent: Int32
    /// The index after the last descendant.
    var end: Int32
    /// Bytes of the page that the node was read from; for text exactly its characters.
    var lower: Int32
    var upper: Int32
    var firstAttribute: Int32 = 0
  }

  /// One attribute that the reader knows, with the bytes of its value.
  struct Attribute {
    let name: AttributeName
    let lower: Int32
    let upper: Int32
  }

  /// The page in UTF-8.
  let bytes: [UInt8]
  var nodes: [Node] = []
  var attributes: [Attribute] = []
  /// Whether markup was left out because there was too much of it.
  var isCut = false

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The bytes of an attribute's value as they stand in the page, entities not yet resolved.
  func range(of name: AttributeName, in node: Int) -> Range<Int>? {
    let first = Int(nodes[node].firstAttribute)
    for index in first..<first + Int(nodes[node].attributeCount)
    where attributes[index].name == name {
      return Int(attributes[index].lower)..<Int(attributes[index].upper)
    }
    return nil
  }

  /// An attribute's value, entities resolved and white space collapsed.
  func value(_ name: AttributeName, of node: Int) -> String? {
    guard let range = range(of: name, in: node) else { return nil }
    var buffer: [UInt8] = []
    appendText(range, to: &buffer)
    if buffer.last == 0x20 { buffer.removeLast() }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// Whether an attribute's value is exactly this ASCII word, ignoring case.
  func value(_ name: AttributeName, of node: Int, is word: StaticString) -> Bool {
    guard let range = range(of: name, in: node), range.count == word.utf8CodeUnitCount else {
      return false
    }
    return bytes.holds(word, at: range.lowerBound)
  }

  /// The text of a node with everything below it, white space collapsed.
  func text(of node: Int) -> String {
    var buffer: [UInt8] = []
    var index = node
    let end = Int(nodes[node].end)
    while index < end {
      let part = nodes[index]
      if part.tag == .text {
        appendText(Int(part.lower)..<Int(part.upper), to: &buffer)
      } else if part.tag.isBlock || part.tag == .br, let last = buffer.last, last != 0x20 {
        buffer.append(0x20)
      } else if part.tag == .script || part.tag == .style {
        index = Int(part.end)
        continue
      }
      index += 1
    }
    if buffer.last == 0x20 { buffer.removeLast() }
    return String(decoding: buffer, as: UTF8.self)
  }

  /// The index after a node's last descendant.
  func end(_ node: Int) -> Int { Int(nodes[node].end) }

  /// A node's parent.
  func parent(_ node: Int) -> Int { Int(nodes[node].parent) }
}
