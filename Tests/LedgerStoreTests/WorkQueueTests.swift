import Evidence
import LedgerStore
import Testing

/// Work shared by several workers; needs a server.
@Suite(.enabled(if: TestServer.shared != nil, "needs PostgreSQL 15 or newer"))
struct WorkQueueTests {
  @Test func workersShareAndNothingIsLostOrDoneTwice() async throws {
    let address = try #require(TestServer.shared).emptyAddress()
    let queue = try WorkQueue(address: address)
    try await queue.add((0..<30).map { "n\($0)" })
    // A worker that takes work and dies: its connection goes with it.
    do {
      let dying = try WorkQueue(address: address)
      #expect(try await dying.take(5).map(\.input) == ["n0", "n1", "n2", "n3", "n4"])
      #expect(try await queue.take(5).first?.input == "n5")
      await queue.giveBack()
    }
    let done = try await withThrowingTaskGroup(of: [String].self) { group in
      for _ in 0..<3 {
        group.addTask {
          let worker = try WorkQueue(address: address)
          var own: [String] = []
          while true {
            let jobs = try await worker.take(4)
            guard !jobs.isEmpty else { return own }
            let good = jobs.filter { $0.input != "n7" }
            let bad = jobs.filter { $0.input == "n7" }.map { ($0.id, "no article") }
            let outcomes = try await worker.finish(
              good.map { sample($0.input) }, done: jobs,
              failures: Dictionary(uniqueKeysWithValues: bad))
            #expect(outcomes.allSatisfy { $0 == .added })
            own += jobs.map(\.input)
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(done.sorted() == (0..<30).map { "n\($0)" }.sorted())
    let ledger = try Ledger(path: address)
    #expect(try ledger.reader.counts().articles == 29)
    #expect(try await ledger.check().isEmpty)
    let counts = try await queue.counts()
    #expect(counts.waiting == 0 && counts.done == 29 && counts.failed == 1)
  }

  @Test func aLedgerInAFileHasNoQueue() {
    #expect(throws: LedgerError.self) { try WorkQueue(address: "desk.db") }
  }
}
