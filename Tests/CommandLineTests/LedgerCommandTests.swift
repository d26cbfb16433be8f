import Evidence
import Foundation
import Testing

/// Ingest, ask and list as a user meets them.
@Suite struct LedgerCommandTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func withLedger(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = folder.appendingPathComponent("desk.db").path
    let dossier = Self.root.appendingPathComponent("Examples/tirana").path
    let run = try Program.run(["ingest", "--ledger", ledger, dossier])
    #expect(run.status == 0, "\(run.errors)")
    try body(ledger)
  }

  @Test func theDemoRunsFromTheCommandLine() throws {
    try withLedger { ledger in
      let question = "Are Albania, Croatia and Kosovo forming a military alliance?"
      let text = try Program.run(["ask", "--ledger", ledger, question])
      #expect(text.status == 0)
      #expect(text.output.contains("NO, COOPERATION") && text.output.contains("R2"))
      let json = try JSON(
        parsing: Program.run(["ask", "--ledger", ledger, "--format", "json", question]).output
          .trimmed)
      #expect(json["rung"] == "R2")
      #expect(json["answer"] == "NO, COOPERATION")
      #expect(json["actors"] == ["ALB", "HRV", "XKX"])

      let dossier = Self.root.appendingPathComponent("Examples/tirana").path
      let again = try Program.run(["ingest", "--ledger", ledger, dossier])
      #expect(again.output.contains("unchanged") && !again.output.contains("added"))
    }
  }

  @Test func aStoryIsToldReportByReport() throws {
    try withLedger { ledger in
      let stories = try Program.run(["stories", "--ledger", ledger, "--format", "jsonl"]).output
      let largest = try stories.split(separator: "\n").map { try JSON(parsing: String($0)) }
        .max { ($0["reports"]?.array?.count ?? 0) < ($1["reports"]?.array?.count ?? 0) }
      let id = try #require(largest?["story"]?.string)
      let lines = try Program.run(["stories", "--ledger", ledger, "--of", id, "--format", "jsonl"])
        .output.split(separator: "\n").map { try JSON(parsing: String($0)) }
      #expect(lines.count == largest?["reports"]?.array?.count)
      #expect(lines.first?["follows"] == .null)
      #expect(lines.first?["adds"]?.array?.isEmpty == false)
      let copy = try #require(lines.first { $0["follows"]?["relation"] != nil })
      #expect(copy["follows"]?["shared"]?.array?.isEmpty == false)
      #expect(copy["origin"] == copy["follows"]?["id"])
      let text = try Program.run(["stories", "--ledger", ledger, "--of", id]).output
      #expect(text.contains("first-hand") && text.contains("% shared"))
      #expect(try Program.run(["stories", "--ledger", ledger, "--of", "none"]).status == 2)
    }
  }

  @Test func listsComeAsTextLinesAndTables() throws {
    try withLedger { ledger in
      for command in ["events", "statements", "agreements", "actors"] {
        let text = try Program.run([command, "--ledger", ledger])
        #expect(text.status == 0 && !text.output.isEmpty, "\(command): \(text.errors)")
        let lines = try Program.run([command, "--ledger", ledger, "--format", "jsonl"]).output
          .split(separator: "\n").map { try JSON(parsing: String($0)) }
        let table = try Program.run([command, "--ledger", ledger, "--format", "csv"]).output
        let columns = table.prefix { $0 != "\n" }.split(separator: ",")
        #expect(columns.count > 5)
        #expect(lines.count > 0, "\(command)")
      }
      let agreements = try Program.run([
        "agreements", "--ledger", ledger, "--actor", "Albania", "--actor", "Kosovo", "--format",
        "jsonl", "--limit", "1",
      ])
      let first = try JSON(parsing: agreements.output.trimmed)
      #expect(first["parties"]?.array?.contains("ALB") == true)
      #expect(first["quote"]?.string?.isEmpty == false)
    }
  }

  @Test func aLedgerIsCheckedAndBackedUp() throws {
    try withLedger { ledger in
      let check = try Program.run(["ledger", "check", "--ledger", ledger])
      #expect(check.status == 0 && check.output.contains("no faults"))
      let copy = ledger + ".copy"
      #expect(try Program.run(["ledger", "backup", copy, "--ledger", ledger]).status == 0)
      let counts = try [ledger, copy].map { path in
        try Program.run(["agreements", "--ledger", path, "--format", "jsonl"]).output
      }
      #expect(counts[0] == counts[1] && !counts[0].isEmpty)
    }
    let unknown = try Program.run(["ledger", "chek", "--ledger", "x.db"])
    #expect(unknown.status == 2 && unknown.errors.contains("check"))
  }

  @Test func callsThatCannotBeAnsweredSaySo() throws {
    let missing = try Program.run(["ask", "--ledger", "/nowhere/desk.db", "Who objects?"])
    #expect(missing.status == 1 || missing.status == 2)
    #expect(missing.errors.contains("/nowhere/desk.db"))
    let unknown = try Program.run(["events", "--ledger", "x.db", "--actor", "Ruritania"])
    #expect(unknown.status == 2 && unknown.errors.contains("Ruritania"))
    let type = try Program.run(["events", "--ledger", "x.db", "--type", "AGRE"])
    #expect(type.status == 2 && type.errors.contains("AGREE"))
    let bare = try Program.run(["ask", "Are Albania and Croatia forming an alliance?"])
    #expect(bare.status == 2 && bare.errors.contains("--ledger"))
  }

  @Test func everyCommandExplainsItselfWithAnExample() throws {
    let overview = try Program.run(["--help"])
    let commands = overview.output.split(separator: "\n").filter { $0.hasPrefix("  ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(commands.count >= 8)
    for command in commands {
      let help = try Program.run([command, "--help"])
      #expect(help.status == 0 && help.output.contains("Examples:"), "\(command)")
    }
  }

  @Test func versionIsOneLine() throws {
    let run = try Program.run(["--version"])
    #expect(run.status == 0 && run.output.hasPrefix("entente ") && run.errors.isEmpty)
  }

  @Test func relationsAndBlocsComeFromTheDossier() throws {
    try withLedger { ledger in
      let rows = try Program.run(["relations", "--ledger", ledger, "--format", "jsonl"]).output
        .split(separator: "\n").map { try JSON(parsing: String($0)) }
      let kosovo = rows.filter { $0["source"] == "SRB" && $0["target"] == "XKX" }
      #expect(kosovo.allSatisfy { ($0["net"]?.double ?? 1) < 0 } && !kosovo.isEmpty)
      let before = try Program.run(["relations", "--ledger", ledger, "--as-of", "2020-01-01"])
      #expect(before.status == 0 && before.output.isEmpty)
      let graph = try Program.run([
        "relations", "--ledger", ledger, "--show", "network", "--format", "graphml",
      ])
      #expect(graph.output.contains("<node id=\"ALB\">"))
      let blocs = try Program.run(["blocs", "--ledger", ledger, "--format", "jsonl"]).output
        .split(separator: "\n").map { try JSON(parsing: String($0)) }
      let three = blocs.first { $0["members"] == ["ALB", "HRV", "XKX"] }
      #expect(three?["rung"] == "R2")
      #expect(three?["pairs"]?.array?.count == 3)
      #expect(three?["candidates"]?.array?.contains { $0["actor"] == "BGR" } == true)
      let wrong = try Program.run(["relations", "--ledger", ledger, "--format", "svg"])
      #expect(wrong.status == 2 && wrong.errors.contains("--show network"))
    }
  }

  @Test func exportComesBackToTheByte() throws {
    try withLedger { ledger in
      let export = try Program.run(["ledger", "export", "--ledger", ledger])
      #expect(export.status == 0 && export.output.contains("\"copy\":"))
      let copy = ledger + ".copy"
      let taken = try Program.run(
        ["ledger", "import", "-", "--ledger", copy],
        input: export.output
          + #"{"foreign":"gdelt","code":"7","date":"2025-03-18","type":"057","fields":{}}"# + "\n")
      #expect(taken.status == 0, "\(taken.errors)")
      let again = try Program.run(["ledger", "export", "--ledger", copy]).output
      #expect(again.hasPrefix(export.output) && again.contains("\"foreign\":\"gdelt\""))
      let third = ledger + ".third"
      _ = try Program.run(["ledger", "import", "-", "--ledger", third], input: again)
      #expect(try Program.run(["ledger", "export", "--ledger", third]).output == again)
      #expect(try Program.run(["ledger", "check", "--ledger", third]).status == 0)
      let flat = try Program.run(["ledger", "export", "--format", "flat", "--ledger", ledger])
      let lines = try flat.output.split(separator: "\n").map { try JSON(parsing: String($0)) }
      #expect(lines.contains { $0["kind"] == "agreement" && $0["parties"] != nil })
      try Self.readers(of: flat.output)
      let calendar = try Program.run(["ledger", "export", "--format", "ics", "--ledger", ledger])
      #expect(calendar.output.hasPrefix("BEGIN:VCALENDAR\r\n"))
      #expect(calendar.output.contains("DTSTART;VALUE=DATE:20250318"))
    }
  }

  @Test func correctionsAreMadeListedAndUndone() throws {
    try withLedger { ledger in
      func run(_ words: String...) throws -> Program.Run {
        try Program.run(["ledger"] + words + ["--ledger", ledger])
      }
      let list = ["agreements", "--ledger", ledger, "--format", "jsonl"]
      let before = try Program.run(list).output
      let id = try JSON(parsing: before.split(separator: "\n").first.map(String.init) ?? "")["id"]
      let name = try #require(id?.string)
      #expect(try run("correct", name, "--wrong", "--who", "Ana", "--why", "no").status == 0)
      #expect(try Program.run(list).output != before)
      #expect(try run("corrections").output.contains("Ana: no"))
      #expect(try run("correct", name, "--wrong").status == 2)
      #expect(try run("undo", "1", "--who", "Ivo", "--why", "yes").status == 0)
      #expect(try Program.run(list).output == before)
      #expect(try run("check", "--repair").status == 0)
      #expect(try run("backup", ledger + ".copy").status == 0)
      #expect(try Program.run(["ledger", "check", "--ledger", ledger + ".copy"]).status == 0)
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/python3")))
  func killedAtRandomMomentsItStaysWhole() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/python3")
    process.arguments = [
      Self.root.appendingPathComponent("Scripts/soak.py").path, Program.path, "5", "3", "60",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let table = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(table)")
  }

  /// The documented readers give the counts that the lines give.
  private static func readers(of lines: String) throws {
    var counts: [String: Int] = [:]
    for line in try lines.split(separator: "\n").map({ try JSON(parsing: String($0)) })
    where line["kind"] == "event" {
      counts[line["type"]?.string ?? "", default: 0] += 1
    }
    let expected = counts.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" }.joined()
    for (program, script) in [("/usr/bin/python3", "flat.py"), ("/usr/bin/Rscript", "flat.R")] {
      guard FileManager.default.isExecutableFile(atPath: program) else { continue }
      let process = Process()
      process.executableURL = URL(fileURLWithPath: program)
      process.arguments = [root.appendingPathComponent("Docs/readers/\(script)").path]
      let (input, output) = (Pipe(), Pipe())
      process.standardInput = input
      process.standardOutput = output
      try process.run()
      try input.fileHandleForWriting.write(contentsOf: Data(lines.utf8))
      try input.fileHandleForWriting.close()
      let read = try output.fileHandleForReading.readToEnd() ?? Data()
      process.waitUntilExit()
      #expect(String(decoding: read, as: UTF8.self) == expected, "\(script)")
    }
  }

  /// What is written for another program, read back as that program's data, agrees with ourselves.
  @Test(arguments: ["gdelt", "icews"])
  func foreignEventsStandBesideOurs(layout: String) throws {
    try withLedger { ledger in
      let exported = try Program.run(["events", "--ledger", ledger, "--format", layout])
      let file = ledger + ".tsv"
      try exported.output.write(toFile: file, atomically: true, encoding: .utf8)
      let none = try Program.run(["relations", "--ledger", ledger, "--show", "agreement"])
      #expect(none.status == 2 && none.errors.contains("no foreign records"))
      let take = ["ledger", "import", file, "--layout", layout, "--ledger", ledger]
      let rows = exported.output.split(separator: "\n").count - (layout == "icews" ? 1 : 0)
      #expect(try Program.run(take).output.trimmed == "\(rows) foreign records imported")
      #expect(try Program.run(take).output.trimmed == "0 foreign records imported")
      func total(_ arguments: [String]) throws -> JSON {
        let lines = try Program.run(
          ["relations", "--ledger", ledger, "--show", "agreement", "--format", "jsonl"]
            + arguments
        ).output.split(separator: "\n")
        return try JSON(parsing: String(lines.last ?? ""))
      }
      let known = try total([])
      #expect(known == (try total(["--beside", file, "--layout", layout])))
      let both = try #require(known["both"]?.double)
      let ours = try #require(known["ours"]?.double)
      #expect(both > 0 && both >= 0.9 * ours, "\(known)")
    }
  }
}
