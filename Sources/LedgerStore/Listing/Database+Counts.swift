import Ontology

extension Database {
  /// The actors with their counts, those with the most records first.
  func actors(limit: Int) throws(LedgerError) -> [ActorTally] {
    try statement(
      """
      SELECT actor, sum(articles), sum(events), sum(statements), sum(agreements) FROM (
        SELECT actor, count(*) AS articles, 0 AS events, 0 AS statements, 0 AS agreements
          FROM article_actors GROUP BY actor
        UNION ALL SELECT actor, 0, count(*), 0, 0 FROM event_actors GROUP BY actor
        UNION ALL SELECT actor, 0, 0, count(*), 0 FROM statement_actors GROUP BY actor
        UNION ALL SELECT actor, 0, 0, 0, count(*) FROM agreement_actors GROUP BY actor) AS counted
      GROUP BY actor ORDER BY sum(events) + sum(statements) + sum(agreements) DESC,
        sum(articles) DESC, actor LIMIT ?
      """
    ).rows([.integer(max(0, limit))]) { (row) throws(LedgerError) in
      ActorTally(
        actor: ActorID(row.text(0)), articles: row.integer(1),
        records: RecordTally(
          events: row.integer(2), statements: row.integer(3), agreements: row.integer(4)))
    }
  }

  /// How much is held now, and how much is history.
  func counts() throws(LedgerError) -> LedgerCounts {
    func records(_ table: RecordTable) throws(LedgerError) -> Int {
      try integer("SELECT count(*) FROM \(table.rawValue) WHERE held = 1")
    }
    func held(_ table: String) throws(LedgerError) -> Int {
      try integer("SELECT count(*) FROM \(table) WHERE known_to IS NULL")
    }
    func history(_ table: String) throws(LedgerError) -> Int {
      try integer("SELECT count(*) FROM \(table) WHERE known_to IS NOT NULL")
    }
    return LedgerCounts(
      articles: try held("articles"),
      records: RecordTally(
        events: try records(.events), statements: try records(.statements),
        agreements: try records(.agreements)),
      copies: try integer("SELECT count(*) FROM copies"), oldVersions: try history("articles"),
      oldCodings: try history("codings"),
      corrections: try held("corrections"),
      foreignRecords: try integer("SELECT count(*) FROM foreign_records"))
  }

  /// Tables and indexes with their bytes, the largest first.
  func sizes() throws(LedgerError) -> [TableSize] {
    let query =
      switch dialect {
      case .sqlite: "SELECT name, sum(pgsize) FROM dbstat GROUP BY name ORDER BY 2 DESC, 1"
      case .postgres:
        """
        SELECT relname, pg_relation_size(oid) FROM pg_class
        WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'i', 't')
        ORDER BY 2 DESC, 1
        """
      }
    return try statement(query).rows {
      (row) throws(LedgerError) in TableSize(name: row.text(0), bytes: row.integer(1))
    }
  }
}
