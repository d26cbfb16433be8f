/// A trie over folded words that finds the longest known phrase at a place.
struct PhraseIndex: Sendable {
  /// What stands at the end of a phrase.
  struct Entry: Sendable {
    /// What the phrase means to its owner.
    let payload: Int
    /// One bit per word, first word lowest: the word must be capitalised in the text.
    let capitals: UInt32
    /// Whether every letter must be a capital, as in `US` and `WHO`.
    let needsAllCapitals: Bool
  }

  private var edges: [UInt64: Int32] = [:]
  private var entries: [Entry?] = [nil]

  init(capacity: Int) {
    edges.reserveCapacity(capacity)
    entries.reserveCapacity(capacity)
  }

  /// Adds a phrase; the first of two equal phrases stays, but the looser case rule wins.
  ///
  /// - Parameters:
  ///   - phrase: at most 32 words of it count.
  ///   - payload: what it means.
  ///   - ignoringCase: whether any case will do.
  mutating func add(_ phrase: String, payload: Int, ignoringCase: Bool = false) {
    let words = WordScan.words(of: Array(phrase.utf8))
    guard !words.isEmpty, words.count <= 32 else { return }
    var node: Int32 = 0
    var capitals: UInt32 = 0
    for (index, word) in words.enumerated() {
      if word.isCapitalised, !ignoringCase { capitals |= 1 << UInt32(index) }
      let key = PhraseIndex.key(node, word.hash)
      if let next = edges[key] {
        node = next
      } else {
        entries.append(nil)
        node = Int32(entries.count - 1)
        edges[key] = node
      }
    }
    let needsAllCapitals = !ignoringCase && words.count == 1 && words[0].isAllCapitals
    if let old = entries[Int(node)] {
      entries[Int(node)] = Entry(
        payload: old.payload, capitals: old.capitals & capitals,
        needsAllCapitals: old.needsAllCapitals && needsAllCapitals)
    } else {
      entries[Int(node)] = Entry(
        payload: payload, capitals: capitals, needsAllCapitals: needsAllCapitals)
    }
  }

  /// The longest phrase that begins with a word.
  ///
  /// - Parameters:
  ///   - words: the words of a text.
  ///   - start: the index of the phrase's first word.
  /// - Returns: the phrase and the index after its last word.
  func longest(in words: [Word], at start: Int) -> (entry: Entry, end: Int)? {
    var node: Int32 = 0
    var best: (Entry, Int)?
    var capitals: UInt32 = 0
    var index = start
    while index < words.count, index - start < 32 {
      let word = words[index]
      if index > start, word.gap == .other { break }
      guard let next = edges[PhraseIndex.key(node, word.hash)] else { break }
      node = next
      if word.isCapitalised { capitals |= 1 << UInt32(index - start) }
      index += 1
      if let entry = entries[Int(node)], entry.capitals & ~capitals == 0,
        !entry.needsAllCapitals || word.isAllCapitals
      {
        best = (entry, index)
      }
    }
    return best
  }

  /// The payload of a phrase that is the whole of some words, whatever their case.
  func exact(_ words: [Word]) -> Int? {
    var node: Int32 = 0
    for word in words {
      guard let next = edges[PhraseIndex.key(node, word.hash)] else { return nil }
      node = next
    }
    return words.isEmpty ? nil : entries[Int(node)]?.payload
  }

  private static func key(_ node: Int32, _ hash: UInt64) -> UInt64 {
    (hash ^ (UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15)) &* 0xD6E8_FEB8_6659_FD93
  }
}
