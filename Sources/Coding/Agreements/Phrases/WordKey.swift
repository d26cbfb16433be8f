/// A number for a word, by which phrases find it without comparing letters.
///
/// Two words share a number about once in 2^64. Who makes up such a word on purpose gains nothing that
/// writing the other would not give.
struct WordKey: Sendable, Hashable {
  /// FNV-1a of the word's UTF-8, spread; never 0 (Fowler, Noll & Vo).
  let hash: UInt64
  /// Its first four bytes, the first one lowest; fewer leave zeros.
  let head: UInt32

  init(_ word: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    var head: UInt32 = 0
    var offset: UInt32 = 0
    for byte in word.utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      if offset < 4 { head |= UInt32(byte) << (8 * offset) }
      offset += 1
    }
    hash ^= hash >> 32
    self.hash = hash == 0 ? 1 : hash
    self.head = head
  }
}

/// A closed table from words to small numbers, made for asking often.
struct WordTable: Sendable {
  /// Open addressing with room for twice the words; a hash of 0 is empty.
  private let slots: [(hash: UInt64, number: Int)]
  private let mask: Int

  /// Numbers words by their place; a word stands there once.
  init(_ words: [String]) {
    var size = 4
    while size < 2 * words.count { size *= 2 }
    mask = size - 1
    var slots = [(hash: UInt64, number: Int)](repeating: (0, 0), count: size)
    for (number, word) in words.enumerated() {
      let hash = WordKey(word).hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot].hash != 0 { slot = (slot + 1) & mask }
      slots[slot] = (hash, number)
    }
    self.slots = slots
  }

  /// The number of a word, or nil.
  subscript(key: WordKey) -> Int? {
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let held = slots[slot]
      if held.hash == 0 { return nil }
      if held.hash == key.hash { return held.number }
      slot = (slot + 1) & mask
    }
  }
}
