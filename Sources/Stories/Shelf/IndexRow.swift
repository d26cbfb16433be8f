/// One row of the index as it is kept: entries of six bytes, in order of the low half of their hash.
struct IndexRow {
  private static let size = 6

  /// As it is kept.
  private(set) var bytes: [UInt8]

  /// Takes a row as it was kept; entries out of order are put in order.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard (1..<max(1, count)).contains(where: { low($0) < low($0 - 1) }) else { return }
    let order = (0..<count).sorted { (low($0), $0) < (low($1), $1) }
    self.bytes = order.flatMap { bytes[$0 * IndexRow.size..<($0 + 1) * IndexRow.size] }
  }

  private var count: Int { bytes.count / IndexRow.size }

  /// The places of a hash's entries, by the low half of the hash.
  ///
  /// - Parameters:
  ///   - low: the low half of the hash.
  ///   - first: a place that none of them is before.
  /// - Returns: their places, in order; where they would stand if there are none.
  /// - Complexity: O(log n) in the entries of the row.
  func places(of low: UInt16, from first: Int = 0) -> Range<Int> {
    var (start, end) = (first, count)
    while start < end {
      let middle = (start + end) / 2
      if self.low(middle) < low { start = middle + 1 } else { end = middle }
    }
    while end < count, self.low(end) == low { end += 1 }
    return start..<end
  }

  /// The number at a place.
  func number(_ place: Int) -> UInt32 {
    let start = place * IndexRow.size + 2
    return UInt32(bytes[start]) << 24 | UInt32(bytes[start + 1]) << 16
      | UInt32(bytes[start + 2]) << 8 | UInt32(bytes[start + 3])
  }

  private func low(_ place: Int) -> UInt16 {
    UInt16(bytes[place * IndexRow.size]) << 8 | UInt16(bytes[place * IndexRow.size + 1])
  }

  /// Puts an entry at a place.
  mutating func insert(_ low: UInt16, _ number: UInt32, at place: Int) {
    let entry = UInt64(low) << 32 | UInt64(number)
    bytes.insert(
      contentsOf: stride(from: 40, through: 0, by: -8).map {
        UInt8(truncatingIfNeeded: entry >> UInt64($0))
      }, at: place * IndexRow.size)
  }

  /// Takes the entry at a place out.
  mutating func remove(_ place: Int) {
    bytes.removeSubrange(place * IndexRow.size..<(place + 1) * IndexRow.size)
  }
}
