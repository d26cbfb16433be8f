import Evidence

/// Where in a feed's tree one stands: the base address, language and version in force.
struct FeedContext {
  let tree: XMLTree
  var base: String?
  var language: String?
  let version: Feed.Version

  var isAtom: Bool {
    switch version {
    case .atom, .atom01, .atom02, .atom03, .atom10: true
    default: false
    }
  }

  /// Takes on an element's `xml:base` and `xml:lang`.
  mutating func enter(_ node: Int32) {
    guard !tree.nodes[Int(node)].attributes.isEmpty else { return }
    if let own = tree.attribute("base", in: .xml, of: node) {
      base = FeedAddress.safeBase(WebAddress.resolve(own, against: base))
    }
    if let own = tree.attribute("lang", in: .xml, of: node) ?? tree.attribute("lang", of: node) {
      language = own.isEmpty ? nil : own.replacingUnderscores
    }
  }

  func entering(_ node: Int32) -> FeedContext {
    var context = self
    context.enter(node)
    return context
  }

  /// The text of an element as an address, resolved; nothing when it is empty.
  func address(_ node: Int32) -> String? {
    plain(node).flatMap { resolved($0, at: node) }
  }

  func resolved(_ address: String?, at node: Int32) -> String? {
    guard let address else { return nil }
    let found = FeedAddress.resolve(address, base: entering(node).base)
    return found.isEmpty ? nil : found
  }

  /// The trimmed text of an element, markup left out; nothing when it is empty.
  func plain(_ node: Int32) -> String? {
    let text = MojibakeRepair.repaired(tree.text(of: node))
    return text.isEmpty ? nil : text
  }

  /// Reads a text construct.
  ///
  /// - Parameters:
  ///   - node: the element that holds it.
  ///   - form: what its text is when nothing says so.
  /// - Returns: the text, cleaned; nothing when it is empty.
  func text(_ node: Int32, default form: FeedText.Form) -> FeedText? {
    let inner = entering(node)
    var (form, type) = statedForm(node, default: form)
    var bytes: [UInt8] = []
    let writer = InlineMarkup(tree: tree)
    if isBase64(node, type) {
      bytes = Base64.decode(Array(tree.text(of: node).utf8)) ?? []
      if form == .other { form = .html }
    } else if form == .xhtml || writer.hasMarkup(node) {
      if form != .xhtml && writer.hasMarkup(node) {
        (form, type) = (.xhtml, FeedText.Form.xhtml.rawValue)
      }
      writer.write(node, stripsDivision: version == .atom10, into: &bytes)
    } else {
      writer.gather(node, into: &bytes)
    }
    if bytes.contains(where: XMLText.isControl) { bytes.removeAll(where: XMLText.isControl) }
    var slice = XMLText.trimmed(bytes[...])
    if !isAtom, form == .plain, MarkupGuess.looksLikeHTML(slice) {
      (form, type) = (.html, FeedText.Form.html.rawValue)
    }
    if form == .html || form == .xhtml {
      bytes = MarkupCleaner.clean(slice, base: inner.base, isHTML: form == .html)
      slice = bytes[...]
    }
    guard !slice.isEmpty else { return nil }
    var text = FeedText(MojibakeRepair.repaired(String(decoding: slice, as: UTF8.self)), form: form)
    text.type = type
    text.language = inner.language
    text.base = inner.base
    return text
  }

  private func statedForm(_ node: Int32, default form: FeedText.Form) -> (FeedText.Form, String) {
    guard let stated = tree.attribute("type", of: node).map(WebAddress.lower), !stated.isEmpty
    else {
      return (form, form.rawValue)
    }
    switch stated {
    case "text", "text/plain", "plain": return (.plain, FeedText.Form.plain.rawValue)
    case "html", "text/html": return (.html, FeedText.Form.html.rawValue)
    case "xhtml", "application/xhtml+xml": return (.xhtml, FeedText.Form.xhtml.rawValue)
    default: return (stated.contains("/") ? .other : form, stated)
    }
  }

  private func isBase64(_ node: Int32, _ type: String) -> Bool {
    if tree.attribute("mode", of: node) == "base64" { return true }
    return type.contains("/") && !type.hasPrefix("text/") && !type.hasSuffix("+xml")
      && !type.hasSuffix("/xml")
  }
}

/// Inline markup of a feed, written out as text.
struct InlineMarkup {
  let tree: XMLTree

  /// Whether elements other than a wrapping `div` stand inside.
  func hasMarkup(_ node: Int32) -> Bool {
    tree.children(of: node).contains { child in
      tree.isElement(child) && (tree.name(child) != "div" || hasMarkup(child))
    }
  }

  /// Appends the text inside, tags left out.
  func gather(_ node: Int32, into buffer: inout [UInt8]) {
    for child in tree.children(of: node) {
      if tree.isElement(child) {
        gather(child, into: &buffer)
      } else {
        tree.appendText(child, to: &buffer)
      }
    }
  }

