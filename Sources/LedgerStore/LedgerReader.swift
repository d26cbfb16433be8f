public import Evidence
public import Records

/// The reading side of a ledger: any number may read one file while it is being written.
///
/// Each has a connection of its own, which one caller at a time uses.
public final class LedgerReader: Sendable {
  private let connection: Connection

  /// Opens an existing ledger for reading.
  ///
  /// - Parameter path: the file, or the address of a PostgreSQL database.
  /// - Throws: `LedgerError` when it does not exist, is no ledger or has another schema.
  public init(path: String) throws(LedgerError) {
    connection = Connection(try Database.readOnlyLedger(path: path))
  }

  init(_ connection: Connection) {
    self.connection = connection
  }

  /// What is known, as one value.
  ///
  /// - Parameters:
  ///   - day: only what was published up to this day; articles without a date count as older.
  ///   - time: as it was known at this time, in milliseconds since 1970 UTC; nil for now.
  /// - Returns: coded articles and their origins.
  /// - Throws: `LedgerError`.
  /// - Complexity: reads every article.
  public func snapshot(asOf day: CalendarDate? = nil, knownAt time: Int? = nil)
    throws(LedgerError) -> Snapshot
  {
    try connection.use { (database) throws(LedgerError) in
      try database.snapshot(asOf: day, knownAt: time)
    }
  }

