/// Where the words of a sequence stand as seen from one of them: in the tree, in distance, in
/// punctuation and in quotation marks.
///
/// `Training/links.py` computes the same numbers.
struct LinkFeatures {
  /// Distances up to these fall into one class each, those beyond the last into one more.
  private static let distances = [0, 1, 2, 3, 4, 6, 9, 14, 22]
  private static let pauses: Set<String> = [",", ";", ":", "—", "–", "--"]

  /// For each word its head, -1 for the root.
  private let heads: [Int]
  private let relations: [Int]
  private let relationCount: Int
  /// For each word how many pauses stand up to it.
  private let pauses: [Int]
  private let quoted: [Bool]

  /// How many classes each feature has.
  static func sizes(relations: Int) -> [Int] {
    [2 * (relations + 1), 4 * (relations + 1), 2 * distances.count + 1, 8, 8]
  }

  /// - Parameters:
  ///   - forms: the words.
  ///   - heads: for each its head within the sequence, -1 for the root.
  ///   - relations: for each the number of its relation.
  ///   - relationCount: how many relations there are.
  ///   - quoted: whether each stands in quotation marks.
  init(
    forms: [String], heads: [Int], relations: [Int], relationCount: Int, quoted: [Bool]
  ) {
    self.heads = heads
    self.relations = relations
    self.relationCount = relationCount
    self.quoted = quoted
    var count = 0
    pauses = forms.map { form in
      if LinkFeatures.pauses.contains(form) { count += 1 }
      return count
    }
  }

  /// The classes of each word as seen from a cue.
  func classes(from cue: Int) -> [[Int]] {
    var above: [Int] = []
    var word = cue
    while word >= 0, !above.contains(word) {
      above.append(word)
      word = heads[word]
    }
    var steps: [Int: Int] = [:]
    for (step, word) in above.enumerated() { steps[word] = step }
    return heads.indices.map { word in
      let (relation, up, side) = place(of: word, above, steps)
      let between = min(3, abs(pauses[word] - pauses[cue]))
      return [
        (up > 0 ? relationCount + 1 : 0) + relation, up * (relationCount + 1) + side,
        LinkFeatures.distance(word - cue), between + (word < cue ? 4 : 0),
        (quoted[word] ? 2 : 0) + (quoted[cue] ? 1 : 0) + (word == 0 ? 4 : 0),
      ]
    }
  }

  /// The relation by which a word's branch hangs at the cue or at a word above it, how far above that
  /// is (up to 3), and the relation of the cue's own branch there; relations count from 1.
  private func place(of word: Int, _ above: [Int], _ steps: [Int: Int]) -> (Int, Int, Int) {
    var at = word
    var below = -1
    var count = 0
    while at >= 0, steps[at] == nil, count < heads.count {
      (below, at) = (at, heads[at])
      count += 1
    }
    let up = steps[at] ?? above.count - 1
    return (
      below >= 0 ? relations[below] + 1 : 0, min(up, 3), up > 0 ? relations[above[up - 1]] + 1 : 0
    )
  }

  private static func distance(_ steps: Int) -> Int {
    let beyond = distances.reduce(0) { $0 + (abs(steps) > $1 ? 1 : 0) }
    return steps >= 0 ? beyond : distances.count + beyond
  }
}

/// Tells word by word whether a text is within quotation marks, which end with their paragraph.
struct QuotationState {
  private static let opening: Set<String> = ["“", "„", "«", "``"]
  private static let closing: Set<String> = ["”", "»", "''"]

  private var isOpen = false

  /// Takes the next word.
  ///
  /// - Parameters:
  ///   - form: the word.
  ///   - beginsParagraph: whether a paragraph begins with it.
  /// - Returns: whether the word, or the mark that it is, belongs to a quotation.
  mutating func next(_ form: String, beginsParagraph: Bool) -> Bool {
    if beginsParagraph { isOpen = false }
    if Self.opening.contains(form) || form == "\"" && !isOpen {
      isOpen = true
      return true
    }
    let wasOpen = isOpen
    if Self.closing.contains(form) || form == "\"" { isOpen = false }
    return wasOpen
  }
}