  /// Appends the markup inside; of a single `div` around everything only the inside.
  func write(_ node: Int32, stripsDivision: Bool, into buffer: inout [UInt8]) {
    if stripsDivision, let division = onlyDivision(of: node) {
      write(division, stripsDivision: false, into: &buffer)
      return
    }
    for child in tree.children(of: node) {
      guard tree.isElement(child) else {
        var text: [UInt8] = []
        tree.appendText(child, to: &text)
        XMLText.escape(text[...], into: &buffer)
        continue
      }
      let name = tree.name(child)
      buffer.append(contentsOf: "<\(name)".utf8)
      writeAttributes(of: child, into: &buffer)
      buffer.append(contentsOf: ">".utf8)
      guard !MarkupAllowlist.void.contains(name) else { continue }
      write(child, stripsDivision: false, into: &buffer)
      buffer.append(contentsOf: "</\(name)>".utf8)
    }
  }

  private func writeAttributes(of node: Int32, into buffer: inout [UInt8]) {
    let record = tree.nodes[Int(node)]
    for index in record.attributes {
      let attribute = tree.attributes[Int(index)]
      let range = attribute.nameRange
      let name = tree.bytes[Int(range.lowerBound)..<Int(range.upperBound)]
      guard !name.starts(with: "xmlns".utf8) else { continue }
      let value = tree.value(attribute).xmlEscaped
      let prefix =
        attribute.vocabulary == .xlink ? "xlink:" : attribute.vocabulary == .xml ? "xml:" : ""
      let written =
        prefix.isEmpty
        ? String(decoding: name, as: UTF8.self) : prefix + tree.names[Int(attribute.name)]
      buffer.append(contentsOf: " \(written)=\"\(value)\"".utf8)
    }
    let uri: String? =
      switch (tree.name(node), record.vocabulary) {
      case ("svg", .svg): "http://www.w3.org/2000/svg"
      case ("math", .mathML): "http://www.w3.org/1998/Math/MathML"
      default: nil
      }
    if let uri { buffer.append(contentsOf: " xmlns=\"\(uri)\"".utf8) }
  }

  private func onlyDivision(of node: Int32) -> Int32? {
    var division: Int32?
    for child in tree.children(of: node) {
      if tree.isElement(child) {
        guard division == nil, tree.name(child) == "div" else { return nil }
        division = child
      } else {
        var text: [UInt8] = []
        tree.appendText(child, to: &text)
        guard text.allSatisfy(XMLText.isSpace) else { return nil }
      }
    }
    return division
  }
}

/// Tells markup from plain text where a format does not say which it is.
enum MarkupGuess {
  /// Whether a text has an end tag or a reference, and nothing but known tags and references.
  static func looksLikeHTML(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return false }
    var evidence = false
    var cursor = text.startIndex
    while let mark = text[cursor...].firstIndex(where: { $0 == 0x3C || $0 == 0x26 }) {
      cursor = mark + 1
      if text[mark] == 0x26 {
        let end = text[cursor..<min(cursor + 34, text.endIndex)].firstIndex(of: 0x3B)
        guard let end, end > cursor else { continue }
        let body = text[cursor..<end]
        if body.first == 0x23 {
          if XMLText.number(body.dropFirst()) != nil { evidence = true }
        } else if body.allSatisfy(XMLText.isNameByte) {
          guard XMLText.named(String(decoding: body, as: UTF8.self)) != nil else { return false }
          evidence = true
        }
        continue
      }
      let isEnd = cursor < text.endIndex && text[cursor] == 0x2F
      if isEnd { cursor += 1 }
      let name = text[cursor...].prefix { XMLText.isNameByte($0) && $0 != 0x2D && $0 != 0x2E }
      guard !name.isEmpty else { continue }
      let lower = WebAddress.lower(String(decoding: name, as: UTF8.self))
      guard MarkupAllowlist.elements.contains(lower) else { return false }
      let next = name.endIndex < text.endIndex ? text[name.endIndex] : 0
      if isEnd && next == 0x3E { evidence = true }
      cursor = name.endIndex
    }
    return evidence
  }
}

/// Undoes the two wrong decodings that publishers commit most.
enum MojibakeRepair {
  /// Takes UTF-8 that was read as ISO 8859-1 back, and codes 0x80...0x9F as windows-1252.
  static func repaired(_ text: String) -> String {
    let span = text.utf8Span
    // Or-ing all bytes is many times faster than looking for the first that is not ASCII.
    var union: UInt8 = 0
    for index in span.span.indices { union |= span.span[index] }
    guard union >= 0x80 else { return text }
    if text.utf8.allSatisfy({ $0 <= 0xC3 }) {
      let narrow = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
      if let wide = String(validating: narrow, as: UTF8.self) { return wide }
    }
    guard text.unicodeScalars.contains(where: { (0x80...0x9F).contains($0.value) }) else {
      return text
    }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      scalars.append(Unicode.Scalar(XMLText.windows1252(scalar.value)) ?? scalar)
    }
    return String(scalars)
  }
}

extension String {
  /// Language codes with hyphens, as BCP 47 writes them.
  fileprivate var replacingUnderscores: String {
    String(decoding: utf8.map { $0 == 0x5F ? 0x2D : $0 }, as: UTF8.self)
  }
}
