/// The words of a text as keys, for comparing titles and lines.
struct Words {
  /// Keys of the words in order, case ignored in ASCII.
  private(set) var keys: [NameKey] = []
  /// Keys of the words of six bytes and more, which tell what a text is about.
  private(set) var longKeys: [NameKey] = []
  /// One bit for each 64th of the keys, set where one of them falls there.
  private var sieve: UInt64 = 0

  init(_ bytes: [UInt8], _ lower: Int, _ upper: Int) {
    var position = lower
    while position < upper {
      while position < upper, !Words.isPart(bytes, position, upper) { position += 1 }
      let start = position
      while position < upper, Words.isPart(bytes, position, upper) { position += 1 }
      guard position > start else { continue }
      let key = NameKey(bytes, start, position)
      keys.append(key)
      sieve |= 1 << (key.value & 63)
      if position - start >= 6 { longKeys.append(key) }
    }
  }

  init(_ text: String) {
    let bytes = Array(text.utf8)
    self.init(bytes, 0, bytes.count)
  }

  /// Letters and digits; of other scalars all but the general punctuation (E2 80 xx).
  private static func isPart(_ bytes: [UInt8], _ position: Int, _ upper: Int) -> Bool {
    let byte = bytes[position]
    if byte < 0x80 { return byte.isLetter || byte.isDigit }
    if byte == 0xE2, position + 1 < upper, bytes[position + 1] == 0x80 { return false }
    let back = position - (byte & 0xC0 == 0x80 ? (bytes[position - 1] & 0xC0 == 0x80 ? 2 : 1) : 0)
    return !(back >= 0 && bytes[back] == 0xE2 && back + 1 < upper && bytes[back + 1] == 0x80)
  }

  /// Whether the likeness to another text is above a bound.
  ///
  /// Most pairs of lines are told apart by the bits of their words alone.
  func isLike(_ other: Words, above bound: Double) -> Bool {
    let common = keys.count { other.sieve >> ($0.value & 63) & 1 == 1 }
    let least = max(common, sieve.nonzeroBitCount) + max(common, other.sieve.nonzeroBitCount)
    guard 2 * Double(common) / Double(max(least, 1)) > bound else { return false }
    return likeness(other) > bound
  }

  /// The share of common words: Dice's coefficient of the two sets, 0...1.
  func likeness(_ other: Words) -> Double {
    let mine = distinct
    let theirs = other.distinct
    guard !mine.isEmpty, !theirs.isEmpty else { return 0 }
    var (left, right, common) = (0, 0, 0)
    while left < mine.count, right < theirs.count {
      if mine[left] == theirs[right] {
        common += 1
        left += 1
        right += 1
      } else if mine[left] < theirs[right] {
        left += 1
      } else {
        right += 1
      }
    }
    return 2 * Double(common) / Double(mine.count + theirs.count)
  }

  /// Each key once, sorted: for texts of a few words quicker to compare than sets.
  private var distinct: [UInt64] {
    var values = keys.map(\.value)
    values.sort()
    var count = 0
    for value in values where count == 0 || values[count - 1] != value {
      values[count] = value
      count += 1
    }
    values.removeLast(values.count - count)
    return values
  }
}
