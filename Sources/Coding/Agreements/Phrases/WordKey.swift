/// A number for a word, by which sets of words find it without comparing letters.
///
/// Different words have the same number about once in 2^64; who must be sure compares them too.
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
  /// Open addressing with room for twice the words; 0 is empty.
  private let slots: [UInt64]
  private let entries: [(word: String, number: Int32)]
  private let mask: Int

  /// Numbers words; of a word that stands there twice the first number counts.
  init(_ numbers: [(word: String, number: Int32)]) {
    var size = 4
    while size < 2 * numbers.count { size *= 2 }
    mask = size - 1
    var slots = [UInt64](repeating: 0, count: size)
    var entries = [(word: String, number: Int32)](repeating: ("", 0), count: size)
    for entry in numbers {
      let hash = WordKey(entry.word).hash
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0, entries[slot].word != entry.word { slot = (slot + 1) & mask }
      guard slots[slot] == 0 else { continue }
      slots[slot] = hash
      entries[slot] = entry
    }
    self.slots = slots
    self.entries = entries
  }

  /// The number of a word, or nil.
  subscript(word: SentenceWords.Word) -> Int32? {
    let hash = word.key.hash
    var slot = Int(truncatingIfNeeded: hash) & mask
    while true {
      let held = slots[slot]
      if held == 0 { return nil }
      if held == hash, entries[slot].word == word.norm { return entries[slot].number }
      slot = (slot + 1) & mask
    }
  }
}
