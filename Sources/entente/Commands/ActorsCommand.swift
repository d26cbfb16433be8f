import Actors
import Evidence
import LedgerStore
import Ontology
import Pipeline

/// `entente actors`: lists the actors of a ledger.
enum ActorsCommand: Command {
  static let name = "actors"
  static let summary = "list the actors that the record names, and how often"
  static let operands = ""
  static let examples = [
    "entente actors --ledger desk.db --kind state",
    "entente actors --ledger desk.db --actor Kosovo --format csv",
  ]
  static let flags =
    RecordSource.flags + [
      Flag("format", "FORMAT", "text, jsonl or csv", choices: ["text", "jsonl", "csv"]),
      Flag("actor", "CODE", "only this actor: a code or a name (repeatable)"),
      Flag("kind", "WORD", "only of this kind", choices: ActorKind.allCases.map(\.rawValue)),
      Flag("limit", "N", "at most so many, the most frequent first (default: all)"),
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let names = try ActorNames()
    let wanted = Set(try names.all("actor", arguments))
    let kind = arguments.value("kind").flatMap(ActorKind.init)
    let limit = try arguments.count("limit") ?? Int(Int32.max)
    let tallies = try await RecordSource(arguments).actors()
      .filter { wanted.isEmpty || wanted.contains($0.actor) }
      .filter { kind == nil || names.table.kind(of: $0.actor) == kind }
      .prefix(limit)
    try write(Array(tallies), names.table, format: arguments.value("format") ?? "text")
    return .success
  }

  private static func write(_ tallies: [ActorTally], _ table: ActorTable, format: String) throws {
    var csv = CSV(["actor", "name", "kind", "articles", "events", "statements", "agreements"])
    for tally in tallies {
      let name = table.name(of: tally.actor)
      let kind = table.kind(of: tally.actor).rawValue
      switch format {
      case "jsonl":
        let line: JSON = [
          "actor": .string(tally.actor.rawValue), "name": .string(name), "kind": .string(kind),
          "articles": .integer(tally.articles), "events": .integer(tally.records.events),
          "statements": .integer(tally.records.statements),
          "agreements": .integer(tally.records.agreements),
        ]
        try Output.line(line.line)
      case "csv":
        let counts = [
          tally.articles, tally.records.events, tally.records.statements, tally.records.agreements,
        ]
        csv.append([tally.actor.rawValue, name, kind] + counts.map { String($0) })
      default:
        let records = tally.records
        try Output.line(
          "\(name) (\(tally.actor), \(kind)): \(tally.articles) articles, \(records.events) events, "
            + "\(records.statements) statements, \(records.agreements) agreements")
      }
    }
    if format == "csv" { try Output.write(csv.bytes) }
  }
}

/// Resolves the actors that flags name.
struct ActorNames {
  let table: ActorTable

  init() throws {
    table = try ActorTable(folder: try DataFolder.find().tables)
  }

  /// The actors given to a flag, each a code or a name.
  func all(_ flag: String, _ arguments: Arguments) throws(UsageError) -> [ActorID] {
    var actors: [ActorID] = []
    for words in arguments.all(flag) {
      if let actor = table.actor(named: words) {
        actors.append(actor)
      } else if words.hasPrefix("PER:") || words.hasPrefix("ORG:") {
        actors.append(ActorID(words))
      } else {
        throw UsageError(
          "--\(flag): no actor is called '\(words)'; give a code such as ALB or NATO")
      }
    }
    return actors
  }

  /// The last actor given to a flag.
  func one(_ flag: String, _ arguments: Arguments) throws(UsageError) -> ActorID? {
    try all(flag, arguments).last
  }
}
