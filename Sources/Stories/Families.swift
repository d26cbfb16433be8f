/// Which report each one follows, kept so that every family has one first report.
struct Families {
  /// The tie of each report, by number in order of date.
  private(set) var ties: [CopyIndex.Match?]
  /// A report nearer to the first of its family, or the report itself.
  private var above: [Int]

  init(count: Int) {
    self.init(above: Array(0..<count))
  }

  /// Begins with families that are known.
  ///
  /// - Parameter above: the first report of each one's family.
  init(above: [Int]) {
    ties = Array(repeating: nil, count: above.count)
    self.above = above
  }

  /// Ties a report to an earlier one.
  ///
  /// Where it follows two families, the younger family's first
  /// report follows the older's: both stand behind one report.
  mutating func tie(_ number: Int, _ match: CopyIndex.Match) {
    let (one, two) = (first(number), first(match.original))
    guard one != two else { return }
    let (older, younger) = (min(one, two), max(one, two))
    above[younger] = older
    ties[younger] =
      younger == number
      ? match
      : CopyIndex.Match(
        original: older, containment: match.containment, relation: match.relation)
  }

  /// The first report of a family (union-find with path halving).
  mutating func first(_ number: Int) -> Int {
    var number = number
    while above[number] != number {
      above[number] = above[above[number]]
      number = above[number]
    }
    return number
  }
}
