import LedgerStore
import Pipeline
import Records

/// `entente ingest --worker`: shares the work that waits in a ledger on a server with others.
struct IngestWorker {
  /// How many inputs are taken at a time: what is lost of a worker that dies is done again.
  private static let share = 8

  let queue: WorkQueue
  let pipeline: Pipeline

  /// Works until nothing is left that is free.
  ///
  /// - Returns: how many inputs were done, and how many of them gave no article.
  func run() async throws -> (done: Int, failed: Int) {
    var done = 0
    var failed = 0
    while true {
      let jobs = try await queue.take(IngestWorker.share)
      guard !jobs.isEmpty else { return (done, failed) }
      let pipeline = pipeline
      let results = await withTaskGroup(of: (Int, Result<CodedArticle, BatchError>).self) { group in
        for job in jobs {
          group.addTask { (job.id, pipeline.code(job.item, upTo: .record).result) }
        }
        return await group.reduce(into: []) { $0.append($1) }
      }
      var articles: [CodedArticle] = []
      var failures: [Int: String] = [:]
      for (id, result) in results.sorted(by: { $0.0 < $1.0 }) {
        switch result {
        case .success(let coded): articles.append(coded)
        case .failure(let error):
          failures[id] = error.message
          Output.note("entente ingest: job \(id): \(error.message)")
        }
      }
      _ = try await queue.finish(articles, done: jobs, failures: failures)
      done += jobs.count
      failed += failures.count
    }
  }
}

extension WorkQueue.Job {
  /// The input as a batch takes it.
  fileprivate var item: BatchItem {
    input.hasPrefix("{") ? .line(.bytes(Array(input.utf8))) : .file(input, nil)
  }
}
