/// Breaks at lists, rows of marks and headings that no stop ends.
extension SentenceSplitter {
  /// Whether a run of at least three of the same mark, and nothing else, fills a part: `*****`.
  func isRow(_ part: Range<Int>) -> Bool {
    part.count > 2 && [0x2A, 0x3D, 0x2D, 0x5F].contains(bytes[part.lowerBound])
      && bytes[part].allSatisfy { $0 == bytes[part.lowerBound] }
  }

  /// Where the run without white space that begins at an offset ends.
  private func runEnd(_ start: Int, in range: Range<Int>) -> Int {
    var end = start
    while end < range.upperBound, bytes[end] > 0x20, end - start < 256 { end += 1 }
    return end
  }

  /// Whether a mark begins a sentence: as the mark that the sentence before it began with (`- tea -
  /// cake`), as a row of marks, or as a dash after an angle bracket.
  func beginsListOrRow(_ next: Int, start: Int, end: Int, in range: Range<Int>) -> Bool {
    let run = next..<runEnd(next, in: range)
    if bytes[next] == 0x2D, bytes[end - 1] == 0x3E { return true }
    guard run.count == 1 else { return isRow(run) && bytes[end - 1] != bytes[next] }
    return bytes[next] != 0x3D && bytes[start] == bytes[next] && end > start + 1
      && bytes[start + 1] <= 0x20
  }

  /// Whether the last run of a sentence begins with a small letter, ends in a letter or digit and is no
  /// address of mail: what stands before a date in running text.
  func endsInSmallWord(_ end: Int, start: Int) -> Bool {
    var lower = end
    while lower > start, bytes[lower - 1] > 0x20, end - lower < 64 {
      lower -= 1
      if bytes[lower] == 0x40 { return false }
    }
    return (97...122).contains(bytes[lower]) && Glyph(bytes, at: end - 1).isWord
  }

  /// Whether a capitalised function word before a small letter begins a sentence: after a number or
  /// a word in capitals (`Figure 1.6 The map`), and some such words after any word.
  func beginsAfterHeading(_ next: Int, start: Int, end: Int, in range: Range<Int>) -> Bool {
    let wordEnd = runEnd(next, in: range)
    guard wordEnd + 1 < range.upperBound, (97...122).contains(bytes[wordEnd + 1]),
      bytes[next + 1..<wordEnd].allSatisfy({ (97...122).contains($0) }),
      Glyph(bytes, at: end - 1).isWord
    else { return false }
    let word = lowered(next, wordEnd)
    if SentenceSplitter.openers.contains(word) { return true }
    guard SentenceSplitter.starters.contains(word), !SentenceSplitter.names.contains(word) else {
      return false
    }
    let isNumber = (48...57).contains(bytes[end - 1])
    var lower = end
    var capitals = 0
    while lower > start, bytes[lower - 1] > 0x20, end - lower < 64 {
      lower -= 1
      if (97...122).contains(bytes[lower]) { return isNumber }
      if (65...90).contains(bytes[lower]) { capitals += 1 }
    }
    // A number that begins the sentence is that of a list.
    return isNumber ? lower > start || capitals > 0 : capitals > 1 && bytes[end - 1] > 57
  }

  /// Words that begin a sentence wherever they stand capitalised before a small letter.
  private static let openers = words("please if it this")
  /// Words that may be capitalised for another reason.
  private static let names = words("i may one two three")
}
