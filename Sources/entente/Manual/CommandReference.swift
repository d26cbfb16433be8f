/// The reference of all commands as Markdown, made from their table: `Docs/commands.md`.
enum CommandReference {
  /// Writes the reference.
  ///
  /// - Parameter commands: every command, in order.
  /// - Returns: the text, without a line feed at its end.
  static func text(for commands: [any Command.Type]) -> String {
    var parts = [
      """
      # Commands

      Written by `entente help --reference` from the table of commands itself; a test holds it to that table.
      Every command also takes `--help`. `entente --version` prints the version. Exit status: 0 all was done, 1 the run could not go
      on, 2 the call was wrong, 3 some inputs could not be read.
      """
    ]
    for command in commands {
      let usage = ["entente", command.name, "[flags]", command.operands].filter { !$0.isEmpty }
      var lines = [
        "## entente \(command.name)", "\(sentence(command.summary))", "",
        "```", usage.joined(separator: " "), "```", "", "| flag | what it does |", "|---|---|",
      ]
      for flag in command.flags { lines.append(row(flag)) }
      if !command.examples.isEmpty { lines += ["", "```"] + command.examples + ["```"] }
      parts.append(lines.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  private static func row(_ flag: Flag) -> String {
    var help = flag.help
    let choices = flag.choicesBesideHelp
    if !choices.isEmpty { help += ": " + choices.map { "`\($0)`" }.joined(separator: ", ") }
    let label = "--\(flag.name)" + (flag.value.map { " \($0)" } ?? "")
    return "| `\(label)` | \(help.split(separator: "|").joined(separator: "\\|")) |"
  }

  private static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + "."
  }
}

extension Flag {
  /// The values it takes, where they are a closed set that its help does not spell out.
  var choicesBesideHelp: [String] {
    choices.allSatisfy { help.contains($0) } ? [] : choices
  }
}
