/// The words and word pairs of a report, each once, with the passage where it stands first.
struct Features: Sendable {
  /// Sorted hashes.
  let hashes: [UInt32]
  /// The passage of each hash.
  let passages: [UInt16]

  /// Takes the features of a report's words.
  ///
  /// - Complexity: O(n log n) in words.
  init(_ words: [ReportWord]) {
    var keys: [UInt64] = []
    keys.reserveCapacity(words.count * 2)
    var previous: UInt32 = 0
    for word in words {
      if word.length > 2 { keys.append(UInt64(word.hash & ~1) << 16 | UInt64(word.passage)) }
      if word.followsPrevious {
        let pair = WordStream.pair(previous, word.hash) | 1
        keys.append(UInt64(pair) << 16 | UInt64(word.passage))
      }
      previous = word.hash
    }
    keys.sort()
    var hashes: [UInt32] = []
    var passages: [UInt16] = []
    hashes.reserveCapacity(keys.count)
    passages.reserveCapacity(keys.count)
    for key in keys {
      let hash = UInt32(truncatingIfNeeded: key >> 16)
      if hashes.last == hash { continue }
      hashes.append(hash)
      passages.append(UInt16(truncatingIfNeeded: key))
    }
    self.hashes = hashes
    self.passages = passages
  }

  /// Whether a hash is that of a word pair.
  static func isPair(_ hash: UInt32) -> Bool { hash & 1 == 1 }

  /// The hashes of single words.
  var singles: Set<UInt32> { Set(hashes.lazy.filter { !Features.isPair($0) }) }

  /// How many there are.
  var count: Int { hashes.count }
}
