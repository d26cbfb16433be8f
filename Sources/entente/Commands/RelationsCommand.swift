import Actors
import Analysis
import Evidence
import Exchange
import LedgerStore
import Networks
import Ontology
import Pipeline
import Records

/// `entente relations`: who draws closer to whom, and who apart.
enum RelationsCommand: Command {
  static let name = "relations"
  static let summary = "measure relations: series, similarity, networks, changes"
  static let operands = ""
  static let examples = [
    "entente relations --ledger desk.db --by month --actor SRB --format csv > series.csv",
    "entente relations --ledger desk.db --show network --format svg > network.svg",
    "entente relations --input events.jsonl --show similarity --format jsonl",
    "entente relations --ledger desk.db --show agreement --beside week.tsv --layout polecat",
  ]
  static let flags = [
    Flag.ledger,
    Flag("input", "FILE", "measure these JSON lines {\"source\", \"target\", \"date\", \"quad\"}"),
    Flag(
      "show", "WHAT", "what to measure (default: series)", choices: View.allCases.map(\.rawValue)),
    Flag(
      "by", "STEP", "day, week or month (default)", choices: SeriesStep.allCases.map(\.rawValue)),
    CountingUnit.flag,
    Flag("undirected", "take A on B and B on A together"),
    Flag("actor", "CODE", "only with this actor: a code or a name (repeatable: any of them)"),
    Flag("since", "DATE", "nothing before this day"),
    Flag("until", "DATE", "nothing after this day"),
    Flag("as-of", "DATE", "only what was published on or before this day"),
    Flag(
      "beside", "FILE",
      "agreement, disagreements: another data set's events (default: those in the ledger)"),
    Flag(
      "layout", "LAYOUT", "the layout of --beside",
      choices: ForeignLayout.ofEvents.map(\.rawValue)),
    Flag("window", "N", "steps of the baseline (default: 12)"),
    Flag("resolution", "NUMBER", "of communities: more than 1 favours smaller ones (default: 1)"),
    Flag(
      "format", "FORMAT", "text, csv or jsonl; for a network graphml, gexf or svg too",
      choices: ["text", "csv", "jsonl", "graphml", "gexf", "svg"]),
  ]

  /// What can be measured.
  enum View: String, CaseIterable {
    case series, actors, similarity, network, alerts, agreement, disagreements
  }

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let source = try RelationSource(arguments)
    let step = arguments.value("by").flatMap(SeriesStep.init) ?? .month
    let view = arguments.value("show").flatMap(View.init) ?? .series
    let format = arguments.value("format") ?? "text"
    var series = RelationSeries(step: step, isDirected: !arguments.has("undirected"))
    series.add(source.observations)
    if view != .network, ["graphml", "gexf", "svg"].contains(format) {
      throw UsageError("--format \(format) goes with --show network")
    }
    if ![.agreement, .disagreements].contains(view),
      arguments.has("beside") || arguments.has("layout")
    {
      throw UsageError("--beside and --layout go with --show agreement or disagreements")
    }
    let window = try arguments.count("window") ?? 12
    switch view {
    case .series: try RowList.write(RelationTable.dyads(series, window: window), format)
    case .actors: try RowList.write(RelationTable.actors(series, window: window), format)
    case .similarity:
      let rungs = source.snapshot.map { BlocFinder($0, asOf: source.asOf).rungs }
      try RowList.write(RelationTable.similarities(series, rungs: rungs), format)
    case .alerts: try RowList.write(alerts(series, source.snapshot), format)
    case .agreement, .disagreements:
      let comparison = try ForeignComparison(arguments, source)
      try RowList.write(
        view == .agreement ? comparison.agreement : comparison.disagreements, format)
      if comparison.failures > 0 { return .partial }
    case .network:
      let drawing = try NetworkPicture(
        SignedNetwork(series), resolution: try arguments.resolution(), source.names)
      try drawing.write(format)
    }
    return source.failures == 0 ? .success : .partial
  }

  private static func alerts(_ series: RelationSeries, _ snapshot: Snapshot?) -> [JSON] {
    let watch = RelationWatch(series)
    var rates: [RelationAlert.Method: Double] = [:]
    for method in RelationAlert.Method.allCases {
      rates[method] = watch.falseAlarms(of: method)
    }
    return watch.alerts().map { alert in
      let start = alert.start.daysSinceEpoch
      let next = series.step.index(of: alert.start) + 1
      let days = start...(series.step.start(of: next).daysSinceEpoch - 1)
      let evidence =
        snapshot?.evidence(for: alert.dyad, isDirected: series.isDirected, days: days) ?? []
      return [
        "source": .string(alert.dyad.source.rawValue),
        "target": .string(alert.dyad.target.rawValue), "start": .string(alert.start.description),
        "measure": .string(alert.measure.rawValue), "method": .string(alert.method.rawValue),
        "count": .integer(alert.count), "mean": .number(alert.mean),
        "false_alarms_per_year": .optional(rates[alert.method]),
        "evidence": .strings(evidence.map(\.text)),
        "articles": .strings(evidence.map(\.citation.document.rawValue)),
      ]
    }
  }
}

/// What the commands about relations measure: a ledger, or a file of observations.
struct RelationSource {
  /// What was seen, within the asked days and actors.
  let observations: [DyadObservation]
  /// The ledger's records, where it is one.
  let snapshot: Snapshot?
  /// How many lines could not be read.
  private(set) var failures = 0
  /// The last day of publication that counts; nil for all.
  let asOf: CalendarDate?
  /// The actors' names for people.
  let names: (ActorID) -> String

  init(_ arguments: Arguments) throws {
    asOf = try arguments.day("as-of")
    var found: [DyadObservation]
    if let path = arguments.value("input") {
      snapshot = nil
      (found, failures) = try RelationSource.read(path)
      if let asOf { found = found.filter { $0.day.isOnOrBefore(asOf) } }
    } else {
      let reader = try LedgerReader(path: try arguments.ledger())
      let known = try reader.snapshot()
      found = known.observations(
        asOf: asOf, countedAs: try CountingUnit(arguments).reports(of: known, in: reader))
      snapshot = known
    }
    let table = try ActorNames().table
    names = { table.name(of: $0) }
    let scope = try RelationScope(arguments)
    observations = found.filter { scope.holds($0.source, $0.target, $0.day) }
  }

  private static func read(_ path: String) throws -> ([DyadObservation], Int) {
    var found: [DyadObservation] = []
    var failures = 0
    for (number, line) in try FileBytes.read(path).split(separator: 0x0A).enumerated() {
      do {
        found.append(try DyadObservation(json: try JSON(parsing: Array(line))))
      } catch {
        failures += 1
        Output.note("entente: \(path), line \(number + 1): \(error)")
      }
    }
    return (found, failures)
  }
}

extension Arguments {
  /// The resolution of communities.
  fileprivate func resolution() throws(UsageError) -> Double {
    guard let text = value("resolution") else { return 1 }
    guard let number = Double(text), number > 0, number.isFinite else {
      throw UsageError("--resolution needs a number above 0, not '\(text)'")
    }
    return number
  }
}
