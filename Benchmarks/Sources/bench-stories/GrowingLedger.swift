import Evidence
import Glibc
import LedgerStore
import Records
import Stories

/// A ledger into which reports come, a thousand a day and a thousand at a time.
struct GrowingLedger {
  let path: String

  /// Takes reports in, and prints the processor time that grouping costs as the ledger grows.
  func grow(to count: Int) async throws {
    let ledger = try Ledger(path: path)
    var waiting: [CodedArticle] = []
    var taken = 0
    var spent = 0.0
    var since = 0
    var next = 10_000
    for report in Reports(count: count, perDay: 1_000) {
      waiting.append(GrowingLedger.article(report))
      guard waiting.count == 1_000 else { continue }
      try await ledger.append(contentsOf: waiting)
      taken += waiting.count
      waiting = []
      let start = clock()
      try await ledger.groupReports()
      spent += Double(clock() - start) / 1_000_000
      if taken == next || taken == count {
        let each = spent / Double(taken - since) * 1_000
        print("grouped, \(since) to \(taken) reports: \(hundredths(each)) ms of processor time each")
        fflush(nil)
        (since, spent, next) = (taken, 0, next < 100_000 ? next * 2 + (next == 40_000 ? 20_000 : 0) : next + 100_000)
      }
    }
    for table in try ledger.reader.sizes().prefix(4) {
      print("  \(table.name): \(table.bytes / count) bytes a report")
    }
    try like(count)
  }

  private func like(_ count: Int) throws {
    let reader = try LedgerReader(path: path)
    var times: [Double] = []
    for number in stride(from: 1, through: count, by: max(1, count / 400)) {
      let id = DocumentID("r\(number)")
      let clock = ContinuousClock()
      let time = try clock.measure {
        _ = try reader.related(to: id, limit: 10)
      }
      times.append(Double(time.components.attoseconds) / 1e15)
    }
    times.sort()
    print(
      "articles like one, of \(count): median \(hundredths(times[times.count / 2])) ms,"
        + " p95 \(hundredths(times[times.count * 95 / 100])) ms")
  }

  private static func article(_ report: Report) -> CodedArticle {
    var article = Article(id: report.id, blocks: [(.paragraph, report.text, nil)])
    article.title = report.title
    article.published = report.date
    return CodedArticle(article: article, sentences: [], version: "1")
  }

  private func hundredths(_ value: Double) -> Double { (value * 100).rounded() / 100 }
}
