/// A page for `man`, made from the table of commands.
struct ManualPage {
  /// The page in the man macros of roff (groff_man(7)).
  let roff: String

  /// The page of one command: `entente-NAME(1)`.
  ///
  /// - Parameter command: the command.
  init(of command: any Command.Type) {
    var lines = ManualPage.head("entente-\(command.name)", command.summary)
    lines += [".SH SYNOPSIS", ".B entente \(command.name)", "[\\fIflags\\fR]"]
    if !command.operands.isEmpty { lines.append(ManualPage.escaped(command.operands)) }
    lines.append(".SH FLAGS")
    for flag in command.flags + [.help] {
      lines.append(".TP")
      let value = flag.value.map { " \\fI\(ManualPage.escaped($0))\\fR" } ?? ""
      lines.append("\\fB\\-\\-\(ManualPage.escaped(flag.name))\\fR\(value)")
      lines.append(ManualPage.escaped(flag.help))
      let choices = flag.choicesBesideHelp.joined(separator: ", ")
      if !choices.isEmpty { lines += [".br", "One of: \(ManualPage.escaped(choices))."] }
    }
    if !command.examples.isEmpty {
      lines += [".SH EXAMPLES", ".nf"] + command.examples.map(ManualPage.escaped) + [".fi"]
    }
    roff = (lines + ManualPage.tail).joined(separator: "\n")
  }

  /// The page of the program: `entente(1)`.
  ///
  /// - Parameter commands: every command, in order.
  init(ofAll commands: [any Command.Type]) {
    var lines = ManualPage.head("entente", Entente.purpose)
    lines += [
      ".SH SYNOPSIS", ".B entente", "\\fICOMMAND\\fR [\\fIflags\\fR] [\\fIoperands\\fR]", ".br",
      ".B entente \\-\\-version", ".SH COMMANDS",
    ]
    for command in commands {
      lines += [
        ".TP", "\\fBentente\\-\(ManualPage.escaped(command.name))\\fR(1)",
        ManualPage.escaped(command.summary),
      ]
    }
    roff = (lines + ManualPage.tail).joined(separator: "\n")
  }

  private static func head(_ name: String, _ summary: String) -> [String] {
    [
      ".TH \(escaped(name.uppercased())) 1 \"\" \"entente \(Entente.version)\" \"Entente\"",
      ".SH NAME", "\(escaped(name)) \\- \(escaped(summary))",
    ]
  }

  private static let tail = [
    ".SH EXIT STATUS", ".TP", "0", "All was done.", ".TP", "1",
    "The run could not go on: no data, no disk, no server.", ".TP", "2", "The call was wrong.",
    ".TP", "3", "Some inputs could not be read; the others were.",
    ".SH ENVIRONMENT", ".TP", "ENTENTE_DATA",
    "The folder that holds the folders Data and Models, where they are not in share/entente.",
    ".TP", "ENTENTE_CONTACT",
    "Who asks when pages are fetched: a mail address or page, as \\-\\-contact.",
  ]

  /// A text in which roff sees no request and no escape, and keeps dashes as typed.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "'": escaped += "\\(aq"
      case "…": escaped += "..."
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped.hasPrefix(".") ? "\\&" + escaped : escaped
  }
}
