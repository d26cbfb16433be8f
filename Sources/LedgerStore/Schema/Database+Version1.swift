extension Database {
  /// Brings a ledger from version 1 to 2.
  ///
  /// Version 1 kept no corrections, marked superseded records by a time of their own, and its index
  /// knew words only. Whatever follows from codings is made anew.
  func migrateFromVersion1() throws(LedgerError) {
    let schema = Schema(dialect)
    try execute(
      """
      DROP TABLE article_search;
      DROP VIEW articles_now;
      DROP INDEX articles_host;
      ALTER TABLE articles ADD COLUMN facts TEXT NOT NULL DEFAULT '';
      """)
    for table in RecordTable.allCases {
      let name = table.rawValue
      let shared = table.columns.filter { $0 != "corrected" && $0 != "held" }
        .joined(separator: ", ")
      try execute(
        """
        DROP TABLE \(table.actors);
        DROP INDEX \(name)_day;
        \(table.leading.map { "DROP INDEX \(name)_\($0);" } ?? "")
        ALTER TABLE \(name) RENAME TO old_\(name);
        """)
      try execute(schema.records(table))
      try execute(
        """
        INSERT INTO \(name) (\(shared), held)
          SELECT \(shared), known_to IS NULL FROM old_\(name);
        DROP TABLE old_\(name);
        """)
    }
    try execute(schema.additions + schema.search)
    try deriveAll(isIndexed: false)
  }
}
