public import Ontology

/// Counts per dyad and step, kept so that new days can be added without counting again.
public struct RelationSeries: Sendable {
  /// The length of a step.
  public let step: SeriesStep
  /// Whether who acts on whom is kept apart.
  public let isDirected: Bool
  private var actors: [ActorID] = []
  private var numbers: [ActorID: Int] = [:]
  /// Where the counts of two actors' numbers stand in `counts`.
  private var places: [SIMD2<Int32>: Int] = [:]
  private var counts: [(pair: SIMD2<Int32>, steps: [StepCounts])] = []

  /// Makes empty series.
  ///
  /// - Parameters:
  ///   - step: the length of a step.
  ///   - isDirected: whether A on B and B on A are two series.
  public init(step: SeriesStep, isDirected: Bool) {
    self.step = step
    self.isDirected = isDirected
  }

  /// Counts more observations, in any order.
  ///
  /// - Complexity: O(n) for days at or after the last one counted; a late day costs O(steps) more.
  public mutating func add(_ observations: some Sequence<DyadObservation>) {
    for observation in observations {
      let isTurned = !isDirected && observation.target < observation.source
      let source = number(isTurned ? observation.target : observation.source)
      let target = number(isTurned ? observation.source : observation.target)
      let place = place(of: SIMD2(Int32(source), Int32(target)))
      counts[place].steps.add(observation.act, at: step.index(of: observation.day))
    }
  }

  private mutating func number(_ actor: ActorID) -> Int {
    if let number = numbers[actor] { return number }
    actors.append(actor)
    numbers[actor] = actors.count - 1
    return actors.count - 1
  }

  private mutating func place(of pair: SIMD2<Int32>) -> Int {
    if let place = places[pair] { return place }
    counts.append((pair, []))
    places[pair] = counts.count - 1
    return counts.count - 1
  }

  private func dyad(_ pair: SIMD2<Int32>) -> Dyad { Dyad(actors[Int(pair.x)], actors[Int(pair.y)]) }

  /// The dyads in which anything was counted with their steps, in order of dyad.
  public var all: [(dyad: Dyad, steps: [StepCounts])] {
    var ranks = [Int](repeating: 0, count: actors.count)
    for (rank, actor) in actors.indices.sorted(by: { actors[$0] < actors[$1] }).enumerated() {
      ranks[actor] = rank
    }
    let order = counts.indices.map { place in
      let pair = counts[place].pair
      return (rank: ranks[Int(pair.x)] * actors.count + ranks[Int(pair.y)], place: place)
    }
    return order.sorted { $0.rank < $1.rank }.map {
      (dyad(counts[$0.place].pair), counts[$0.place].steps)
    }
  }

  /// The dyads, in order.
  public var dyads: [Dyad] { all.map(\.dyad) }

  /// The steps of a dyad in which anything was counted, in order of time.
  public func steps(of dyad: Dyad) -> [StepCounts] {
    guard let source = numbers[dyad.source], let target = numbers[dyad.target],
      let place = places[SIMD2(Int32(source), Int32(target))]
    else { return [] }
    return counts[place].steps
  }

  /// The steps of all dyads that an actor is part of, added up: what it did and what was done to it.
  public func steps(of actor: ActorID, as side: ActorSide) -> [StepCounts] {
    guard let number = numbers[actor].map(Int32.init) else { return [] }
    // In order, so that sums of fractions come out the same every time.
    let own = counts.filter { side.matches($0.pair, number) }
      .sorted { dyad($0.pair) < dyad($1.pair) }
    var sums: [Int: StepCounts] = [:]
    for (_, steps) in own {
      for step in steps { sums[step.index, default: StepCounts(index: step.index)].add(step) }
    }
    return sums.values.sorted { $0.index < $1.index }
  }

  /// The first and last step in which anything was counted.
  public var span: ClosedRange<Int>? {
    let first = counts.compactMap(\.steps.first?.index).min()
    let last = counts.compactMap(\.steps.last?.index).max()
    guard let first, let last else { return nil }
    return first...last
  }
}

/// Which dyads of an actor are meant.
public enum ActorSide: String, Sendable, Hashable, CaseIterable {
  case acting, receiving, either

  fileprivate func matches(_ pair: SIMD2<Int32>, _ actor: Int32) -> Bool {
    switch self {
    case .acting: pair.x == actor
    case .receiving: pair.y == actor
    case .either: pair.x == actor || pair.y == actor
    }
  }
}

extension [StepCounts] {
  fileprivate mutating func add(_ act: DyadObservation.Act, at index: Int) {
    var place = count
    while place > 0, self[place - 1].index > index { place -= 1 }
    if place == 0 || self[place - 1].index != index {
      insert(StepCounts(index: index), at: place)
      place += 1
    }
    self[place - 1].add(act)
  }
}
