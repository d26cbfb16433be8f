import Evidence

/// Classes of bytes in UTF-8 text, and comparisons that ignore ASCII case.
extension UInt8 {
  /// A space, tab, line feed, form feed or carriage return.
  @inline(__always) var isSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// An ASCII digit.
  @inline(__always) var isDigit: Bool { self &- 48 < 10 }
  /// An ASCII letter.
  @inline(__always) var isLetter: Bool { (self | 0x20) &- 97 < 26 }
  /// An ASCII capital letter.
  @inline(__always) var isCapital: Bool { self &- 65 < 26 }
  /// An ASCII letter or digit, or any byte of a scalar outside ASCII.
  @inline(__always) var isWord: Bool { isLetter || isDigit || self >= 0x80 }
  /// The small letter of an ASCII capital, any other byte unchanged.
  @inline(__always) var lowered: UInt8 { isCapital ? self | 0x20 : self }
}

/// FNV-1a (64 bits) of ASCII-lowered bytes: the key of every name and word table of the reader.
struct NameKey: Hashable {
  let value: UInt64

  init(_ bytes: some Sequence<UInt8>) {
    var hash = FNV1a()
    for byte in bytes { hash.add(byte.lowered) }
    value = hash.value
  }

  init(_ bytes: [UInt8], _ lower: Int, _ upper: Int) {
    var hash = FNV1a()
    var position = lower
    while position < upper {
      hash.add(bytes[position].lowered)
      position += 1
    }
    value = hash.value
  }

  init(_ text: String) { self.init(text.utf8) }
}

extension Substring {
  /// The parts between the places where a mark stands, empty ones left out.
  ///
  /// - Complexity: O(length).
  func parted(at mark: String) -> [Substring] {
    guard let first = mark.utf8.first else { return [self] }
    var parts: [Substring] = []
    var start = startIndex
    var position = startIndex
    while let found = utf8[position...].firstIndex(of: first) {
      guard utf8[found...].starts(with: mark.utf8) else {
        position = utf8.index(after: found)
        continue
      }
      if start < found { parts.append(self[start..<found]) }
      start = utf8.index(found, offsetBy: mark.utf8.count)
      position = start
    }
    if start < endIndex { parts.append(self[start...]) }
    return parts
  }
}

extension [UInt8] {
  /// Whether the ASCII letters of `word`, given in small letters, stand at `position`.
  func holds(_ word: StaticString, at position: Int) -> Bool {
    let count = word.utf8CodeUnitCount
    guard position >= 0, position + count <= self.count else { return false }
    for index in 0..<count where self[position + index].lowered != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// The first position of `word` (small letters) in a range, ignoring ASCII case.
  ///
  /// - Complexity: O(n) for the words used here, whose first byte seldom repeats.
  func firstPosition(of word: StaticString, in range: Range<Int>) -> Int? {
    let first = word.utf8Start[0]
    let last = Swift.min(range.upperBound, count) - word.utf8CodeUnitCount
    var position = range.lowerBound
    while position <= last {
      if self[position].lowered == first, holds(word, at: position) { return position }
      position += 1
    }
    return nil
  }

  /// The bounds without the white space at both ends.
  func trimmed(_ lower: Int, _ upper: Int) -> Range<Int> {
    var lower = lower
    var upper = upper
    while lower < upper, self[lower].isSpace { lower += 1 }
    while upper > lower, self[upper - 1].isSpace { upper -= 1 }
    return lower..<upper
  }
}
