public import Records

/// Work that several processes share, in a ledger on a PostgreSQL server.
///
/// A worker takes inputs and keeps a transaction open until their articles are stored: the articles
/// and the mark that the work is done become visible together. The server gives the inputs of a
/// worker that dies back to the others, so that nothing is done twice and nothing is lost.
public actor WorkQueue {
  /// One piece of work.
  public struct Job: Sendable, Hashable {
    /// Its number.
    public let id: Int
    /// What is to be read: the path of a file, or a line of the batch contract.
    public let input: String
  }

  private let database: Database

  /// Opens the queue of a ledger.
  ///
  /// - Parameter address: the address of a PostgreSQL database.
  /// - Throws: `LedgerError`; a ledger in a file has no queue.
  public init(address: String) throws(LedgerError) {
    guard ServerAddress(address) != nil else {
      throw LedgerError(
        .badQuery, "a ledger in a file has one writer and no queue", file: address,
        remedy: "ingest without --queue and --worker, or use a ledger at postgres://…")
    }
    database = try Database.ledger(path: address)
  }

  /// Adds work.
  ///
  /// - Parameter inputs: paths, or lines of the batch contract.
  /// - Throws: `LedgerError`; then none was added.
  public func add(_ inputs: [String]) throws(LedgerError) {
    try database.transaction { () throws(LedgerError) in
      try database.engine.insert(inputs.map { [.text($0)] }, into: "jobs", ["input"])
    }
  }

  /// Takes work that nobody else has; `finish` or `giveBack` must follow.
  ///
  /// - Parameter limit: at most so many.
  /// - Returns: the work; empty when none is left that is free.
  /// - Throws: `LedgerError`.
  public func take(_ limit: Int) throws(LedgerError) -> [Job] {
    try database.execute(database.dialect.begin)
    do throws(LedgerError) {
      let jobs = try database.statement(
        """
        SELECT id, input FROM jobs WHERE state = 'waiting' ORDER BY id LIMIT ?
        FOR UPDATE SKIP LOCKED
        """
      ).rows([.integer(limit)]) { (row) throws(LedgerError) in
        Job(id: row.integer(0), input: row.text(1))
      }
      if jobs.isEmpty { giveBack() }
      return jobs
    } catch {
      giveBack()
      throw error
    }
  }

  /// Stores what the work taken has given, and ends it.
  ///
  /// - Parameters:
  ///   - articles: the articles that were read.
  ///   - done: the work.
  ///   - failures: why some of it gave no article, by number.
  /// - Returns: what became of each article.
  /// - Throws: `LedgerError`; then the work is free again.
  public func finish(_ articles: [CodedArticle], done: [Job], failures: [Int: String])
    throws(LedgerError) -> [AppendOutcome]
  {
    let now = Ledger.systemClock()
    do throws(LedgerError) {
      let outcomes = try database.append(
        articles.map { Deposit($0, capture: nil) }, now: now)
      let mark = database.statement("UPDATE jobs SET state = ?, failure = ? WHERE id = ?")
      for job in done {
        let failure = failures[job.id]
        try mark.run([
          .text(failure == nil ? "done" : "failed"), .text(orNull: failure), .integer(job.id),
        ])
      }
      try database.execute("UPDATE generations SET number = number + 1")
      try database.execute("COMMIT")
      return outcomes
    } catch {
      giveBack()
      throw error
    }
  }

  /// Frees the work that was taken.
  public func giveBack() { database.rollBack() }

  /// How much work waits, was done and failed.
  ///
  /// - Throws: `LedgerError`.
  public func counts() throws(LedgerError) -> (waiting: Int, done: Int, failed: Int) {
    func count(_ state: String) throws(LedgerError) -> Int {
      try database.integer("SELECT count(*) FROM jobs WHERE state = ?", [.text(state)])
    }
    return (try count("waiting"), try count("done"), try count("failed"))
  }
}
