import Evidence
import LedgerStore
import Records
import Stories

/// A story as `entente stories --of` tells it: report by report, what each follows and adds.
struct StoryTelling {
  private let story: StoredStory
  private let articles: [DocumentID: Article]
  private let account: StoryAccount

  /// Reads the story of an article.
  ///
  /// - Throws: `UsageError` where the ledger has no such article, `LedgerError`.
  init(of id: DocumentID, in reader: LedgerReader) throws {
    guard let story = try reader.story(of: id) else {
      throw UsageError("--of needs the id of an article in the ledger, not '\(id)'")
    }
    self.story = story
    let reports = story.story.reports
    var articles: [DocumentID: Article] = [:]
    for report in reports.prefix(StoryAccount.most) {
      articles[report] = try reader.coded(report)?.article
    }
    self.articles = articles
    account = StoryAccount(
      reports.compactMap { articles[$0] }, ties: try reader.ties(of: reports))
  }

  /// Writes it.
  func write(format: String) throws -> ExitStatus {
    var csv = CSV([
      "story", "report", "published", "site", "title", "origin", "follows", "relation",
      "containment", "shared", "adds", "credits",
    ])
    for entry in account.entries {
      guard let article = articles[entry.report] else { continue }
      switch format {
      case "jsonl": try Output.line(json(entry, article).line)
      case "csv": csv.append(row(entry, article))
      default: try text(entry, article)
      }
    }
    if format == "csv" { try Output.write(csv.bytes) }
    return .success
  }

  private func origin(of report: DocumentID) -> DocumentID {
    story.story.origins.first { $0.contains(report) }?.first ?? report
  }

  private func json(_ entry: StoryAccount.Entry, _ article: Article) -> JSON {
    .object(
      [
        .init("story", .string(story.story.id.rawValue)),
        .init("report", .string(entry.report.rawValue)),
        .init("title", .optional(article.title)), .init("site", .optional(article.site)),
        .init("published", .optional(article.published?.description)),
        .init("origin", .string(origin(of: entry.report).rawValue)),
      ]
        + entry.exported(
          article.text, original: entry.tie.flatMap { articles[$0.original]?.text }))
  }

  private func row(_ entry: StoryAccount.Entry, _ article: Article) -> [String] {
    [
      story.story.id.rawValue, entry.report.rawValue, article.published?.description ?? "",
      article.site ?? "", article.title ?? "", origin(of: entry.report).rawValue,
      entry.tie?.original.rawValue ?? "", entry.tie?.relation.rawValue ?? "",
      entry.tie.map { "\(($0.containment * 1_000).rounded() / 1_000)" } ?? "",
      String(entry.shared.count), String(entry.additions.count),
      entry.credits.map(\.value).joined(separator: "; "),
    ]
  }

  private func text(_ entry: StoryAccount.Entry, _ article: Article) throws {
    let day = article.published?.date.description
    let heading = [day, article.site, article.title ?? article.id.rawValue].compactMap { $0 }
    try Output.line(heading.joined(separator: " | "))
    if let tie = entry.tie {
      let share = Int((tie.containment * 100).rounded())
      try Output.line(
        "    | follows \(tie.original): \(tie.relation), \(share) % shared,"
          + " \(entry.shared.count) passages")
    } else if entry.isFirstHand {
      try Output.line("    | first-hand: follows no earlier report of the story")
    }
    if !entry.credits.isEmpty {
      try Output.line(
        "    | names as its source: \(entry.credits.map(\.value).joined(separator: ", "))")
    }
    for addition in entry.additions { try Output.line("    + \(article.text[addition])") }
  }
}
