/// Persons as RSS and Dublin Core write them: `mail (name)`, `name (mail)`, `name <mail>`.
enum PersonText {
  /// The persons of an element: its children in Atom's manner, or else its text.
  static func people(_ node: Int32, _ context: FeedContext) -> [FeedPerson] {
    let tree = context.tree
    let hasChildren = tree.children(of: node).contains { tree.isElement($0) }
    if hasChildren {
      return [AtomElements(context: context).person(node)].filter { $0.line != nil }
    }
    guard let text = context.plain(node) else { return [] }
    return [person(text)]
  }

  /// Splits name and mail address.
  static func person(_ text: String) -> FeedPerson {
    let bytes = Array(text.utf8)
    guard let at = bytes.indices.first(where: { isMailMark(bytes, $0) }) else {
      return FeedPerson(name: text)
    }
    var lower = at
    while lower > 0, isMailByte(bytes[lower - 1]) { lower -= 1 }
    var upper = at + 1
    while upper < bytes.count, isMailByte(bytes[upper]) { upper += 1 }
    let email = String(decoding: bytes[lower..<upper], as: UTF8.self)
    var rest = Array(bytes[..<lower]) + Array(bytes[upper...])
    rest = rest.filter { !"()<>".utf8.contains($0) }
    var name = XMLText.trimmed(rest[...])
    if name.starts(with: "mailto:".utf8) { name = name.dropFirst(7) }
    let text = String(decoding: XMLText.trimmed(name), as: UTF8.self)
    return FeedPerson(name: text.isEmpty ? nil : text, email: email)
  }

  private static func isMailMark(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "@") && index > 0 && index + 1 < bytes.count
      && isMailByte(bytes[index - 1]) && isMailByte(bytes[index + 1])
  }

  private static func isMailByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "+"): true
    default: false
    }
  }
}
