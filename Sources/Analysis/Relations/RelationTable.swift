public import Evidence
import Ontology

/// Rows for people and programs: the same members in the same order in every row.
public enum RelationTable {
  /// One row per dyad and step: counts, net cooperation, Goldstein mean, baseline and surprise.
  ///
  /// - Parameters:
  ///   - series: the series.
  ///   - window: how many steps before count as the baseline.
  /// - Returns: rows in order of dyad and time.
  public static func dyads(_ series: RelationSeries, window: Int) -> [JSON] {
    let first = series.span?.lowerBound ?? 0
    return series.all.flatMap { dyad, steps in
      let head: [JSON.Member] = [
        .init("source", .string(dyad.source.rawValue)),
        .init("target", .string(dyad.target.rawValue)),
      ]
      return rows(steps, series.step, head, window: window, first: first)
    }
  }

  /// One row per actor, side and step, added up over all its dyads.
  ///
  /// - Parameters:
  ///   - series: the series.
  ///   - window: how many steps before count as the baseline.
  /// - Returns: rows in order of actor, side and time.
  public static func actors(_ series: RelationSeries, window: Int) -> [JSON] {
    let first = series.span?.lowerBound ?? 0
    let actors = Set(series.dyads.flatMap { [$0.source, $0.target] }).sorted()
    let sides: [ActorSide] = series.isDirected ? [.acting, .receiving] : [.either]
    return actors.flatMap { actor in
      sides.flatMap { side in
        let head: [JSON.Member] = [
          .init("actor", .string(actor.rawValue)), .init("side", .string(side.rawValue)),
        ]
        return rows(
          series.steps(of: actor, as: side), series.step, head, window: window, first: first)
      }
    }
  }

  private static func rows(
    _ steps: [StepCounts], _ length: SeriesStep, _ head: [JSON.Member], window: Int, first: Int
  ) -> [JSON] {
    steps.indices.map { position in
      let step = steps[position]
      let baseline = steps.baseline(at: position, window: window, first: first)
      return .object(
        head + [.init("start", .string(length.start(of: step.index).description))]
          + counts(step) + measures(step)
          + [
            .init("baseline", .optional(baseline?.mean)),
            .init("surprise", .optional(baseline?.surprise)),
          ])
    }
  }

  private static func counts(_ step: StepCounts) -> [JSON.Member] {
    let quads = [
      "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict",
    ]
    let stances = ["support", "oppose", "neutral", "mixed"]
    return (0..<4).map { .init(quads[$0], .integer(Int(step.quads[$0]))) }
      + [.init("events", .integer(step.events))]
      + (0..<4).map { .init(stances[$0], .integer(Int(step.stances[$0]))) }
  }

  private static func measures(_ step: StepCounts) -> [JSON.Member] {
    [
      .init("net", .optional(step.net?.value)), .init("net_lower", .optional(step.net?.lower)),
      .init("net_upper", .optional(step.net?.upper)),
      .init("goldstein_mean", .optional(step.goldsteinMean)),
      .init(
        "goldstein_table", step.goldsteinMean == nil ? .null : .string(GoldsteinScale.table)),
    ]
  }

  /// One row per pair of actors: how alike their portfolios of net cooperation are.
  ///
  /// An actor's portfolio holds its net cooperation with every actor of the network (0 where nothing
  /// is known, 1 with itself); the range is 2.
  ///
  /// - Parameter series: undirected or directed series; both directions are added up.
  /// - Returns: rows in order of the pair.
  /// - Complexity: O(a³) in actors.
  public static func similarities(_ series: RelationSeries) -> [JSON] {
    let portfolios = Portfolios(series)
    var rows: [JSON] = []
    for left in portfolios.actors.indices {
      for right in portfolios.actors.indices where right > left {
        let (x, y) = (portfolios.values[left], portfolios.values[right])
        rows.append([
          "source": .string(portfolios.actors[left].rawValue),
          "target": .string(portfolios.actors[right].rawValue),
          "s": .optional(PortfolioSimilarity.s(x, y, range: 2)),
          "s_squared": .optional(PortfolioSimilarity.sSquared(x, y, range: 2)),
          "pi": .optional(PortfolioSimilarity.scottPi(x, y)),
          "kappa": .optional(PortfolioSimilarity.cohenKappa(x, y)),
        ])
      }
    }
    return rows
  }
}

/// The net cooperation of every actor with every other.
private struct Portfolios {
  let actors: [ActorID]
  private(set) var values: [[Double]]

  init(_ series: RelationSeries) {
    var tallies: [Dyad: (cooperative: Int, events: Int)] = [:]
    for (dyad, steps) in series.all {
      for step in steps {
        tallies[dyad.undirected, default: (0, 0)].cooperative += step.cooperative
        tallies[dyad.undirected, default: (0, 0)].events += step.events
      }
    }
    actors = Set(tallies.keys.flatMap { [$0.source, $0.target] }).sorted()
    let places = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1, $0) })
    values = [[Double]](
      repeating: [Double](repeating: 0, count: actors.count), count: actors.count)
    for place in actors.indices { values[place][place] = 1 }
    for (dyad, tally) in tallies where tally.events > 0 {
      guard let first = places[dyad.source], let second = places[dyad.target] else { continue }
      let net = NetCooperation(cooperative: tally.cooperative, of: tally.events).value
      values[first][second] = net
      values[second][first] = net
    }
  }
}
