import Actors
import Evidence
import Exchange
import LedgerStore
import Ontology
import Records

/// `entente events`: lists the events of a ledger.
enum EventsCommand: Command {
  static let name = "events"
  static let summary = "list events: who did what to whom, and whether it happened"
  static let operands = ""
  static let examples = [
    "entente events --ledger desk.db --actor SRB --type ACCUSE",
    "entente events --ledger desk.db --since 2025-03 --format csv > events.csv",
    "entente events --desk http://127.0.0.1:8484 --actor ALB --limit 20",
    "entente events --ledger desk.db --factuality happened --min-score 0.8 --format gdelt > export.CSV",
  ]
  static let flags =
    RecordList.flags.filter { $0.name != "format" } + [
      Flag(
        "format", "FORMAT", "text, jsonl or csv, or the layout of another data set",
        choices: ["text", "jsonl", "csv"] + ForeignLayout.allCases.map(\.rawValue)),
      Flag(
        "type", "TYPE", "only this PLOVER type, such as AGREE",
        choices: EventType.allCases.map(\.rawValue)),
      Flag("target", "CODE", "only done to this actor"),
      Flag(
        "factuality", "WORD", "only what happened, was announced, …",
        choices: Factuality.allCases.map(\.rawValue)),
      Flag("country", "CODE", "only what took place in this country"),
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let names = try ActorNames()
    var filter = EventFilter()
    filter.scope = try RecordList.scope(arguments)
    filter.actors = try names.all("actor", arguments)
    filter.type = arguments.value("type").flatMap(EventType.init)
    filter.target = try names.one("target", arguments)
    filter.factuality = arguments.value("factuality").flatMap(Factuality.init)
    filter.country = try names.one("country", arguments)
    let events = try await RecordSource(arguments).events(filter)
    if let layout = arguments.value("format").flatMap(ForeignLayout.init) {
      try write(events, as: layout, actors: names.table)
      return .success
    }
    let columns = [
      Column("date"), Column("source"), Column("type"), Column("mode"), Column("cameo"),
      Column("quad"), Column("quad_scheme"), Column("goldstein"), Column("target"),
      Column("reciprocal"), Column("factuality"), Column("contexts"),
      Column("place", "place", "name"), Column("country", "place", "country"),
    ]
    try RecordList.write(events, arguments, columns: columns) { $0.summary }
    return .success
  }
  /// Writes events in the layout of another data set and tells how many it has no row for.
  private static func write(
    _ events: [Listed<Event>], as layout: ForeignLayout, actors: ActorTable
  ) throws {
    let export = EventExport(layout: layout, facts: actors.facts)
    try Output.write(export.header)
    var leftOut = 0
    for listed in events {
      let lines = export.lines(ReportedEvent(listed))
      if lines.isEmpty { leftOut += 1 }
      try Output.write(lines)
    }
    if leftOut > 0 {
      Output.note("\(leftOut) events without a day or without an actor that has a code left out")
    }
  }
}

extension ReportedEvent {
  /// An event of the ledger.
  init(_ listed: Listed<Event>) {
    self.init(listed.record)
    url = listed.url
    site = listed.site
    published = listed.published
    offset = listed.json["span"]?.start
    sourceOffsets = listed.json["source"]?.array?.compactMap { $0["span"]?.start } ?? []
    targetOffsets = listed.json["target"]?.array?.compactMap { $0["span"]?.start } ?? []
  }
}

extension JSON {
  /// Where a span begins.
  fileprivate var start: Int? {
    guard let first = array?.first, case .integer(let value) = first else { return nil }
    return value
  }
}
