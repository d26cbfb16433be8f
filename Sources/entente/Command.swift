/// A command of the program.
protocol Command: Sendable {
  /// Its name on the command line.
  static var name: String { get }
  /// What it does, in a few words.
  static var summary: String { get }
  /// The operands after its flags.
  static var operands: String { get }
  /// Its flags.
  static var flags: [Flag] { get }
  /// Examples, one call a line.
  static var examples: [String] { get }

  /// Runs it.
  ///
  /// - Parameter arguments: the sorted words of the call.
  /// - Returns: how it ended.
  /// - Throws: `UsageError` for a wrong call, otherwise what kept it from its work.
  static func run(_ arguments: Arguments) async throws -> ExitStatus
}

/// How a run ends (DESIGN, batch contract).
enum ExitStatus: Int32, Sendable {
  case success = 0
  /// Something that is no fault of the call or of single inputs: no data, no disk, no server.
  case failure = 1
  /// The call was wrong.
  case usage = 2
  /// Some inputs could not be read.
  case partial = 3
}

/// Why a command could not do its work at all.
struct CommandError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension Command {
  /// The help text.
  static var help: String {
    var text = "\(summary)\n\nUsage: entente \(name) [flags] \(operands)\n"
    let all = flags + [.help]
    let labels = all.map { flag in "--\(flag.name)" + (flag.value.map { " \($0)" } ?? "") }
    let width = labels.map(\.count).max() ?? 0
    text += "\nFlags:\n"
    for (flag, label) in zip(all, labels) {
      text += "  \(label)\(String(repeating: " ", count: width - label.count))  \(flag.help)\n"
    }
    if !examples.isEmpty {
      text += "\nExamples:\n" + examples.map { "  \($0)\n" }.joined()
    }
    return text
  }
}

extension Flag {
  /// The flag that every command takes.
  static let help = Flag("help", "show this help")
}
