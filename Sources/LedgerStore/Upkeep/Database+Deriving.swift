import Evidence

extension Database {
  /// Makes anew what follows from an article's coding and corrections: the rows of its records, the
  /// keys they are found by, and its row of the full-text index.
  ///
  /// - Parameters:
  ///   - article: a version that is held.
  ///   - isIndexed: whether the full-text index has a row of it.
  /// - Returns: why corrections could not be applied, by their number.
  /// - Throws: `LedgerError`.
  func derive(_ article: Int, isIndexed: Bool = true) throws(LedgerError) -> [Int: String] {
    let held = try heldArticle(article)
    let coding = try integer(
      "SELECT id FROM codings WHERE article = ? AND known_to IS NULL", [.integer(article)])
    var coded: [RecordTable: [(row: Int, json: String)]] = [:]
    for table in RecordTable.allCases {
      coded[table] = try statement(
        """
        SELECT id, json FROM \(table.rawValue) WHERE coding = ? AND json IS NOT NULL
        ORDER BY position
        """
      ).rows([.integer(coding)]) { (row) throws(LedgerError) in (row.integer(0), row.text(1)) }
    }
    var records = try CorrectedRecords(
      document: held.document, text: held.text, day: held.day,
      coded: coded.mapValues { $0.map(\.json) }, file: file)
    var unmet: [Int: String] = [:]
    for correction in try corrections(of: held.lineage, at: nil) {
      unmet[correction.id] = records.apply(correction)
    }
    let rows = try records.rows(file: file)
    if isIndexed { try removeFromSearch(held.searchRow) }
    try removeKeys(ofCoding: coding, article: article)
    for table in RecordTable.allCases {
      try replace(
        table, of: coding, known: (coded[table] ?? []).map(\.row), by: rows[table] ?? [])
    }
    let facts = try insertKeys(of: held, coding: coding, rows)
    try statement("UPDATE articles SET facts = ? WHERE id = ?").run([
      .text(facts), .integer(article),
    ])
    try addToSearch([
      SearchRow(
        article: article, day: held.day, title: held.title, text: held.text, facts: facts)
    ])
    return unmet
  }

  /// Writes the rows of a coding's records: the coder's keep their numbers, others get new ones.
  private func replace(
    _ table: RecordTable, of coding: Int, known: [Int], by rows: [RecordRow]
  ) throws(LedgerError) {
    try statement("DELETE FROM \(table.rawValue) WHERE coding = ? AND json IS NULL").run([
      .integer(coding)
    ])
    let columns = table.columns.dropFirst(3).map { "\($0) = ?" }.joined(separator: ", ")
    let change = statement("UPDATE \(table.rawValue) SET \(columns) WHERE id = ?")
    for (row, id) in zip(rows, known) { try change.run(row.content + [.integer(id)]) }
    var numbers = RowNumbers(self)
    var added: [[SQLValue]] = []
    for (position, row) in rows.enumerated().dropFirst(known.count) {
      added.append(
        row.values(
          id: try numbers.next(LedgerTable(table)), coding: coding, position: position))
    }
    try engine.insert(added, into: table.rawValue, table.columns)
  }

  /// Writes the keys of a coding's records; gives the words of the article's facts.
  private func insertKeys(
    of held: HeldArticle, coding: Int, _ rows: [RecordTable: [RecordRow]]
  ) throws(LedgerError) -> String {
    for table in RecordTable.allCases {
      let ids = try statement(
        "SELECT id FROM \(table.rawValue) WHERE coding = ? ORDER BY position"
      ).rows([.integer(coding)]) { (row) throws(LedgerError) in row.integer(0) }
      var keys: [[SQLValue]] = []
      for (id, row) in zip(ids, rows[table] ?? []) where row.isHeld {
        for (actor, sides) in row.actors {
          keys.append([
            .text(actor), .integer(row.day), .integer(id), .integer(sides.rawValue),
          ])
        }
      }
      let key = LedgerTable(actorsOf: table)
      try engine.insert(keys, into: key.rawValue, key.columns)
    }
    let records = rows.values.flatMap { $0.filter(\.isHeld) }
    let mentions = Deposit.mentions(named: try named(inCoding: coding), records)
    try engine.insert(
      mentions.map { actor, count in
        [.text(actor), .integer(held.day), .integer(held.id), .integer(count)]
      }, into: LedgerTable.articleActors.rawValue, LedgerTable.articleActors.columns)
    return Facet.words(
      site: held.site, host: held.host, language: held.language, actors: Array(mentions.keys),
      records: records)
  }

  /// The actors of a coding's entities, one for each mention.
  private func named(inCoding coding: Int) throws(LedgerError) -> [String] {
    let text = try statement("SELECT json FROM codings WHERE id = ?").first([.integer(coding)]) {
      (row) throws(LedgerError) in row.text(0)
    }
    do {
      let json = try JSON(parsing: text ?? "{}")
      return (json["entities"]?.array ?? []).compactMap { $0["actor"]?.string }
    } catch {
      throw LedgerError(
        .damaged, "coding \(coding) cannot be read (\(error))", file: file,
        remedy: "restore a backup or ingest the source again")
    }
  }
}
