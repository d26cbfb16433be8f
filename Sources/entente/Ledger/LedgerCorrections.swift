import Evidence
import LedgerStore

/// `entente ledger correct`, `undo` and `corrections`: what people say against the coder.
enum LedgerCorrections {
  static let flags = [
    Flag("wrong", "correct: it is no such record"),
    Flag("edit", "FIELD=VALUE", "correct: a field's right value, as type=SUPPORT (repeatable)"),
    Flag("merge", "ID", "correct: another record of the article that tells the same"),
    Flag("split", "FIELD=VALUE;…", "correct: one of the records that it is (two or more)"),
    Flag("who", "NAME", "correct, undo: the person"),
    Flag("why", "TEXT", "correct, undo: the reason"),
  ]

  /// Corrects a record and tells the correction's number.
  static func correct(_ arguments: Arguments, _ name: String) async throws {
    guard let id = RecordID(name) else { throw notAnID(name) }
    let request = try request(arguments)
    let (who, why) = try signature(arguments)
    let made = try await Ledger(path: try arguments.ledger())
      .correct(id, request, who: who, why: why)
    try Output.line("correction \(made.id): \(line(made))")
  }

  /// Takes a correction back.
  static func undo(_ arguments: Arguments, _ number: String) async throws {
    guard let id = Int(number) else {
      throw UsageError("undo needs the number of a correction, not '\(number)'")
    }
    let (who, why) = try signature(arguments)
    try await Ledger(path: try arguments.ledger()).undo(id, who: who, why: why)
  }

  /// Lists corrections, the newest first.
  static func list(_ reader: LedgerReader, at time: Int?) throws {
    for correction in try reader.corrections(at: time) {
      var text = "\(correction.id)\t\(line(correction))\t\(correction.who): \(correction.why)"
      if let undoing = correction.undoing { text += "\tundone by \(undoing.who): \(undoing.why)" }
      try Output.line(text)
    }
  }

  private static func line(_ correction: Correction) -> String {
    let words = correction.anchor.quote.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return
      "\(correction.action.name) \(correction.kind.rawValue) of \(correction.document): \(words)"
  }

  private static func request(_ arguments: Arguments) throws(UsageError) -> CorrectionRequest {
    let given = ["wrong", "edit", "merge", "split"].filter(arguments.has)
    guard given.count == 1 else {
      throw UsageError("correct needs one of --wrong, --edit, --merge and --split")
    }
    switch given[0] {
    case "wrong": return .wrong
    case "edit":
      var edits: [FieldEdit] = []
      for text in arguments.all("edit") { edits.append(try edit(text)) }
      return .edit(edits)
    case "merge":
      let name = arguments.value("merge") ?? ""
      guard let id = RecordID(name) else { throw notAnID(name) }
      return .merge(id)
    default:
      var parts: [[FieldEdit]] = []
      for part in arguments.all("split") {
        var edits: [FieldEdit] = []
        for text in part.split(separator: ";") { edits.append(try edit(String(text))) }
        parts.append(edits)
      }
      guard parts.count > 1 else { throw UsageError("--split is needed twice or more") }
      return .split(parts)
    }
  }

  private static func edit(_ text: String) throws(UsageError) -> FieldEdit {
    guard let edit = FieldEdit(text) else {
      throw UsageError("an edit is FIELD=VALUE, as in type=SUPPORT, not '\(text)'")
    }
    return edit
  }

  private static func signature(_ arguments: Arguments) throws(UsageError) -> (String, String) {
    guard let who = arguments.value("who"), let why = arguments.value("why"), !who.isEmpty,
      !why.isEmpty
    else { throw UsageError("--who NAME and --why TEXT are needed: corrections are signed") }
    return (who, why)
  }

  private static func notAnID(_ name: String) -> UsageError {
    UsageError("'\(name)' names no record; lists give names such as e12, s7 or a3")
  }
}
