/// `entente help`: explains the commands, and writes what packages carry for them.
enum HelpCommand: Command {
  static let name = "help"
  static let summary = "explain a command; write manual pages, completions and the reference"
  static let operands = "[COMMAND]"
  static let examples = [
    "entente help read",
    "entente help --man read > entente-read.1",
    "entente help --complete bash > /etc/bash_completion.d/entente",
    "entente help --reference > Docs/commands.md",
  ]
  static let flags = [
    Flag("man", "write the manual page of the command, or of the program, as roff"),
    Flag(
      "complete", "SHELL", "write completions for this shell",
      choices: Completion.allCases.map(\.rawValue)),
    Flag("reference", "write every command and flag as Markdown"),
    Flag("commands", "write the names of the commands, one a line"),
  ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    guard arguments.operands.count < 2 else { throw UsageError("one command at a time") }
    let command = try arguments.operands.first.map { try Entente.command(named: $0) }
    if let shell = arguments.value("complete").flatMap(Completion.init) {
      try Output.line(shell.script(for: Entente.commands))
    } else if arguments.has("reference") {
      try Output.line(CommandReference.text(for: Entente.commands))
    } else if arguments.has("commands") {
      try Output.line(Entente.commands.map { $0.name }.joined(separator: "\n"))
    } else if arguments.has("man") {
      let page = command.map { ManualPage(of: $0) } ?? ManualPage(ofAll: Entente.commands)
      try Output.line(page.roff)
    } else {
      try Output.line(command?.help ?? Entente.overview)
    }
    return .success
  }
}
