import Evidence
import LedgerStore
import Ontology
import Records

/// What the commands that list records share: flags, filters and forms of output.
enum RecordList {
  static let flags =
    RecordSource.flags + [
      Flag("format", "FORMAT", "text, jsonl or csv", choices: ["text", "jsonl", "csv"]),
      Flag("actor", "CODE", "only with this actor: a code or a name (repeatable: all of them)"),
      Flag("since", "DATE", "nothing before this day"),
      Flag("until", "DATE", "nothing after this day"),
      Flag("min-score", "SCORE", "nothing less sure than this, 0 to 1"),
      Flag("limit", "N", "at most so many, the newest first (default: all)"),
    ]

  /// The scope that the shared flags ask for.
  static func scope(_ arguments: Arguments) throws(UsageError) -> RecordScope {
    var scope = RecordScope(limit: try arguments.count("limit") ?? Int(Int32.max))
    scope.since = try arguments.day("since")
    scope.until = try arguments.day("until")
    if let text = arguments.value("min-score") {
      guard let score = Double(text), (0...1).contains(score) else {
        throw UsageError("--min-score needs a number from 0 to 1, not '\(text)'")
      }
      scope.minScore = score
    }
    return scope
  }

  /// Writes records in the form asked for.
  ///
  /// - Parameters:
  ///   - records: what the ledger gave, in its order.
  ///   - arguments: the sorted words of the call.
  ///   - columns: of the CSV form, each with how it is read from the record's JSON.
  ///   - summary: the line of the text form.
  /// - Throws: `OutputClosed` when nobody reads any more.
  static func write<Record>(
    _ records: [Listed<Record>], _ arguments: Arguments, columns: [Column],
    summary: (Record) -> String
  ) throws {
    switch arguments.value("format") ?? "text" {
    case "jsonl":
      for listed in records { try Output.line(listed.line.line) }
    case "csv":
      let all = columns + Column.origin
      var csv = CSV(all.map(\.name))
      for listed in records {
        let line = listed.line
        csv.append(all.map { $0.read(line) })
      }
      try Output.write(csv.bytes)
    default:
      for listed in records {
        try Output.line("\(listed.id)  \(summary(listed.record))")
        try Output.line("    | \(listed.quote.split(separator: "\n").joined(separator: " "))")
        let source = [
          listed.site, listed.published?.date.description, listed.title, listed.url,
        ]
        try Output.line("    — \(source.compactMap { $0 }.joined(separator: ", "))")
      }
      if records.isEmpty { Output.note("nothing in the ledger fits") }
    }
  }
}

/// A column of a CSV form.
struct Column {
  let name: String
  let read: (JSON) -> String

  /// A member of the record, read as text.
  init(_ name: String, _ path: String...) {
    self.name = name
    let steps = path.isEmpty ? [name] : path
    read = { json in
      steps.reduce(json) { $0[$1] ?? .null }.cell
    }
  }

  /// Where a record comes from.
  static var origin: [Column] {
    [
      Column("span_start", at: 0), Column("span_end", at: 1), Column("score"), Column("by"),
      Column("version"), Column("quote"), Column("id"), Column("article"), Column("url"),
      Column("site"), Column("published"), Column("story"), Column("origin"),
    ]
  }

  private init(_ name: String, at index: Int) {
    self.name = name
    read = { json in
      let span = json["span"]?.array ?? json["evidence"]?.array?.first?.array
      return span.flatMap { $0.count == 2 ? $0[index].cell : nil } ?? ""
    }
  }
}

extension JSON {
  /// The value as one cell: lists joined by `+`, objects by the actor or name they are about.
  var cell: String {
    switch self {
    case .null: ""
    case .bool(let value): value ? "true" : "false"
    case .integer(let value): String(value)
    case .number: line
    case .string(let value): value
    case .array(let values): values.map(\.cell).joined(separator: "+")
    case .object:
      [self["actor"], self["name"], self["kind"], self["text"]].compactMap { $0 }
        .first { $0 != .null }?.cell ?? ""
    }
  }
}

extension Listed {
  /// The record's members with where it comes from.
  var line: JSON {
    var members: [JSON.Member] = [JSON.Member("id", .string(id.description))]
    if case .object(let own) = json { members += own }
    members += [
      JSON.Member("article", .string(document.rawValue)), JSON.Member("url", .optional(url)),
      JSON.Member("site", .optional(site)), JSON.Member("title", .optional(title)),
      JSON.Member("published", .optional(published?.description)),
      JSON.Member("story", .string(story.rawValue)),
      JSON.Member("origin", .string(origin.rawValue)),
      JSON.Member("quote", .string(quote)),
    ]
    return .object(members)
  }
}
