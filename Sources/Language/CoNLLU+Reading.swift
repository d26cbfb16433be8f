public import Evidence

/// Why CoNLL-U could not be read.
public struct CoNLLUError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The line, counted from 1.
  public let line: Int
  /// What was expected and found.
  public let message: String

  /// One line: where and what.
  public var description: String {
    "line \(line): \(message); expected ten tab-separated fields as in CoNLL-U version 2"
  }
}

extension CoNLLU {
  /// Reads texts whose words and sentences are given; tags, trees and names in the file are not
  /// taken over.
  ///
  /// A text begins at `# newdoc`, a block at `# newpar`; the article's text is put together from
  /// the forms, with a space after each word that does not say `SpaceAfter=No`. Lines for
  /// multiword tokens only tell that no space parts their words; empty nodes are skipped.
  ///
  /// - Parameters:
  ///   - source: the file's text.
  ///   - id: the identity of a text whose `newdoc` line names none.
  /// - Returns: the texts in file order, without tags and mentions.
  /// - Throws: `CoNLLUError` at the first line that is no CoNLL-U.
  /// - Complexity: O(n) in bytes.
  public static func read(_ source: String, id: DocumentID) throws(CoNLLUError) -> [AnnotatedText] {
    var texts: [AnnotatedText] = []
    var builder = PretokenizedText(id: id)
    var number = 0
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.isEmpty {
        builder.endSentence()
      } else if line.hasPrefix("#") {
        if line.hasPrefix("# newdoc") {
          if let text = builder.finish() { texts.append(text) }
          let name = line.split(separator: "=", maxSplits: 1).dropFirst().first ?? ""
          let trimmed = String(name.drop { $0 == " " })
          builder = PretokenizedText(id: trimmed.isEmpty ? id : DocumentID(trimmed))
        } else if line.hasPrefix("# newpar") {
          builder.endBlock()
        }
      } else {
        try builder.add(line.split(separator: "\t", omittingEmptySubsequences: false), line: number)
      }
    }
    if let text = builder.finish() { texts.append(text) }
    return texts
  }
}

/// A text that grows word by word.
private struct PretokenizedText {
  private let id: DocumentID
  private var text = ""
  private var byteCount = 0
  private var blocks: [Block] = []
  private var blockStart = 0
  private var sentences: [Sentence] = []
  private var tokens: [Token] = []
  private var firstToken = 0
  /// Whether a space goes before the next word.
  private var needsSpace = false
  /// The word up to which a multiword token reaches, and whether a space follows it.
  private var fused: (last: Int, hasSpaceAfter: Bool)?

  init(id: DocumentID) {
    self.id = id
  }

  mutating func add(_ fields: [Substring], line: Int) throws(CoNLLUError) {
    guard fields.count == 10, !fields[1].isEmpty else {
      throw CoNLLUError(line: line, message: "found \(fields.count) fields")
    }
    let hasSpaceAfter = !fields[9].split(separator: "|").contains("SpaceAfter=No")
    if fields[0].contains("-") {
      let bounds = fields[0].split(separator: "-").compactMap { Int($0) }
      guard bounds.count == 2 else {
        throw CoNLLUError(line: line, message: "no word number: \(fields[0])")
      }
      fused = (bounds[1], hasSpaceAfter)
      return
    }
    if fields[0].contains(".") { return }
    guard let number = Int(fields[0]) else {
      throw CoNLLUError(line: line, message: "no word number: \(fields[0])")
    }
    append(String(fields[1]))
    if let open = fused {
      needsSpace = number >= open.last && open.hasSpaceAfter
      if number >= open.last { fused = nil }
    } else {
      needsSpace = hasSpaceAfter
    }
  }

  private mutating func append(_ form: String) {
    if needsSpace, byteCount > blockStart { add(" ") }
    let lower = byteCount
    add(form)
    tokens.append(Token(span: TextSpan(lower, byteCount), form: form))
  }

  private mutating func add(_ piece: String) {
    text += piece
    byteCount += piece.utf8.count
  }

  mutating func endSentence() {
    fused = nil
    guard tokens.count > firstToken else { return }
    let span = TextSpan(tokens[firstToken].span.lower, byteCount)
    sentences.append(
      Sentence(span: span, tokens: firstToken..<tokens.count, block: blocks.count))
    firstToken = tokens.count
    needsSpace = true
  }

  mutating func endBlock() {
    endSentence()
    guard byteCount > blockStart else { return }
    blocks.append(Block(kind: .paragraph, span: TextSpan(blockStart, byteCount)))
    add("\n")
    blockStart = byteCount
    needsSpace = false
  }

  mutating func finish() -> AnnotatedText? {
    endSentence()
    guard !sentences.isEmpty else { return nil }
    if byteCount > blockStart {
      blocks.append(Block(kind: .paragraph, span: TextSpan(blockStart, byteCount)))
    }
    return AnnotatedText(
      article: Article(id: id, text: text, blocks: blocks), sentences: sentences, tokens: tokens,
      mentions: [])
  }
}
