extension Database {
  /// Stores one article with its records; to be called inside a transaction.
  ///
  /// - Parameters:
  ///   - deposit: the article.
  ///   - now: the time that it counts as known from, in milliseconds since 1970.
  /// - Returns: what became of it.
  /// - Throws: `LedgerError`.
  func append(_ deposit: Deposit, now: Int) throws(LedgerError) -> AppendOutcome {
    guard let lineage = try lineage(of: deposit) else {
      let id = try nextArticle()
      try insert(deposit, as: id, lineage: id, version: 1, now: now)
      return .added
    }
    if let same = try known(deposit, in: lineage) {
      guard same.isHeld, try coder(of: same.id) != deposit.coder else { return .unchanged }
      try supersedeCoding(of: same.id, now: now)
      try insertCoding(deposit, of: same.id, now: now)
      return .recoded
    }
    return try replace(lineage, by: deposit, now: now)
  }

  /// The first version of the article, found by its name or else by its address.
  private func lineage(of deposit: Deposit) throws(LedgerError) -> Int? {
    let byName = try statement(
      "SELECT lineage FROM articles WHERE document = ? ORDER BY id DESC LIMIT 1"
    ).first([.text(deposit.document)]) { (row) throws(LedgerError) in row.integer(0) }
    guard byName == nil, deposit.hasPageAddress else { return byName }
    return try statement("SELECT lineage FROM articles WHERE url = ? ORDER BY id DESC LIMIT 1")
      .first([.text(orNull: deposit.url)]) { (row) throws(LedgerError) in row.integer(0) }
  }

  private func known(_ deposit: Deposit, in lineage: Int) throws(LedgerError)
    -> (id: Int, isHeld: Bool)?
  {
    try statement(
      """
      SELECT id, known_to IS NULL FROM articles
      WHERE lineage = ? AND text = ? AND title IS ? AND json = ? ORDER BY known_to IS NOT NULL
      """
    ).first([
      .integer(lineage), .text(deposit.text), .text(orNull: deposit.title),
      .text(deposit.articleJSON),
    ]) { (row) throws(LedgerError) in (row.integer(0), row.integer(1) == 1) }
  }

  private func coder(of article: Int) throws(LedgerError) -> String? {
    try statement("SELECT coder FROM codings WHERE article = ? AND known_to IS NULL")
      .first([.integer(article)]) { (row) throws(LedgerError) in row.text(0) }
  }

  private func nextArticle() throws(LedgerError) -> Int {
    try integer("SELECT coalesce(max(id), 0) + 1 FROM articles")
  }

  private func replace(_ lineage: Int, by deposit: Deposit, now: Int) throws(LedgerError)
    -> AppendOutcome
  {
    let old = try statement(
      """
      SELECT id, version, title, text FROM articles WHERE lineage = ? AND known_to IS NULL
      """
    ).first([.integer(lineage)]) { (row) throws(LedgerError) in
      (
        id: row.integer(0), version: row.integer(1), title: row.optionalText(2), text: row.text(3)
      )
    }
    guard let old else {
      throw LedgerError(
        .damaged, "article \(deposit.document) has versions, but none that is held", file: file,
        remedy: "restore a backup, or ingest the sources into a new ledger")
    }
    try statement(
      "INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
    ).run([.integer(old.id), .text(orNull: old.title), .text(old.text)])
    try supersedeCoding(of: old.id, now: now)
    try statement("DELETE FROM article_actors WHERE article = ?").run([.integer(old.id)])
    try statement("UPDATE articles SET known_to = ? WHERE id = ?").run([
      .integer(now), .integer(old.id),
    ])
    try insert(
      deposit, as: try nextArticle(), lineage: lineage, version: old.version + 1, now: now)
    return old.title == deposit.title && old.text == deposit.text ? .recoded : .newVersion
  }

  private func insert(
    _ deposit: Deposit, as id: Int, lineage: Int, version: Int, now: Int
  ) throws(LedgerError) {
    let capture = try capture(of: deposit, now: now)
    try statement(
      """
      INSERT INTO articles (id, document, lineage, version, capture, url, host, site, section,
        language, title, text, published, day, json, known_from)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).run([
      .integer(id), .text(deposit.document), .integer(lineage), .integer(version),
      .integer(orNull: capture), .text(orNull: deposit.url), .text(orNull: deposit.host),
      .text(orNull: deposit.site), .text(orNull: deposit.section),
      .text(orNull: deposit.language), .text(orNull: deposit.title), .text(deposit.text),
      .text(orNull: deposit.published), .integer(deposit.day), .text(deposit.articleJSON),
      .integer(now),
    ])
    try statement("INSERT INTO article_search (rowid, title, text) VALUES (?, ?, ?)").run([
      .integer(id), .text(orNull: deposit.title), .text(deposit.text),
    ])
    try insertCoding(deposit, of: id, now: now)
  }

  private func capture(of deposit: Deposit, now: Int) throws(LedgerError) -> Int? {
    guard let digest = deposit.capture else { return nil }
    try statement("INSERT OR IGNORE INTO captures (digest, url, seen) VALUES (?, ?, ?)").run([
      .text(digest), .text(orNull: deposit.url), .integer(now),
    ])
    return try integer("SELECT id FROM captures WHERE digest = ?", [.text(digest)])
  }

  private func supersedeCoding(of article: Int, now: Int) throws(LedgerError) {
    let coding = try statement("SELECT id FROM codings WHERE article = ? AND known_to IS NULL")
      .first([.integer(article)]) { (row) throws(LedgerError) in row.integer(0) }
    guard let coding else { return }
    for table in RecordTable.allCases {
      try statement(
        """
        DELETE FROM \(table.actors) WHERE \(table.singular) IN
          (SELECT id FROM \(table.rawValue) WHERE coding = ?)
        """
      ).run([.integer(coding)])
      try statement("UPDATE \(table.rawValue) SET known_to = ? WHERE coding = ?").run([
        .integer(now), .integer(coding),
      ])
    }
    try statement("DELETE FROM article_actors WHERE article = ?").run([.integer(article)])
    try statement("UPDATE codings SET known_to = ? WHERE id = ?").run([
      .integer(now), .integer(coding),
    ])
  }

  private func insertCoding(_ deposit: Deposit, of article: Int, now: Int) throws(LedgerError) {
    try statement("INSERT INTO codings (article, coder, json, known_from) VALUES (?, ?, ?, ?)")
      .run([
        .integer(article), .text(deposit.coder), .text(deposit.codingJSON), .integer(now),
      ])
    let coding = lastRow
    try insert(deposit.events, into: .events, coding: coding)
    try insert(deposit.statements, into: .statements, coding: coding)
    try insert(deposit.agreements, into: .agreements, coding: coding)
    for (actor, mentions) in deposit.mentions {
      try statement("INSERT INTO article_actors VALUES (?, ?, ?, ?)").run([
        .text(actor), .integer(deposit.day), .integer(article), .integer(mentions),
      ])
    }
  }

  private func insert(_ rows: [RecordRow], into table: RecordTable, coding: Int)
    throws(LedgerError)
  {
    guard !rows.isEmpty else { return }
    let record = try statement(table.insertion)
    let key = try statement("INSERT INTO \(table.actors) VALUES (?, ?, ?, ?)")
    for (position, row) in rows.enumerated() {
      try record.run(
        [.integer(coding), .integer(position)] + row.facts + [.integer(row.day)] + row.evidence
          + [.text(row.json)])
      let id = lastRow
      for (actor, sides) in row.actors {
        try key.run([.text(actor), .integer(row.day), .integer(id), .integer(sides.rawValue)])
      }
    }
  }
}
