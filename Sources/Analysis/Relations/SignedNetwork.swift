public import Ontology

/// Who stands with whom and against whom: one signed tie for each pair that did anything.
public struct SignedNetwork: Sendable, Hashable {
  /// A tie between two actors.
  public struct Tie: Sendable, Hashable {
    /// The lesser position of the two in `actors`.
    public let first: Int
    /// The greater position.
    public let second: Int
    /// Cooperative less conflictive events: above 0 together, below 0 against one another.
    public let weight: Double
  }

  /// The actors, in order of code.
  public let actors: [ActorID]
  /// The ties, in order; pairs in balance (weight 0) have none.
  public let ties: [Tie]

  /// Makes a network of weights.
  ///
  /// - Parameter weights: the weight of each pair; both orders of a pair are added up, an actor's
  ///   tie to itself is left out.
  public init(weights: [Dyad: Double]) {
    var joined: [Dyad: Double] = [:]
    for (dyad, weight) in weights where dyad.source != dyad.target {
      joined[dyad.undirected, default: 0] += weight
    }
    let actors = Set(joined.keys.flatMap { [$0.source, $0.target] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1, $0) })
    self.actors = actors
    ties = joined.sorted { $0.key < $1.key }.compactMap { dyad, weight in
      guard weight != 0, let first = places[dyad.source], let second = places[dyad.target] else {
        return nil
      }
      return Tie(first: first, second: second, weight: weight)
    }
  }

  /// Makes the network of what series counted: cooperative less conflictive events per pair.
  ///
  /// - Parameter series: the series.
  public init(_ series: RelationSeries) {
    var weights: [Dyad: Double] = [:]
    for (dyad, counts) in series.all {
      let cooperative = counts.reduce(0) { $0 + $1.cooperative }
      let events = counts.reduce(0) { $0 + $1.events }
      weights[dyad] = Double(2 * cooperative - events)
    }
    self.init(weights: weights)
  }

  /// How many triads are closed, and how many of these are balanced.
  ///
  /// A triad is balanced where the product of its three signs is positive (Cartwright & Harary 1956,
  /// Psychological Review 63:277-293).
  ///
  /// - Complexity: O(m · k) for m ties and k neighbours of an actor.
  public var balance: StructuralBalance {
    let neighbours = signs()
    var closed = 0
    var balanced = 0
    for tie in ties {
      for (third, sign) in neighbours[tie.second] where third > tie.second {
        guard let other = neighbours[tie.first][third] else { continue }
        closed += 1
        if (tie.weight > 0) == (sign == other) { balanced += 1 }
      }
    }
    return StructuralBalance(closed: closed, balanced: balanced)
  }

  /// For each actor, its neighbours and whether the tie is positive.
  private func signs() -> [[Int: Bool]] {
    var found = [[Int: Bool]](repeating: [:], count: actors.count)
    for tie in ties {
      found[tie.first][tie.second] = tie.weight > 0
      found[tie.second][tie.first] = tie.weight > 0
    }
    return found
  }

  /// Burt's constraint of each actor over the positive ties: how much all it has leads to one group.
  ///
  /// cᵢ = Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)², q other than i and j, with p the share of i's tie weight
  /// (Burt 1992, Structural Holes, chapter 2). Brokers, whose partners do not know one another, have
  /// low values; an actor without positive ties has none.
  ///
  /// - Returns: one value per actor, in the order of `actors`.
  public var constraint: [Double?] {
    var weights = [[Int: Double]](repeating: [:], count: actors.count)
    for tie in ties where tie.weight > 0 {
      weights[tie.first][tie.second] = tie.weight
      weights[tie.second][tie.first] = tie.weight
    }
    let shares = weights.map { own in
      let total = own.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value }
      return own.mapValues { $0 / total }
    }
    return actors.indices.map { i in
      guard !shares[i].isEmpty else { return nil }
      return reach(of: i, shares).sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    }
  }

  /// Direct and two-step shares of an actor in each of its neighbours.
  private func reach(of i: Int, _ shares: [[Int: Double]]) -> [Int: Double] {
    var found = shares[i]
    for (q, share) in shares[i].sorted(by: { $0.key < $1.key }) {
      for (j, next) in shares[q] where j != i && shares[i][j] != nil {
        found[j, default: 0] += share * next
      }
    }
    return found
  }

  /// The modularity of a partition of a signed network.
  ///
  /// Q = Σ over pairs in one group of (wᵢⱼ - (γ kᵢ⁺kⱼ⁺/2m⁺ - γ kᵢ⁻kⱼ⁻/2m⁻)) / (2m⁺ + 2m⁻), both
  /// orders and i = j counted in the chance term (Gómez, Jensen & Arenas 2009, Physical Review E
  /// 80:016114).
  ///
  /// - Parameters:
  ///   - groups: the number of each actor's group, in the order of `actors`.
  ///   - resolution: γ; more than 1 favours smaller groups.
  /// - Returns: at most 1, or nil for a network without ties.
  public func modularity(_ groups: [Int], resolution: Double = 1) -> Double? {
    let total = ties.reduce(0) { $0 + 2 * abs($1.weight) }
    guard total > 0 else { return nil }
    return
      (part(groups, resolution) { max(0, $0) } - part(groups, resolution) { max(0, -$0) }) / total
  }

  private func part(_ groups: [Int], _ resolution: Double, _ weight: (Double) -> Double) -> Double {
    var degrees = [Int: Double]()
    var inside = 0.0
    var total = 0.0
    for tie in ties {
      let value = weight(tie.weight)
      total += 2 * value
      if groups[tie.first] == groups[tie.second] { inside += 2 * value }
      degrees[groups[tie.first], default: 0] += value
      degrees[groups[tie.second], default: 0] += value
    }
    guard total > 0 else { return 0 }
    let chance = degrees.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    return inside - resolution * chance / total
  }
}

/// How many triads of a signed network are closed and balanced.
public struct StructuralBalance: Sendable, Hashable {
  /// Triads with all three ties.
  public let closed: Int
  /// Those whose signs multiply to plus.
  public let balanced: Int

  /// The share of closed triads that are balanced, or nil where none is closed.
  public var share: Double? { closed > 0 ? Double(balanced) / Double(closed) : nil }
}
