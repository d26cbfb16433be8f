import Foundation
import Testing

/// The documentation says what the program does: no flag is missing, none is made up.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Flags of each command, from the program itself.
  private static let flags: [String: Set<String>] = {
    guard let run = try? Program.run(["help", "--reference"]) else { return [:] }
    return flags(inReference: run.output)
  }()

  private static func flags(inReference text: String) -> [String: Set<String>] {
    var flags: [String: Set<String>] = [:]
    var command = ""
    for line in text.split(separator: "\n") {
      if let name = line.firstMatch(of: /^## entente ([a-z]+)$/)?.1 {
        command = String(name)
        flags[command] = ["help"]
      } else if let name = line.firstMatch(of: /^\| `--([a-z-]+)/)?.1 {
        flags[command]?.insert(String(name))
      }
    }
    return flags
  }

  private static func documents() throws -> [(name: String, text: String)] {
    let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
    let hidden: Set<String> = [".build", ".git", "demo"]
    var documents: [(String, String)] = []
    while let file = files?.nextObject() as? URL {
      if hidden.contains(file.lastPathComponent) { files?.skipDescendants() }
      guard file.pathExtension == "md" else { continue }
      documents.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    return documents
  }

  /// What stands in code: fenced blocks line by line, and spans between backticks.
  static func code(in text: String) -> [String] {
    var found: [String] = []
    var isFenced = false
    for line in text.replacing("\\\n", with: " ").split(separator: "\n") {
      if line.hasPrefix("```") {
        isFenced.toggle()
      } else if isFenced {
        found.append(String(line))
      } else {
        found += line.matches(of: /`([^`]+)`/).map { String($0.1) }
      }
    }
    return found
  }

  /// What is wrong with the calls of the program in a line of code.
  static func faults(in code: String, flags: [String: Set<String>]) -> [String] {
    var faults: [String] = []
    // A call ends at a pipe, a list sign or a comment; a word before the name means another thing.
    for match in code.matches(of: /(?:^|[ (|&"])\$?(?:[\w.\/]*\/)?entente ([a-z|]+)([^#>;&]*)/) {
      let names = match.1.split(separator: "|").map(String.init)
      let rest = match.2.split(separator: " | ", maxSplits: 1).first ?? ""
      for name in names {
        guard let known = flags[name] else {
          faults.append("no command '\(name)': \(code)")
          continue
        }
        for flag in rest.matches(of: /(?:^|[ \[|])--([a-z][a-z-]*)/).map({ String($0.1) })
        where !known.contains(flag) { faults.append("\(name) has no flag --\(flag): \(code)") }
      }
    }
    return faults
  }

  @Test func theReferenceIsThatOfTheProgram() throws {
    let written = try String(
      contentsOf: Self.root.appendingPathComponent("Docs/commands.md"), encoding: .utf8)
    let run = try Program.run(["help", "--reference"])
    #expect(run.status == 0)
    #expect(
      written == run.output, "write it anew: entente help --reference > Docs/commands.md")
    let names = try Program.run(["help", "--commands"]).output.split(separator: "\n")
    #expect(Set(names.map(String.init)) == Set(Self.flags.keys))
    #expect(names.count > 10)
  }

  @Test func everyFlagOfTheHelpIsInTheReference() throws {
    for (command, known) in Self.flags {
      let help = try Program.run([command, "--help"]).output
      let shown = Set(help.matches(of: /(?m)^  --([a-z-]+)/).map { String($0.1) })
      #expect(shown == known, "\(command)")
    }
  }

  @Test func everyCallInTheDocumentationExists() throws {
    var calls = 0
    for document in try Self.documents() {
      for code in Self.code(in: document.text) {
        if code.contains("entente ") { calls += 1 }
        for fault in Self.faults(in: code, flags: Self.flags) {
          Issue.record("\(document.name): \(fault)")
        }
      }
    }
    #expect(calls > 100)
  }

  @Test func aCallThatDoesNotExistIsFound() {
    let flags: [String: Set<String>] = ["read": ["format"], "ask": ["ledger"]]
    #expect(Self.faults(in: "entente read --format json | wc --lines", flags: flags).isEmpty)
    #expect(Self.faults(in: "entente read --jsno x", flags: flags).count == 1)
    #expect(Self.faults(in: "bin/entente raed x", flags: flags).count == 1)
    #expect(Self.faults(in: "entente read|ask --ledger x", flags: flags).count == 1)
    #expect(Self.code(in: "a `b c` d\n```\ne\n```\n") == ["b c", "e"])
  }

  @Test func manualPagesNameEveryFlag() throws {
    for (command, known) in Self.flags {
      let page = try Program.run(["help", "--man", command]).output
      #expect(page.hasPrefix(".TH ENTENTE\\-\(command.uppercased()) 1"))
      for flag in known {
        let label = flag.replacing("-", with: "\\-")
        #expect(page.contains("\\fB\\-\\-\(label)\\fR"), "\(command) --\(flag)")
      }
    }
  }

  @Test func completionsAreScriptsThatTheirShellTakes() throws {
    for shell in ["bash", "zsh", "fish"] {
      let script = try Program.run(["help", "--complete", shell]).output
      for command in Self.flags.keys { #expect(script.contains(command), "\(shell): \(command)") }
    }
    let calls = """

      COMP_WORDS=(entente read --format j) COMP_CWORD=3; _entente; echo "${COMPREPLY[*]}"
      COMP_WORDS=(entente re) COMP_CWORD=1; _entente; echo "${COMPREPLY[*]}"
      COMP_WORDS=(entente ask --as-) COMP_CWORD=2; _entente; echo "${COMPREPLY[*]}"
      """
    let bash = Process()
    bash.executableURL = URL(fileURLWithPath: "/bin/bash")
    bash.arguments = ["-c", try Program.run(["help", "--complete", "bash"]).output + calls]
    let output = Pipe()
    bash.standardOutput = output
    try bash.run()
    let lines = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    bash.waitUntilExit()
    #expect(lines == "json jsonl\nread relations\n--as-of\n")
  }
}
