/// Cleans a fragment of HTML or XHTML: keeps the allowed elements and attributes, resolves
/// relative addresses, drops scripts and comments, sorts attributes.
struct MarkupCleaner {
  private let source: ArraySlice<UInt8>
  private let base: String?
  private let isHTML: Bool
  private var output: [UInt8] = []
  /// Elements open whose text is dropped, and open MathML and SVG islands.
  private var dropping = 0
  private var math = 0
  private var svg = 0
  /// Searched for in vain once, so that no search is repeated.
  private var hasMissingCommentEnd = false
  private var hasMissingTagEnd = false

  private struct Attribute {
    var name: String
    var value: String
  }

  private init(_ source: ArraySlice<UInt8>, base: String?, isHTML: Bool) {
    self.source = source
    self.base = base
    self.isHTML = isHTML
    output.reserveCapacity(source.count)
  }

  /// Cleans a fragment.
  ///
  /// - Parameters:
  ///   - source: the markup, UTF-8.
  ///   - base: what relative addresses are relative to.
  ///   - isHTML: whether inline SVG and MathML may lack their namespace, as HTML 5 allows.
  /// - Returns: safe markup, trimmed.
  /// - Complexity: O(n).
  static func clean(_ source: ArraySlice<UInt8>, base: String?, isHTML: Bool) -> [UInt8] {
    guard source.contains(where: { $0 == 0x3C || $0 == 0x26 }) else {
      return Array(XMLText.trimmed(source))
    }
    var cleaner = MarkupCleaner(source, base: base, isHTML: isHTML)
    cleaner.run()
    return Array(XMLText.trimmed(cleaner.output[...]))
  }

  private mutating func run() {
    var cursor = source.startIndex
    while cursor < source.endIndex {
      let stop = source[cursor...].firstIndex { $0 == 0x3C || $0 == 0x26 } ?? source.endIndex
      append(source[cursor..<stop])
      guard stop < source.endIndex else { return }
      cursor = source[stop] == 0x26 ? reference(at: stop) : markup(at: stop)
    }
  }

  private mutating func append(_ text: some Collection<UInt8>) {
    if dropping == 0 { output.append(contentsOf: text) }
  }

  /// Writes one reference; gives the offset behind it.
  private mutating func reference(at mark: Int) -> Int {
    let limit = min(source.endIndex, mark + 34)
    guard let end = source[mark..<limit].firstIndex(of: UInt8(ascii: ";")), end > mark + 1 else {
      return ampersand(at: mark)
    }
    let body = source[(mark + 1)..<end]
    if body.first == UInt8(ascii: "#") {
      guard let value = XMLText.number(body.dropFirst()) else {
        append([0x26])
        return mark + 1
      }
      let digits = String(decoding: body.dropFirst(), as: UTF8.self)
      let isRemapped = value > 0xFF && XMLText.isWindowsReference(body.dropFirst())
      append(
        (isRemapped ? "&#x\(String(value, radix: 16));" : "&#\(WebAddress.lower(digits));").utf8)
      return end + 1
    }
    guard body.allSatisfy(XMLText.isNameByte) else { return ampersand(at: mark) }
    let isKnown = XMLText.named(String(decoding: body, as: UTF8.self)) != nil
    append((isKnown ? "&" : "&amp;").utf8)
    append(source[(mark + 1)...end])
    return end + 1
  }

  /// Writes an ampersand that begins no reference, escaped where a letter could make it one.
  private mutating func ampersand(at mark: Int) -> Int {
    let isAmbiguous = mark + 1 < source.endIndex && isLetter(source[mark + 1])
    append((isAmbiguous ? "&amp;" : "&").utf8)
    return mark + 1
  }

  /// Writes what begins with `<`; gives the offset behind it.
  private mutating func markup(at mark: Int) -> Int {
    guard mark + 1 < source.endIndex else {
      append("<".utf8)
      return mark + 1
    }
    switch source[mark + 1] {
    case 0x41...0x5A, 0x61...0x7A: return startTag(at: mark)
    case UInt8(ascii: "/"): return endTag(at: mark)
    case UInt8(ascii: "!"): return declaration(at: mark)
    case UInt8(ascii: "?"):
      return source[mark...].firstIndex(of: 0x3E).map { $0 + 1 } ?? source.endIndex
    default:
      append("<".utf8)
      return mark + 1
    }
  }

