/// Articles on their way into the ledger, inside one transaction.
///
/// Rows wait here and go in together, a table at a time, which is what both databases take
/// quickest. Whoever reads what was appended calls `flush` first.
struct AppendBatch {
  let database: Database
  /// The time that everything counts as known from, in milliseconds since 1970.
  let now: Int

  private var rows: [LedgerTable: [[SQLValue]]] = [:]
  private var search: [SearchRow] = []
  /// Names and addresses of articles that wait.
  private var waiting: Set<String> = []
  /// Articles that are not new and whose day may have changed.
  private var moved: Set<Int> = []
  /// Articles with a new version whose story is to be found again, and their days.
  private var queued: [Int: Int] = [:]
  private var lineages: Lineages
  private var numbers: RowNumbers

  /// - Parameters:
  ///   - database: where they go.
  ///   - now: the time that everything counts as known from.
  ///   - lineages: those of all articles that will be appended.
  init(_ database: Database, now: Int, _ lineages: Lineages) {
    self.database = database
    self.now = now
    self.lineages = lineages
    numbers = RowNumbers(database)
  }

  /// Takes one article with its records.
  ///
  /// - Returns: what became of it.
  /// - Throws: `LedgerError`.
  mutating func append(_ deposit: Deposit) throws(LedgerError) -> AppendOutcome {
    if waiting.contains(deposit.document) || deposit.url.map(waiting.contains) ?? false {
      try flush()
    }
    guard let lineage = lineages[deposit] else {
      let id = try numbers.next(.articles)
      try insert(deposit, as: id, lineage: id, version: 1, records: deposit.records)
      // Until it is grouped, it is a story of its own.
      rows[.placements, default: []].append([.integer(id), .integer(id), .integer(id), 0])
      let first = deposit.day == Day.unknown ? nil : deposit.day
      rows[.stories, default: []].append([
        .integer(id), 1, 1, .integer(orNull: first), .integer(deposit.day),
      ])
      rows[.storyQueue, default: []].append([
        .integer(database.queueDay(deposit.day, now: now)), .integer(id),
      ])
      return .added
    }
    if let same = try known(deposit, in: lineage) {
      guard same.isHeld, try database.heldCoder(of: same.id) != deposit.coder else {
        return .unchanged
      }
      return try recode(same.id, lineage: lineage, deposit)
    }
    return try replace(lineage, by: deposit)
  }

  /// Writes what waits.
  mutating func flush() throws(LedgerError) {
    for table in LedgerTable.allCases {
      guard var waiting = rows[table], !waiting.isEmpty else { continue }
      // In the order of the key, rows that share a page of the index meet it together.
      if table.beginsWithActor { waiting.sort { $0.lexicographicallyPrecedes($1) } }
      try database.engine.insert(waiting, into: table.rawValue, table.columns)
    }
    try database.queue(queued, now: now)
    try database.addToSearch(search)
    for lineage in moved.sorted() { try database.redateStory(of: lineage) }
    moved = []
    queued = [:]
    rows = [:]
    search = []
    waiting = []
  }

  private func known(_ deposit: Deposit, in lineage: Int) throws(LedgerError)
    -> (id: Int, isHeld: Bool)?
  {
    try database.statement(
      """
      SELECT id, known_to FROM articles
      WHERE lineage = ? AND text = ? AND title IS NOT DISTINCT FROM ? AND json = ?
      ORDER BY known_to IS NOT NULL
      """
    ).first([
      .integer(lineage), .text(deposit.text), .text(orNull: deposit.title),
      .text(deposit.articleJSON),
    ]) { (row) throws(LedgerError) in (row.integer(0), row.isNull(1)) }
  }

  private mutating func recode(_ id: Int, lineage: Int, _ deposit: Deposit) throws(LedgerError)
    -> AppendOutcome
  {
    let held = try database.heldArticle(id)
    try database.removeFromSearch(held.searchRow)
    try database.supersedeCoding(of: id, now: now)
    let records = try corrected(deposit, lineage: lineage)
    let facts = try insertCoding(deposit, of: id, records: records)
    try database.statement("UPDATE articles SET facts = ? WHERE id = ?").run([
      .text(facts), .integer(id),
    ])
    search.append(
      SearchRow(
        article: id, day: held.day, title: deposit.title, text: deposit.text, facts: facts))
    waiting.insert(deposit.document)
    return .recoded
  }

