/// Cleans the value of a `style` attribute.
enum StyleCleaner {
  /// Keeps the declarations whose property and value are harmless.
  ///
  /// - Parameters:
  ///   - style: CSS declarations.
  ///   - allowsSVG: whether the properties of SVG are allowed as well.
  /// - Returns: the declarations that stay, each ending in `;`; empty when the style as a whole
  ///   has characters that no harmless one needs.
  static func clean(_ style: String, allowsSVG: Bool) -> String {
    let text = withoutAddresses(Array(style.utf8))
    guard hasOnlyPlainTokens(text) else { return "" }
    var kept: [String] = []
    for declaration in text.split(separator: UInt8(ascii: ";")) {
      let parts = declaration.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        if XMLText.trimmed(declaration).isEmpty { continue }
        return ""
      }
      let property = String(decoding: XMLText.trimmed(parts[0]), as: UTF8.self)
      let value = String(decoding: XMLText.trimmed(parts[1]), as: UTF8.self)
      guard property.utf8.allSatisfy({ XMLText.isNameByte($0) && $0 != 0x2E }) else { return "" }
      if !value.isEmpty, isAllowed(property, value, allowsSVG: allowsSVG) {
        kept.append("\(property): \(value);")
      }
    }
    return kept.joined(separator: " ")
  }

  private static func isAllowed(_ property: String, _ value: String, allowsSVG: Bool) -> Bool {
    let name = WebAddress.lower(property)
    if MarkupAllowlist.styleProperties.contains(name) { return true }
    let family = name.split(separator: "-").first ?? ""
    if ["background", "border", "margin", "padding"].contains(family) {
      return value.utf8.split(whereSeparator: XMLText.isSpace).allSatisfy {
        MarkupAllowlist.styleKeywords.contains(String($0) ?? "") || isMeasure(Array($0))
      }
    }
    return allowsSVG && MarkupAllowlist.svgStyleProperties.contains(name)
  }

  /// A colour (`#fff`, `rgb(1,2,3)`) or a length of at most two digits before and behind the point.
  private static func isMeasure(_ text: [UInt8]) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    if text.first == UInt8(ascii: "#") {
      return text.count > 1
        && text.dropFirst().allSatisfy { isDigit($0) || (0x61...0x66).contains($0) }
    }
    if text.starts(with: "rgb(".utf8) {
      return text.dropFirst(4).allSatisfy { isDigit($0) || $0 == 0x25 || $0 == 0x2C || $0 == 0x29 }
    }
    var rest = text[...]
    let whole = rest.prefix(while: isDigit)
    guard whole.count <= 2 else { return false }
    rest = rest.dropFirst(whole.count)
    if rest.first == UInt8(ascii: ".") { rest = rest.dropFirst() }
    let fraction = rest.prefix(while: isDigit)
    guard fraction.count <= 2 else { return false }
    rest = rest.dropFirst(fraction.count)
    let units = ["", "cm", "em", "ex", "in", "mm", "pc", "pt", "px", "%", ",", ")"]
    return units.contains(String(decoding: rest, as: UTF8.self))
  }

  /// Puts a space for every `url(...)`.
  private static func withoutAddresses(_ text: [UInt8]) -> [UInt8] {
    let lastClose = text.lastIndex(of: UInt8(ascii: ")")) ?? -1
    var output: [UInt8] = []
    var cursor = 0
    while cursor < text.count {
      if cursor < lastClose, text[cursor...].starts(with: "url".utf8) {
        var ahead = cursor + 3
        while ahead < text.count, XMLText.isSpace(text[ahead]) { ahead += 1 }
        if ahead < lastClose, text[ahead] == UInt8(ascii: "("),
          let close = text[ahead...].firstIndex(of: UInt8(ascii: ")"))
        {
          output.append(0x20)
          cursor = close + 1
          continue
        }
      }
      output.append(text[cursor])
      cursor += 1
    }
    return output
  }

  /// Letters, digits and the marks of plain values; quotes and parentheses only around plain text.
  private static func hasOnlyPlainTokens(_ text: [UInt8]) -> Bool {
    var cursor = 0
    func isWord(_ byte: UInt8) -> Bool {
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x5F
        || byte >= 0x80
    }
    while cursor < text.count {
      let byte = text[cursor]
      switch byte {
      case UInt8(ascii: "'"), UInt8(ascii: "\""):
        guard let close = text[(cursor + 1)...].firstIndex(of: byte), close > cursor + 1,
          text[(cursor + 1)..<close].allSatisfy({ isWord($0) || XMLText.isSpace($0) })
        else { return false }
        cursor = close
      case UInt8(ascii: "("):
        guard let close = text[cursor...].firstIndex(of: UInt8(ascii: ")")), close > cursor + 1,
          text[(cursor + 1)..<close].allSatisfy({
            (0x30...0x39).contains($0) || $0 == 0x2C || XMLText.isSpace($0)
          })
        else { return false }
        cursor = close
      case UInt8(ascii: "-"):
        guard cursor > 0, cursor + 1 < text.count, isWord(text[cursor - 1]),
          isWord(text[cursor + 1])
        else { return false }
      case UInt8(ascii: "_"): break
      default:
        let isPlain =
          (isWord(byte) && byte < 0x80) || XMLText.isSpace(byte) || ":,;#%.!".utf8.contains(byte)
        guard isPlain else { return false }
      }
      cursor += 1
    }
    return true
  }
}
