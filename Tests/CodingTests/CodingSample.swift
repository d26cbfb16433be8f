import Actors
import Coding
import Evidence
import Foundation
import Language
import Records
import TestSupport

/// The stages before coding, loaded once for all tests of this target.
enum CodingSample {
  /// The tables of the source tree.
  static let actors: ActorTable = {
    let root = casesFolder().appendingPathComponent("../../../Data").standardizedFileURL
    do {
      return try ActorTable(folder: root.path)
    } catch {
      fatalError("\(error)")
    }
  }()

  /// A text with its paragraphs as blocks, annotated.
  static func annotated(_ text: String, id: String = "sample") -> AnnotatedText {
    var blocks: [Block] = []
    var offset = 0
    for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      if !line.isEmpty {
        blocks.append(Block(kind: .paragraph, span: TextSpan(offset, offset + line.count)))
      }
      offset += line.count + 1
    }
    return Annotator().annotate(Article(id: DocumentID(id), text: text, blocks: blocks))
  }

  /// Who is named in a text.
  static func cast(_ text: String) -> Cast {
    Cast(text: annotated(text), actors: actors)
  }

  /// The statements of a text with the annotated text that they index into.
  static func statements(_ text: String) -> (AnnotatedText, [Statement]) {
    let annotated = annotated(text)
    let cast = Cast(text: annotated, actors: actors)
    return (annotated, StatementCoder().statements(in: annotated, cast: cast))
  }
}

/// One block of a case file: a text and the lines that say what must be found in it.
struct TextCase: Sendable, CustomStringConvertible {
  let file: String
  let line: Int
  let text: String
  let expected: [String]
  var description: String { "\(file):\(line)" }

  /// The blocks of all `.txt` files of a cases folder: text lines, then lines that begin with `> `;
  /// `#` begins a comment.
  static func all(in subfolder: String) -> [TextCase] {
    CaseFile.all("txt", in: subfolder).flatMap { file -> [TextCase] in
      let text = (try? file.text()) ?? ""
      var cases: [TextCase] = []
      var body: [String] = []
      var expected: [String] = []
      var start = 1
      let lines = (text + "\n\n").split(separator: "\n", omittingEmptySubsequences: false)
      for (index, line) in lines.enumerated() {
        if line.isEmpty {
          if !body.isEmpty {
            cases.append(
              TextCase(
                file: file.testDescription, line: start, text: body.joined(separator: "\n"),
                expected: expected))
          }
          body = []
          expected = []
          start = index + 2
        } else if line.hasPrefix("> ") {
          expected.append(String(line.dropFirst(2)))
        } else if !line.hasPrefix("#") {
          body.append(String(line))
        }
      }
      return cases
    }
  }
}
