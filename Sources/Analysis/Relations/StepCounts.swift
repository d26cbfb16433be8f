import Ontology

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

  /// Adds the counts of another series' same step.
  mutating func add(_ other: StepCounts) {
    quads &+= other.quads
    stances &+= other.stances
    goldstein = (goldstein.sum + other.goldstein.sum, goldstein.count + other.goldstein.count)
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
