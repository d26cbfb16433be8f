import Actors
import Coding
import Evidence
import Foundation
import Language
import Ontology
import Records
import TestSupport
import Testing

@Suite struct StatementTests {
  /// A statement as one line of a case file: `actors | cue | content / content | kind, marks`.
  private static func line(_ statement: Statement, in text: String) -> String {
    let actors = statement.speaker.actors.map(\.rawValue).joined(separator: "+")
    let speaker = actors.isEmpty ? "«\(statement.speaker.text)»" : actors
    let cue = statement.cue.map { text[$0] } ?? ""
    let content = statement.content.map { text[$0] }.joined(separator: " / ")
    let kind = statement.kind.rawValue + (statement.isNegated ? ", negated" : "")
    return "\(speaker) | \(cue) | \(content) | \(kind)"
  }

  @Test(arguments: TextCase.all(in: "statements"))
  func findsExactlyTheStatements(_ sample: TextCase) {
    let (annotated, statements) = CodingSample.statements(sample.text)
    let found = statements.map { StatementTests.line($0, in: annotated.article.text) }
    #expect(found == sample.expected, "\(sample.text)")
  }

  @Test(arguments: CaseFile.all("txt", in: "pages"))
  func codesWholePages(_ page: CaseFile) throws {
    let (annotated, statements) = CodingSample.statements(try page.text())
    let lines = statements.map { statement in
      let role = statement.speaker.role ?? "-"
      let of = statement.speaker.affiliation?.rawValue ?? "-"
      let line = StatementTests.line(statement, in: annotated.article.text)
      return "\(line)\n    \(role), \(of), \(statement.stance.rawValue)\n"
    }
    expectGolden(lines.joined(), page.golden("statements.golden"))
  }

  @Test func spansLieInsideTheTextAndTwoRunsAgree() throws {
    for page in CaseFile.all("txt", in: "pages") {
      let (annotated, first) = CodingSample.statements(try page.text())
      let (_, second) = CodingSample.statements(try page.text())
      #expect(first == second)
      #expect(!first.isEmpty)
      expectSound(first, in: annotated)
    }
  }

  @Test func mutatedQuotationMarksNeverTrap() throws {
    let marks = ["“", "”", "\"", "''", "``", "«", "»", "‘", "’", "„", "'", "\n", "", ",", "—", ":"]
    let page = try #require(CaseFile.all("txt", in: "pages").first).text()
    let paragraphs = page.split(separator: "\n").map(String.init).filter { $0.contains("“") }
    var random = SeededGenerator(seed: 6)
    // Each text loses or changes about seven marks: more than 10,000 in all.
    for _ in 0..<1_500 {
      let paragraph = try #require(paragraphs.randomElement(using: &random))
      var text = ""
      for scalar in paragraph.unicodeScalars {
        let isMark = "“”,.".unicodeScalars.contains(scalar)
        if isMark, Int.random(in: 0..<3, using: &random) == 0 {
          text += marks.randomElement(using: &random) ?? ""
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
      let (annotated, statements) = CodingSample.statements(text)
      expectSound(statements, in: annotated)
    }
  }

  @Test func readsRandomText() {
    var random = SeededGenerator(seed: 7)
    let words = [
      "said", "Kosovo", "he", ",", "that", "“", "”", "the", "minister", "and", ".", "to",
      "Belgrade", "according", "it", "denied", "—", "both", "of", "three", "nations", "his", "\n",
    ]
    for _ in 0..<500 {
      let text = (0..<40).map { _ in words.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      let (annotated, statements) = CodingSample.statements(text)
      expectSound(statements, in: annotated)
    }
  }

  @Test(arguments: [
    "Kosovo, ", "he said that ", "both experts of the three nations ", "“a” said X, ",
  ])
  func readsOneEndlessSentence(_ words: String) {
    let text = String(repeating: words, count: 2_000)
    let (annotated, statements) = CodingSample.statements(text)
    expectSound(statements, in: annotated)
  }

  private func expectSound(_ statements: [Statement], in annotated: AnnotatedText) {
    let whole = TextSpan(0, annotated.article.text.utf8.count)
    for statement in statements {
      #expect(!statement.content.isEmpty)
      for span in statement.content + [statement.citation.span] {
        #expect(!span.isEmpty && whole.contains(span))
      }
      #expect(statement.content.allSatisfy(statement.citation.span.contains))
      #expect(statement.content == statement.content.sorted())
    }
  }
}
