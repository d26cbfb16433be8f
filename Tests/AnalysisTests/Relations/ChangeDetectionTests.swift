import Analysis
import Evidence
import Ontology
import TestSupport
import Testing

/// Alarms over series.
struct ChangeDetectionTests {
  @Test func cusumAlarmsAfterAShift() {
    let values = [0.0, 0, 0, 0, 3, 3, 3, 3]
    let found = ChangeDetection.cusum(values, mean: 0, deviation: 1)
    #expect(found.alarms == [6])
    #expect(found.sums == [0, 0, 0, 0, 2.5, 5, 7.5, 2.5])
  }

  @Test func earsSeesASpike() {
    let values = [1.0, 2, 1, 2, 1, 2, 1, 0, 0, 9, 1]
    #expect(ChangeDetection.earsC2(values) == [9])
    #expect(ChangeDetection.earsC2(Array(values.prefix(9))) == [])
    #expect(ChangeDetection.earsC2([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]) == [])
  }

  @Test func peltDatesSteps() {
    let values = [0.0, 0, 0, 0, 5, 5, 5, 5, 1, 1, 1, 1]
    #expect(ChangeDetection.pelt(values, penalty: 2) == [4, 8])
    #expect(ChangeDetection.pelt(values, penalty: 1000) == [])
    #expect(ChangeDetection.pelt([3]) == [])
    #expect(ChangeDetection.pelt([]) == [])
  }

  /// PELT is exact: no other segmentation costs less.
  @Test(arguments: UInt64(1)...30)
  func peltIsOptimal(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let values = (0..<10).map { _ in Double(Int.random(in: 0...4, using: &generator)) }
    let penalty = Double.random(in: 0.5...6, using: &generator)
    let found = cost(values, ChangeDetection.pelt(values, penalty: penalty), penalty)
    let least =
      (0..<512).map { mask in
        cost(values, (1..<10).filter { mask & (1 << ($0 - 1)) != 0 }, penalty)
      }.min() ?? 0
    #expect(abs(found - least) < 1e-9)
  }

  private func cost(_ values: [Double], _ changes: [Int], _ penalty: Double) -> Double {
    let ends = [0] + changes + [values.count]
    return zip(ends, ends.dropFirst()).reduce(penalty * Double(changes.count)) { sum, range in
      let part = values[range.0..<range.1]
      let mean = part.reduce(0, +) / Double(part.count)
      return sum + part.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
  }

  @Test func alertsOnlyWhereSomethingChanges() {
    let steady = (0..<24).map { month in observation(month) }
    let burst = (0..<12).map { _ in observation(20) }
    var series = RelationSeries(step: .month, isDirected: false)
    series.add(steady)
    #expect(RelationWatch(series).alerts() == [])
    series.add(burst)
    let alerts = RelationWatch(series).alerts()
    #expect(alerts.contains { $0.method == .ears && $0.start.description == "2024-09" })
    #expect(alerts.allSatisfy { $0.measure == .conflict })
    let rate = RelationWatch(series).falseAlarms(of: .ears)
    #expect(rate == RelationWatch(series).falseAlarms(of: .ears))
    #expect(rate.map { (0...12).contains($0) } == true)
  }

  private func observation(_ month: Int) -> DyadObservation {
    let day = SeriesStep.month.start(of: 2023 * 12 + month)
    return DyadObservation(
      source: ActorID("SRB"), target: ActorID("XKX"), day: day,
      act: .event(.verbalConflict, goldstein: nil))
  }
}
