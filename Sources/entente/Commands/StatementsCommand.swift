import Actors
import LedgerStore
import Ontology
import Records

/// `entente statements`: lists the statements of a ledger.
enum StatementsCommand: Command {
  static let name = "statements"
  static let summary = "list statements: who said what about whom, and where they stand"
  static let operands = ""
  static let examples = [
    "entente statements --ledger desk.db --speaker Belgrade --stance oppose",
    "entente statements --ledger desk.db --kind direct --format jsonl",
    "entente statements --ledger desk.db --state SRB --since 2025-03 --by speaker",
  ]
  static let flags =
    RecordList.flags + [
      Flag(
        "speaker", "NAME",
        "only by this speaker: words of the name, a code, or a state, body or capital"),
      Flag("role", "WORDS", "only by speakers of this role, such as 'minister'"),
      Flag("state", "NAME", "only by this state or body, or by who belongs to it"),
      Flag("target", "CODE", "only about this actor"),
      Flag("stance", "WORD", "only with this stance", choices: Stance.allCases.map(\.rawValue)),
      Flag(
        "kind", "WORD", "direct, indirect or mixed",
        choices: StatementKind.allCases.map(\.rawValue)),
      Flag(
        "by", "WHAT", "speaker: each speaker's statements together, the oldest first",
        choices: ["speaker"]),
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let names = try ActorNames()
    var filter = StatementFilter()
    filter.scope = try RecordList.scope(arguments)
    filter.actors = try names.all("actor", arguments)
    filter.speaker = arguments.value("speaker")
    filter.role = arguments.value("role")
    filter.state = try names.one("state", arguments)
    filter.target = try names.one("target", arguments)
    // `Belgrade` speaks as Serbia does, by whichever of its offices.
    if filter.state == nil, let words = filter.speaker, let state = names.table.actor(named: words)
    {
      filter.state = state
      filter.speaker = nil
    }
    filter.stance = arguments.value("stance").flatMap(Stance.init)
    filter.kind = arguments.value("kind").flatMap(StatementKind.init)
    var statements = try await RecordSource(arguments).statements(filter)
    if arguments.value("by") == "speaker" { statements = bySpeaker(statements) }
    let columns = [
      Column("speaker", "speaker", "text"), Column("actor", "speaker", "actor"),
      Column("name", "speaker", "name"), Column("role", "speaker", "role"),
      Column("affiliation", "speaker", "affiliation"), Column("kind"), Column("negated"),
      Column("stance"), Column("target"), Column("about"),
      Column("certainty"), Column("venue", "venue", "name"),
    ]
    try RecordList.write(statements, arguments, columns: columns) { $0.summary }
    return .success
  }

  /// Speakers in order of their names, each one's statements from the oldest to the newest.
  private static func bySpeaker(_ statements: [Listed<Statement>]) -> [Listed<Statement>] {
    func key(_ listed: Listed<Statement>) -> String {
      let speaker = listed.record.speaker
      let actors = speaker.actors.map(\.rawValue).joined(separator: "+")
      return actors.isEmpty ? "~" + (speaker.name ?? speaker.text) : actors
    }
    let groups = Dictionary(grouping: statements.reversed(), by: key)
    return groups.sorted { $0.key < $1.key }.flatMap(\.value)
  }
}