  private mutating func replace(_ lineage: Int, by deposit: Deposit) throws(LedgerError)
    -> AppendOutcome
  {
    guard let id = try database.heldVersion(of: lineage) else {
      throw LedgerError(
        .damaged, "article \(deposit.document) has versions, but none that is held",
        file: database.file,
        remedy: "run `entente ledger check --repair`, or restore a backup")
    }
    let old = try database.heldArticle(id)
    let records = try corrected(deposit, lineage: lineage)
    try database.removeFromSearch(old.searchRow)
    try database.supersedeCoding(of: id, now: now)
    try database.statement("UPDATE articles SET known_to = ? WHERE id = ?").run([
      .integer(now), .integer(id),
    ])
    try insert(
      deposit, as: try numbers.next(.articles), lineage: lineage, version: old.version + 1,
      records: records)
    queued[lineage] = deposit.day
    if old.day != deposit.day { moved.insert(lineage) }
    return old.title == deposit.title && old.text == deposit.text ? .recoded : .newVersion
  }

  /// The records with what people have corrected in earlier codings of the article.
  private func corrected(_ deposit: Deposit, lineage: Int) throws(LedgerError)
    -> [RecordTable: [RecordRow]]
  {
    let corrections = try database.corrections(of: lineage, at: nil)
    guard !corrections.isEmpty else { return deposit.records }
    var records = try CorrectedRecords(
      document: deposit.document, text: deposit.text, day: deposit.day,
      coded: deposit.records.mapValues { $0.map { $0.json ?? "null" } }, file: database.file)
    for correction in corrections { _ = records.apply(correction) }
    return try records.rows(file: database.file)
  }

  private mutating func insert(
    _ deposit: Deposit, as id: Int, lineage: Int, version: Int,
    records: [RecordTable: [RecordRow]]
  ) throws(LedgerError) {
    let capture = try capture(of: deposit)
    lineages.add(deposit, lineage)
    let facts = try insertCoding(deposit, of: id, records: records)
    rows[.articles, default: []].append([
      .integer(id), .text(deposit.document), .integer(lineage), .integer(version),
      .integer(orNull: capture), .text(orNull: deposit.url), .text(orNull: deposit.host),
      .text(orNull: deposit.site), .text(orNull: deposit.section),
      .text(orNull: deposit.language), .text(orNull: deposit.title), .text(deposit.text),
      .text(orNull: deposit.published), .integer(deposit.day), .text(deposit.articleJSON),
      .integer(now), .text(facts),
    ])
    search.append(
      SearchRow(
        article: id, day: deposit.day, title: deposit.title, text: deposit.text, facts: facts))
    waiting.insert(deposit.document)
    if let url = deposit.url { waiting.insert(url) }
  }

  private mutating func capture(of deposit: Deposit) throws(LedgerError) -> Int? {
    guard let digest = deposit.capture else { return nil }
    let known = try database.statement("SELECT id FROM captures WHERE digest = ?")
      .first([.text(digest)]) { (row) throws(LedgerError) in row.integer(0) }
    if let known { return known }
    let id = try numbers.next(.captures)
    try database.statement(
      "INSERT INTO captures (id, digest, url, seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
    ).run([.integer(id), .text(digest), .text(orNull: deposit.url), .integer(now)])
    return try database.integer("SELECT id FROM captures WHERE digest = ?", [.text(digest)])
  }

  /// Queues a coding with its records; gives the words of the article's facts.
  private mutating func insertCoding(
    _ deposit: Deposit, of article: Int, records: [RecordTable: [RecordRow]]
  ) throws(LedgerError) -> String {
    let coding = try numbers.next(.codings)
    rows[.codings, default: []].append([
      .integer(coding), .integer(article), .text(deposit.coder), .text(deposit.codingJSON),
      .integer(now),
    ])
    for table in RecordTable.allCases {
      for (position, row) in (records[table] ?? []).enumerated() {
        let id = try numbers.next(LedgerTable(table))
        rows[LedgerTable(table), default: []].append(
          row.values(id: id, coding: coding, position: position))
        guard row.isHeld else { continue }
        for (actor, sides) in row.actors {
          rows[LedgerTable(actorsOf: table), default: []].append([
            .text(actor), .integer(row.day), .integer(id), .integer(sides.rawValue),
          ])
        }
      }
    }
    let held = records.values.flatMap { $0.filter(\.isHeld) }
    let mentions = Deposit.mentions(named: deposit.named, held)
    for (actor, count) in mentions {
      rows[.articleActors, default: []].append([
        .text(actor), .integer(deposit.day), .integer(article), .integer(count),
      ])
    }
    return Facet.words(
      site: deposit.site, host: deposit.host, language: deposit.language,
      actors: Array(mentions.keys), records: held)
  }
}

extension Database {
  /// Stores articles; to be called inside a transaction.
  ///
  /// - Returns: what became of each.
  func append(_ deposits: [Deposit], now: Int) throws(LedgerError) -> [AppendOutcome] {
    try lock(deposits.flatMap { [$0.document] + [$0.url].compactMap { $0 } })
    var batch = AppendBatch(self, now: now, try lineages(of: deposits))
    var outcomes: [AppendOutcome] = []
    outcomes.reserveCapacity(deposits.count)
    for deposit in deposits { outcomes.append(try batch.append(deposit)) }
    try batch.flush()
    return outcomes
  }
}
