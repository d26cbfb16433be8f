import Evidence
import Pipeline
import Reading

/// `entente inspect`: tells how files are understood.
enum InspectCommand: Command {
  static let name = "inspect"
  static let summary =
    "tell how a file is understood: page, feed, sitemap, web archive, robots.txt …"
  static let operands = "FILE ...   (none: JSON lines {\"id\", \"file\"} on standard input)"
  static let examples = [
    "entente inspect feed.xml",
    "entente inspect crawl.warc.gz",
    "entente inspect robots.txt --agent entente --url https://example.org/news/1",
  ]
  static let flags = [
    Flag("agent", "NAME", "for robots.txt: the agent that asks"),
    Flag("url", "URL", "for robots.txt: the address it asks for; else where the file came from"),
    Flag("runs", "tell the runs of pages, each with the numbers that its judgement rests on"),
    Flag("jobs", "N", "how many lines to work on at once (default: cores)"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let inspector = Inspector()
    var failures = 0
    guard arguments.operands.isEmpty else {
      for path in arguments.operands {
        if arguments.has("runs") {
          try Output.line(RunTable(Capture(bytes: try FileBytes.read(path))).json.line)
          continue
        }
        var question = Inspector.Question(name: path)
        question.agent = arguments.value("agent")
        question.url = arguments.value("url")
        question.target = arguments.value("url")
        do {
          try Output.line(try inspector.inspect(path: path, question).pretty)
        } catch let error as ReadingError {
          failures += 1
          Output.note("entente inspect: \(error)")
        }
      }
      return failures == 0 ? .success : .partial
    }
    let batch = Batch(operands: [], form: nil, jobs: try arguments.count("jobs") ?? Batch.cores)
    try await batch.run { item, _ in
      answer(item, inspector)
    } each: { answer in
      if case .object = answer["error"] { failures += 1 }
      try Output.line(answer.line)
    }
    return failures == 0 ? .success : .partial
  }

  private static func answer(_ item: BatchItem, _ inspector: Inspector) -> JSON {
    guard case .line(.bytes(let bytes)) = item else {
      return BatchError(kind: "bad-line", message: "the line is too long", at: nil).json(id: nil)
    }
    do {
      return inspector.answer(try JSON(parsing: bytes))
    } catch {
      return BatchError(
        kind: "bad-line", message: "the line is no JSON object: \(error.message)",
        at: "byte \(error.byte)"
      ).json(id: nil)
    }
  }
}
