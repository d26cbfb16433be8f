import LedgerStore

/// `entente ledger`: looks after a ledger.
enum LedgerCommand: Command {
  static let name = "ledger"
  static let summary = "look after a ledger: check, backup, compact or sizes"
  static let operands = "check | backup FILE | compact | sizes"
  static let examples = [
    "entente ledger check --ledger desk.db", "entente ledger backup copy.db --ledger desk.db",
  ]
  static let flags = [Flag.ledger]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let path = try arguments.ledger()
    let actions = ["check", "backup", "compact", "sizes"]
    guard let action = arguments.operands.first, actions.contains(action) else {
      let given = arguments.operands.first ?? ""
      throw UsageError(
        "say what to do: \(actions.joined(separator: ", "))"
          + nearest(to: given, among: actions).suggestion(prefix: ""))
    }
    // Opening for reading first: looking after a ledger never makes one.
    let reader = try LedgerReader(path: path)
    switch action {
    case "sizes":
      for table in try reader.sizes() { try Output.line("\(table.bytes)\t\(table.name)") }
      return .success
    case "backup":
      guard arguments.operands.count == 2 else { throw UsageError("backup needs a FILE to write") }
      try await Ledger(path: path).backup(to: arguments.operands[1])
      return .success
    case "compact":
      try await Ledger(path: path).compact()
      return .success
    default:
      let findings = try await Ledger(path: path).check()
      for finding in findings { try Output.line(finding) }
      if findings.isEmpty { try Output.line("\(path): no faults found") }
      return findings.isEmpty ? .success : .failure
    }
  }
}
