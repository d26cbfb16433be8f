/// The plain text of a Markdown document (CommonMark 0.31 for the marks that news texts use).
///
/// Marks of headings, emphasis, code, quotations and links are taken away, and what they mark stays;
/// front matter between `---` lines is given apart.
public struct MarkdownText: Sendable, Hashable {
  /// The fields of the front matter, `name: value` a line.
  public var frontMatter: [String: String] = [:]
  /// The first heading.
  public var title: String?
  /// Paragraphs, headings and list items, an empty line between each.
  public var text = ""

  /// Reads a document.
  ///
  /// - Parameter markdown: the document.
  /// - Complexity: O(n).
  public init(_ markdown: String) {
    var lines = markdown.utf8.split(omittingEmptySubsequences: false) { $0 == 0x0A }
      .map { XMLText.trimmed(Array($0)[...]) }[...]
    if lines.first.map({ $0.elementsEqual("---".utf8) }) == true,
      let end = lines.dropFirst().firstIndex(where: { $0.elementsEqual("---".utf8) })
    {
      for line in lines[1..<end] { takeFrontMatter(line) }
      lines = lines[(end + 1)...]
    }
    var paragraphs: [String] = []
    var current: [String] = []
    var isCode = false
    func close() {
      if !current.isEmpty { paragraphs.append(current.joined(separator: " ")) }
      current = []
    }
    for line in lines {
      if line.starts(with: "```".utf8) || line.starts(with: "~~~".utf8) {
        isCode.toggle()
        close()
        continue
      }
      let (kind, content) = MarkdownText.block(line)
      if isCode || kind == .empty || kind != .text { close() }
      let text = isCode ? String(decoding: line, as: UTF8.self) : MarkdownText.inline(content)
      guard !text.isEmpty, isCode || kind != .rule else { continue }
      current.append(text)
      if kind == .heading && !isCode {
        title = title ?? text
        close()
      }
    }
    close()
    text = paragraphs.joined(separator: "\n\n")
  }

  private mutating func takeFrontMatter(_ line: ArraySlice<UInt8>) {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
    let name = String(decoding: XMLText.trimmed(line[..<colon]), as: UTF8.self)
    let value = XMLText.trimmed(line[(colon + 1)...]).filter { $0 != 0x22 }
    if !name.isEmpty {
      frontMatter[WebAddress.lower(name)] = String(decoding: value, as: UTF8.self)
    }
  }

  private enum Kind { case text, heading, item, quotation, rule, empty }

  /// What a line is, and the line without its mark.
  private static func block(_ line: ArraySlice<UInt8>) -> (Kind, ArraySlice<UInt8>) {
    guard let first = line.first else { return (.empty, line) }
    switch first {
    case UInt8(ascii: "#"):
      let rest = line.drop { $0 == UInt8(ascii: "#") }
      guard line.count - rest.count <= 6, rest.first.map(XMLText.isSpace) ?? true else {
        return (.text, line)
      }
      var content = XMLText.trimmed(rest)
      while content.last == UInt8(ascii: "#") { content = content.dropLast() }
      return (.heading, XMLText.trimmed(content))
    case UInt8(ascii: ">"): return (.quotation, XMLText.trimmed(line.dropFirst()))
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "_"),
      UInt8(ascii: "="):
      if line.count >= 3, line.allSatisfy({ $0 == first || $0 == 0x20 }) { return (.rule, line) }
      guard line.dropFirst().first == 0x20 else { return (.text, line) }
      return (.item, XMLText.trimmed(line.dropFirst(2)))
    case 0x30...0x39:
      let rest = line.drop { (0x30...0x39).contains($0) }
      guard line.count - rest.count <= 9, rest.starts(with: ". ".utf8) else { return (.text, line) }
      return (.item, XMLText.trimmed(rest.dropFirst(2)))
    default: return (.text, line)
    }
  }

  /// A line without the marks of emphasis, code and links; escaped marks stay.
  private static func inline(_ line: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    /// Where opening brackets that may begin a link stand in the output.
    var brackets: [Int] = []
    var cursor = line.startIndex
    let lastClose = line.lastIndex(of: UInt8(ascii: ")")) ?? line.startIndex
    while cursor < line.endIndex {
      let byte = line[cursor]
      let next = cursor + 1 < line.endIndex ? line[cursor + 1] : 0
      switch byte {
      case UInt8(ascii: "\\") where "\\`*_{}[]()#+-.!>".utf8.contains(next):
        output.append(next)
        cursor += 2
        continue
      case UInt8(ascii: "*"), UInt8(ascii: "`"): break
      case UInt8(ascii: "_"):
        // Inside a word it is a letter of a name.
        let before = output.last.map { $0 > 0x2F && $0 != 0x5F } ?? false
        if before && next > 0x2F && next != 0x5F { output.append(byte) }
      case UInt8(ascii: "!") where next == UInt8(ascii: "["): break
      case UInt8(ascii: "["):
        brackets.append(output.count)
        output.append(byte)
      case UInt8(ascii: "]"):
        guard next == UInt8(ascii: "("), cursor < lastClose,
          let close = line[cursor...].firstIndex(of: UInt8(ascii: ")"))
        else {
          output.append(byte)
          break
        }
        if let bracket = brackets.popLast() { output.remove(at: bracket) }
        cursor = close + 1
        continue
      default: output.append(byte)
      }
      cursor += 1
    }
    return String(decoding: output, as: UTF8.self)
  }
}
