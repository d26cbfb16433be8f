import Evidence
import Pipeline

/// `entente stance`: where named things stand towards each other, line by line.
enum StanceCommand: Command {
  static let name = "stance"
  static let summary = "tell in given sentences who stands where, or does what, to whom"
  static let operands =
    "< LINES   (JSON lines with id, text, and p_span, q_span; target_span; or source_span, target_span)"
  static let examples = [
    #"echo '{"id":"a","text":"Serbia condemned Kosovo.","p_span":[0,6],"q_span":[17,23]}' | entente stance"#
  ]
  static let flags = [
    ReadCommand.tagging,
    Flag("jobs", "N", "how many lines to work on at once (default: cores)"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    guard arguments.operands.isEmpty else {
      throw UsageError("the lines are read from standard input, not from files")
    }
    let stances = StanceBatch(try ReadCommand.pipeline(arguments, upTo: .record))
    var failures = 0
    let batch = Batch(operands: [], form: nil, jobs: try arguments.count("jobs") ?? Batch.cores)
    try await batch.run { item, _ in
      if case .line(.bytes(let bytes)) = item { stances.answer(to: bytes) } else { JSON.null }
    } each: { answer in
      if case .object = answer["error"] { failures += 1 }
      try Output.line(answer.line)
    }
    return failures == 0 ? .success : .partial
  }
}
