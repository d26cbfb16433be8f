#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

import Analysis
import Evidence
import Networks
import Ontology

/// Measures relations over a synthetic record: 1,000,000 events between 200 actors in ten years.

let actors = (0..<200).map { ActorID("A" + String(1000 + $0)) }
var generator = SystemRandomNumberGenerator()
let first = 16_071  // 1 January 2014
let observations = (0..<1_000_000).map { _ in
  // Five camps that cooperate inside and quarrel outside.
  let source = Int.random(in: 0..<200, using: &generator)
  let isInside = Int.random(in: 0..<10, using: &generator) < 6
  var target = (source + (isInside ? 5 : 1) * Int.random(in: 1..<40, using: &generator)) % 200
  if target == source { target = (source + 1) % 200 }
  let isFriendly = (source % 5 == target % 5) == (Int.random(in: 0..<10, using: &generator) < 8)
  let quad: QuadClass = isFriendly ? .verbalCooperation : .verbalConflict
  return DyadObservation(
    source: actors[source], target: actors[target],
    day: CalendarDate(daysSinceEpoch: first + Int.random(in: 0..<3652, using: &generator)),
    act: .event(quad, goldstein: isFriendly ? 4 : -4))
}
let newDay = observations.prefix(274).map {
  DyadObservation(
    source: $0.source, target: $0.target, day: CalendarDate(daysSinceEpoch: first + 3652),
    act: $0.act)
}

func seconds(_ label: String, _ work: () throws -> Void) rethrows {
  let cpu = clock()
  let time = try ContinuousClock().measure(work)
  let value = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
  let spent = Double(clock() - cpu) / Double(CLOCKS_PER_SEC)
  print(label, "\((value * 1000).rounded() / 1000) s, of one core \((spent * 1000).rounded() / 1000) s")
}

var all: [RelationSeries] = []
try seconds("series by day, week and month, directed, and all communities:") {
  for step in SeriesStep.allCases {
    var series = RelationSeries(step: step, isDirected: true)
    series.add(observations)
    all.append(series)
  }
  try measureNetwork(all[2])
}
seconds("rows by month with baseline and interval:") {
  print("  rows:", RelationTable.dyads(all[2], window: 12).count)
}
try seconds("one new day into all series, network and communities:") {
  for place in all.indices { all[place].add(newDay) }
  try measureNetwork(all[2])
}

func measureNetwork(_ series: RelationSeries) throws {
  let network = SignedNetwork(series)
  guard WeightedGraph.isAvailable else { return print("  no communities: built without igraph") }
  let partition = try network.communities()
  print(
    "  communities:", Set(partition.groups).count, "stability:", partition.stability,
    "balance:", network.balance.share ?? 0)
}
