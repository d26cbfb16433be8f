import Analysis
import Evidence
import Ontology

/// An observed act in sixteen bytes: numbers into an `ActTable`, and its day.
struct CompactAct: Sendable, Hashable {
  let source: Int32
  let target: Int32
  /// Days since 1970-01-01.
  let day: Int32
  let kind: Int32
}

/// Numbers for actors and for kinds of acts.
struct ActTable: Sendable {
  private struct Kind: Sendable, Hashable {
    let act: DyadObservation.Act
    let label: String
  }

  private(set) var actors: [ActorID] = []
  private var actorNumbers: [ActorID: Int32] = [:]
  private var kinds: [Kind] = []
  private var kindNumbers: [Kind: Int32] = [:]

  /// An act in numbers.
  mutating func compact(_ act: ObservedAct) -> CompactAct {
    let seen = act.observation
    return CompactAct(
      source: number(seen.source), target: number(seen.target),
      day: Int32(clamping: seen.day.daysSinceEpoch),
      kind: number(Kind(act: seen.act, label: act.label)))
  }

  /// The observation of an act in numbers.
  func observation(_ act: CompactAct) -> DyadObservation {
    DyadObservation(
      source: actors[Int(act.source)], target: actors[Int(act.target)],
      day: CalendarDate(daysSinceEpoch: Int(act.day)), act: kinds[Int(act.kind)].act)
  }

  /// The number of an actor; nil when it takes part in nothing.
  func number(of actor: ActorID) -> Int32? { actorNumbers[actor] }

  private mutating func number(_ actor: ActorID) -> Int32 {
    if let number = actorNumbers[actor] { return number }
    let number = Int32(actors.count)
    actors.append(actor)
    actorNumbers[actor] = number
    return number
  }

  private mutating func number(_ kind: Kind) -> Int32 {
    if let number = kindNumbers[kind] { return number }
    let number = Int32(kinds.count)
    kinds.append(kind)
    kindNumbers[kind] = number
    return number
  }
}

/// What actors did to and said of one another in one state of the ledger, counted by independent
/// origins.
final class Relations: Sendable {
  /// The ledger's number of that state.
  let generation: Int
  private let table: ActTable
  /// The acts of each pair, the lower number first, in order of day.
  private let pairs: [SIMD2<Int32>: [CompactAct]]
  /// The months in which anything was seen, such as `2025-03`, in order of time.
  let months: [String]
  private let networks = Kept<ClosedRange<Int>, SignedNetwork>(limit: 32)

  /// Orders acts by pair and day.
  ///
  /// - Complexity: O(n log n) in acts.
  init(generation: Int, table: ActTable, acts: [CompactAct]) {
    self.generation = generation
    self.table = table
    var pairs: [SIMD2<Int32>: [CompactAct]] = [:]
    for act in acts {
      pairs[
        SIMD2(min(act.source, act.target), max(act.source, act.target)), default: []
      ].append(act)
    }
    months = Set(
      Set(acts.map(\.day)).map {
        String(CalendarDate(daysSinceEpoch: Int($0)).description.prefix(7))
      }
    ).sorted()
    self.pairs = pairs.mapValues { acts in
      acts.sorted { ($0.day, $0.source, $0.kind) < ($1.day, $1.source, $1.kind) }
    }
  }

  /// What is between two actors, in order of day.
  func observations(between a: ActorID, _ b: ActorID) -> [DyadObservation] {
    guard let a = table.number(of: a), let b = table.number(of: b) else { return [] }
    return (pairs[SIMD2(min(a, b), max(a, b))] ?? []).map(table.observation)
  }

  /// What an actor did and what was done to it, by the other actor.
  func partners(of actor: ActorID) -> [ActorID: [DyadObservation]] {
    guard let number = table.number(of: actor) else { return [:] }
    var found: [ActorID: [DyadObservation]] = [:]
    for (pair, acts) in pairs where pair.x == number || pair.y == number {
      found[table.actors[Int(pair.x == number ? pair.y : pair.x)]] = acts.map(table.observation)
    }
    return found
  }

  /// Who stands with whom on some days.
  func network(_ days: ClosedRange<Int>) -> SignedNetwork {
    networks.value(days, at: generation) {
      var series = RelationSeries(step: .month, isDirected: false)
      for acts in pairs.values {
        series.add(acts.lazy.filter { days.contains(Int($0.day)) }.map(self.table.observation))
      }
      return SignedNetwork(series)
    }
  }
}
