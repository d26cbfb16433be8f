import Evidence

extension Database {
  /// Damage and broken promises, one a line.
  func findings() throws(LedgerError) -> [String] {
    let damage = try statement("PRAGMA integrity_check(20)").rows { (row) throws(LedgerError) in
      row.text(0)
    }
    guard damage == ["ok"] else { return damage.map { "file: \($0)" } }
    return try brokenReferences() + brokenSearch() + brokenHistory() + brokenRecords()
  }

  private func brokenReferences() throws(LedgerError) -> [String] {
    try statement("PRAGMA foreign_key_check").rows { (row) throws(LedgerError) in
      "reference: row \(row.integer(1)) of \(row.text(0)) points to a missing row of \(row.text(2))"
    }
  }

  private func brokenSearch() -> [String] {
    do throws(LedgerError) {
      try execute("INSERT INTO article_search (article_search, rank) VALUES ('integrity-check', 1)")
      return []
    } catch {
      return ["search: the index does not match the articles (\(error.message))"]
    }
  }

  /// Queries that must give 0.
  private static let promises = [
    (
      "articles without a coding that is held",
      """
      SELECT count(*) FROM articles a WHERE known_to IS NULL AND NOT EXISTS
        (SELECT 1 FROM codings c WHERE c.article = a.id AND c.known_to IS NULL)
      """
    ),
    (
      "articles of which no version is held",
      """
      SELECT count(*) FROM articles a WHERE NOT EXISTS
        (SELECT 1 FROM articles b WHERE b.lineage = a.lineage AND b.known_to IS NULL)
      """
    ),
    (
      "codings that are held of an article version that is not",
      """
      SELECT count(*) FROM codings c JOIN articles a ON a.id = c.article
      WHERE c.known_to IS NULL AND a.known_to IS NOT NULL
      """
    ),
    (
      "versions that end before they begin",
      "SELECT count(*) FROM articles WHERE known_to < known_from"
    ),
  ]

  private func brokenHistory() throws(LedgerError) -> [String] {
    var found: [String] = []
    for (name, query) in Database.promises {
      let count = try integer(query)
      if count > 0 { found.append("history: \(count) \(name)") }
    }
    for table in RecordTable.allCases {
      let count = try integer(
        """
        SELECT count(*) FROM \(table.rawValue) r JOIN codings c ON c.id = r.coding
        WHERE (r.known_to IS NULL) <> (c.known_to IS NULL)
        """)
      if count > 0 { found.append("history: \(count) \(table.rawValue) at odds with their coding") }
      let keys = try integer(
        """
        SELECT count(*) FROM \(table.actors) k LEFT JOIN \(table.rawValue) r
          ON r.id = k.\(table.singular) AND r.day = k.day AND r.known_to IS NULL
        WHERE r.id IS NULL
        """)
      if keys > 0 { found.append("history: \(keys) keys of superseded \(table.rawValue)") }
    }
    return found
  }

  /// Reads every coded article back, which checks that each span lies in its text.
  private func brokenRecords() throws(LedgerError) -> [String] {
    let codings = try statement("SELECT id FROM codings ORDER BY id").rows {
      (row) throws(LedgerError) in row.integer(0)
    }
    var found: [String] = []
    for coding in codings {
      do throws(LedgerError) {
        _ = try codedArticles("c.id = ?", [.integer(coding)])
      } catch  where error.problem == .damaged {
        found.append("records: \(error.message)")
      }
    }
    return found
  }
}
