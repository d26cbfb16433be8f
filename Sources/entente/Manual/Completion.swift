/// A shell, and its script that completes the program's commands, flags and closed sets of values.
enum Completion: String, CaseIterable {
  case bash, zsh, fish

  /// Writes the script.
  ///
  /// - Parameter commands: every command, in order.
  /// - Returns: the script, without a line feed at its end.
  func script(for commands: [any Command.Type]) -> String {
    switch self {
    case .bash: bash(commands)
    case .zsh: zsh(commands)
    case .fish: fish(commands)
    }
  }

  private func bash(_ commands: [any Command.Type]) -> String {
    var cases: [String] = []
    for command in commands {
      for flag in command.flags where !flag.choices.isEmpty {
        let words = flag.choices.map(quoted).joined(separator: " ")
        cases.append("    \(command.name),--\(flag.name)) words=(\(words)) ;;")
      }
    }
    let flags = commands.map { command in
      let words = (command.flags + [.help]).map { "--\($0.name)" }.joined(separator: " ")
      return "      \(command.name)) words=(\(words)) ;;"
    }
    let names = commands.map { $0.name }.joined(separator: " ")
    return """
      # Completion of entente for bash, written by `entente help --complete bash`.
      _entente() {
        local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=() candidate
        COMPREPLY=()
        case "${COMP_WORDS[1]},$before" in
      \(cases.joined(separator: "\n"))
        esac
        if [ "$COMP_CWORD" -eq 1 ] || { [ "$COMP_CWORD" -eq 2 ] && [ "$before" = help ]; }; then
          words=(\(names))
        elif [ ${#words[@]} -eq 0 ] && [[ $word == -* ]]; then
          case "${COMP_WORDS[1]}" in
      \(flags.joined(separator: "\n"))
          esac
        fi
        for candidate in "${words[@]}"; do
          if [[ $candidate == "$word"* ]]; then COMPREPLY+=("$(printf %q "$candidate")"); fi
        done
      }
      complete -o default -F _entente entente
      """
  }

  private func zsh(_ commands: [any Command.Type]) -> String {
    let names = commands.map { command in
      "    \(quoted("\(command.name):\(command.summary)"))"
    }
    let cases = commands.map { command in
      let flags = command.flags.map { flag in "        \(quoted(zshArgument(flag)))" }
      return (["      \(command.name)) _arguments -s"] + flags + ["        '*:file:_files' ;;"])
        .joined(separator: " \\\n")
    }
    return """
      #compdef entente
      # Completion of entente for zsh, written by `entente help --complete zsh`.
      _entente() {
        local -a commands=(
      \(names.joined(separator: "\n"))
        )
        if (( CURRENT == 2 )); then
          _describe command commands
        else
          local command=$words[2]
          shift words
          (( CURRENT-- ))
          case $command in
      \(cases.joined(separator: "\n"))
          esac
        fi
      }
      _entente "$@"
      """
  }

  private func zshArgument(_ flag: Flag) -> String {
    var help = ""
    for character in flag.help {
      if "[]:\\".contains(character) { help += "\\" }
      help.append(character)
    }
    let name = "*--\(flag.name)[\(help)]"
    guard let value = flag.value else { return name }
    let choices = flag.choices.map { $0.split(separator: " ").joined(separator: "\\ ") }
    let words = choices.isEmpty ? "_files" : "(\(choices.joined(separator: " ")))"
    return "\(name):\(value.lowercased().split(separator: ":").joined()):\(words)"
  }

  private func fish(_ commands: [any Command.Type]) -> String {
    var lines = ["# Completion of entente for fish, written by `entente help --complete fish`."]
    for command in commands {
      lines.append(
        "complete -c entente -n __fish_use_subcommand -a \(command.name)"
          + " -d \(quoted(command.summary))")
      for flag in command.flags {
        var line = "complete -c entente -n '__fish_seen_subcommand_from \(command.name)'"
        line += " -l \(flag.name)"
        if flag.value != nil { line += flag.choices.isEmpty ? " -r" : " -x" }
        if !flag.choices.isEmpty {
          let words = flag.choices.map { $0.split(separator: " ").joined(separator: "\\ ") }
          line += " -a \(quoted(words.joined(separator: " ")))"
        }
        lines.append(line + " -d \(quoted(flag.help))")
      }
    }
    return lines.joined(separator: "\n")
  }

  /// A word in single quotation marks, as all three shells read it.
  private func quoted(_ word: String) -> String {
    let marks = word.split(separator: "'", omittingEmptySubsequences: false)
    return "'" + marks.joined(separator: #"'\''"#) + "'"
  }
}
