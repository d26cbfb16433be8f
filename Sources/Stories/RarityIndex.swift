/// For each feature: in how many independent reports it stands, and in which of the first few.
///
/// An open-addressed table; a report that copies another does not count again for what it shares
/// with its family, so that a wire story with fifty copies stays as rare as one report.
struct RarityIndex: Sendable {
  /// Reports kept per feature; a feature in more is too common to tell a copy.
  static let postings = 5

  private var keys: [UInt32] = []
  private var counts: [UInt8] = []
  private var lists: [Int32] = []
  private var used = 0
  private var mask = 0

  init() {
    resize(to: 1 << 12)
  }

  /// The slot of a feature, or of the free place where it would stand.
  func slot(_ hash: UInt32) -> Int {
    let key = hash == 0 ? 1 : hash
    var slot = Int(truncatingIfNeeded: key &* 0x9E37_79B1) & mask
    while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & mask }
    return slot
  }

  /// In how many independent reports the feature of a slot stands, at most 255.
  func count(_ slot: Int) -> Int { Int(counts[slot]) }

  /// The reports listed for a slot.
  func reports(_ slot: Int, _ body: (Int) -> Void) {
    for position in 0..<min(Int(counts[slot]), RarityIndex.postings) {
      body(Int(lists[slot * RarityIndex.postings + position]))
    }
  }

  /// Counts a feature for a report.
  mutating func add(_ hash: UInt32, report: Int) {
    let slot = slot(hash)
    if keys[slot] == 0 {
      keys[slot] = hash == 0 ? 1 : hash
      used += 1
    }
    let count = Int(counts[slot])
    if count < RarityIndex.postings {
      lists[slot * RarityIndex.postings + count] = Int32(truncatingIfNeeded: report)
    }
    if count < 255 { counts[slot] = UInt8(count + 1) }
    if used * 10 > keys.count * 6 { resize(to: keys.count * 2) }
  }

  private mutating func resize(to capacity: Int) {
    let old = (keys, counts, lists)
    keys = [UInt32](repeating: 0, count: capacity)
    counts = [UInt8](repeating: 0, count: capacity)
    lists = [Int32](repeating: 0, count: capacity * RarityIndex.postings)
    mask = capacity - 1
    for position in old.0.indices where old.0[position] != 0 {
      let slot = slot(old.0[position])
      keys[slot] = old.0[position]
      counts[slot] = old.1[position]
      for item in 0..<RarityIndex.postings {
        lists[slot * RarityIndex.postings + item] = old.2[position * RarityIndex.postings + item]
      }
    }
  }
}
