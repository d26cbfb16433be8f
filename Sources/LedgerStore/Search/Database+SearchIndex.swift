extension Database {
  /// Adds rows to the full-text index.
  ///
  /// SQLite keeps two: one with the places of words, for phrases and ranking, and a slim one without
  /// places, with facts and with every beginning of up to eight letters, for everything else.
  func addToSearch(_ rows: [SearchRow]) throws(LedgerError) {
    guard !rows.isEmpty else { return }
    // Out of order every row would begin a segment of the index of its own.
    let sorted = rows.sorted { $0.number < $1.number }
    switch dialect {
    case .sqlite:
      try engine.insert(
        sorted.lazy.map { [.integer($0.number), .text(orNull: $0.title), .text($0.text)] },
        into: "article_search", ["rowid", "title", "text"])
      try engine.insert(
        sorted.lazy.map { [.integer($0.number), .text($0.words)] },
        into: "article_words", ["rowid", "words"])
    case .postgres:
      try engine.insert(
        sorted.lazy.map { [.integer($0.number), .text(TextVector($0).literal)] },
        into: "article_search", ["row", "words"])
    }
  }

  /// Takes a row out of the full-text index; it must be as it was when it was added.
  func removeFromSearch(_ row: SearchRow) throws(LedgerError) {
    switch dialect {
    case .sqlite:
      try statement(
        "INSERT INTO article_search (article_search, rowid, title, text) VALUES ('delete', ?, ?, ?)"
      ).run([.integer(row.number), .text(orNull: row.title), .text(row.text)])
      try statement(
        "INSERT INTO article_words (article_words, rowid, words) VALUES ('delete', ?, ?)"
      ).run([.integer(row.number), .text(row.words)])
    case .postgres:
      try statement("DELETE FROM article_search WHERE row = ?").run([.integer(row.number)])
    }
  }

  /// Empties the full-text index.
  func clearSearch() throws(LedgerError) {
    switch dialect {
    case .sqlite:
      try execute(
        """
        DROP TABLE IF EXISTS article_search;
        DROP TABLE IF EXISTS article_words;
        DROP VIEW IF EXISTS articles_now;
        """)
      try execute(Schema(dialect).search)
    case .postgres: try execute("DELETE FROM article_search")
    }
  }
}
