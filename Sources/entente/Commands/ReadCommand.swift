import Evidence
import Pipeline
import Reading
import Records

/// `entente read`: pages in, sourced records out.
enum ReadCommand: Command {
  static let name = "read"
  static let summary = "read pages and print what they say: one page in, one sourced record out"
  static let operands = "[FILE ...]   (no file: JSON lines on standard input; -: a page there)"
  static let examples = [
    "entente read page.html",
    "entente read --format json capture.txt",
    #"printf '{"id":"a","text":"Albania and Kosovo signed a pact."}\n' | entente read --format jsonl"#,
  ]
  static let flags = [
    Flag("format", "FORMAT", "text, json or jsonl", choices: ["text", "json", "jsonl"]),
    Flag(
      "as", "FORM", "how to understand the files: text, capture, html or treaty",
      choices: Capture.Form.allCases.map(\.rawValue)),
    Flag(
      "only", "STAGE", "stop after article, language or record",
      choices: Pipeline.Stage.allCases.map(\.rawValue)),
    Flag("jobs", "N", "how many articles to work on at once (default: cores)"),
    tagging, noGate,
  ]

  /// What tags words, for every command that codes articles.
  static let tagging = Flag(
    "tagging", "MEANS", "rules (quick), or encoder (needs a model; reads more indirect speech)",
    choices: Pipeline.Tagging.allCases.map(\.rawValue))

  /// What has every page read by the encoder, for every command that codes pages.
  static let noGate = Flag(
    "no-gate", "use the encoder on every page, not only where the rules find two states at work")

  /// The pipeline asked for; who wants articles alone need not wait for a model.
  static func pipeline(_ arguments: Arguments, upTo stage: Pipeline.Stage) throws -> Pipeline {
    let asked = arguments.value("tagging").flatMap(Pipeline.Tagging.init)
    let tagging = asked ?? .encoder
    let folder = try DataFolder.find()
    guard asked != .encoder || folder.holdsModel else {
      throw DataError("--tagging encoder: no \(folder.models)/english/model.entente")
    }
    return try Pipeline(
      data: folder, tagging: stage == .article ? .rules : tagging,
      isGated: !arguments.has(noGate.name))
  }

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let format = arguments.value("format") ?? (arguments.operands.isEmpty ? "jsonl" : "text")
    let stage = arguments.value("only").flatMap(Pipeline.Stage.init) ?? .record
    let form = arguments.value("as").flatMap(Capture.Form.init)
    let jobs = try arguments.count("jobs") ?? Batch.cores
    let pipeline = try pipeline(arguments, upTo: stage)
    let isSeveral = arguments.operands.count > 1
    let batch = Batch(operands: arguments.operands, form: form, jobs: jobs)
    let progress = Progress("reading", total: batch.itemCount)
    var failures = 0
    if format == "json" && isSeveral { try Output.write(Array("[\n".utf8)) }
    try await batch.run { item, index in
      let (id, result) = pipeline.code(item, upTo: stage)
      return Answer(
        id: id ?? "line \(index + 1)", error: result.error,
        bytes: render(result, id: id, format: format, stage: stage, isFirst: index == 0))
    } each: { answer in
      try Output.write(answer.bytes)
      if let error = answer.error {
        failures += 1
        if format != "jsonl" { Output.note("entente read: \(answer.id): \(error.message)") }
      }
      progress.step(failed: answer.error != nil)
    }
    if format == "json" && isSeveral { try Output.write(Array("]\n".utf8)) }
    progress.finish()
    return failures == 0 ? .success : .partial
  }

  private struct Answer: Sendable {
    let id: String
    let error: BatchError?
    let bytes: [UInt8]
  }

  private static func render(
    _ result: Result<CodedArticle, BatchError>, id: String?, format: String,
    stage: Pipeline.Stage, isFirst: Bool
  ) -> [UInt8] {
    let json: JSON =
      switch result {
      case .success(let coded): coded.json(upTo: stage)
      case .failure(let error): error.json(id: id)
      }
    switch (format, result) {
    case ("jsonl", _):
      var bytes: [UInt8] = []
      json.write(to: &bytes)
      bytes.append(0x0A)
      return bytes
    case ("json", _):
      return Array(((isFirst ? "" : ",\n") + json.pretty + "\n").utf8)
    case (_, .success(let coded)):
      return Array(((isFirst ? "" : "\n") + RecordText(coded).text).utf8)
    case (_, .failure):
      return []
    }
  }
}
