#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The command line: finds the command, runs it, turns errors into one line and an exit status.
@main
struct Entente {
  /// The version of the program.
  static let version = "0.1.0"

  /// Every command, in the order of the help text.
  static let commands: [any Command.Type] = [
    ReadCommand.self, IngestCommand.self, FetchCommand.self, WatchCommand.self, AskCommand.self,
    EventsCommand.self, StatementsCommand.self, StanceCommand.self, AgreementsCommand.self,
    ActorsCommand.self, AnnotateCommand.self,
    InspectCommand.self, StoriesCommand.self, RelationsCommand.self, BlocsCommand.self,
    DeskCommand.self, PublishCommand.self, LedgerCommand.self, HelpCommand.self,
  ]

  /// What the program is for, in one line.
  static let purpose = "read the news and keep a sourced record of how states are aligning"

  static func main() async {
    // Both come back as errors of the write.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    StandardStreams.hold()
    exit(await run().rawValue)
  }

  private static func run() async -> ExitStatus {
    do throws(UsageError) {
      return await run(try ProcessWords.given())
    } catch {
      Output.note("entente: \(error)")
      return .usage
    }
  }

  private static func run(_ words: [String]) async -> ExitStatus {
    do {
      guard let first = words.first else {
        try Output.line(overview)
        return .usage
      }
      switch first {
      case "--version", "version":
        try Output.line("entente \(version)")
        return .success
      case "--help", "-h":
        try Output.line(overview)
        return .success
      default:
        return try await run(try command(named: first), Array(words.dropFirst()))
      }
    } catch let error as UsageError {
      Output.note("entente: \(error)\nTry 'entente --help'.")
      return .usage
    } catch {
      Output.note("entente: \(error)")
      return .failure
    }
  }

  private static func run(_ command: any Command.Type, _ words: [String]) async throws
    -> ExitStatus
  {
    if words.contains("--help") || words.contains("-h") {
      try Output.line(command.help)
      return .success
    }
    do {
      return try await command.run(try Arguments(words, flags: command.flags))
    } catch let error as UsageError {
      Output.note("entente \(command.name): \(error)\nTry 'entente \(command.name) --help'.")
      return .usage
    }
  }

  /// The command of a name.
  ///
  /// - Throws: `UsageError` that suggests the nearest name.
  static func command(named name: String) throws(UsageError) -> any Command.Type {
    guard let command = commands.first(where: { $0.name == name }) else {
      let near = nearest(to: name, among: commands.map { $0.name })
      throw UsageError("unknown command '\(name)'" + near.suggestion(prefix: ""))
    }
    return command
  }

  /// The list of commands.
  static var overview: String {
    let width = commands.map { $0.name.count }.max() ?? 0
    let lines = commands.map { command in
      "  \(command.name)\(String(repeating: " ", count: width - command.name.count))"
        + "  \(command.summary)"
    }
    return """
      Entente reads the news and keeps a sourced record of how states are aligning.

      Usage: entente COMMAND [flags] [operands]

      Commands:
      \(lines.joined(separator: "\n"))

      'entente COMMAND --help' explains a command and gives an example.
      """
  }
}
