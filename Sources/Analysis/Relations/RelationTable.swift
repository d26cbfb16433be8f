public import Evidence
public import Ontology

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

  /// One row per pair of actors: how alike their portfolios are.
  ///
  /// An actor's portfolio of net cooperation holds its value with every actor of the network (0 where
  /// nothing is known, 1 with itself); the range is 2. Its alliance portfolio holds the level of the
  /// highest rung with every actor (0 where none is known, the top of the ladder with itself, as in
  /// Signorino & Ritter 1999); the range is the ladder's.
  ///
  /// - Parameters:
  ///   - series: undirected or directed series; both directions are added up.
  ///   - rungs: the highest rung of each pair; nil where agreements are not known.
  /// - Returns: rows in order of the pair.
  /// - Complexity: O(a³) in actors.
  public static func similarities(_ series: RelationSeries, rungs: [Dyad: Rung]?) -> [JSON] {
    let actors = Portfolios.actors(series, rungs)
    let net = Portfolios(actors, own: 1, series.net)
    let top = Double(Rung.integratedAlliance.level)
    let alliances = rungs.map { Portfolios(actors, own: top, $0.mapValues { Double($0.level) }) }
    var rows: [JSON] = []
    for left in actors.indices {
      for right in actors.indices where right > left {
        let head: [JSON.Member] = [
          .init("source", .string(actors[left].rawValue)),
          .init("target", .string(actors[right].rawValue)),
        ]
        rows.append(
          .object(
            head + measures(net, left, right, range: 2, "")
              + measures(alliances, left, right, range: top, "alliance_")))
      }
    }
    return rows
  }

  private static func measures(
    _ portfolios: Portfolios?, _ left: Int, _ right: Int, range: Double, _ prefix: String
  ) -> [JSON.Member] {
    let x = portfolios?.values[left] ?? []
    let y = portfolios?.values[right] ?? []
    return [
      .init(prefix + "s", .optional(PortfolioSimilarity.s(x, y, range: range))),
      .init(prefix + "s_squared", .optional(PortfolioSimilarity.sSquared(x, y, range: range))),
      .init(prefix + "pi", .optional(PortfolioSimilarity.scottPi(x, y))),
      .init(prefix + "kappa", .optional(PortfolioSimilarity.cohenKappa(x, y))),
    ]
  }
}

/// One number for every actor's tie with every other.
private struct Portfolios {
  private(set) var values: [[Double]]

  /// - Parameters:
  ///   - actors: whose ties, in this order.
  ///   - own: the value of an actor's tie with itself.
  ///   - ties: the values of the pairs; 0 for the others.
  init(_ actors: [ActorID], own: Double, _ ties: [Dyad: Double]) {
    let places = Dictionary(uniqueKeysWithValues: actors.enumerated().map { ($1, $0) })
    values = [[Double]](
      repeating: [Double](repeating: 0, count: actors.count), count: actors.count)
    for place in actors.indices { values[place][place] = own }
    for (dyad, value) in ties {
      guard let first = places[dyad.source], let second = places[dyad.target] else { continue }
      values[first][second] = value
      values[second][first] = value
    }
  }

  /// All actors of the series and of the rungs.
  static func actors(_ series: RelationSeries, _ rungs: [Dyad: Rung]?) -> [ActorID] {
    let dyads = series.dyads + (rungs.map { Array($0.keys) } ?? [])
    return Set(dyads.flatMap { [$0.source, $0.target] }).sorted()
  }
}

extension RelationSeries {
  /// The net cooperation of each pair over the whole time, both directions together.
  fileprivate var net: [Dyad: Double] {
    var tallies: [Dyad: (cooperative: Int, events: Int)] = [:]
    for (dyad, steps) in all {
      for step in steps {
        tallies[dyad.undirected, default: (0, 0)].cooperative += step.cooperative
        tallies[dyad.undirected, default: (0, 0)].events += step.events
      }
    }
    return tallies.filter { $0.value.events > 0 }.mapValues {
      NetCooperation(cooperative: $0.cooperative, of: $0.events).value
    }
  }
}
