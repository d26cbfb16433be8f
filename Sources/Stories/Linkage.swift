/// Groups reports that are all at hand by average linkage, whatever their order.
///
/// Two groups are joined while each is the other's nearest. How like two reports are is measured by what is
/// usual around each: their cosine over the geometric mean of their densities, the mean cosines with the few
/// reports nearest to each (local scaling: Zelnik-Manor and Perona 2004, "Self-tuning spectral clustering").
/// So stories told in few words and in many are judged alike; but a report that stands alone joins nothing
/// that it is not like by its cosine. Grown groups must be nearly as like each other as they are in
/// themselves: that keeps twin happenings of one kind apart, which share most of their words but are each
/// of one piece. Their numbers (years, times, tolls, amounts, addresses) must be alike too, if less: two
/// earthquakes at one place are told in the same words, but not in the same numbers. Groups are compared only
/// where reports share some of their weightiest words.
struct Linkage: Sendable {
  /// Thresholds chosen on the development halves.
  struct Settings: Sendable {
    /// The mean scaled likeness from which two groups are joined.
    var likeness: Float = 0.45
    /// The nearest reports by which the density around a report is measured.
    var nearest = 3
    /// The least density: what has hardly any neighbours is not near to everything.
    var sparse: Float = 0.2
    /// The mean cosine from which a report that stands alone is joined to anything.
    var alone: Float = 0.12
    /// The share of their own cohesion that the likeness of two grown groups must reach.
    var cohesion: Float = 0.7
    /// The share of their own cohesion that the likeness of the numbers in two grown groups must reach.
    var numbers: Float = 0.3
    /// The number of independent reports from which a group is grown.
    var grown = 4
    /// The days between two groups from which half as much likeness again is asked.
    var daysApart = 60
    /// The weightiest terms that tell which reports to compare.
    var keys = 40
    /// The latest reports kept for each term.
    var holders = 64
    /// The earlier reports compared with each.
    var neighbours = 24
    /// The cosine under which two reports are no neighbours.
    var floor: Float = 0.05
    /// The mean scaled likeness under which two groups are forgotten as neighbours.
    var scaledFloor: Float = 0.15
  }

  private typealias Neighbour = (group: Int, likeness: Float)

  private let settings: Settings
  private var groups: [StoryVector] = []
  /// The numbers in the reports of each group.
  private var numbers: [StoryVector] = []
  /// What the vectors of each group were multiplied by, on average.
  private var scales: [Float] = []
  private var joined: [Int] = []
  private var neighbours: [[Neighbour]] = []
  private var postings: [UInt32: [Int32]] = [:]

  init(settings: Settings = Settings()) {
    self.settings = settings
  }

  /// Adds a report.
  ///
  /// - Parameters:
  ///   - vector: its unit vector, weightiest terms first.
  ///   - headline: the unit vector of its headline alone.
  ///   - figures: the unit vector of its numbers alone.
  ///   - day: the day it appeared, as days since 1970.
  /// - Returns: its number.
  mutating func add(
    _ vector: [TermWeights.Term], headline: [TermWeights.Term] = [],
    numbers figures: [TermWeights.Term] = [], day: Int?
  ) -> Int {
    let number = groups.count
    groups.append(StoryVector(vector, headline: headline, day: day))
    numbers.append(StoryVector(figures, day: nil))
    joined.append(number)
    neighbours.append([])
    for candidate in candidates(vector) {
      let likeness = groups[number].likeness(groups[candidate])
      guard likeness >= settings.floor else { continue }
      neighbours[number].append((candidate, likeness))
      neighbours[candidate].append((number, likeness))
    }
    for term in vector.prefix(settings.keys) {
      var list = postings.removeValue(forKey: term.hash) ?? []
      if list.count >= settings.holders { list.removeFirst() }
      list.append(Int32(truncatingIfNeeded: number))
      postings[term.hash] = list
    }
    return number
  }

  /// Joins groups until none is near enough to another; to be called once, when all were added.
  ///
  /// - Parameter tied: reports that belong to one group whatever their likeness, by number.
  /// - Complexity: O(r n k) for n reports with k neighbours in r rounds, about the logarithm of the
  ///   largest group.
  mutating func join(tied: [[Int]] = []) {
    scale()
    for reports in tied {
      for report in reports.dropFirst() {
        let (one, two) = (group(reports[0]), group(report))
        if one != two { merge(min(one, two), max(one, two)) }
      }
    }
    var nearest = groups.indices.map(nearest)
    while true {
      var changed: Set<Int> = []
      for group in groups.indices where joined[group] == group {
        guard let other = nearest[group], group < other, nearest[other] == group else { continue }
        changed.formUnion(neighbours[group].map(\.group))
        changed.formUnion(neighbours[other].map(\.group))
        merge(group, other)
        changed.insert(group)
        nearest[group] = nil
        nearest[other] = nil
      }
      if changed.isEmpty { return }
      for group in changed { nearest[group] = joined[group] == group ? self.nearest(group) : nil }
    }
  }

