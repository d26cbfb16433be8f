import Foundation
import Testing

/// Closed descriptors, full disks and odd words: an error that says so, never silence.
@Suite struct BadWorldTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  private static let page = root.appendingPathComponent("Examples/tirana/wire.html").path
  private static let read = #""$0" read --tagging rules "#

  @Test(arguments: ["<&-", "</"])
  func linesThatCannotBeReadAreAnError(redirection: String) throws {
    let run = try Program.shell(Self.read + redirection)
    #expect(run.status == 1)
    #expect(run.errors.contains("standard input"), "\(run.errors)")
  }

  @Test func anAnswerComesBeforeTheErrorOfAnInputThatEndsBadly() throws {
    let line = #"{"id":"a","text":"Albania signed."}"#
    let run = try Program.shell(
      "{ printf '\(line)\\n'; } | (\(Self.read) --format jsonl)")
    #expect(run.status == 0)
    #expect(run.output.contains(#""id":"a""#))
  }

  @Test func aClosedOutputIsNoFileThatWasOpenedLater() throws {
    let ledger = FileManager.default.temporaryDirectory.appendingPathComponent(
      "\(UUID().uuidString).db"
    ).path
    defer {
      for ending in ["", "-wal", "-shm"] {
        try? FileManager.default.removeItem(atPath: ledger + ending)
      }
    }
    let run = try Program.shell(
      #""$0" ingest --tagging rules --ledger '\#(ledger)' '\#(Self.page)' >&- <&-"#)
    #expect(run.status == 1)
    #expect(run.errors.contains("standard output was closed"))
    let check = try Program.run(["ledger", "check", "--ledger", ledger])
    #expect(check.status == 0, "\(check.output)\(check.errors)")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsCalledOne() throws {
    let run = try Program.shell(Self.read + "'\(Self.page)' >/dev/full")
    #expect(run.status == 1)
    #expect(run.errors.contains("No space left"), "\(run.errors)")
  }

  @Test func aFileThatMayNotGrowIsAnErrorAndNoSignal() throws {
    let run = try Program.shell(
      #"f=$(mktemp); (ulimit -f 1; \#(Self.read) --format json '\#(Self.page)' >"$f"); s=$?; rm "$f"; exit $s"#
    )
    #expect(run.status == 1)
    #expect(run.errors.contains("standard output: File too large"), "\(run.errors)")
  }

  @Test func wordsThatAreNotUTF8AreRefused() throws {
    let run = try Program.shell(#""$0" read "$(printf 'caf\351.html')""#)
    #expect(run.status == 2)
    #expect(run.errors.contains("word 2 of the call"), "\(run.errors)")
    #expect(run.errors.contains("UTF-8"))
  }

  @Test func emptyWordsAreKept() throws {
    let run = try Program.run(["read", ""])
    #expect(run.status == 3, "\(run.errors)")
  }

  @Test func anEncoderThatIsAskedForAndMissingIsAnError() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("Data"),
      withDestinationURL: Self.root.appendingPathComponent("Data"))
    func read(_ flags: String) throws -> Program.Run {
      try Program.shell(#"ENTENTE_DATA='\#(folder.path)' "$0" read \#(flags) '\#(Self.page)'"#)
    }
    #expect(try read("").status == 0)
    let asked = try read("--tagging encoder")
    #expect(asked.status == 1)
    #expect(asked.errors.contains("/Models/english/model.entente"), "\(asked.errors)")
  }
}
