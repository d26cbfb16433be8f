import Evidence

/// The place of a text where most of the wanted words stand close together.
struct Snippet {
  /// How many words are shown.
  private static let length = 32
  /// A text is looked through up to here, in words.
  private static let depth = 20_000

  let parts: [SearchHit.Part]

  /// Finds the place.
  ///
  /// - Parameters:
  ///   - text: an article's text.
  ///   - words: wanted words, folded.
  ///   - prefixes: beginnings of wanted words, folded.
  /// - Complexity: O(n).
  init(_ text: String, words: Set<String>, prefixes: [String]) {
    let tokens = SearchTokens(text).tokens.prefix(Snippet.depth)
    let hits = tokens.map { token in
      words.contains(token.word) || prefixes.contains { token.word.hasPrefix($0) }
    }
    let start = Snippet.start(hits, tokens.map(\.word))
    let end = min(start + Snippet.length, tokens.count)
    guard start < end else {
      parts = []
      return
    }
    var parts: [SearchHit.Part] = []
    var plain = start == 0 ? 0 : tokens[start].range.lowerBound
    let opening = start == 0 ? "" : "…"
    func add(to upper: Int, prefix: String = "") {
      let words = prefix + text[TextSpan(plain, upper)]
      if !words.isEmpty { parts.append(SearchHit.Part(text: words, isHit: false)) }
    }
    var isFirst = true
    for index in start..<end where hits[index] {
      let range = tokens[index].range
      add(to: range.lowerBound, prefix: isFirst ? opening : "")
      isFirst = false
      let word = text[TextSpan(range.lowerBound, range.upperBound)]
      parts.append(SearchHit.Part(text: word, isHit: true))
      plain = range.upperBound
    }
    let isWhole = end == tokens.count
    let last = isWhole ? text.utf8.count : tokens[end - 1].range.upperBound
    add(to: last, prefix: isFirst ? opening : "")
    if !isWhole { parts.append(SearchHit.Part(text: "…", isHit: false)) }
    self.parts = parts
  }

  /// The first word of the best window: the most different wanted words, then the earliest.
  private static func start(_ hits: [Bool], _ words: [String]) -> Int {
    var counts: [String: Int] = [:]
    var best = (different: 0, start: 0)
    for index in hits.indices {
      if hits[index] { counts[words[index], default: 0] += 1 }
      let gone = index - length
      if gone >= 0, hits[gone] {
        let left = (counts[words[gone]] ?? 1) - 1
        counts[words[gone]] = left > 0 ? left : nil
      }
      if counts.count > best.different {
        best = (counts.count, max(0, index - length / 2))
      }
    }
    return best.different > 0 ? best.start : 0
  }
}
