import Encoder
import Evidence

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reads names off the encoder's head for them.
struct NameTagger: Sendable {
  /// A name that the encoder found.
  struct Name: Sendable, Hashable {
    /// Its tokens.
    var tokens: Range<Int>
    /// What it names.
    var kind: Mention.Kind
    /// For each kind the sum of its words' probabilities.
    let votes: [Float]
  }

  private let head: Head
  /// For each label the place of its kind among the kinds; nil for none.
  private let places: [Int?]
  private let begins: [Bool]

  /// The kinds that the head tells apart; it was trained on too few words of the others to tell them
  /// from none.
  static let kinds: [Mention.Kind] = [.person, .organisation, .location, .miscellaneous]
  /// What it costs that a name of another kind follows without a word between.
  private static let change: Float = 3
  /// What is taken off the score of no name; most words that the head was trained on bear none.
  private static let doubt: Float = 0.5

  /// Makes a tagger; nil if the model has no such head.
  init?(_ model: EncoderModel) {
    guard let head = model.head("name") else { return nil }
    self.head = head
    begins = head.labels.map { $0.hasPrefix("B-") }
    places = head.labels.map { label in
      NameTagger.kinds.firstIndex { $0.rawValue == label.dropFirst(2) }
    }
  }

  /// The names of a sequence's words.
  ///
  /// - Parameters:
  ///   - encoding: of the sequence.
  ///   - first: the text's index of its first token.
  /// - Returns: the names in text order.
  func names(of encoding: Encoding, from first: Int) -> [Name] {
    let rows = (0..<encoding.wordCount).map { softmax(encoding.scores(head, word: $0)) }
    let votes = rows.map(votes)
    let path = NameTagger.path(votes)
    var names: [Name] = []
    var start = 0
    while start < path.count {
      var end = start + 1
      while end < path.count, path[end] == path[start], !isBeginning(rows[end]) { end += 1 }
      if path[start] < NameTagger.kinds.count {
        let sums = votes[start..<end].dropFirst().reduce(votes[start]) { zip($0, $1).map(+) }
        names.append(
          Name(
            tokens: first + start..<first + end, kind: NameTagger.kinds[path[start]], votes: sums))
      }
      start = end
    }
    return names
  }

  /// Whether a word begins a name more likely than not.
  private func isBeginning(_ row: [Float]) -> Bool {
    var share: Float = 0
    for (label, begins) in begins.enumerated() where begins { share += row[label] }
    return share > 0.5
  }

  /// The best row of kinds, each word's told by its votes; the number of kinds stands for no name.
  private static func path(_ votes: [[Float]]) -> [Int] {
    guard let opening = votes.first else { return [] }
    let none = kinds.count
    func logs(_ votes: [Float]) -> [Float] {
      votes.map { log(max($0, 1e-9)) } + [log(max(1 - votes.reduce(0, +), 1e-9)) - doubt]
    }
    var scores = logs(opening)
    var choices: [[Int]] = []
    for row in votes.dropFirst() {
      let own = logs(row)
      var next = scores
      var chosen = [Int](repeating: 0, count: scores.count)
      for kind in scores.indices {
        var best = kind
        for other in scores.indices {
          let cost: Float = other == kind || other == none || kind == none ? 0 : change
          let ahead: Float = best == kind || best == none || kind == none ? 0 : change
          if scores[other] - cost > scores[best] - ahead { best = other }
        }
        let cost: Float = best == kind || best == none || kind == none ? 0 : change
        chosen[kind] = best
        next[kind] = scores[best] - cost + own[kind]
      }
      choices.append(chosen)
      scores = next
    }
    var path = [scores.indices.max { scores[$0] < scores[$1] } ?? none]
    for chosen in choices.reversed() { path.append(chosen[path[path.count - 1]]) }
    return path.reversed()
  }

  /// For each kind the probability that a word belongs to a name of it.
  private func votes(_ row: [Float]) -> [Float] {
    var votes = [Float](repeating: 0, count: NameTagger.kinds.count)
    for (label, place) in places.enumerated() {
      if let place { votes[place] += row[label] }
    }
    return votes
  }

  /// The names as one text means them: titles are no part of a person's name, states are places,
  /// well-known bodies are bodies, and what is written alike is of one kind, that which most speaks for.
  ///
  /// - Parameters:
  ///   - names: of a whole text.
  ///   - tokens: its tokens.
  /// - Returns: the names that are left, in text order.
  /// - Complexity: O(n) in the words of all names.
  static func settled(_ names: [Name], over tokens: [Token]) -> [Name] {
    func words(_ range: Range<Int>) -> [String] {
      range.map { index in
        let word = Casing.lowered(tokens[index].form)
        return word.hasSuffix(".") ? String(word.dropLast()) : word
      }
    }
    var settled: [(name: Name, key: String)] = []
    var ballots: [String: [Float]] = [:]
    for var name in names {
      var written = words(name.tokens)
      if name.kind == .person {
        let titles = titles(of: written)
        guard titles < written.count else { continue }
        written.removeFirst(titles)
        name.tokens = name.tokens.lowerBound + titles..<name.tokens.upperBound
      }
      if let known = KnownNames.kind(of: written) { name.kind = known }
      let key = written.joined(separator: " ")
      let ballot = ballots[key, default: [Float](repeating: 0, count: kinds.count)]
      ballots[key] = zip(ballot, name.votes).map { $0 + $1 }
      settled.append((name, key))
    }
    return settled.map { name, key in
      guard KnownNames.kind(of: words(name.tokens)) == nil, let ballot = ballots[key],
        let best = kinds.indices.max(by: { ballot[$0] < ballot[$1] })
      else { return name }
      var name = name
      name.kind = kinds[best]
      return name
    }
  }

  /// How many words before a person's name are titles: `Prime Minister`, `Minister of Defense`.
  private static func titles(of words: [String]) -> Int {
    var count = 0
    while count < words.count, NameLexicon.honorifics.contains(words[count]) {
      count += 1
      if count + 1 < words.count, words[count] == "of",
        NameLexicon.honorifics.contains(words[count + 1])
      {
        count += 1
      }
    }
    return count
  }
}
