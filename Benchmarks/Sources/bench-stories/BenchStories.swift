import Glibc
import Stories

/// Prints the processor time a report costs as a stream grows: `bench-stories [COUNT ...]`, or with
/// `--lines COUNT` the reports themselves, one a line, for the peers in `stories.py`; with
/// `--ledger PATH COUNT` what grouping costs in a ledger that grows, and looking for articles like one; with
/// `--group FILE SIZE` the stories of a ledger that takes a file of reports so many at a time, for a scorer.
@main
enum BenchStories {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == "--lines", let count = arguments.last.flatMap(Int.init) {
      for report in Reports(count: count) {
        print(report.text.split(separator: "\n").joined(separator: " "))
      }
      return
    }
    if arguments.first == "--ledger", let count = arguments.last.flatMap(Int.init) {
      return try await GrowingLedger(path: CommandLine.arguments[2]).grow(to: count)
    }
    if arguments.first == "--group", let size = arguments.last.flatMap(Int.init) {
      return try await GroupedFile(path: CommandLine.arguments[2]).group(size: size)
    }
    let counts = arguments.compactMap { Int($0) }
    for count in counts.isEmpty ? [10_000, 30_000] : counts { measure(count) }
  }

  private static func measure(_ count: Int) {
    let reports = Array(Reports(count: count))
    report("copies over a set", count) { _ = CopyFinder().copies(among: reports) }
    report("copies and stories over a set", count) { _ = StoryFinder().place(reports) }
    report("copies and stories as they arrive", count) {
      var stream = StoryStream()
      for report in reports { _ = stream.add(report) }
    }
  }

  private static func report(_ name: String, _ count: Int, _ body: () -> Void) {
    let start = clock()
    body()
    let seconds = Double(clock() - start) / 1_000_000
    print("\(name), \(count) reports: \(Int(Double(count) / max(seconds, 1e-6))) reports/s")
  }
}
