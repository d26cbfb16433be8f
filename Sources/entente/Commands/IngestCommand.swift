import Evidence
import LedgerStore
import Pipeline
import Reading
import Records

/// `entente ingest`: reads pages, codes them and keeps them.
enum IngestCommand: Command {
  static let name = "ingest"
  static let summary = "read pages, code them and keep them in a ledger"
  static let operands = "FILE|FOLDER ...   (none: JSON lines on standard input)"
  static let examples = [
    "entente ingest --ledger desk.db Examples/tirana",
    "entente ingest --ledger desk.db page.html pages.jsonl",
  ]
  static let flags = [
    ReadCommand.tagging, ReadCommand.noGate,
    .ledger,
    Flag(
      "as", "FORM", "how to understand the files: text, capture, html or treaty",
      choices: Capture.Form.allCases.map(\.rawValue)),
    Flag("queue", "only note the work, for workers to do (ledgers on a PostgreSQL server)"),
    Flag("worker", "do the work that waits, beside any number of other workers"),
    Flag("jobs", "N", "how many articles to work on at once (default: cores)"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let path = try arguments.ledger()
    let jobs = try arguments.count("jobs") ?? Batch.cores
    let files = try arguments.operands.flatMap { operand in try FolderFiles.expand(operand) }
    if arguments.has("queue") { return try await enqueue(files, path) }
    let pipeline = try ReadCommand.pipeline(arguments, upTo: .record)
    if arguments.has("worker") {
      let worker = IngestWorker(queue: try WorkQueue(address: path), pipeline: pipeline)
      let (done, failed) = try await worker.run()
      try Output.line("\(done) inputs done" + (failed > 0 ? ", \(failed) in error" : ""))
      return failed == 0 ? .success : .partial
    }
    let ledger = try Ledger(path: path)
    let form = arguments.value("as").flatMap(Capture.Form.init)
    let batch = Batch(operands: files, form: form, jobs: jobs)
    let progress = Progress("ingesting", total: batch.itemCount)
    var tally = Tally()
    var waiting: [CodedArticle] = []
    try await batch.run { item, _ in
      pipeline.code(item, upTo: .record)
    } each: { id, result in
      progress.step(failed: result.error != nil)
      switch result {
      case .success(let coded):
        waiting.append(coded)
        if waiting.count >= transactionSize { try await store(&waiting, in: ledger, &tally) }
      case .failure(let error):
        tally.failures += 1
        Output.note("entente ingest: \(id ?? "a line"): \(error.message)")
      }
    }
    try await store(&waiting, in: ledger, &tally)
    progress.finish()
    try Output.line(tally.line(copies: try await ledger.groupReports()))
    return tally.failures == 0 ? .success : .partial
  }

  /// Notes files, and the lines of files of lines, as work for others.
  private static func enqueue(_ files: [String], _ path: String) async throws -> ExitStatus {
    let queue = try WorkQueue(address: path)
    var inputs: [String] = []
    for file in files {
      guard Batch.holdsLines(file) else {
        inputs.append(file)
        continue
      }
      try await FileLines.each(of: file) { inputs.append(String(decoding: $0, as: UTF8.self)) }
    }
    try await queue.add(inputs)
    try Output.line("\(inputs.count) inputs wait for workers")
    return .success
  }

  /// How many articles are stored in one transaction.
  private static let transactionSize = 64

  private static func store(
    _ waiting: inout [CodedArticle], in ledger: Ledger, _ tally: inout Tally
  ) async throws {
    for outcome in try await ledger.append(contentsOf: waiting) {
      tally.outcomes[outcome, default: 0] += 1
    }
    for coded in waiting {
      tally.events += coded.events.count
      tally.statements += coded.statements.count
      tally.agreements += coded.agreements.count
    }
    waiting = []
  }

  private struct Tally {
    var outcomes: [AppendOutcome: Int] = [:]
    var events = 0
    var statements = 0
    var agreements = 0
    var failures = 0

    func line(copies: Int) -> String {
      let read = outcomes.values.reduce(0, +)
      let kinds = AppendOutcome.allCases.compactMap { outcome in
        outcomes[outcome].map { "\($0) \(outcome.rawValue)" }
      }
      return "\(read) articles read (\(kinds.isEmpty ? "none" : kinds.joined(separator: ", ")))"
        + (failures > 0 ? ", \(failures) in error" : "")
        + ": \(agreements) agreements, \(events) events, \(statements) statements;"
        + " \(copies) copies in the ledger"
    }
  }
}
