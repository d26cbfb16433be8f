import Evidence
import Exchange
import LedgerStore
import Pipeline

/// `entente ledger`: looks after a ledger.
enum LedgerCommand: Command {
  static let name = "ledger"
  static let summary = "look after a ledger: check, correct, back up, export, import"
  static let operands =
    "check | sizes | compact | backup FILE | correct ID | undo NUMBER | corrections | export"
    + " | import FILE ..."
  static let examples = [
    "entente ledger check --repair --ledger desk.db",
    "entente ledger correct e12 --edit type=SUPPORT --who Ana --why 'it was signed' --ledger desk.db",
    "entente ledger export --ledger desk.db > desk.jsonl",
    "entente ledger import desk.jsonl --ledger postgres://127.0.0.1/desk",
    "entente ledger import 20251118.export.CSV --layout gdelt --ledger desk.db",
  ]
  static let flags =
    [
      Flag.ledger, Flag("repair", "check: repair what can be made anew"),
      Flag(
        "format", "FORMAT",
        "export: jsonl (everything), flat (a line a record), sql or ics (calendar)",
        choices: LedgerExport.Form.allCases.map(\.rawValue)),
      Flag("as-of", "TIME", "corrections, export: as it was known at this day or time"),
      Flag(
        "layout", "LAYOUT", "import: the files hold another data set's events, kept apart",
        choices: ForeignLayout.ofEvents.map(\.rawValue)),
      Flag("acknowledge", "import: write each article's id once it is safely stored"),
    ] + LedgerCorrections.flags

  private enum Action: String, CaseIterable {
    case check, sizes, compact, backup, correct, undo, corrections, export
    case take = "import"
  }

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let path = try arguments.ledger()
    let given = arguments.operands.first ?? ""
    guard let action = Action(rawValue: given) else {
      let known = Action.allCases.map(\.rawValue)
      throw UsageError(
        "say what to do: \(known.joined(separator: ", "))"
          + nearest(to: given, among: known).suggestion(prefix: ""))
    }
    switch action {
    case .check: return try await check(path, repairs: arguments.has("repair"))
    case .sizes:
      for table in try LedgerReader(path: path).sizes() {
        try Output.line("\(table.bytes)\t\(table.name)")
      }
    case .compact: try await existing(path).compact()
    case .backup:
      try await existing(path).backup(to: try operand(arguments, "backup needs a FILE to write"))
    case .correct:
      try await LedgerCorrections.correct(
        arguments, try operand(arguments, "correct needs the name of a record"))
    case .undo:
      try await LedgerCorrections.undo(
        arguments, try operand(arguments, "undo needs the number of a correction"))
    case .corrections:
      try LedgerCorrections.list(try LedgerReader(path: path), at: try time(arguments))
    case .export:
      let form = arguments.value("format").flatMap(LedgerExport.Form.init) ?? .jsonl
      try LedgerExport(reader: try LedgerReader(path: path), time: try time(arguments)).write(form)
    case .take: return try await take(arguments, into: path)
    }
    return .success
  }

  private static func operand(_ arguments: Arguments, _ message: String) throws(UsageError)
    -> String
  {
    guard arguments.operands.count == 2 else { throw UsageError(message) }
    return arguments.operands[1]
  }

  /// Opening for reading first: looking after a ledger never makes one.
  private static func existing(_ path: String) throws -> Ledger {
    do {
      _ = try LedgerReader(path: path)
    } catch  where error.remedy.contains("up to date") {
      // An older schema: opening for writing brings it up to date.
    }
    return try Ledger(path: path)
  }

  private static func check(_ path: String, repairs: Bool) async throws -> ExitStatus {
    let ledger = try existing(path)
    if repairs {
      _ = try await ledger.repair()
      try await ledger.groupReports(keepsTies: false)
    }
    let findings = try await ledger.check()
    for finding in findings { try Output.line(finding) }
    if findings.isEmpty { try Output.line("\(path): no faults found") }
    return findings.isEmpty ? .success : .failure
  }

  /// The end of the day, or the moment, that `--as-of` names, in milliseconds since 1970 UTC.
  private static func time(_ arguments: Arguments) throws(UsageError) -> Int? {
    guard let text = arguments.value("as-of") else { return nil }
    if let time = Int(text) { return time }
    guard let day = try arguments.day("as-of") else { return nil }
    return (day.lastDayNumber + 1) * 86_400_000 - 1
  }

  private static func take(_ arguments: Arguments, into path: String) async throws -> ExitStatus {
    let files = Array(arguments.operands.dropFirst())
    guard !files.isEmpty else { throw UsageError("import needs a FILE, or - for standard input") }
    var taker = LedgerImport(
      ledger: try Ledger(path: path), acknowledges: arguments.has("acknowledge"))
    if let layout = arguments.value("layout").flatMap(ForeignLayout.init) {
      for file in files { taker.add(try FileBytes.read(file), layout: layout, path: file) }
      try await taker.finish()
      try Output.line("\(taker.foreignStored) foreign records imported")
      return taker.failures == 0 ? .success : .partial
    }
    for file in files {
      var number = 0
      try await FileLines.each(of: file) { line in
        number += 1
        try await taker.add(line, at: "\(file), line \(number)")
      }
    }
    try await taker.finish()
    if !arguments.has("acknowledge") { try Output.line("\(taker.stored) articles imported") }
    return taker.failures == 0 ? .success : .partial
  }
}
