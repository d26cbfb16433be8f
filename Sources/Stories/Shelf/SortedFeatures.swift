/// The features of some reports in ascending order of their hashes, each with the reports that have it, so that
/// the index is looked up row after row.
struct SortedFeatures {
  /// A hash in the upper half, the place of a report that has it in the lower.
  private let entries: [UInt64]

  /// Sorts the features of some reports, which go by their places.
  ///
  /// - Complexity: O(n log n) in features.
  init(_ reports: [[UInt32]]) {
    var entries: [UInt64] = []
    entries.reserveCapacity(reports.reduce(0) { $0 + $1.count })
    for (place, hashes) in reports.enumerated() {
      for hash in hashes { entries.append(SortedFeatures.entry(hash, place)) }
    }
    entries.sort()
    self.entries = entries
  }

  /// Takes each hash, lowest first, with the places of the reports that have it.
  func forEach(_ body: (UInt32, LazyMapSequence<ArraySlice<UInt64>, Int>) -> Void) {
    var start = 0
    while start < entries.count {
      let hash = SortedFeatures.hash(entries[start])
      var end = start + 1
      while end < entries.count, SortedFeatures.hash(entries[end]) == hash { end += 1 }
      body(hash, entries[start..<end].lazy.map(SortedFeatures.place))
      start = end
    }
  }

  /// A hash and a place as one number.
  static func entry(_ hash: UInt32, _ place: Int) -> UInt64 {
    UInt64(hash) << 32 | UInt64(truncatingIfNeeded: place)
  }

  /// The hash of an entry.
  static func hash(_ entry: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: entry >> 32) }

  /// The place of an entry.
  static func place(_ entry: UInt64) -> Int { Int(entry & 0xFFFF_FFFF) }
}
