import Evidence
import Foundation
import LedgerStore
import Records

/// A file of reports, JSON lines `{"id", "title", "text", "date", "outlet"}`, put into a ledger.
struct GroupedFile {
  let path: String

  /// Takes the reports in, so many at a time, and prints `{"id", "cluster"}` lines.
  func group(size: Int) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = try Ledger(path: folder.appendingPathComponent("stories.db").path)
    let articles = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
      .map { GroupedFile.article(try JSON(parsing: Array($0))) }
    for start in stride(from: 0, to: articles.count, by: size) {
      try await ledger.append(
        contentsOf: Array(articles[start..<min(start + size, articles.count)]))
      try await ledger.groupReports()
    }
    for stored in try ledger.reader.stories(StoryFilter(), limit: articles.count) {
      for report in stored.story.reports {
        let line: JSON = [
          "id": .string(report.rawValue), "cluster": .string(stored.story.id.rawValue),
        ]
        print(line.line)
      }
    }
  }

  private static func article(_ json: JSON) -> CodedArticle {
    let text = json["text"]?.string ?? ""
    var article = Article(
      id: DocumentID(json["id"]?.string ?? ""), blocks: [(.paragraph, text, nil)])
    article.title = json["title"]?.string
    article.published = json["date"]?.string.flatMap { Timestamp(iso: $0) }
    article.site = json["outlet"]?.string
    return CodedArticle(article: article, sentences: [], version: "1")
  }
}
