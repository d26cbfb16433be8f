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
  ]
  static let flags =
    RecordList.flags + [
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
    let events = try LedgerReader(path: try arguments.ledger()).events(filter)
    let columns = [
      Column("date"), Column("source"), Column("type"), Column("mode"), Column("cameo"),
      Column("quad"), Column("quad_scheme"), Column("goldstein"), Column("target"),
      Column("reciprocal"), Column("factuality"), Column("contexts"),
      Column("place", "place", "name"), Column("country", "place", "country"),
    ]
    try RecordList.write(events, arguments, columns: columns) { $0.summary }
    return .success
  }
}
