/// Breaks where no stop ends a sentence.
extension SentenceSplitter {
  /// Whether a sentence begins after white space though no stop stands before it.
  ///
  /// - Parameters:
  ///   - next: where the next word begins.
  ///   - start: where the sentence before it begins.
  ///   - end: where the word before it ends.
  ///   - range: the part of the text that is cut.
  /// - Returns: whether the next word begins a sentence.
  func breaksBefore(_ next: Int, start: Int, end: Int, in range: Range<Int>) -> Bool {
    guard next + 1 < range.upperBound else { return false }
    let byte = bytes[next]
    if byte == 0x68 || byte == 0x77, isAddress(at: next) {
      let last = bytes[end - 1]
      return last == 0x3A || last == 0x2E || last == 0x3F || last == 0x21 || last == 0x29
        || endsInAddress(end, start: start)
    }
    if (48...57).contains(byte) {
      return isTimeStamp(next, in: range) && end - start < 64 && !endsInSmallWord(end, start: start)
    }
    if byte == 0x2D || byte == 0x2A || byte == 0x3D {
      return beginsListOrRow(next, start: start, end: end, in: range)
    }
    guard (65...90).contains(byte) else { return false }
    return endsInAddress(end, start: start) || endsWithoutStop(end, start: start)
      || endsInTime(end, start: start)
        && !SentenceSplitter.afterTimes.contains(lowered(next, wordEnd(next, in: range)))
      || isRow(start..<end) || beginsAfterHeading(next, start: start, end: end, in: range)
  }

  /// Where the run without white space that ends at an offset begins.
  private func runStart(_ end: Int, start: Int) -> Int {
    var lower = end
    while lower > start, bytes[lower - 1] > 0x20, end - lower < 256 { lower -= 1 }
    return lower
  }

  /// Whether what a capital follows closes a message or a sentence: `Thanks,`, `:)`, `>>`, an
  /// address of mail, or a footnote's number after a stop.
  private func endsWithoutStop(_ end: Int, start: Int) -> Bool {
    let lower = runStart(end, start: start)
    let run = bytes[lower..<end]
    switch bytes[end - 1] {
    case 0x2C:
      let word = lowered(lower, end - 1)
      return SentenceSplitter.farewells.contains(word)
        || word == "you" && lower >= start + 6 && lowered(lower - 6, lower) == "thank "
    case 0x5D: return endsInReference(run)
    case 0x3E where run.count > 1 && bytes[end - 2] == 0x3E: return true
    default: break
    }
    if let at = run.firstIndex(of: 0x40), at > lower { return run[at...].contains(0x2E) }
    return Tokenizer(bytes).isEmoticon(lower, end)
  }

  private static let farewells: Set<String> = ["thanks", "regards", "best", "sincerely", "cheers"]

  /// `… in 1995.[12]` or `… in 1995 [12]`, with one number or several.
  private func endsInReference(_ run: ArraySlice<UInt8>) -> Bool {
    guard let open = run.firstIndex(of: 0x5B) else { return false }
    return (open == run.startIndex || [0x2E, 0x21, 0x3F, 0x22, 0x9D].contains(bytes[open - 1]))
      && run[open...].allSatisfy { $0 == 0x5B || $0 == 0x5D || (48...57).contains($0) }
  }

  /// `10:25 AM`, as a message's heading carries it.
  private func endsInTime(_ end: Int, start: Int) -> Bool {
    guard end - start > 5, bytes[end - 1] | 0x20 == 0x6D,
      [0x61, 0x70].contains(bytes[end - 2] | 0x20)
    else { return false }
    let clock = bytes[end - 3] == 0x20 ? end - 3 : end - 2
    return clock >= start + 3 && bytes[clock - 3] == 0x3A
      && bytes[clock - 2..<clock].allSatisfy { (48...57).contains($0) }
  }

  private func isAddress(at position: Int) -> Bool {
    for prefix in ["http://", "https://", "www."] where bytes[position...].starts(with: prefix.utf8)
    {
      return true
    }
    return false
  }

  private func endsInAddress(_ end: Int, start: Int) -> Bool {
    isAddress(at: runStart(end, start: start))
  }

  /// `03/15/2001 04:11`, as a message's heading carries it.
  private func isTimeStamp(_ start: Int, in range: Range<Int>) -> Bool {
    var position = start
    for mark: UInt8 in [0x2F, 0x2F, 0x20, 0x3A] {
      var digits = 0
      while position < range.upperBound, (48...57).contains(bytes[position]), digits < 5 {
        digits += 1
        position += 1
      }
      guard (1...4).contains(digits), position < range.upperBound, bytes[position] == mark else {
        return false
      }
      position += 1
    }
    return true
  }
}
