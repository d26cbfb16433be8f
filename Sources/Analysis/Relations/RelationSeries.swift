public import Evidence
public import Ontology

/// The length of a step of a series.
public enum SeriesStep: String, Sendable, Hashable, CaseIterable {
  case day, week, month

  /// The number of the step that a day falls in; steps that follow one another differ by one.
  ///
  /// Weeks begin on Monday (ISO 8601).
  public func index(of day: CalendarDate) -> Int {
    switch self {
    case .day: day.daysSinceEpoch
    case .week: floorDivide(day.daysSinceEpoch + 3, 7)
    case .month: day.year * 12 + (day.month ?? 1) - 1
    }
  }

  /// The first day of a step.
  public func start(of index: Int) -> CalendarDate {
    switch self {
    case .day: CalendarDate(daysSinceEpoch: index)
    case .week: CalendarDate(daysSinceEpoch: index * 7 - 3)
    case .month:
      CalendarDate(year: floorDivide(index, 12), month: index - floorDivide(index, 12) * 12 + 1)
        ?? CalendarDate(daysSinceEpoch: 0)
    }
  }

  private func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((divisor - 1 - number) / divisor)
  }
}

/// Two actors, the first doing something to the second.
public struct Dyad: Sendable, Hashable, Comparable {
  /// Who acts.
  public let source: ActorID
  /// To whom.
  public let target: ActorID

  /// Makes a dyad.
  ///
  /// - Parameters:
  ///   - source: who acts.
  ///   - target: to whom.
  public init(_ source: ActorID, _ target: ActorID) {
    self.source = source
    self.target = target
  }

  /// The same two, whoever acts: the lesser code first.
  public var undirected: Dyad { source <= target ? self : Dyad(target, source) }

  /// By the code of the source, then of the target.
  public static func < (left: Dyad, right: Dyad) -> Bool {
    (left.source, left.target) < (right.source, right.target)
  }
}

/// What was counted in one step of a series.
public struct StepCounts: Sendable, Hashable {
  /// The number of the step.
  public let index: Int
  /// Events by quad class, in the order of their numbers 1...4.
  public private(set) var quads = SIMD4<Int32>()
  /// Statements that support, oppose, are neutral and mixed, in this order.
  public private(set) var stances = SIMD4<Int32>()
  /// The sum of the Goldstein values, and over how many events.
  private var goldstein = (sum: 0.0, count: Int32(0))

  /// An empty step.
  init(index: Int) {
    self.index = index
  }

  /// All events.
  public var events: Int { Int(quads.wrappedSum()) }
  /// All statements.
  public var statements: Int { Int(stances.wrappedSum()) }
  /// Events of the two cooperative classes.
  public var cooperative: Int { Int(quads[0] + quads[1]) }

  /// The mean Goldstein value of the events that have one (table: `GoldsteinScale.table`).
  ///
  /// A mean and never a sum: in a sum many handshakes cancel a war.
  public var goldsteinMean: Double? {
    goldstein.count > 0 ? goldstein.sum / Double(goldstein.count) : nil
  }

  /// Net cooperation, -1...1: cooperative less conflictive events, over all events.
  public var net: NetCooperation? {
    events > 0 ? NetCooperation(cooperative: cooperative, of: events) : nil
  }

  /// Counts one more observation.
  mutating func add(_ act: DyadObservation.Act) {
    switch act {
    case .event(let quad, let value):
      quads[quad.rawValue - 1] += 1
      if let value { goldstein = (goldstein.sum + value, goldstein.count + 1) }
    case .stance(let stance):
      let order: [Stance] = [.support, .oppose, .neutral, .mixed]
      if let place = order.firstIndex(of: stance) { stances[place] += 1 }
    }
  }

  /// Whether all counts are equal.
  public static func == (left: StepCounts, right: StepCounts) -> Bool {
    left.index == right.index && left.quads == right.quads && left.stances == right.stances
      && left.goldstein == right.goldstein
  }

  /// Hashes the counts.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(index)
    hasher.combine(quads)
    hasher.combine(stances)
  }
}

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

extension StepCounts {
  fileprivate mutating func add(_ other: StepCounts) {
    quads &+= other.quads
    stances &+= other.stances
    goldstein = (goldstein.sum + other.goldstein.sum, goldstein.count + other.goldstein.count)
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
