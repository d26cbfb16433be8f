import Evidence
import Records

extension Database {
  /// Damage and broken promises, one a line.
  func findings() throws(LedgerError) -> [String] {
    if dialect == .sqlite {
      let damage = try statement("PRAGMA integrity_check(20)").rows { (row) throws(LedgerError) in
        row.text(0)
      }
      guard damage == ["ok"] else { return damage.map { "file: \($0)" } }
    }
    return try brokenReferences() + brokenSearch() + brokenHistory() + brokenRecords()
  }

  private func brokenReferences() throws(LedgerError) -> [String] {
    guard dialect == .sqlite else { return try strays() }
    return try statement("PRAGMA foreign_key_check").rows { (row) throws(LedgerError) in
      "reference: row \(row.integer(1)) of \(row.text(0)) points to a missing row of \(row.text(2))"
    }
  }

  /// What `PRAGMA foreign_key_check` tells, for a database without such checks.
  private func strays() throws(LedgerError) -> [String] {
    var found: [String] = []
    for (table, column, target) in Database.references {
      let count = try integer(
        """
        SELECT count(*) FROM \(table) r WHERE r.\(column) IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM \(target) t WHERE t.id = r.\(column))
        """)
      if count > 0 {
        found.append("reference: \(count) rows of \(table) point to missing rows of \(target)")
      }
    }
    return found
  }

  /// Columns that hold ids of rows of another table: table, column, other table.
  private static let references: [(String, String, String)] =
    [("articles", "capture", "captures"), ("codings", "article", "articles")]
    + RecordTable.allCases.flatMap { table in
      [
        (table.rawValue, "coding", "codings"),
        (table.actors, table.singular, table.rawValue),
      ]
    } + [("article_actors", "article", "articles")]

  private func brokenSearch() throws(LedgerError) -> [String] {
    let number = "(day + \(SearchRow.dayShift)) * \(SearchRow.daySize) + id"
    guard dialect == .sqlite else {
      let strays = try integer(
        """
        SELECT count(*) FROM article_search s FULL JOIN
          (SELECT \(number) AS row FROM articles WHERE known_to IS NULL) a ON a.row = s.row
        WHERE a.row IS NULL OR s.row IS NULL
        """)
      return strays > 0 ? ["search: \(strays) rows do not match the articles"] : []
    }
    for index in ["article_search", "article_words"] {
      do throws(LedgerError) {
        // Rank 1 compares with the articles; the slim index keeps no content to compare with.
        let rank = index == "article_search" ? "1" : "0"
        try execute("INSERT INTO \(index) (\(index), rank) VALUES ('integrity-check', \(rank))")
      } catch {
        return ["search: \(index) does not match the articles (\(error.message))"]
      }
    }
    let every = "SELECT rowid FROM article_words WHERE article_words MATCH ?"
    let word = SQLValue.text("\"\(Facet.everyArticle)\"")
    let known = Set(
      try statement(every).rows([word]) { (row) throws(LedgerError) in row.integer(0) })
    let wanted = Set(
      try statement("SELECT \(number) FROM articles WHERE known_to IS NULL").rows {
        (row) throws(LedgerError) in row.integer(0)
      })
    let strays = known.symmetricDifference(wanted).count
    return strays > 0 ? ["search: \(strays) rows of article_words do not match the articles"] : []
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
    (
      "corrections of articles that are not there",
      """
      SELECT count(*) FROM corrections k WHERE NOT EXISTS
        (SELECT 1 FROM articles a WHERE a.lineage = k.lineage)
      """
    ),
    (
      "articles without a place among the stories",
      """
      SELECT count(*) FROM articles a WHERE known_to IS NULL AND NOT EXISTS
        (SELECT 1 FROM placements p WHERE p.lineage = a.lineage)
      """
    ),
    (
      "stories that do not have as many reports as they say",
      """
      SELECT count(*) FROM stories s LEFT JOIN
        (SELECT story, count(*) AS number FROM placements GROUP BY story) p ON p.story = s.id
      WHERE p.number IS NULL OR p.number <> s.reports
      """
    ),
    (
      "stories that go by an article that is not in them",
      """
      SELECT count(*) FROM stories s WHERE NOT EXISTS
        (SELECT 1 FROM placements p WHERE p.lineage = s.id AND p.story = s.id)
      """
    ),
    (
      "copies in another story than their origin",
      """
      SELECT count(*) FROM placements p JOIN placements o ON o.lineage = p.origin
      WHERE o.story <> p.story
      """
    ),
    (
      "rows of the index of stories that were cut short",
      "SELECT count(*) FROM story_index WHERE length(entries) % 6 <> 0"
    ),
    (
      "places in stories that are not there",
      """
      SELECT count(*) FROM placements p WHERE NOT EXISTS
        (SELECT 1 FROM stories s WHERE s.id = p.story)
      """
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
        WHERE (r.held = 1 AND c.known_to IS NOT NULL) OR (r.held = 0 AND c.known_to IS NULL
          AND NOT EXISTS (SELECT 1 FROM corrections k JOIN articles a ON a.lineage = k.lineage
            WHERE a.id = c.article))
        """)
      if count > 0 { found.append("history: \(count) \(table.rawValue) at odds with their coding") }
      let keys = try integer(
        """
        SELECT count(*) FROM \(table.actors) k LEFT JOIN \(table.rawValue) r
          ON r.id = k.\(table.singular) AND r.day = k.day AND r.held = 1
        WHERE r.id IS NULL
        """)
      if keys > 0 { found.append("history: \(keys) keys of superseded \(table.rawValue)") }
    }
    return found
  }

  /// Reads every coding back, which checks that each span lies in its text, and compares the records
  /// that are held with what the coder and the corrections say.
  private func brokenRecords() throws(LedgerError) -> [String] {
    let codings = try statement("SELECT id, known_to FROM codings ORDER BY id").rows {
      (row) throws(LedgerError) in (id: row.integer(0), isHeld: row.isNull(1))
    }
    var found: [String] = []
    for coding in codings {
      do throws(LedgerError) {
        let written = try codedArticles(
          "c.id = ?", [.integer(coding.id)], correctedAt: coding.isHeld ? Int.max : 0)
        guard coding.isHeld else { continue }
        let held = try codedArticles("c.id = ?", [.integer(coding.id)])
        if held != written, let article = held.first?.article.id {
          found.append("records: those held of \(article) are not what was coded and corrected")
        }
      } catch  where error.problem == .damaged {
        found.append("records: \(error.message)")
      }
    }
    return found
  }
}
