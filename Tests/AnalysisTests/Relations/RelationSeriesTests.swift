import Analysis
import Evidence
import Ontology
import TestSupport
import Testing

/// Counts per pair and step, and what is computed of them.
struct RelationSeriesTests {
  private static let codes = ["ALB", "HRV", "SRB", "XKX"].map(ActorID.init)

  /// Random observations between four states over two years.
  static func observations(_ count: Int, seed: UInt64) -> [DyadObservation] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let pair = codes.shuffled(using: &generator).prefix(2)
      let day = CalendarDate(daysSinceEpoch: Int.random(in: 19_000..<19_730, using: &generator))
      let quad = QuadClass.allCases.randomElement(using: &generator) ?? .verbalConflict
      return DyadObservation(
        source: pair[0], target: pair[1], day: day,
        act: .event(quad, goldstein: Double.random(in: -10...10, using: &generator)))
    }
  }

  private func rows(_ observations: [DyadObservation], _ step: SeriesStep, directed: Bool = true)
    -> [JSON]
  {
    var series = RelationSeries(step: step, isDirected: directed)
    series.add(observations)
    return RelationTable.dyads(series, window: 12)
  }

  @Test(arguments: SeriesStep.allCases)
  func orderDoesNotMatter(step: SeriesStep) {
    let observations = RelationSeriesTests.observations(400, seed: 3)
      .map {
        DyadObservation(source: $0.source, target: $0.target, day: $0.day, act: whole($0.act))
      }
    var generator = SeededGenerator(seed: 4)
    let shuffled = observations.shuffled(using: &generator)
    #expect(rows(observations, step).map(\.line) == rows(shuffled, step).map(\.line))
  }

  /// Whole values, whose sums are exact in any order.
  private func whole(_ act: DyadObservation.Act) -> DyadObservation.Act {
    guard case .event(let quad, let value) = act else { return act }
    return .event(quad, goldstein: value?.rounded())
  }

  @Test func addingLaterGivesTheSame() {
    let observations = RelationSeriesTests.observations(300, seed: 5)
    var series = RelationSeries(step: .week, isDirected: false)
    for observation in observations { series.add([observation]) }
    let all = RelationTable.actors(series, window: 8)
    var atOnce = RelationSeries(step: .week, isDirected: false)
    atOnce.add(observations)
    #expect(all.map(\.line) == RelationTable.actors(atOnce, window: 8).map(\.line))
  }

  @Test func undirectedAddsBothDirections() {
    let observations = RelationSeriesTests.observations(300, seed: 6)
    let directed = rows(observations, .month).compactMap { $0["events"]?.integer }.reduce(0, +)
    let undirected = rows(observations, .month, directed: false)
    #expect(directed == 300)
    #expect(undirected.compactMap { $0["events"]?.integer }.reduce(0, +) == 300)
    #expect(undirected.allSatisfy { ($0["source"]?.string ?? "") < ($0["target"]?.string ?? "") })
  }

  @Test func netLiesInItsInterval() throws {
    for row in rows(RelationSeriesTests.observations(500, seed: 7), .month) {
      let net = try #require(row["net"]?.double)
      let lower = try #require(row["net_lower"]?.double)
      let upper = try #require(row["net_upper"]?.double)
      #expect(-1 <= lower && lower <= net && net <= upper && upper <= 1)
    }
  }

  /// Wilson's interval of 8 of 10 is .4902 to .9433 (Newcombe 1998, Statistics in Medicine 17:857).
  @Test func wilsonsInterval() throws {
    let acts =
      Array(repeating: QuadClass.verbalCooperation, count: 8) + [
        .verbalConflict, .materialConflict,
      ]
    let day = try #require(CalendarDate(year: 2025, month: 3, day: 18))
    let observations = acts.map {
      DyadObservation(
        source: ActorID("ALB"), target: ActorID("HRV"), day: day, act: .event($0, goldstein: nil))
    }
    let row = try #require(rows(observations, .day).first)
    #expect(abs((row["net_lower"]?.double ?? 0) - (2 * 0.4902 - 1)) < 2e-4)
    #expect(abs((row["net_upper"]?.double ?? 0) - (2 * 0.9433 - 1)) < 2e-4)
    #expect(row["goldstein_mean"] == .null)
  }

  @Test(arguments: [
    (SeriesStep.week, "2025-03-18", "2025-03-17"), (.week, "2025-03-17", "2025-03-17"),
    (.week, "1969-12-31", "1969-12-29"), (.month, "2025-03-18", "2025-03"),
    (.day, "2025-03-18", "2025-03-18"), (.month, "0001-01-01", "0001-01"),
  ])
  func stepsBegin(step: SeriesStep, day: String, start: String) throws {
    let date = try #require(CalendarDate(iso: day))
    #expect(step.start(of: step.index(of: date)).description == start)
  }
}
