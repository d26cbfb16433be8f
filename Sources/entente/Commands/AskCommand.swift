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
    #"entente ask --input page.html --format json "Who objects to the Tirana declaration?""#,
  ]
  static let flags = [
    .ledger,
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
    // Nothing is coded, and no model needed, where a ledger answers.
    let pipeline = try ReadCommand.pipeline(
      arguments, upTo: arguments.all("input").isEmpty ? .article : .record)
    let reader =
      arguments.all("input").isEmpty ? try LedgerReader(path: try arguments.ledger()) : nil
    let inquiry = Inquiry(actors: pipeline.actors)
    let question: Question
    do { question = try inquiry.question(arguments.operands[0]) } catch {
      throw UsageError(error.description)
    }
    let (snapshot, failures) =
      if let reader {
        (try reader.snapshot(for: question, asOf: asOf), 0)
      } else {
        try await self.snapshot(arguments, pipeline)
      }
    let assessment = inquiry.answer(question, over: snapshot, asOf: asOf)
    let texts = Dictionary(
      snapshot.articles.map { ($0.article.id, $0.article.text) }, uniquingKeysWith: { $1 })
    let names = Dictionary(
      snapshot.articles.map { ($0.article.id, $0.article.name) }, uniquingKeysWith: { $1 })
    let naming = { (document: DocumentID) in names[document] ?? document.rawValue }
    switch arguments.value("format") ?? "text" {
    case "json": try Output.line(assessment.json { texts[$0].map(ScalarMap.init) }.line)
    case "markdown": try Output.write(Array(assessment.markdown(naming: naming).utf8))
    case "html": try Output.write(Array(assessment.html(naming: naming).utf8))
    default:
      try Output.write(Array(assessment.plainText(limit: shownEvidence, naming: naming).utf8))
    }
    return failures == 0 ? .success : .partial
  }

  /// How many pieces of evidence a section of the text form shows.
  private static let shownEvidence = 6

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

extension Article {
  /// What people call it: outlet and day, or else its title, or else its id.
  fileprivate var name: String {
    let parts = [site ?? title, published?.date.description].compactMap { $0 }
    return parts.isEmpty ? id.rawValue : parts.joined(separator: ", ")
  }
}
