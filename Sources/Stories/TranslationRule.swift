/// Tells whether one of two reports in different languages translates the other.
///
/// Their passages are aligned in order, one or two on each side, so that as many cognates as can be
/// stand opposite each other (after Gale & Church 1993, "A program for aligning sentences in bilingual
/// corpora", and Simard, Foster & Isabelle 1992). Two reports of one happening share names and numbers
/// too, but not passage by passage.
struct TranslationRule {
  /// From where on a report is taken for a translation (`Docs/accuracy/stories.md`).
  struct Settings: Sendable {
    /// The least share of the shorter report's names and numbers that stand in the other.
    var reach = 0.5
    /// The least share of what they have in common that stands opposite each other.
    var order = 0.85
    /// The least share of the shorter report's letters in passages opposite one with a cognate.
    var coverage = 0.5
    /// The least number of cognates that stand opposite each other.
    var cognates = 12
    /// The greatest share of the other words of the shorter report that the other has too.
    var commonWords = 0.12
  }

  /// What two reports have in common.
  struct Evidence {
    /// Share of the shorter one's names and numbers that stand in the other, 0...1.
    var reach = 0.0
    /// Share of what they have in common that stands opposite each other, 0...1.
    var order = 0.0
    /// Share of the shorter one's letters in passages that stand opposite one with a cognate, 0...1.
    var coverage = 0.0
    /// How many cognates stand opposite each other.
    var cognates = 0

    /// Whether that is a translation.
    func isTranslation(_ settings: Settings) -> Bool {
      reach >= settings.reach && order >= settings.order && coverage >= settings.coverage
        && cognates >= settings.cognates
    }
  }

  /// A report's passages as the numbers of their common keys.
  private struct Side {
    /// For one passage, and for it and the next.
    var keys: [[[Int]]] = [[], []]
    var letters: [Int] = []
    var counts: [Int]

    init(_ report: Cognates, _ number: [UInt32: Int]) {
      counts = Array(repeating: 0, count: number.count)
      for passage in report.passages {
        let keys = passage.keys.compactMap { number[$0] }.sorted()
        for key in keys { counts[key] += 1 }
        self.keys[0].append(keys)
        letters.append(passage.letters)
      }
      keys[1] = zip(keys[0], keys[0].dropFirst()).map { Set($0).union($1).sorted() }
    }
  }

  private let one: Side
  private let two: Side
  private let weights: [Double]
  private let reach: Double
  /// Whether the first of the two is the longer one.
  private let isTurned: Bool

  /// Compares two reports.
  init(_ first: Cognates, _ second: Cognates) {
    isTurned = first.letters > second.letters
    let (short, long) = isTurned ? (second, first) : (first, second)
    let common = Set(short.passages.flatMap(\.keys)).intersection(long.passages.flatMap(\.keys))
    let number = Dictionary(uniqueKeysWithValues: common.sorted().enumerated().map { ($1, $0) })
    one = Side(short, number)
    two = Side(long, number)
    // What stands in many passages says little about which belongs to which.
    weights = zip(one.counts, two.counts).map { 1 / Double(max($0, $1)) }
    let names = Set(short.passages.flatMap(\.names))
    reach = Double(names.count { common.contains($0) }) / Double(max(names.count, 1))
  }

  /// What they have in common.
  ///
  /// - Complexity: O(n · m) in passages.
  func evidence() -> Evidence {
    var evidence = Evidence(reach: reach)
    var (aligned, covered) = (0.0, 0)
    for bead in alignment() {
      let shared = shared(bead)
      evidence.cognates += shared.count
      aligned += shared.reduce(0) { $0 + weights[$1] }
      if !shared.isEmpty { covered += one.letters[bead.one].reduce(0, +) }
    }
    let possible = weights.indices.reduce(0.0) {
      $0 + weights[$1] * Double(min(one.counts[$1], two.counts[$1]))
    }
    evidence.order = min(1, aligned / max(possible, 1))
    evidence.coverage = Double(covered) / Double(max(one.letters.reduce(0, +), 1))
    return evidence
  }

  /// The passages of the first report and of the second that stand opposite each other, in order: with
  /// cognates in common, or of like length (one at most twice as long as the other).
  func opposites() -> [(first: Range<Int>, second: Range<Int>)] {
    alignment().filter { bead in
      let (here, there) = (one.letters[bead.one].reduce(0, +), two.letters[bead.two].reduce(0, +))
      return !shared(bead).isEmpty || max(here, there) <= 2 * min(here, there)
    }.map {
      isTurned ? (first: $0.two, second: $0.one) : (first: $0.one, second: $0.two)
    }
  }

  /// Passages that stand opposite each other.
  private struct Bead {
    let one: Range<Int>
    let two: Range<Int>
  }

  private func shared(_ bead: Bead) -> [Int] {
    let here = one.keys[bead.one.count - 1][bead.one.lowerBound]
    let there = two.keys[bead.two.count - 1][bead.two.lowerBound]
    var shared: [Int] = []
    var (left, right) = (0, 0)
    while left < here.count, right < there.count {
      if here[left] == there[right] { shared.append(here[left]) }
      (left, right) = (
        left + (here[left] <= there[right] ? 1 : 0), right + (here[left] >= there[right] ? 1 : 0)
      )
    }
    return shared
  }

  /// The steps of an alignment: how many passages on each side.
  private static let steps = [(1, 1), (1, 2), (2, 1), (1, 0), (0, 1)]

  /// The alignment whose beads have the most weight in common; passages opposite nothing are left out.
  private func alignment() -> [Bead] {
    let (rows, columns) = (one.letters.count, two.letters.count)
    let width = columns + 1
    var best = [Double](repeating: 0, count: (rows + 1) * width)
    var step = [Int](repeating: 0, count: best.count)
    for here in 0...rows {
      for there in 0...columns where here + there > 0 {
        var value = -1.0
        for (number, (left, right)) in TranslationRule.steps.enumerated()
        where left <= here && right <= there {
          var sum = best[(here - left) * width + there - right]
          if left > 0, right > 0 {
            let bead = Bead(one: here - left..<here, two: there - right..<there)
            sum += shared(bead).reduce(0) { $0 + weights[$1] }
          }
          if sum > value { (value, step[here * width + there]) = (sum, number) }
        }
        best[here * width + there] = value
      }
    }
    var beads: [Bead] = []
    var (here, there) = (rows, columns)
    while here + there > 0 {
      let (left, right) = TranslationRule.steps[step[here * width + there]]
      if left > 0, right > 0 {
        beads.append(Bead(one: here - left..<here, two: there - right..<there))
      }
      (here, there) = (here - left, there - right)
    }
    return beads
  }
}
