extension Database {
  /// Makes anew what follows from every article's coding and corrections.
  ///
  /// - Parameter isIndexed: whether the full-text index has rows of them.
  /// - Throws: `LedgerError`.
  func deriveAll(isIndexed: Bool) throws(LedgerError) {
    let articles = try statement("SELECT id FROM articles WHERE known_to IS NULL ORDER BY day, id")
      .rows { (row) throws(LedgerError) in row.integer(0) }
    for article in articles { _ = try derive(article, isIndexed: isIndexed) }
  }

  /// Repairs what can be made anew: marks of what is held, keys, facts, the full-text index and
  /// the counts of stories.
  ///
  /// Articles, codings and corrections are what everything else follows from; where these are
  /// damaged only a backup or the sources help. To be called inside a transaction.
  func repair() throws(LedgerError) {
    if dialect == .sqlite { try execute("REINDEX") }
    try execute(
      """
      UPDATE articles SET known_to = NULL WHERE id IN
        (SELECT max(id) FROM articles GROUP BY lineage HAVING count(known_to) = count(*));
      UPDATE articles SET known_to = known_from WHERE known_to < known_from;
      UPDATE codings SET known_to = known_from WHERE known_to < known_from;
      UPDATE codings SET known_to =
        (SELECT a.known_to FROM articles a WHERE a.id = codings.article)
        WHERE known_to IS NULL AND article IN (SELECT id FROM articles WHERE known_to IS NOT NULL);
      UPDATE codings SET known_to = NULL WHERE id IN
        (SELECT max(c.id) FROM codings c JOIN articles a ON a.id = c.article
          WHERE a.known_to IS NULL GROUP BY c.article HAVING count(c.known_to) = count(*));
      DELETE FROM article_actors;
      """)
    for table in RecordTable.allCases {
      try execute(
        """
        DELETE FROM \(table.actors);
        UPDATE \(table.rawValue) SET held = 0 WHERE held = 1 AND coding IN
          (SELECT id FROM codings WHERE known_to IS NOT NULL);
        """)
    }
    try clearSearch()
    try deriveAll(isIndexed: false)
    try execute(
      "DELETE FROM placements WHERE lineage NOT IN (SELECT lineage FROM articles)")
    try placeAlone()
    try countStories()
    try queueAll()
  }
}
