import Evidence
import LedgerStore
import Ontology
import Records

/// Bulk speed, size and latencies of a ledger of synthetic articles.
///
/// Usage: `bench-ledger PATH|postgres://… ARTICLES [WRITERS]`; the ledger must not exist yet, but with
/// 0 articles, which only looks at one that was made before. Only a ledger on a server takes several
/// writers.
@main
struct BenchLedger {
  static func main() async throws {
    let words = CommandLine.arguments
    guard (3...4).contains(words.count), let count = Int(words[2]),
      let writers = words.count == 4 ? Int(words[3]) : 1, writers > 0
    else {
      print("usage: bench-ledger PATH ARTICLES [WRITERS]")
      return
    }
    let clock = ContinuousClock()
    if count > 0 { try await fill(words[1], articles: count, writers: writers, clock) }
    var reader: LedgerReader?
    let opening = try clock.measure { reader = try LedgerReader(path: words[1]) }
    print("open: \(opening.milliseconds) ms")
    guard let reader else { return }
    try measure(reader, clock)
  }

  private static func fill(
    _ path: String, articles count: Int, writers: Int, _ clock: ContinuousClock
  ) async throws {
    var articles = SyntheticArticles()
    let ledgers = try (0..<writers).map { _ in try Ledger(path: path) }
    let ledger = ledgers[0]
    var spent = Duration.zero
    for start in stride(from: 0, to: count, by: 500 * writers) {
      let batches = stride(from: start, to: min(start + 500 * writers, count), by: 500).map {
        ($0..<min($0 + 500, count)).map { articles.article($0) }
      }
      spent += try await clock.measure {
        try await withThrowingTaskGroup(of: Void.self) { group in
          for (ledger, batch) in zip(ledgers, batches) {
            group.addTask { _ = try await ledger.append(contentsOf: batch) }
          }
          try await group.waitForAll()
        }
      }
    }
    let seconds = spent.seconds
    print("\(count * 10) records in: \(Int(Double(count * 10) / seconds))/s")
    let size = try ledger.reader.sizes().reduce(0) { $0 + $1.bytes }
    print("size: \(size / count) bytes an article with ten records")
    for table in try ledger.reader.sizes().prefix(12) {
      print("  \(table.name): \(table.bytes / count)")
    }
    if path.contains("://") {
      // What autovacuum does within minutes on a server that runs.
      try await ledger.compact()
    }
  }

  private static func measure(_ reader: LedgerReader, _ clock: ContinuousClock) throws {
    let queries = [
      "w5000", "w3", "w0 w1", "w3 w4000", "\"w0 w1\"", "w1 -w2", "w40 OR w50", "w1*", "w*",
      "actor:SRB", "type:SUPPORT", "stance:oppose", "actor:SRB target:HRV", "speaker:horvat",
      "w3 actor:ALB date:2025", "date:2025-03/2025-06", "lang:en type:CONSULT", "country:ALB",
      "-w0 stance:support", "kind:indirect w77",
    ]
    var times: [Double] = []
    let today = CalendarDate(iso: "2026-01-01") ?? CalendarDate(daysSinceEpoch: 20_000)
    for text in queries {
      let query = try SearchQuery(parsing: text, today: today)
      var own: [Double] = []
      var total: Int?
      for _ in 0..<5 {
        own.append(try clock.measure { total = try reader.search(query).total }.milliseconds)
      }
      times += own
      own.sort()
      print("search \(text): median \(own[2]) ms, worst \(own[4]) ms; \(total ?? -1) hits")
    }
    times.sort()
    print("search, all: p50 \(times[times.count / 2]) ms, p95 \(times[times.count * 95 / 100]) ms")
    var events = EventFilter()
    events.scope.limit = 50
    events.actors = [ActorID("SRB"), ActorID("HRV")]
    print(
      "list, 50 events of two actors: \(try clock.measure { _ = try reader.events(events) }.milliseconds) ms"
    )
    print("list, 50 articles: \(try clock.measure { _ = try reader.articles() }.milliseconds) ms")
    print(
      "list, actors with counts: \(try clock.measure { _ = try reader.actors() }.milliseconds) ms")
    print("counts: \(try clock.measure { _ = try reader.counts() }.milliseconds) ms")
  }
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }

  fileprivate var milliseconds: Double { (seconds * 10_000).rounded() / 10 }
}
