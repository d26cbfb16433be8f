/// How much of each run's wording occurs elsewhere on the page: pull quotes and teasers repeat the
/// article, other articles share few words with its headline and opening.
struct PageEchoes {
  /// The share of each run's four-word sequences that an earlier run has, 0...1.
  private(set) var before: [Float]
  /// The share that a later run has, 0...1.
  private(set) var after: [Float]
  /// The share of each run's longer words that the headline or the opening has, 0...1.
  private(set) var topic: [Float]
  /// The share of the headline's longer words that the run has, 0...1.
  private(set) var title: [Float]

  /// A set of digests that may also hold others: one bit for each of 2^17 values.
  private struct Sieve {
    private var bits = [UInt64](repeating: 0, count: 1 << 11)

    mutating func insert(_ digest: UInt64) {
      let bit = Int(digest >> 47)
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
    }

    func contains(_ digest: UInt64) -> Bool {
      let bit = Int(digest >> 47)
      return bits[bit >> 6] >> UInt64(bit & 63) & 1 == 1
    }
  }

  /// - Complexity: O(words).
  init(_ text: PageText, _ words: [Words], title titleWords: Words, titleRun: Int) {
    let count = text.runs.count
    before = [Float](repeating: 0, count: count)
    after = before
    topic = before
    title = before
    let sequences = words.map { PageWitnesses.shingles(of: $0) }
    var seen = Sieve()
    for index in 0..<count {
      before[index] = PageEchoes.share(sequences[index], seen)
      for digest in sequences[index] { seen.insert(digest) }
    }
    seen = Sieve()
    for index in (0..<count).reversed() {
      after[index] = PageEchoes.share(sequences[index], seen)
      for digest in sequences[index] { seen.insert(digest) }
    }
    findTopic(text, words, titleWords, titleRun)
  }

  private static func share(_ digests: [UInt64], _ sieve: Sieve) -> Float {
    guard !digests.isEmpty else { return 0 }
    return Float(digests.count { sieve.contains($0) }) / Float(digests.count)
  }

  private mutating func findTopic(
    _ text: PageText, _ words: [Words], _ titleWords: Words, _ titleRun: Int
  ) {
    var opening = Sieve()
    var heading = Sieve()
    let names = titleWords.longKeys
    for key in names {
      opening.insert(PageEchoes.mixed(key))
      heading.insert(PageEchoes.mixed(key))
    }
    var size = 0
    var last = titleRun
    for index in text.runs.indices where index > titleRun && size < 200 {
      guard RegionStats.isProse(text.runs[index]) else { continue }
      size += text.runs[index].words
      for key in words[index].longKeys { opening.insert(PageEchoes.mixed(key)) }
      last = index
    }
    for index in text.runs.indices {
      let mine = words[index].longKeys
      guard !mine.isEmpty else { continue }
      if index > titleRun, index <= last, RegionStats.isProse(text.runs[index]) {
        topic[index] = 1
      } else {
        topic[index] =
          Float(mine.count { opening.contains(PageEchoes.mixed($0)) }) / Float(mine.count)
      }
      guard !names.isEmpty else { continue }
      let found = Set(mine.lazy.filter { heading.contains(PageEchoes.mixed($0)) }.map(\.value))
      title[index] = min(Float(found.count) / Float(names.count), 1)
    }
  }

  /// Spreads a key over the high bits that the sieve looks at.
  private static func mixed(_ key: NameKey) -> UInt64 { key.value &* 0x9E37_79B9_7F4A_7C15 }
}
