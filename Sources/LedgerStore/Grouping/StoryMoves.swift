import Stories

/// Which reports that were grouped before change their story, for the log, and which stories have to
/// be counted anew.
struct StoryMoves {
  private struct Move: Hashable {
    let from: Int
    let into: Int
  }

  private var reports: [Move: Int] = [:]
  private var touched: Set<Int> = []

  /// Compares what is to be kept with what is held.
  init(_ grouping: Regrouping, in database: Database) throws(LedgerError) {
    // What is new stood alone, as a story of its own.
    touched = Set(grouping.families.keys).union(grouping.stories.values)
    let families = Set(grouping.stories.keys).union(grouping.joined.keys).sorted()
    let held = try database.rows(
      "SELECT origin, story, count(*) FROM placements WHERE origin", in: families,
      "GROUP BY origin, story"
    ) { (row) throws(LedgerError) in
      (family: row.integer(0), story: row.integer(1), reports: row.integer(2))
    }
    for row in held where grouping.families[row.family] == nil {
      let family = grouping.joined[row.family] ?? row.family
      add(row.reports, from: row.story, into: grouping.stories[family] ?? row.story)
    }
    let whole = try database.rows(
      "SELECT story, count(*) FROM placements WHERE story", in: grouping.merged.keys.sorted(),
      "GROUP BY story"
    ) { (row) throws(LedgerError) in (story: row.integer(0), reports: row.integer(1)) }
    for row in whole {
      guard let into = grouping.merged[row.story], into != row.story else { continue }
      touched.formUnion([row.story, into])
      reports[Move(from: row.story, into: into)] = row.reports
    }
  }

  private mutating func add(_ count: Int, from: Int, into: Int) {
    touched.formUnion([from, into])
    if from != into { reports[Move(from: from, into: into), default: 0] += count }
  }

  /// Counts the stories anew, and logs those that were merged or split.
  func finish(in database: Database, now: Int) throws(LedgerError) {
    let forget = database.statement("DELETE FROM stories WHERE id = ?")
    let count = database.statement(Database.countingStories + " WHERE p.story = ? GROUP BY p.story")
    for story in touched.sorted() {
      try forget.run([.integer(story)])
      try count.run([.integer(story)])
    }
    let log = database.statement(
      """
      INSERT INTO story_changes (known_from, kind, story, other, reports)
      SELECT CAST(? AS BIGINT), CASE WHEN EXISTS (SELECT 1 FROM stories WHERE id = ?)
        THEN 'split' ELSE 'merged' END, CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS BIGINT)
      """)
    let moves = reports.sorted { ($0.key.from, $0.key.into) < ($1.key.from, $1.key.into) }
    for (move, number) in moves {
      try log.run([
        .integer(now), .integer(move.from), .integer(move.from), .integer(move.into),
        .integer(number),
      ])
    }
  }
}
