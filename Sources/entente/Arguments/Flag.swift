/// One flag of a command.
struct Flag: Sendable {
  /// The name without its dashes.
  let name: String
  /// The placeholder of its value; nil for a switch.
  let value: String?
  /// What it does, for the help text.
  let help: String
  /// The values it takes, where they are a closed set.
  let choices: [String]

  /// A flag that takes a value.
  init(_ name: String, _ value: String, _ help: String, choices: [String] = []) {
    self.name = name
    self.value = value
    self.help = help
    self.choices = choices
  }

  /// A switch.
  init(_ name: String, _ help: String) {
    self.name = name
    value = nil
    self.help = help
    choices = []
  }
}

/// What is wrong with the words of a call.
struct UsageError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

/// The words of a call, sorted into flags and operands.
struct Arguments {
  private(set) var operands: [String] = []
  private var values: [String: [String]] = [:]

  /// Sorts words by the flags that a command knows.
  ///
  /// - Throws: `UsageError` that names the argument and suggests the nearest flag.
  init(_ words: some Sequence<String>, flags: [Flag]) throws(UsageError) {
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        return
      }
      guard word.hasPrefix("-"), word != "-" else {
        operands.append(word)
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0].drop { $0 == "-" })
      guard let flag = flags.first(where: { $0.name == name }) else {
        throw Arguments.unknown(String(parts[0]), flags: flags)
      }
      var value = parts.count > 1 ? String(parts[1]) : nil
      if flag.value == nil {
        guard value == nil else { throw UsageError("--\(name) takes no value") }
      } else if value == nil {
        guard let next = rest.popFirst() else {
          throw UsageError("--\(name) needs a value: --\(name) \(flag.value ?? "")")
        }
        value = next
      }
      try check(value, for: flag)
      values[name, default: []].append(value ?? "")
    }
  }

  private func check(_ value: String?, for flag: Flag) throws(UsageError) {
    guard let value, !flag.choices.isEmpty, !flag.choices.contains(value) else { return }
    throw UsageError(
      "--\(flag.name) takes \(flag.choices.joined(separator: ", ")), not '\(value)'"
        + nearest(to: value, among: flag.choices).suggestion(prefix: ""))
  }

  private static func unknown(_ word: String, flags: [Flag]) -> UsageError {
    let name = String(word.drop { $0 == "-" })
    let near = nearest(to: name, among: flags.map(\.name))
    return UsageError("unknown flag '\(word)'" + near.suggestion(prefix: "--"))
  }

  /// Whether a flag was given.
  func has(_ name: String) -> Bool { values[name] != nil }

  /// The last value of a flag.
  func value(_ name: String) -> String? { values[name]?.last }

  /// All values of a flag, in order.
  func all(_ name: String) -> [String] { values[name] ?? [] }

  /// A positive whole number given to a flag.
  func count(_ name: String) throws(UsageError) -> Int? {
    guard let text = value(name) else { return nil }
    guard let number = Int(text), number > 0 else {
      throw UsageError("--\(name) needs a whole number above 0, not '\(text)'")
    }
    return number
  }
}

/// The candidate with the least edit distance, if it is near enough to be meant.
///
/// Source: Levenshtein distance, by the row method of Wagner & Fischer 1974.
func nearest(to word: String, among candidates: [String]) -> String? {
  func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, byte) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in 1..<row.count {
        let cost = diagonal + (byte == right[column - 1] ? 0 : 1)
        diagonal = row[column]
        row[column] = min(cost, row[column] + 1, row[column - 1] + 1)
      }
    }
    return row[right.count]
  }
  let bytes = Array(word.utf8.prefix(64))
  let ranked = candidates.map { ($0, distance(bytes, Array($0.utf8))) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }), best.1 <= max(2, word.utf8.count / 2) else {
    return nil
  }
  return best.0
}

extension String? {
  /// `; did you mean …?`, or nothing.
  func suggestion(prefix: String) -> String {
    map { "; did you mean '\(prefix)\($0)'?" } ?? ""
  }
}
