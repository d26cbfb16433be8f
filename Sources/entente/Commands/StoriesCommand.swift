import Evidence
import LedgerStore
import Pipeline
import Records

/// `entente stories`: which reports tell of one happening, and how many origins stand behind them.
enum StoriesCommand: Command {
  static let name = "stories"
  static let summary = "group reports of one happening and count their independent origins"
  static let operands = "[FILE ...]   (with --stream; none: standard input)"
  static let examples = [
    "entente stories --ledger desk.db",
    "entente stories --stream docs.jsonl --format jsonl",
    "entente stories --ledger desk.db --of ARTICLE-ID",
    "entente stories --ledger desk.db --like ARTICLE-ID --limit 5",
    "tail -f reports.jsonl | entente stories --stream --live",
  ]
  static let flags =
    RecordSource.flags + [
      Flag("format", "FORMAT", "text, jsonl or csv", choices: ["text", "jsonl", "csv"]),
      Flag("stream", "group JSON lines {\"id\", \"title\", \"text\", \"date\", \"outlet\"}"),
      Flag("live", "answer each line as it comes, by those before it only"),
      Flag("min-origins", "N", "only stories with at least so many independent origins"),
      Flag("since", "DATE", "only stories with a report on or after this day"),
      Flag("until", "DATE", "only stories with a report on or before this day"),
      Flag("of", "ID", "instead: an article's story, what each report follows, shares and adds"),
      Flag("like", "ID", "instead: articles like this one, by story, actors and words"),
      Flag("changes", "instead: which stories were merged or split, the newest change first"),
      Flag("limit", "N", "with --like or --changes: so many at most (default 10)"),
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    if arguments.has("stream") { return try await stream(arguments) }
    if arguments.has("changes") {
      let changes = try LedgerReader(path: try arguments.ledger())
        .storyChanges(limit: try arguments.count("limit") ?? 10)
      try list(changes, format: arguments.value("format") ?? "text")
      return .success
    }
    if let id = arguments.value("of") {
      return try StoryTelling(of: DocumentID(id), in: LedgerReader(path: try arguments.ledger()))
        .write(format: arguments.value("format") ?? "text")
    }
    if let id = arguments.value("like") {
      return try like(DocumentID(id), arguments)
    }
    var filter = StoryFilter()
    filter.origins = try arguments.count("min-origins") ?? 1
    filter.since = try arguments.day("since")
    filter.until = try arguments.day("until")
    let stories = try await RecordSource(arguments).stories(filter)
    try list(stories, format: arguments.value("format") ?? "text")
    return .success
  }

  private static func like(_ id: DocumentID, _ arguments: Arguments) throws -> ExitStatus {
    let limit = try arguments.count("limit") ?? 10
    let reader = try LedgerReader(path: try arguments.ledger())
    guard let related = try reader.related(to: id, limit: limit) else {
      throw UsageError("--like needs the id of an article in the ledger, not '\(id)'")
    }
    var csv = CSV(["id", "tie", "likeness", "title"])
    for article in related {
      let likeness = (article.likeness * 1_000).rounded() / 1_000
      let title = article.title ?? ""
      switch arguments.value("format") ?? "text" {
      case "jsonl":
        let json: JSON = [
          "id": .string(article.id.rawValue), "tie": .string(article.tie.rawValue),
          "likeness": .number(likeness), "title": .string(title),
        ]
        try Output.line(json.line)
      case "csv": csv.append([article.id.rawValue, article.tie.rawValue, "\(likeness)", title])
      default:
        try Output.line(
          "\(title.isEmpty ? article.id.rawValue : title) | \(article.tie) \(likeness)")
      }
    }
    if arguments.value("format") == "csv" { try Output.write(csv.bytes) }
    return .success
  }

  private static func stream(_ arguments: Arguments) async throws -> ExitStatus {
    var failures = 0
    func answer(_ json: JSON) throws {
      if json["error"] != nil { failures += 1 }
      try Output.line(json.line)
    }
    if arguments.has("live"), arguments.operands.isEmpty {
      var batch = StoryBatch()
      try await Batch(operands: [], form: nil, jobs: 1).run { item, _ in
        if case .line(.bytes(let bytes)) = item { bytes } else { [UInt8]() }
      } each: { line in
        try answer(batch.add(line))
      }
      return failures == 0 ? .success : .partial
    }
    var lines: [[UInt8]] = []
    for path in arguments.operands.isEmpty ? ["-"] : arguments.operands {
      lines += try FileBytes.read(path).split(separator: 0x0A).map(Array.init)
    }
    lines.removeAll { $0.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D } }
    if arguments.has("live") {
      var batch = StoryBatch()
      for line in lines { try answer(batch.add(line)) }
    } else {
      for json in StoryBatch.answers(to: lines) { try answer(json) }
    }
    return failures == 0 ? .success : .partial
  }

  private static func list(_ changes: [StoryChange], format: String) throws {
    var csv = CSV(["at", "change", "story", "other", "reports"])
    for change in changes {
      let at = time(change.knownFrom / 1000)
      switch format {
      case "jsonl": try Output.line(change.exported.line)
      case "csv":
        csv.append([
          at, change.kind.rawValue, change.story.rawValue, change.other.rawValue,
          String(change.reports),
        ])
      default:
        let what = change.kind == .merged ? "merged into" : "lost reports to"
        try Output.line("\(at) \(change.story.rawValue) \(what) \(change.other.rawValue)")
        try Output.line("    | reports: \(change.reports)")
      }
    }
    if format == "csv" { try Output.write(csv.bytes) }
    if changes.isEmpty { Output.note("no story was merged or split") }
  }

  /// A time in seconds since 1970.
  private static func time(_ seconds: Int) -> String {
    Timestamp(
      date: CalendarDate(daysSinceEpoch: seconds / 86_400), secondOfDay: seconds % 86_400,
      utcOffsetMinutes: 0
    ).description
  }

  private static func list(_ stories: [StoredStory], format: String) throws {
    var csv = CSV(["story", "reports", "origins", "first", "last", "title"])
    for stored in stories {
      let story = stored.story
      let title = stored.title ?? ""
      let counts = (String(story.reports.count), String(story.origins.count))
      switch format {
      case "jsonl": try Output.line(stored.exported.line)
      case "csv":
        csv.append([
          story.id.rawValue, counts.0, counts.1, stored.first?.description ?? "",
          stored.last?.description ?? "", title,
        ])
      default:
        try Output.line("\(title.isEmpty ? story.id.rawValue : title)")
        try Output.line("    | reports: \(counts.0), independent origins: \(counts.1)")
      }
    }
    if format == "csv" { try Output.write(csv.bytes) }
    if stories.isEmpty { Output.note("nothing in the ledger fits") }
  }
}