  private mutating func declaration(at mark: Int) -> Int {
    let rest = source[(mark + 2)...]
    if rest.starts(with: "--".utf8), !hasMissingCommentEnd {
      var from = mark + 4
      while let hit = source[min(from, source.endIndex)...].firstIndex(of: 0x2D) {
        if source[hit...].starts(with: "-->".utf8) { return hit + 3 }
        from = hit + 1
      }
      hasMissingCommentEnd = true
    }
    let isDeclaration =
      rest.starts(with: "--".utf8) || rest.starts(with: "[".utf8)
      || WebAddress.lower(String(decoding: rest.prefix(7), as: UTF8.self)) == "doctype"
    if isDeclaration, !hasMissingTagEnd {
      if let end = rest.firstIndex(of: 0x3E) { return end + 1 }
      hasMissingTagEnd = true
    }
    append((isDeclaration ? "<!" : "&lt;!").utf8)
    return mark + 2
  }

  private mutating func endTag(at mark: Int) -> Int {
    guard mark + 2 < source.endIndex, isLetter(source[mark + 2]) else {
      append("</".utf8)
      return mark + 2
    }
    var cursor = mark + 2
    while cursor < source.endIndex, isTagByte(source[cursor]) { cursor += 1 }
    var name = lowered(source[(mark + 2)..<cursor])
    let stop = source[cursor...].firstIndex { $0 == 0x3E || $0 == 0x3C } ?? source.endIndex
    let next = stop < source.endIndex && source[stop] == 0x3E ? stop + 1 : stop
    if !MarkupAllowlist.elements.contains(name) || svg > 0 {
      if MarkupAllowlist.dropped.contains(name) { dropping = max(0, dropping - 1) }
      if math > 0, MarkupAllowlist.mathElements.contains(name) {
        if name == "math" { math -= 1 }
      } else if svg > 0, MarkupAllowlist.svgElementsLowered.contains(name) {
        name = MarkupAllowlist.svgCase[name] ?? name
        if name == "svg" { svg -= 1 }
      } else if !MarkupAllowlist.elements.contains(name) {
        return next
      }
    }
    if !MarkupAllowlist.void.contains(name) { append("</\(name)>".utf8) }
    return next
  }

  private mutating func startTag(at mark: Int) -> Int {
    var cursor = mark + 1
    while cursor < source.endIndex, isTagByte(source[cursor]) { cursor += 1 }
    let name = lowered(source[(mark + 1)..<cursor])
    var attributes: [Attribute] = []
    var isEmpty = false
    loop: while cursor < source.endIndex {
      switch source[cursor] {
      case 0...0x20: cursor += 1
      case 0x3E:
        cursor += 1
        break loop
      case 0x3C: break loop
      case UInt8(ascii: "/"):
        cursor += 1
        isEmpty = cursor < source.endIndex && source[cursor] == 0x3E
      default: attributes.append(attribute(&cursor))
      }
    }
    open(name, attributes, isEmpty: isEmpty)
    return cursor
  }

  private func attribute(_ cursor: inout Int) -> Attribute {
    let start = cursor
    cursor += 1
    while cursor < source.endIndex, !isAttributeStop(source[cursor]) { cursor += 1 }
    let name = lowered(source[start..<cursor])
    var ahead = cursor
    while ahead < source.endIndex, source[ahead] <= 0x20 { ahead += 1 }
    guard ahead < source.endIndex, source[ahead] == UInt8(ascii: "=") else {
      return Attribute(name: name, value: name)
    }
    ahead += 1
    while ahead < source.endIndex, source[ahead] <= 0x20 { ahead += 1 }
    cursor = ahead
    guard ahead < source.endIndex else { return Attribute(name: name, value: "") }
    let quote = source[ahead]
    if quote == 0x22 || quote == 0x27, let close = source[(ahead + 1)...].firstIndex(of: quote) {
      cursor = close + 1
      return Attribute(
        name: name, value: String(decoding: source[(ahead + 1)..<close], as: UTF8.self))
    }
    while cursor < source.endIndex, source[cursor] > 0x20, source[cursor] != 0x3E { cursor += 1 }
    return Attribute(name: name, value: String(decoding: source[ahead..<cursor], as: UTF8.self))
  }

