import Evidence

/// A treaty's text by its parts: title, preamble, articles, and the lines of signature.
struct TreatyOutline: Sendable {
  /// A numbered part.
  struct Article: Sendable {
    /// What it is called, such as `Article 5` or `Section 2`.
    let label: String
    /// Where it stands, its heading line included.
    let span: TextSpan
  }

  /// The first line, where it reads like a title.
  let title: TextSpan?
  /// From the title to the first article.
  let preamble: TextSpan
  /// The articles in text order; empty where the text has no numbering.
  let articles: [Article]
  /// From the line of signature on: "Done at …".
  let closing: TextSpan?

  /// Finds the parts of a text by its lines.
  ///
  /// Numbered lines (`1.`) count as articles only where no line begins with `Article` or `Section`.
  /// - Complexity: O(n) in bytes.
  init(_ text: String) {
    let bytes = Array(text.utf8)
    let lines = TreatyOutline.lines(of: bytes)
    let closing = lines.last { TreatyOutline.isClosing(bytes, $0) }
    let body = lines.filter { line in closing.map { line.lower < $0.lower } ?? true }
    var heads = body.compactMap { TreatyOutline.head(bytes, $0) }
    if heads.isEmpty { heads = TreatyOutline.numbered(bytes, body) }
    let end = closing?.lower ?? bytes.count
    articles = heads.indices.map { index in
      let next = index + 1 < heads.count ? heads[index + 1].line.lower : end
      return Article(label: heads[index].label, span: TextSpan(heads[index].line.lower, next))
    }
    title = lines.first.flatMap { line in
      let isHead = heads.first.map { $0.line.lower == line.lower } ?? false
      let endsLikeSentence =
        line.upper > line.lower && [0x2E, 0x3B].contains(bytes[line.upper - 1])
      return line.count <= 240 && !isHead && !endsLikeSentence && lines.count > 1 ? line : nil
    }
    let start = title?.upper ?? 0
    preamble = TextSpan(start, max(start, heads.first?.line.lower ?? end))
    self.closing = closing.map { TextSpan($0.lower, bytes.count) }
  }

  /// The label of the article that holds an offset.
  func article(at offset: Int) -> String? {
    articles.last { $0.span.lower <= offset && offset < $0.span.upper }?.label
  }

  private typealias Head = (label: String, line: TextSpan)

  private static func lines(of bytes: [UInt8]) -> [TextSpan] {
    var lines: [TextSpan] = []
    var start = 0
    for offset in 0...bytes.count where offset == bytes.count || bytes[offset] == 0x0A {
      var lower = start
      var upper = offset
      while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
      while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
      if lower < upper { lines.append(TextSpan(lower, upper)) }
      start = offset + 1
    }
    return lines
  }

  /// A heading at the head of a line: `Article 5`, `ARTICLE V`, `Section 2`.
  private static func head(_ bytes: [UInt8], _ line: TextSpan) -> Head? {
    let first = word(bytes, line.lower, line.upper)
    let isArticle = ["article", "art", "section"].contains(lowered(bytes[first]))
    guard isArticle else { return nil }
    let second = word(bytes, first.upperBound, line.upper)
    let number = String(decoding: bytes[second], as: UTF8.self)
    guard isNumber(number), second.lowerBound - first.upperBound <= 3 else {
      return nil
    }
    // A sentence may begin with "Article 5 of the Treaty …": a heading ends or breaks off here.
    let next = second.upperBound
    let isSentence =
      next + 1 < line.upper && bytes[next] == 0x20 && (97...122).contains(bytes[next + 1])
    guard !isSentence else { return nil }
    let name = lowered(bytes[first]) == "section" ? "Section" : "Article"
    return ("\(name) \(number)", line)
  }

  /// Lines `1.`, `2.`, … that count up from one.
  private static func numbered(_ bytes: [UInt8], _ lines: [TextSpan]) -> [Head] {
    var heads: [Head] = []
    for line in lines {
      var offset = line.lower
      var value = 0
      while offset < line.upper, (48...57).contains(bytes[offset]), value < 1000 {
        value = value * 10 + Int(bytes[offset] - 48)
        offset += 1
      }
      guard offset > line.lower, offset < line.upper, [0x2E, 0x29].contains(bytes[offset]),
        value == heads.count + 1
      else { continue }
      heads.append(("Paragraph \(value)", line))
    }
    return heads.count >= 2 ? heads : []
  }

  /// "Done at Washington, …", "Signed in Tirana on …", "In witness whereof".
  private static func isClosing(_ bytes: [UInt8], _ line: TextSpan) -> Bool {
    let first = word(bytes, line.lower, line.upper)
    let second = word(bytes, first.upperBound, line.upper)
    let pair = lowered(bytes[first]) + " " + lowered(bytes[second])
    return ["done at", "done in", "signed at", "signed in", "made at", "in witness"].contains(pair)
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Range<Int> {
    var lower = start
    while lower < limit, !isLetterOrDigit(bytes[lower]) { lower += 1 }
    var upper = lower
    while upper < limit, isLetterOrDigit(bytes[upper]) { upper += 1 }
    return lower..<upper
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      || byte >= 0x80
  }

  private static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { (65...90).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Digits, or a Roman number of at most seven letters, or a word such as `One`.
  private static func isNumber(_ word: String) -> Bool {
    guard !word.isEmpty, word.utf8.count <= 8 else { return false }
    if word.utf8.first.map({ (48...57).contains($0) }) == true { return true }
    if word.utf8.allSatisfy({ Array("IVXLCivxlc".utf8).contains($0) }) { return true }
    return ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
      .contains(word.lowercased())
  }
}
