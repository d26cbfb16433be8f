public import Evidence
public import Records

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The durable record: the one writer, and the readers it hands out.
///
/// A ledger is one SQLite file in WAL mode, or a PostgreSQL database that several write to. It holds articles in versions, codings in versions, and
/// every record with the place in the text that it rests on; what is superseded is kept.
public actor Ledger {
  /// The reading side; it may be used from anywhere while the ledger is being written.
  public nonisolated let reader: LedgerReader

  private let connection: Connection
  private let clock: @Sendable () -> Int

  /// Opens a ledger, making it when it does not exist.
  ///
  /// - Parameter path: a file, `:memory:` for one that is never kept, or the address of a PostgreSQL
  ///   database (15 or newer) such as `postgres://host/name`.
  /// - Throws: `LedgerError` when the file is no ledger, is newer than this program, is held by
  ///   another process for longer than ten seconds, or cannot be written.
  public init(path: String) throws(LedgerError) {
    try self.init(path: path, clock: Ledger.systemClock)
  }

  /// Opens a ledger with a clock of the caller's.
  ///
  /// - Parameters:
  ///   - path: the file, or `:memory:`.
  ///   - clock: the time in milliseconds since 1970 UTC.
  /// - Throws: `LedgerError`.
  init(path: String, clock: @escaping @Sendable () -> Int) throws(LedgerError) {
    connection = Connection(try Database.ledger(path: path))
    reader = path == ":memory:" ? LedgerReader(connection) : try LedgerReader(path: path)
    self.clock = clock
  }

  /// Stores one coded article.
  ///
  /// The same article from the same version of the coder changes nothing. A new version of the coder
  /// supersedes the earlier records and keeps them. An article is recognised by its id, or else by
  /// its address; when its title or text has changed it gets a further version, and content that
  /// was seen before never comes back as a new one, so that files may be ingested again in any
  /// order.
  ///
  /// - Parameters:
  ///   - coded: the article and its records.
  ///   - capture: a digest of the bytes it was read from, where they are known.
  /// - Returns: what became of it.
  /// - Throws: `LedgerError`; then nothing of it was kept.
  @discardableResult
  public nonisolated func append(_ coded: CodedArticle, capture: String? = nil)
    async throws(LedgerError) -> AppendOutcome
  {
    let deposit = Deposit(coded, capture: capture)
    return try await store([deposit]).first ?? .unchanged
  }

  /// Stores many coded articles in one transaction: all of them or none.
  ///
  /// - Parameters:
  ///   - articles: the articles; of two with one id the later counts as a change to the earlier.
  ///   - captures: digests of the bytes they were read from, where known.
  /// - Returns: what became of each, in their order.
  /// - Throws: `LedgerError`; then nothing of them was kept.
  @discardableResult
  public nonisolated func append(
    contentsOf articles: [CodedArticle], captures: [DocumentID: String] = [:]
  ) async throws(LedgerError) -> [AppendOutcome] {
    let deposits = articles.map { Deposit($0, capture: captures[$0.article.id]) }
    return try await store(deposits)
  }

  private func store(_ deposits: [Deposit]) throws(LedgerError) -> [AppendOutcome] {
    let now = clock()
    return try write { (database) throws(LedgerError) in
      try database.append(deposits, now: try database.moment(now))
    }
  }

  /// Replaces what is known about copies.
  ///
  /// - Parameter links: the ties among all articles; one of a copy to itself is left out.
  /// - Throws: `LedgerError`.
  public func setCopies(_ links: [CopyLink]) throws(LedgerError) {
    try write { (database) throws(LedgerError) in
      try database.execute("DELETE FROM copies")
      var rows: [DocumentID: [SQLValue]] = [:]
      for link in links where link.copy != link.original {
        rows[link.copy] = [
          .text(link.copy.rawValue), .text(link.original.rawValue), .text(link.relation.rawValue),
          .real(link.containment),
        ]
      }
      try database.engine.insert(
        Array(rows.values), into: "copies", ["copy", "original", "relation", "containment"])
    }
  }

  /// Replaces what is known about stories, as if articles had been grouped so; for tests.
  ///
  /// An article that is in none becomes a story of its own.
  ///
  /// - Parameter stories: the stories, their reports and origins by the articles' ids.
  /// - Throws: `LedgerError`.
  func setStories(_ stories: [Story]) throws(LedgerError) {
    try write { (database) throws(LedgerError) in try database.place(stories) }
  }

  /// Everything that is known now.
  ///
  /// - Throws: `LedgerError`.
  public func snapshot() throws(LedgerError) -> Snapshot { try reader.snapshot() }

  /// Corrects a record.
  ///
  /// What the coder wrote is kept; the correction is applied whenever the record is read, in later
  /// codings of the article too.
  ///
  /// - Parameters:
  ///   - record: its name, from a list.
  ///   - request: what is to be done to it.
  ///   - who: the person.
  ///   - why: the reason.
  /// - Returns: the correction with its number.
  /// - Throws: `LedgerError` when there is no such record or the correction does not fit it; then
  ///   nothing was changed.
  @discardableResult
  public func correct(
    _ record: RecordID, _ request: CorrectionRequest, who: String, why: String
  ) throws(LedgerError) -> Correction {
    let now = clock()
    return try write { (database) throws(LedgerError) in
      try database.correct(
        record, request, who: who, why: why, now: try database.moment(now))
    }
  }

  /// Takes a correction back; it stays in the history.
  ///
  /// - Parameters:
  ///   - number: the correction's number.
  ///   - who: the person.
  ///   - why: the reason.
  /// - Throws: `LedgerError` when there is no such correction that holds.
  public func undo(_ number: Int, who: String, why: String) throws(LedgerError) {
    let now = clock()
    try write { (database) throws(LedgerError) in
      try database.undo(number, who: who, why: why, now: try database.moment(now))
    }
  }

  /// Keeps records of other data sets, apart from the ledger's own and in no count of them.
  ///
  /// - Parameter records: the records; one that is held already is left as it is.
  /// - Returns: how many are new.
  /// - Throws: `LedgerError`; then none of them was kept.
  @discardableResult
  public func append(foreign records: [ForeignRecord]) throws(LedgerError) -> Int {
    let now = clock()
    return try write { (database) throws(LedgerError) in
      try database.append(foreign: records, now: try database.moment(now))
    }
  }

  /// Repairs what can be made anew from articles, codings and corrections.
  ///
  /// - Returns: what a check finds afterwards.
  /// - Throws: `LedgerError`.
  /// - Complexity: reads and indexes everything.
  public func repair() throws(LedgerError) -> [String] {
    try write { (database) throws(LedgerError) in try database.repair() }
    return try check()
  }

  /// Copies the ledger into another file while it stays in use.
  ///
  /// - Parameter path: the file to write; an existing one is replaced once the copy is whole.
  /// - Throws: `LedgerError`; a server has programs of its own for this.
  public func backup(to path: String) throws(LedgerError) {
    try connection.use { (database) throws(LedgerError) in
      guard let file = database.engine as? SQLiteEngine else {
        throw database.badRequest(
          "a ledger on a server is backed up by the server's programs",
          remedy: "use pg_dump, or `entente ledger export`")
      }
      try file.backUp(to: path)
    }
  }

  /// Gives back the space of deleted rows, merges the search index and empties the log.
  ///
  /// Needs up to as much free disk as the ledger's size while it runs.
  ///
  /// - Throws: `LedgerError`.
  public func compact() throws(LedgerError) {
    try connection.use { (database) throws(LedgerError) in
      guard database.dialect == .sqlite else { return try database.execute("VACUUM ANALYZE") }
      try database.execute(
        """
        INSERT INTO article_search (article_search) VALUES ('optimize');
        INSERT INTO article_words (article_words) VALUES ('optimize');
        VACUUM;
        PRAGMA wal_checkpoint(TRUNCATE);
        PRAGMA optimize;
        """)
    }
  }

  /// Looks for damage: in the file, in its references, and in what this program promises.
  ///
  /// - Returns: one finding a line, empty when all is well.
  /// - Throws: `LedgerError` when the file cannot even be read.
  /// - Complexity: reads everything.
  public func check() throws(LedgerError) -> [String] {
    try connection.use { (database) throws(LedgerError) in try database.findings() }
  }

  /// Lets the file grow no further, as on a disk that is full; for tests.
  func limitPages() throws(LedgerError) {
    try connection.use { (database) throws(LedgerError) in
      _ = try database.integer("PRAGMA max_page_count = 1")
    }
  }

  func write<Value: Sendable>(
    _ body: (Database) throws(LedgerError) -> Value
  ) throws(LedgerError) -> Value {
    try connection.use { (database) throws(LedgerError) in
      try database.transaction { () throws(LedgerError) in
        let value = try body(database)
        try database.execute("UPDATE generations SET number = number + 1")
        return value
      }
    }
  }

  static let systemClock: @Sendable () -> Int = {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
