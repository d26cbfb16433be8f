import LedgerStore
import Ontology
import Records

/// `entente agreements`: lists the agreements of a ledger.
enum AgreementsCommand: Command {
  static let name = "agreements"
  static let summary = "list agreements: who signed what with whom, and what it obliges"
  static let operands = ""
  static let examples = [
    "entente agreements --ledger desk.db --actor ALB --actor HRV",
    "entente agreements --ledger desk.db --kind treaty --format csv",
  ]
  static let flags =
    RecordList.flags + [
      Flag(
        "kind", "WORD", "only instruments of this form",
        choices: AgreementKind.allCases.map(\.rawValue)),
      Flag(
        "topic", "WORDS", "only about this topic",
        choices: AgreementTopic.allCases.map(\.rawValue)),
      Flag("name", "WORDS", "only with these words in a name"),
      Flag("no-background", "leave out those that are only mentioned for comparison"),
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let names = try ActorNames()
    var filter = AgreementFilter()
    filter.scope = try RecordList.scope(arguments)
    filter.actors = try names.all("actor", arguments)
    filter.kind = arguments.value("kind").flatMap(AgreementKind.init)
    filter.topic = arguments.value("topic").flatMap(AgreementTopic.init)
    filter.name = arguments.value("name")
    filter.includesBackground = !arguments.has("no-background")
    let agreements = try await RecordSource(arguments).agreements(filter)
    let duties = Obligation.allCases.map { obligation in
      Column(obligation.rawValue, "obligations", obligation.rawValue, "strength")
    }
    let columns =
      [
        Column("names"), Column("kind"), Column("parties"), Column("date"),
        Column("place", "place", "name"), Column("topics"), Column("binding"), Column("open"),
        Column("candidates"), Column("background"), Column("claimed"),
      ] + duties
    try RecordList.write(agreements, arguments, columns: columns) { $0.summary }
    return .success
  }
}
