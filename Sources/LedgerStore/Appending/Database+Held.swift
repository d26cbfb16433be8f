import Evidence

/// What is held of one article, for replacing it.
struct HeldArticle {
  let id: Int
  let document: String
  let lineage: Int
  let version: Int
  let title: String?
  let text: String
  let day: Int
  let host: String?
  let site: String?
  let language: String?
  let facts: String

  /// Its row in the full-text index.
  var searchRow: SearchRow {
    SearchRow(article: id, day: day, title: title, text: text, facts: facts)
  }
}

extension Database {
  /// The lineage of the article that goes, or went last, by a name.
  func lineage(of document: String) throws(LedgerError) -> Int? {
    try statement("SELECT lineage FROM articles WHERE document = ? ORDER BY id DESC LIMIT 1")
      .first([.text(document)]) { (row) throws(LedgerError) in row.integer(0) }
  }

  /// The version of an article that is held.
  func heldVersion(of lineage: Int) throws(LedgerError) -> Int? {
    try statement("SELECT id FROM articles WHERE lineage = ? AND known_to IS NULL")
      .first([.integer(lineage)]) { (row) throws(LedgerError) in row.integer(0) }
  }

  /// The coder whose coding of an article version is held.
  func heldCoder(of article: Int) throws(LedgerError) -> String? {
    try statement("SELECT coder FROM codings WHERE article = ? AND known_to IS NULL")
      .first([.integer(article)]) { (row) throws(LedgerError) in row.text(0) }
  }

  /// One version of an article.
  func heldArticle(_ id: Int) throws(LedgerError) -> HeldArticle {
    let found = try statement(
      """
      SELECT document, lineage, version, title, text, day, host, site, language, facts
      FROM articles WHERE id = ?
      """
    ).first([.integer(id)]) { (row) throws(LedgerError) in
      HeldArticle(
        id: id, document: row.text(0), lineage: row.integer(1), version: row.integer(2),
        title: row.optionalText(3), text: row.text(4), day: row.integer(5),
        host: row.optionalText(6), site: row.optionalText(7), language: row.optionalText(8),
        facts: row.text(9))
    }
    guard let found else { throw damaged("version \(id)", of: DocumentID("?")) }
    return found
  }

  /// Ends the coding of an article version and takes away what finds its records.
  func supersedeCoding(of article: Int, now: Int) throws(LedgerError) {
    let coding = try statement("SELECT id FROM codings WHERE article = ? AND known_to IS NULL")
      .first([.integer(article)]) { (row) throws(LedgerError) in row.integer(0) }
    guard let coding else { return }
    try removeKeys(ofCoding: coding, article: article)
    for table in RecordTable.allCases {
      try statement("UPDATE \(table.rawValue) SET held = 0 WHERE coding = ? AND held = 1")
        .run([.integer(coding)])
    }
    try statement("UPDATE codings SET known_to = ? WHERE id = ?").run([
      .integer(now), .integer(coding),
    ])
  }

  /// Takes away the keys that find a coding's records by actor.
  func removeKeys(ofCoding coding: Int, article: Int) throws(LedgerError) {
    for table in RecordTable.allCases {
      try statement(
        """
        DELETE FROM \(table.actors) WHERE \(table.singular) IN
          (SELECT id FROM \(table.rawValue) WHERE coding = ?)
        """
      ).run([.integer(coding)])
    }
    try statement("DELETE FROM article_actors WHERE article = ?").run([.integer(article)])
  }
}
