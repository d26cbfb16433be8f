import LedgerStore
import Ontology
import Records

/// `entente statements`: lists the statements of a ledger.
enum StatementsCommand: Command {
  static let name = "statements"
  static let summary = "list statements: who said what about whom, and where they stand"
  static let operands = ""
  static let examples = [
    "entente statements --ledger desk.db --speaker SRB --stance oppose",
    "entente statements --ledger desk.db --kind direct --format jsonl",
  ]
  static let flags =
    RecordList.flags + [
      Flag("speaker", "NAME", "only by this speaker: words of the name, or a code"),
      Flag("target", "CODE", "only about this actor"),
      Flag("stance", "WORD", "only with this stance", choices: Stance.allCases.map(\.rawValue)),
      Flag(
        "kind", "WORD", "direct, indirect or mixed",
        choices: StatementKind.allCases.map(\.rawValue)),
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let names = try ActorNames()
    var filter = StatementFilter()
    filter.scope = try RecordList.scope(arguments)
    filter.actors = try names.all("actor", arguments)
    filter.speaker = arguments.value("speaker")
    filter.target = try names.one("target", arguments)
    filter.stance = arguments.value("stance").flatMap(Stance.init)
    filter.kind = arguments.value("kind").flatMap(StatementKind.init)
    let statements = try LedgerReader(path: try arguments.ledger()).statements(filter)
    let columns = [
      Column("speaker", "speaker", "text"), Column("actor", "speaker", "actor"),
      Column("name", "speaker", "name"), Column("role", "speaker", "role"),
      Column("affiliation", "speaker", "affiliation"), Column("kind"), Column("negated"),
      Column("stance"), Column("target"), Column("about"),
    ]
    try RecordList.write(statements, arguments, columns: columns) { $0.summary }
    return .success
  }
}
