import Analysis
import Evidence
import LedgerStore
import Pipeline
import Reading
import Records

/// `entente ask`: a question in words, an answer with cited sentences.
enum AskCommand: Command {
  static let name = "ask"
  static let summary = "answer a question from the record, with cited sentences"
  static let operands = "QUESTION"
  static let examples = [
    #"entente ask --ledger desk.db "Are Albania, Croatia and Kosovo forming a military alliance?""#,
    #"entente ask --desk https://desk.example.org --token desk.token "Who objects to the Tirana declaration?""#,
    #"entente ask --input page.html --format json "Who objects to the Tirana declaration?""#,
  ]
  static let flags =
    RecordSource.flags + [
      Flag("input", "FILE", "answer over this page or file of JSON lines instead (repeatable)"),
      Flag(
        "format", "FORMAT", "text, json, markdown or html",
        choices: ["text", "json", "markdown", "html"]),
      Flag("as-of", "DATE", "answer as it stood on that day"),
      Flag(
        "as", "FORM", "how to understand the input files: text, capture, html or treaty",
        choices: Capture.Form.allCases.map(\.rawValue)),
      ReadCommand.tagging, ReadCommand.noGate,
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    guard arguments.operands.count == 1 else {
      throw UsageError(
        arguments.operands.isEmpty
          ? "a question is needed" : "one question is needed; put it in quotation marks")
    }
    let asOf = try arguments.day("as-of")
    let form = AnswerForm(rawValue: arguments.value("format") ?? "text")
    // Nothing is coded, and no model needed, where a ledger answers.
    let pipeline = try ReadCommand.pipeline(
      arguments, upTo: arguments.all("input").isEmpty ? .article : .record)
    let source = arguments.all("input").isEmpty ? try RecordSource(arguments) : nil
    if case .desk(let desk) = source {
      try await ask(desk, arguments.operands[0], asOf, form)
      return .success
    }
    let inquiry = Inquiry(actors: pipeline.actors)
    let question: Question
    do { question = try inquiry.question(arguments.operands[0]) } catch {
      throw UsageError(error.description)
    }
    var failures = 0
    let snapshot: Snapshot
    switch source {
    case .ledger(let reader): snapshot = try reader.snapshot(for: question, asOf: asOf)
    default: (snapshot, failures) = try await self.snapshot(arguments, pipeline)
    }
    let assessment = inquiry.answer(question, over: snapshot, asOf: asOf)
    let articles = Dictionary(
      snapshot.articles.map { ($0.article.id, $0.article) }, uniquingKeysWith: { $1 })
    if let form {
      let text = assessment.text(form) { articles[$0]?.byline ?? $0.rawValue }
      try Output.write(Array(text.utf8))
    } else {
      try Output.line(assessment.json { articles[$0].map { ScalarMap($0.text) } }.line)
    }
    return failures == 0 ? .success : .partial
  }

  /// Asks a desk, and writes its answer as if a ledger had been at hand.
  private static func ask(
    _ desk: RemoteDesk, _ question: String, _ asOf: CalendarDate?, _ form: AnswerForm?
  ) async throws {
    let answer = try await desk.get(
      "ask",
      [("q", question), ("until", asOf?.description), ("rendered", form?.rawValue)])
    guard form != nil else { return try Output.line(answer.line) }
    guard let text = answer["rendered"]?.string else {
      throw CommandError("\(desk.url): the desk gave no text; run the same version on both sides")
    }
    try Output.write(Array(text.utf8))
  }

  /// What the files tell that are given instead of a ledger.
  private static func snapshot(_ arguments: Arguments, _ pipeline: Pipeline) async throws -> (
    Snapshot, failures: Int
  ) {
    var coded: [CodedArticle] = []
    var failures = 0
    let form = arguments.value("as").flatMap(Capture.Form.init)
    try await Batch(operands: arguments.all("input"), form: form, jobs: Batch.cores).run {
      item, _ in
      pipeline.code(item, upTo: .record)
    } each: { id, result in
      switch result {
      case .success(let article): coded.append(article)
      case .failure(let error):
        failures += 1
        Output.note("entente ask: \(id ?? "a line"): \(error.message)")
      }
    }
    return (Snapshot(of: coded), failures)
  }
}