  /// Measures every report by the density around it.
  private mutating func scale() {
    scales = neighbours.map { near in
      let sum = near.map(\.likeness).sorted(by: >).prefix(settings.nearest).reduce(0, +)
      return 1 / max(sum / Float(settings.nearest), settings.sparse).squareRoot()
    }
    for report in groups.indices {
      groups[report].scale(by: scales[report])
      for place in neighbours[report].indices {
        let other = neighbours[report][place].group
        neighbours[report][place].likeness *= scales[report] * scales[other]
      }
    }
  }

  /// The group of a report, by the number of its first report.
  func group(_ number: Int) -> Int {
    var number = number
    while joined[number] != number { number = joined[number] }
    return number
  }

  /// The earlier reports that share most of a report's weightiest terms.
  private func candidates(_ vector: [TermWeights.Term]) -> [Int] {
    var votes: [Int32: Float] = [:]
    for term in vector.prefix(settings.keys) {
      guard let list = postings[term.hash] else { continue }
      for holder in list { votes[holder, default: 0] += term.weight * term.weight }
    }
    return votes.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
      .prefix(settings.neighbours).map { Int($0.key) }
  }

  /// The nearest group that a group may be joined with.
  private func nearest(_ group: Int) -> Int? {
    var best: Neighbour?
    for neighbour in neighbours[group] where mayJoin(group, neighbour) {
      guard let old = best else {
        best = neighbour
        continue
      }
      // Of equals the pair with the lowest numbers comes first, seen from either side.
      if neighbour.likeness > old.likeness
        || neighbour.likeness == old.likeness && neighbour.group < old.group
      {
        best = neighbour
      }
    }
    return best?.group
  }

  private func mayJoin(_ group: Int, _ other: Neighbour) -> Bool {
    let (one, two) = (groups[group], groups[other.group])
    let isLate = one.daysApart(two) > settings.daysApart
    guard other.likeness >= settings.likeness * (isLate ? 1.5 : 1) else { return false }
    let smaller = min(one.count, two.count)
    if smaller == 1 {
      return other.likeness >= settings.alone * scales[group] * scales[other.group]
    }
    guard smaller >= settings.grown else { return true }
    let figures = (numbers[group], numbers[other.group])
    return other.likeness >= settings.cohesion * Linkage.cohesion(one, two)
      && figures.0.likeness(figures.1) >= settings.numbers * Linkage.cohesion(figures.0, figures.1)
  }

  /// The geometric mean of how like the reports of each of two groups are among themselves; 0 where one has a single
  /// report.
  private static func cohesion(_ one: StoryVector, _ two: StoryVector) -> Float {
    ((one.cohesion ?? 0) * (two.cohesion ?? 0)).squareRoot()
  }

  /// Joins the younger of two groups to the older.
  private mutating func merge(_ group: Int, _ other: Int) {
    let known = (neighbours[group], neighbours[other])
    let sizes = (Float(groups[group].count), Float(groups[other].count))
    joined[other] = group
    scales[group] = (scales[group] * sizes.0 + scales[other] * sizes.1) / (sizes.0 + sizes.1)
    groups[group].add(groups[other])
    groups[other] = StoryVector([], day: nil)
    numbers[group].add(numbers[other])
    numbers[other] = StoryVector([], day: nil)
    neighbours[other] = []
    neighbours[group] = []
    let first = Dictionary(known.0.map { ($0.group, $0.likeness) }) { one, _ in one }
    let second = Dictionary(known.1.map { ($0.group, $0.likeness) }) { one, _ in one }
    for near in Set(first.keys).union(second.keys).sorted() where near != group && near != other {
      neighbours[near].removeAll { $0.group == group || $0.group == other }
      let likeness: Float
      if let one = first[near], let two = second[near] {
        likeness = (one * sizes.0 + two * sizes.1) / (sizes.0 + sizes.1)
      } else {
        likeness = groups[group].likeness(groups[near])
      }
      guard likeness >= settings.scaledFloor else { continue }
      neighbours[near].append((group, likeness))
      neighbours[group].append((near, likeness))
    }
  }
}