  private mutating func open(_ name: String, _ given: [Attribute], isEmpty: Bool) {
    var name = name
    var attributes = given
    var allowed = MarkupAllowlist.attributes
    var usesSVGCase = false
    if !MarkupAllowlist.elements.contains(name) || svg > 0 {
      if MarkupAllowlist.dropped.contains(name) && !isEmpty { dropping += 1 }
      enterIsland(name, &attributes)
      if math > 0, MarkupAllowlist.mathElements.contains(name) {
        allowed = MarkupAllowlist.mathAttributes
      } else if svg > 0, MarkupAllowlist.svgElementsLowered.contains(name) {
        name = MarkupAllowlist.svgCase[name] ?? name
        allowed = MarkupAllowlist.svgAttributesLowered
        usesSVGCase = true
      } else if !MarkupAllowlist.elements.contains(name) {
        return
      }
    }
    guard dropping == 0 else { return }
    if math + svg > 0, attributes.contains(where: { $0.name.hasPrefix("xlink:") }),
      !attributes.contains(where: { $0.name == "xmlns:xlink" })
    {
      attributes.append(Attribute(name: "xmlns:xlink", value: "http://www.w3.org/1999/xlink"))
    }
    append("<\(name)".utf8)
    for attribute in attributes.sorted(by: { ($0.name, $0.value) < ($1.name, $1.value) }) {
      write(attribute, of: name, allowed: allowed, usesSVGCase: usesSVGCase)
    }
    if MarkupAllowlist.void.contains(name) {
      append(" />".utf8)
    } else {
      append(">".utf8)
      // HTML passes over the slash of a tag that has attributes; `<b/>` is closed at once.
      if isEmpty, given.isEmpty { append("</\(name)>".utf8) }
      if isEmpty, name == "svg" { svg -= 1 }
      if isEmpty, name == "math" { math -= 1 }
    }
  }

  private mutating func enterIsland(_ name: String, _ attributes: inout [Attribute]) {
    let uri: String
    switch name {
    case "svg": uri = "http://www.w3.org/2000/svg"
    case "math": uri = "http://www.w3.org/1998/Math/MathML"
    default: return
    }
    if isHTML, !attributes.contains(where: { $0.name == "xmlns" }) {
      attributes.append(Attribute(name: "xmlns", value: uri))
    }
    guard attributes.contains(where: { $0.name == "xmlns" && $0.value == uri }) else { return }
    if name == "svg" { svg += 1 } else { math += 1 }
  }

  private mutating func write(
    _ attribute: Attribute, of element: String, allowed: Set<String>, usesSVGCase: Bool
  ) {
    guard dropping == 0 else { return }
    var value = attribute.value
    if attribute.name == "style", allowed.contains("style") {
      value = StyleCleaner.clean(value, allowsSVG: svg > 0)
      if value.isEmpty { return }
    } else if !allowed.contains(attribute.name) {
      return
    }
    if attribute.name == "rel" || attribute.name == "type" { value = WebAddress.lower(value) }
    if MarkupAllowlist.addressAttributes[element]?.contains(attribute.name) == true {
      value = FeedAddress.resolve(value, base: base)
    }
    let name =
      usesSVGCase ? MarkupAllowlist.svgCase[attribute.name] ?? attribute.name : attribute.name
    append(" \(name)=\"".utf8)
    for byte in value.utf8 {
      switch byte {
      case 0x22: append("&quot;".utf8)
      case 0x3C: append("&lt;".utf8)
      case 0x3E: append("&gt;".utf8)
      default: append(CollectionOfOne(byte))
      }
    }
    append("\"".utf8)
  }

  private func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    WebAddress.lower(String(decoding: bytes, as: UTF8.self))
  }

  private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  private func isTagByte(_ byte: UInt8) -> Bool {
    isLetter(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F || byte == 0x2E
      || byte == 0x3A
  }

  private func isAttributeStop(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == 0x3E || byte == 0x3C || byte == 0x3D || byte == 0x2F
  }
}
