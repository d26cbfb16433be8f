extension NameTagger {
  /// How often a name must be found, and at what share of the places where its words stand, to be
  /// one at all of them.
  private static let least = (count: 2, share: 0.4)

  /// The names with what the head passed over: words that it found to be a name elsewhere in the
  /// text are one wherever they stand alone as proper nouns.
  ///
  /// - Parameters:
  ///   - names: of a whole text, settled, in text order.
  ///   - tokens: its tokens, with Penn tags.
  /// - Returns: the names in text order.
  /// - Complexity: O(n) in tokens, times the names that begin with the same word.
  static func recalled(_ names: [Name], over tokens: [Token]) -> [Name] {
    func forms(_ range: Range<Int>) -> [String] { range.map { tokens[$0].form } }
    var found: [[String]: (name: Name, count: Int)] = [:]
    for name in names where NameBounds.isCapital(tokens[name.tokens.lowerBound].form) {
      found[forms(name.tokens), default: (name, 0)].count += 1
    }
    found = found.filter { $0.value.count >= least.count }
    let known = Dictionary(grouping: found.keys) { $0[0] }
    var places: [[String]: [Range<Int>]] = [:]
    for index in tokens.indices {
      for key in known[tokens[index].form] ?? [] where index + key.count <= tokens.count {
        let range = index..<index + key.count
        if forms(range) == key { places[key, default: []].append(range) }
      }
    }
    var isTaken = [Bool](repeating: false, count: tokens.count)
    for name in names { for index in name.tokens { isTaken[index] = true } }
    var recalled = names
    // Longer names first; of those as long, in the order of the alphabet.
    for key in found.keys.sorted(by: { ($1.count, $0.joined()) < ($0.count, $1.joined()) }) {
      guard let (name, count) = found[key], let ranges = places[key],
        Double(count) >= least.share * Double(ranges.count)
      else { continue }
      for range in ranges
      where !range.contains(where: { isTaken[$0] }) && standsAlone(range, tokens) {
        recalled.append(Name(tokens: range, kind: name.kind, votes: name.votes))
        for index in range { isTaken[index] = true }
      }
    }
    return recalled.sorted { $0.tokens.lowerBound < $1.tokens.lowerBound }
  }

  /// Whether words begin with a proper noun and none that is written as one stands beside them.
  private static func standsAlone(_ range: Range<Int>, _ tokens: [Token]) -> Bool {
    func isProper(_ index: Int) -> Bool { tokens[index].xpos?.hasPrefix("NNP") ?? false }
    func isOutside(_ index: Int) -> Bool {
      !tokens.indices.contains(index) || !isProper(index)
        || !NameBounds.isCapital(tokens[index].form)
    }
    return isProper(range.lowerBound) && isOutside(range.lowerBound - 1)
      && isOutside(range.upperBound)
  }
}