  /// The articles most like one: of its story, then of its actors, then of its weightiest words.
  ///
  /// Of each kind only the latest or the nearest are looked at, so that the cost does not grow with the
  /// ledger.
  ///
  /// - Parameters:
  ///   - document: the article's id, or that of an earlier version.
  ///   - limit: at most so many.
  /// - Returns: related articles, the strongest tie and then the greatest likeness first; nil when the
  ///   ledger has none of that id.
  /// - Throws: `LedgerError`.
  public func related(to document: DocumentID, limit: Int) throws(LedgerError)
    -> [RelatedArticle]?
  {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in
        try database.related(to: document, limit: limit)
      }
    }
  }

  /// One article with its history.
  ///
  /// - Parameter document: its id, or that of an earlier version.
  /// - Returns: the article, or nil when the ledger has none of that id.
  /// - Throws: `LedgerError`.
  public func article(_ document: DocumentID) throws(LedgerError) -> StoredArticle? {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in try database.article(document) }
    }
  }

  /// Articles, the newest first.
  ///
  /// - Parameters:
  ///   - limit: at most so many.
  ///   - before: only what comes after this place of the list.
  /// - Returns: their headings.
  /// - Throws: `LedgerError`.
  public func articles(limit: Int = 50, before: ListPosition? = nil) throws(LedgerError)
    -> [ArticleHeading]
  {
    try connection.use { (database) throws(LedgerError) in
      try database.articles(limit: limit, before: before)
    }
  }

  /// Events, the newest first.
  ///
  /// - Parameter filter: which are wanted.
  /// - Returns: each with the words it rests on.
  /// - Throws: `LedgerError`.
  public func events(_ filter: EventFilter = EventFilter()) throws(LedgerError)
    -> [Listed<Event>]
  {
    try connection.use { (database) throws(LedgerError) in try database.events(filter) }
  }

  /// Statements, the newest first.
  ///
  /// - Parameter filter: which are wanted.
  /// - Returns: each with the words it rests on.
  /// - Throws: `LedgerError`.
  public func statements(_ filter: StatementFilter = StatementFilter()) throws(LedgerError)
    -> [Listed<Statement>]
  {
    try connection.use { (database) throws(LedgerError) in try database.statements(filter) }
  }

  /// Agreements, the newest first.
  ///
  /// - Parameter filter: which are wanted.
  /// - Returns: each with the words it rests on.
  /// - Throws: `LedgerError`.
  public func agreements(_ filter: AgreementFilter = AgreementFilter()) throws(LedgerError)
    -> [Listed<Agreement>]
  {
    try connection.use { (database) throws(LedgerError) in try database.agreements(filter) }
  }

  /// One event.
  ///
  /// - Parameter position: its place in a list.
  /// - Returns: the event, or nil when nothing is held there now.
  /// - Throws: `LedgerError`.
  public func event(at position: ListPosition) throws(LedgerError) -> Listed<Event>? {
    var filter = EventFilter()
    filter.scope = RecordScope(limit: 1)
    filter.scope.after = position.before
    return try events(filter).first { $0.position == position }
  }

  /// One statement.
  ///
  /// - Parameter position: its place in a list.
  /// - Returns: the statement, or nil when nothing is held there now.
  /// - Throws: `LedgerError`.
  public func statement(at position: ListPosition) throws(LedgerError) -> Listed<Statement>? {
    var filter = StatementFilter()
    filter.scope = RecordScope(limit: 1)
    filter.scope.after = position.before
    return try statements(filter).first { $0.position == position }
  }

  /// One agreement.
  ///
  /// - Parameter position: its place in a list.
  /// - Returns: the agreement, or nil when nothing is held there now.
  /// - Throws: `LedgerError`.
  public func agreement(at position: ListPosition) throws(LedgerError) -> Listed<Agreement>? {
    var filter = AgreementFilter()
    filter.scope = RecordScope(limit: 1)
    filter.scope.after = position.before
    return try agreements(filter).first { $0.position == position }
  }

  /// The actors that records or articles name, those with the most records first.
  ///
  /// - Parameter limit: at most so many.
  /// - Returns: their counts.
  /// - Throws: `LedgerError`.
  /// - Complexity: walks the key tables.
  public func actors(limit: Int = 200) throws(LedgerError) -> [ActorTally] {
    try connection.use { (database) throws(LedgerError) in try database.actors(limit: limit) }
  }

  /// How much there is of everything.
  ///
  /// - Throws: `LedgerError`.
  public func counts() throws(LedgerError) -> LedgerCounts {
    try connection.use { (database) throws(LedgerError) in try database.counts() }
  }

  /// Where the space goes.
  ///
  /// - Returns: tables and indexes with their bytes, the largest first.
  /// - Throws: `LedgerError`.
  /// - Complexity: walks the file.
  public func sizes() throws(LedgerError) -> [TableSize] {
    try connection.use { (database) throws(LedgerError) in try database.sizes() }
  }

  /// Corrections by people, the newest first.
  ///
  /// - Parameter time: only those that held at this time, in milliseconds since 1970 UTC; nil for
  ///   all, the undone ones too.
  /// - Returns: the corrections.
  /// - Throws: `LedgerError`.
  public func corrections(at time: Int? = nil) throws(LedgerError) -> [Correction] {
    try connection.use { (database) throws(LedgerError) in try database.corrections(at: time) }
  }

  /// Records of other data sets, in the order in which they came.
  ///
  /// - Throws: `LedgerError`.
  public func foreignRecords() throws(LedgerError) -> [ForeignRecord] {
    try connection.use { (database) throws(LedgerError) in try database.foreignRecords() }
  }

  /// The origin of every article that follows from another.
  ///
  /// - Returns: origins by copy; an independent article is not in it.
  /// - Throws: `LedgerError`.
  public func origins() throws(LedgerError) -> [DocumentID: DocumentID] {
    try connection.use { (database) throws(LedgerError) in try database.origins() }
  }

  /// The ties among reports, in order of the copy's id.
  ///
  /// - Throws: `LedgerError`.
  public func copies() throws(LedgerError) -> [CopyLink] {
    try connection.use { (database) throws(LedgerError) in try database.allCopies() }
  }

  /// What some reports follow.
  ///
  /// - Parameter documents: the reports' ids.
  /// - Returns: their ties, in the order given.
  /// - Throws: `LedgerError`.
  public func ties(of documents: [DocumentID]) throws(LedgerError) -> [CopyLink] {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in try database.ties(of: documents) }
    }
  }

  /// The story of every article, by the name that lists give it.
  ///
  /// - Returns: stories by article.
  /// - Throws: `LedgerError`.
  public func storyNames() throws(LedgerError) -> [DocumentID: DocumentID] {
    try connection.use { (database) throws(LedgerError) in
      let names = try database.statement(
        """
        SELECT a.document, s.document FROM placements p
          JOIN articles a ON a.lineage = p.lineage AND a.known_to IS NULL
          JOIN articles s ON s.lineage = p.story AND s.known_to IS NULL
        """
      ).rows { (row) throws(LedgerError) in (DocumentID(row.text(0)), DocumentID(row.text(1))) }
      return Dictionary(names) { first, _ in first }
    }
  }

  /// How many articles follow another.
  ///
  /// - Throws: `LedgerError`.
  public func copyCount() throws(LedgerError) -> Int {
    try connection.use { (database) throws(LedgerError) in
      try database.integer("SELECT count(*) FROM copies")
    }
  }

  /// Whether articles wait to be grouped.
  func hasUngrouped() throws(LedgerError) -> Bool {
    try connection.use { (database) throws(LedgerError) in
      try database.integer("SELECT CASE WHEN EXISTS (SELECT 1 FROM story_queue) THEN 1 ELSE 0 END")
        == 1
    }
  }

  /// What became of stories in the light of later reports, the newest change first.
  ///
  /// - Parameter limit: at most so many.
  /// - Returns: the changes.
  /// - Throws: `LedgerError`.
  public func storyChanges(limit: Int) throws(LedgerError) -> [StoryChange] {
    try connection.use { (database) throws(LedgerError) in try database.storyChanges(limit: limit) }
  }

  /// Coded articles one by one, in the order in which they came, without holding all in memory.
  ///
  /// - Parameters:
  ///   - time: as they were known at this time, in milliseconds since 1970 UTC; nil for now.
  ///   - body: takes each.
  /// - Throws: `LedgerError`, and what `body` throws.
  public func eachArticle(
    knownAt time: Int? = nil, _ body: (CodedArticle) throws -> Void
  ) throws {
    var failure: (any Error)?
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in
        try database.eachArticle(knownAt: time) { article in
          do { try body(article) } catch { failure = error }
          return failure == nil
        }
      }
    }
    if let failure { throw failure }
  }

  /// Stories, the one with the latest report first.
  ///
  /// - Parameters:
  ///   - filter: which are wanted.
  ///   - limit: at most so many.
  ///   - start: so many are left out before them.
  /// - Returns: the stories with their reports.
  /// - Throws: `LedgerError`.
  public func stories(
    _ filter: StoryFilter = StoryFilter(), limit: Int, from start: Int = 0
  ) throws(LedgerError) -> [StoredStory] {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in
        try database.stories(filter, limit: limit, from: start)
      }
    }
  }

  /// The story that an article belongs to.
  ///
  /// - Parameter document: the article's id, or that of an earlier version.
  /// - Returns: the story, or nil when the ledger has no such article.
  /// - Throws: `LedgerError`.
  public func story(of document: DocumentID) throws(LedgerError) -> StoredStory? {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in try database.story(of: document) }
    }
  }

  /// One article with its records.
  ///
  /// - Parameter document: its id, or that of an earlier version.
  /// - Returns: the article, or nil when the ledger has none of that id.
  /// - Throws: `LedgerError`.
  public func coded(_ document: DocumentID) throws(LedgerError) -> CodedArticle? {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in try database.coded(document) }
    }
  }

  /// The articles that a question is answered from: the latest that name its actors or the
  /// agreement it is about.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - day: only what was published up to this day; articles without a date count as older.
  /// - Returns: at most some hundreds of articles, and their origins.
  /// - Throws: `LedgerError`.
  public func snapshot(for question: Question, asOf day: CalendarDate? = nil)
    throws(LedgerError) -> Snapshot
  {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in
        try database.snapshot(for: question, asOf: day)
      }
    }
  }

  /// What made the records, and which coders read the articles.
  ///
  /// - Throws: `LedgerError`.
  /// - Complexity: walks the records.
  public func makers() throws(LedgerError) -> MakerCounts {
    try connection.use { (database) throws(LedgerError) in try database.makers() }
  }

  /// The codings that are held now, to find out what has changed since they were asked for before.
  ///
  /// - Throws: `LedgerError`.
  /// - Complexity: walks an index.
  public func codings() throws(LedgerError) -> Set<CodingID> {
    try connection.use { (database) throws(LedgerError) in try database.heldCodings() }
  }

  /// The events and statements of some codings, without the texts they come from.
  ///
  /// - Parameter codings: from `codings()`; one that is no longer held is left out.
  /// - Returns: each coding with its article's id and day; spans are in Unicode scalars.
  /// - Throws: `LedgerError`.
  public func acts(of codings: [CodingID]) throws(LedgerError) -> [CodedActs] {
    try connection.use { (database) throws(LedgerError) in
      try database.glance { () throws(LedgerError) in try database.acts(of: codings) }
    }
  }

  /// A number that grows with every change of the ledger.
  ///
  /// - Throws: `LedgerError`.
  public func generation() throws(LedgerError) -> Int {
    try connection.use { (database) throws(LedgerError) in
      try database.integer("SELECT number FROM generations")
    }
  }

  /// Articles that match a query.
  ///
  /// - Parameters:
  ///   - query: the query.
  ///   - limit: at most so many.
  /// - Returns: the articles, best or newest first.
  /// - Throws: `LedgerError`.
  public func search(_ query: SearchQuery, limit: Int = 20) throws(LedgerError) -> SearchResult {
    try connection.use { (database) throws(LedgerError) in
      try database.search(query, limit: limit)
    }
  }
}
