public import Evidence
import Ontology
public import Records

/// A step in which a pair did much more of something than before.
public struct RelationAlert: Sendable, Hashable {
  /// What is counted.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    case cooperation, conflict
  }

  /// How it was found.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    case cusum, ears, pelt
  }

  /// The pair.
  public let dyad: Dyad
  /// What is counted.
  public let measure: Measure
  /// How it was found.
  public let method: Method
  /// The first day of the step.
  public let start: CalendarDate
  /// The count of the step.
  public let count: Int
  /// The mean count of the series.
  public let mean: Double
}

/// Watches the series of pairs for changes.
public struct RelationWatch: Sendable {
  private let series: RelationSeries
  private let least: Int

  /// Makes a watch.
  ///
  /// - Parameters:
  ///   - series: the series to watch.
  ///   - least: pairs with fewer events in all are left alone.
  public init(_ series: RelationSeries, least: Int = 5) {
    self.series = series
    self.least = least
  }

  /// All alarms, in order of time, pair, measure and method.
  ///
  /// CUSUM and EARS C2 alarm upwards; PELT dates changes back, and counts here where the mean rises.
  /// Mean and deviation are those of the pair's whole series, from the first to the last step of the
  /// record.
  public func alerts() -> [RelationAlert] {
    guard let span = series.span else { return [] }
    var found: [RelationAlert] = []
    for dyad in series.dyads {
      for measure in RelationAlert.Measure.allCases {
        let counts = values(dyad, measure, span)
        guard counts.reduce(0, +) >= Double(least) else { continue }
        let mean = counts.reduce(0, +) / Double(counts.count)
        for (method, position) in RelationWatch.alarms(counts) {
          found.append(
            RelationAlert(
              dyad: dyad, measure: measure, method: method,
              start: series.step.start(of: span.lowerBound + position),
              count: Int(counts[position]), mean: mean))
        }
      }
    }
    return found.sorted { left, right in
      (left.start.daysSinceEpoch, left.dyad, left.measure.rawValue, left.method.rawValue)
        < (right.start.daysSinceEpoch, right.dyad, right.measure.rawValue, right.method.rawValue)
    }
  }

  /// How many alarms a method gives per year when nothing changes: on the same counts in random
  /// order, over 20 orders.
  ///
  /// - Parameter method: the method.
  /// - Returns: false alarms per pair and year, or nil where no pair has enough events.
  public func falseAlarms(of method: RelationAlert.Method) -> Double? {
    guard let span = series.span else { return nil }
    var generator = OrderGenerator()
    var alarms = 0
    var days = 0
    for dyad in series.dyads {
      for measure in RelationAlert.Measure.allCases {
        var counts = values(dyad, measure, span)
        guard counts.reduce(0, +) >= Double(least) else { continue }
        for _ in 0..<20 {
          counts.shuffle(using: &generator)
          alarms += RelationWatch.alarms(counts).count { $0.method == method }
        }
        days +=
          20
          * (series.step.start(of: span.upperBound + 1).daysSinceEpoch
            - series.step.start(of: span.lowerBound).daysSinceEpoch)
      }
    }
    return days > 0 ? Double(alarms) * 365.25 / Double(days) : nil
  }

  /// Counts of every step of the record, zeros included.
  private func values(
    _ dyad: Dyad, _ measure: RelationAlert.Measure, _ span: ClosedRange<Int>
  ) -> [Double] {
    var values = [Double](repeating: 0, count: span.count)
    for step in series.steps(of: dyad) {
      let count = measure == .cooperation ? step.cooperative : step.events - step.cooperative
      values[step.index - span.lowerBound] = Double(count)
    }
    return values
  }

  private static func alarms(_ counts: [Double]) -> [(method: RelationAlert.Method, position: Int)]
  {
    let mean = counts.reduce(0, +) / Double(counts.count)
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(counts.count)
    let cusum = ChangeDetection.cusum(counts, mean: mean, deviation: variance.squareRoot()).alarms
    let changes = ChangeDetection.pelt(counts).filter { rises(counts, at: $0) }
    return cusum.map { (.cusum, $0) } + ChangeDetection.earsC2(counts).map { (.ears, $0) }
      + changes.map { (.pelt, $0) }
  }

  private static func rises(_ counts: [Double], at position: Int) -> Bool {
    counts[position] > counts[position - 1]
  }
}

extension Snapshot {
  /// The sentences of the events of a pair in a span of days, for an alert to rest on.
  ///
  /// - Parameters:
  ///   - dyad: the pair.
  ///   - isDirected: whether only acts of the first on the second count.
  ///   - days: the days.
  ///   - limit: at most so many.
  /// - Returns: quotations in the order of the articles.
  public func evidence(
    for dyad: Dyad, isDirected: Bool, days: ClosedRange<Int>, limit: Int = 3
  ) -> [QuotedEvidence] {
    var found: [QuotedEvidence] = []
    for coded in articles where found.count < limit {
      for event in coded.events where found.count < limit {
        guard let day = event.date ?? coded.article.published?.date,
          days.contains(day.daysSinceEpoch), event.joins(dyad, isDirected: isDirected)
        else { continue }
        found.append(
          coded.quote(
            event.citation.span, shows: event.type.rawValue, maker: event.citation.maker,
            score: event.citation.score))
      }
    }
    return found
  }
}

extension Event {
  fileprivate func joins(_ dyad: Dyad, isDirected: Bool) -> Bool {
    let sources = source.compactMap(\.actor)
    let targets = target.compactMap(\.actor)
    let forth = sources.contains(dyad.source) && targets.contains(dyad.target)
    let back = sources.contains(dyad.target) && targets.contains(dyad.source)
    return forth || (back && (!isDirected || isReciprocal))
  }
}

/// The same random orders in every run: xorshift64* (Vigna 2016, ACM Transactions on Mathematical
/// Software 42:30).
private struct OrderGenerator: RandomNumberGenerator {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 0x2545_F491_4F6C_DD1D
  }
}
