import Actors
import Analysis
import Evidence
import Exchange
import LedgerStore
import Ontology
import Pipeline

/// Our events beside those of another data set, as rows.
struct ForeignComparison {
  private let comparison: EventComparison
  /// How many lines of the file could not be read.
  private(set) var failures = 0

  /// Reads the other side and compares.
  ///
  /// - Parameters:
  ///   - arguments: `--beside`, `--layout`, `--over`, `--since`, `--until`, `--actor`.
  ///   - source: our side.
  /// - Throws: `UsageError` where there is nothing to compare with.
  init(_ arguments: Arguments, _ source: RelationSource) throws {
    guard let snapshot = source.snapshot else {
      throw UsageError("compares a ledger with another data set: leave --input out")
    }
    var (events, failures): ([ForeignEvent], Int)
    if let path = arguments.value("beside") {
      guard let layout = arguments.value("layout").flatMap(ForeignLayout.init) else {
        throw UsageError("--beside needs --layout, the layout of its file")
      }
      let read = ForeignReader(layout: layout).events(try FileBytes.read(path))
      for error in read.errors { Output.note("entente relations: \(path), \(error)") }
      (events, failures) = (read.events, read.errors.count)
    } else {
      let records = try LedgerReader(path: try arguments.ledger()).foreignRecords()
      (events, failures) = (records.compactMap(\.event), 0)
      if events.isEmpty {
        throw UsageError(
          "the ledger holds no foreign records: name a file with --beside, or import one with"
            + " entente ledger import --layout")
      }
    }
    self.failures = failures
    let table = try ActorNames().table
    let actors = ForeignActors(facts: table.facts) { table.actor(named: $0) }
    let wanted = try RelationScope(arguments)
    let ours = snapshot.comparedEvents(
      asOf: source.asOf,
      countedAs: try CountingUnit(arguments).reports(
        of: snapshot, in: LedgerReader(path: try arguments.ledger())))
    comparison = EventComparison(
      ours: ours.filter { wanted.holds($0.dyad.source, $0.dyad.target, $0.day) },
      theirs: events.flatMap { ForeignComparison.items($0, actors) }
        .filter { wanted.holds($0.dyad.source, $0.dyad.target, $0.day) })
  }

  /// The event as seen from each pair of its sources and targets; none where a side is unknown or
  /// its code has no PLOVER type.
  private static func items(_ event: ForeignEvent, _ actors: ForeignActors)
    -> [EventComparison.Item]
  {
    guard let type = event.type else { return [] }
    let targets = actors.targets(of: event)
    return actors.sources(of: event).flatMap { source in
      targets.filter { $0 != source }.map { target in
        EventComparison.Item(
          dyad: Dyad(source, target), type: type, day: event.day,
          evidence: "\(event.layout.rawValue) \(event.id), \(event.code)",
          article: event.url ?? event.id)
      }
    }
  }

  /// One row per pair and type, then per type, then one for all; empty fields stand for all.
  var agreement: [JSON] {
    let kinds = comparison.tallies.sorted {
      ($0.key.dyad, $0.key.type.rawValue) < ($1.key.dyad, $1.key.type.rawValue)
    }
    let types = comparison.byType.sorted { $0.key.rawValue < $1.key.rawValue }
    return kinds.map { row($0.key.dyad, $0.key.type, $0.value) }
      + types.map { row(nil, $0.key, $0.value) } + [row(nil, nil, comparison.total)]
  }

  /// One row per event that only one side has, with the sentence or the record that it rests on.
  var disagreements: [JSON] {
    comparison.disagreements.map { found in
      [
        "date": .string(found.item.day.description),
        "source": .string(found.item.dyad.source.rawValue),
        "target": .string(found.item.dyad.target.rawValue),
        "type": .string(found.item.type.rawValue),
        "only": .string(found.isOurs ? "ours" : "theirs"),
        "other_types": .string(found.otherTypes.map(\.rawValue).joined(separator: ";")),
        "evidence": .string(found.item.evidence), "article": .string(found.item.article),
      ]
    }
  }

  private func row(_ dyad: Dyad?, _ type: EventType?, _ tally: EventComparison.Tally) -> JSON {
    [
      "source": .optional(dyad?.source.rawValue), "target": .optional(dyad?.target.rawValue),
      "type": .optional(type?.rawValue), "ours": .integer(tally.ours),
      "theirs": .integer(tally.theirs), "both": .integer(tally.both),
      "agreement": .optional(tally.agreement),
    ]
  }
}
