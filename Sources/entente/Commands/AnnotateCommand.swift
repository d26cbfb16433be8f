import Evidence
import Language
import Pipeline
import Reading

/// `entente annotate`: text in, CoNLL-U out.
enum AnnotateCommand: Command {
  static let name = "annotate"
  static let summary = "annotate text and print it as CoNLL-U"
  static let operands = "[FILE ...]   (none: standard input)"
  static let examples = [
    "entente annotate file.txt",
    "entente annotate --as html page.html",
    "entente annotate --pretokenized words.conllu",
  ]
  static let flags = [
    Flag(
      "as", "FORM", "how to understand the files: text (default), capture, html or treaty",
      choices: Capture.Form.allCases.map(\.rawValue)),
    Flag("pretokenized", "the input is CoNLL-U; its sentences and words are kept"),
    Flag("date", "DATE", "the day of publication, for dates such as 'on Tuesday'"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let pipeline = try Pipeline(data: try DataFolder.find(), tagging: .encoder)
    let form = arguments.value("as").flatMap(Capture.Form.init) ?? .text
    let day = try arguments.day("date")
    var failures = 0
    for path in arguments.operands.isEmpty ? ["-"] : arguments.operands {
      do {
        let bytes = try FileBytes.read(path)
        if arguments.has("pretokenized") {
          let source = String(decoding: bytes, as: UTF8.self)
          for text in try CoNLLU.read(source, id: DocumentID(path)) {
            try Output.write(Array(CoNLLU.write(pipeline.annotate(words: text)).utf8))
          }
        } else {
          var capture = Capture(bytes: bytes, form: form)
          capture.id = DocumentID(path)
          capture.date = day.map { Timestamp(date: $0) }
          let text = pipeline.annotate(try pipeline.read(capture))
          try Output.write(Array(CoNLLU.write(text).utf8))
        }
      } catch let error as ReadingError {
        failures += 1
        Output.note("entente annotate: \(path): \(error)")
      } catch let error as CoNLLUError {
        failures += 1
        Output.note("entente annotate: \(path): \(error)")
      }
    }
    return failures == 0 ? .success : .partial
  }
}
