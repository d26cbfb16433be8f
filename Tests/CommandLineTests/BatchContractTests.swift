import Evidence
import Foundation
import Testing

/// The batch contract as a client meets it.
@Suite struct BatchContractTests {
  @Test func answersLineByLine() throws {
    let program = try Program(["read", "--format", "jsonl"])
    for id in ["a", "b", "c"] {
      try program.send(#"{"id":"\#(id)","text":"Albania and Croatia signed a pact."}"# + "\n")
      let answer = try JSON(parsing: program.line())
      #expect(answer["id"] == .string(id))
      #expect(answer["error"] == .null)
      #expect(answer["article"]?["text"] == "Albania and Croatia signed a pact.")
    }
    #expect(program.finish().status == 0)
  }

  @Test func aBadLineGivesAnErrorLineAndTheRunGoesOn() throws {
    let lines = [
      #"{"id":"a","text":"One."}"#, "no json", #"{"text":"no id"}"#, #"{"id":"b"}"#, "",
      #"{"id":"c","html_base64":"*"}"#, #"{"id":"d","text":"Two.","date":"soon"}"#,
      #"{"id":7,"text":"Three."}"#,
    ]
    let run = try Program.run(
      ["read", "--format", "jsonl"], input: lines.joined(separator: "\n"))
    let answers = try run.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
    #expect(run.status == 3)
    #expect(answers.map { $0["id"]?.string } == ["a", nil, nil, "b", "c", "d", "7"])
    let kinds = answers.map { $0["error"]?["kind"]?.string }
    #expect(kinds == [nil, "bad-line", "bad-line", "bad-line", "bad-line", "bad-line", nil])
    for answer in answers where answer["error"] != .null {
      #expect(answer["error"]?["message"]?.string?.isEmpty == false)
    }
  }

  @Test func outputKeepsInputOrderWhateverTheJobs() throws {
    let lines = (0..<60).map { number in
      let text = String(repeating: "Kosovo spoke. ", count: (60 - number) * 20)
      return #"{"id":"\#(number)","text":"\#(text)"}"#
    }
    let input = lines.joined(separator: "\n") + "\n"
    let one = try Program.run(["read", "--format", "jsonl", "--jobs", "1"], input: input)
    let many = try Program.run(["read", "--format", "jsonl", "--jobs", "8"], input: input)
    #expect(one.output == many.output)
    #expect(many.output.split(separator: "\n").count == 60)
  }

  @Test func stagesEndTheLineEarly() throws {
    let line = #"{"id":"a","text":"Albania and Croatia signed a pact."}"#
    let article = try Program.run(["read", "--only", "article"], input: line)
    let language = try Program.run(["read", "--only", "language"], input: line)
    #expect(try JSON(parsing: article.output.trimmed)["sentences"] == nil)
    #expect(try JSON(parsing: language.output.trimmed)["sentences"] == [[0, 34]])
    #expect(try JSON(parsing: language.output.trimmed)["events"] == nil)
  }

  @Test func aClosedPipeEndsTheRunWithoutACrash() throws {
    let program = try Program(["read", "--format", "jsonl"])
    try program.closeOutput()
    for number in 0..<50 { try? program.send(#"{"id":"\#(number)","text":"A."}"# + "\n") }
    let run = program.finish()
    #expect(run.status == 1)
    #expect(run.errors.contains("closed"))
  }

  @Test func everyArgumentErrorNamesTheArgumentAndTheNearestFlag() throws {
    let cases: [([String], String)] = [
      (["read", "--fromat", "json"], "--format"), (["raed"], "read"),
      (["read", "--format", "jsn"], "json"), (["read", "--format"], "--format needs a value"),
      (["read", "--jobs", "0"], "--jobs"), (["ask"], "question"), ([], "Usage"),
    ]
    for (words, hint) in cases {
      let run = try Program.run(words)
      #expect(run.status == 2, "\(words)")
      #expect((run.errors + run.output).contains(hint), "\(words): \(run.errors)")
    }
  }

  @Test func filesThatCannotBeReadGiveAClearError() throws {
    let folder = FileManager.default.temporaryDirectory
    for path in [folder.path, folder.appendingPathComponent("missing.html").path] {
      let run = try Program.run(["read", "--format", "json", path])
      #expect(run.status == 3)
      #expect(run.errors.contains(path))
    }
  }
}

extension String {
  var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
