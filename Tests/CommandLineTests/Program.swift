import Foundation

/// The built program, run as a user runs it.
struct Program {
  /// What a run gave.
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()

  /// Starts the program, or another that starts it.
  init(
    _ words: [String], environment: [String: String] = [:], executable: String = Program.path
  ) throws {
    // A program that ends early must not take the test with it.
    signal(SIGPIPE, SIG_IGN)
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = words
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    try process.run()
  }

  /// Where the built program is.
  static var path: String {
    let folder = Bundle.allBundles.map(\.bundleURL).first { $0.pathExtension == "xctest" }
    let build = folder?.deletingLastPathComponent() ?? besideTestBinary
    return build.appendingPathComponent("entente").path
  }

  private static var besideTestBinary: URL {
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
  }

  /// Runs to the end.
  static func run(_ words: [String], input: String = "") throws -> Run {
    let program = try Program(words)
    let writing = program.input.fileHandleForWriting
    // The program answers while it reads: a writer that waits for its end would block both.
    DispatchQueue.global().async {
      try? writing.write(contentsOf: Data(input.utf8))
      try? writing.close()
    }
    return program.finish(closingInput: false)
  }

  /// Runs a line of shell to its end, in which `"$0"` is the program.
  static func shell(_ script: String) throws -> Run {
    try Program(["-c", script, Program.path], executable: "/bin/sh").finish()
  }

  /// Writes to its standard input.
  func send(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
  }

  /// Waits for one line of its standard output.
  func line() -> String {
    var bytes: [UInt8] = []
    while let byte = try? output.fileHandleForReading.read(upToCount: 1)?.first, byte != 0x0A {
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Closes its standard output, as a reader that goes away does.
  func closeOutput() throws {
    try output.fileHandleForReading.close()
  }

  /// Ends its input and waits for its end.
  func finish(closingInput: Bool = true) -> Run {
    if closingInput { try? input.fileHandleForWriting.close() }
    let output = (try? output.fileHandleForReading.readToEnd()) ?? Data()
    let errors = (try? errors.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return Run(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }
}
