import Evidence
import Records
import Stories

/// The ledger as the shelf on which new articles are grouped; to be used inside a transaction.
struct LedgerShelf: StoryShelf {
  let database: Database
  /// When what is kept becomes known, in milliseconds since 1970.
  let now: Int
  /// Whether ties of copies are kept too.
  let keepsTies: Bool

  func rows(_ keys: [Int]) throws(LedgerError) -> [Int: [UInt8]] {
    let found = try database.rows("SELECT key, entries FROM story_index WHERE key", in: keys) {
      (row) throws(LedgerError) in (row.integer(0), row.bytes(1))
    }
    return Dictionary(found) { first, _ in first }
  }

  func reports(_ numbers: [Int]) throws(LedgerError) -> [FiledReport] {
    try database.rows(
      """
      SELECT a.lineage, a.document, a.title, a.text, a.site, a.published, a.known_from, p.story,
        p.origin
      FROM articles a JOIN placements p ON p.lineage = a.lineage
      WHERE a.known_to IS NULL AND a.lineage
      """, in: numbers
    ) { (row) throws(LedgerError) in
      FiledReport(
        number: row.integer(0),
        report: Report(
          id: DocumentID(row.text(1)), title: row.text(2), text: row.text(3),
          outlet: row.optionalText(4), date: row.optionalText(5).flatMap(Timestamp.init(iso:))),
        arrival: row.integer(6) / 86_400_000, story: row.integer(7), origin: row.integer(8))
    }
  }

  func families(in stories: [Int]) throws(LedgerError) -> [FiledFamily] {
    try database.rows(
      """
      SELECT story, origin, count(*), max(CASE WHEN lineage = story THEN 1 ELSE 0 END)
      FROM placements WHERE story
      """, in: stories, "GROUP BY story, origin"
    ) { (row) throws(LedgerError) in
      FiledFamily(
        origin: row.integer(1), story: row.integer(0), reports: row.integer(2),
        isFounder: row.integer(3) == 1)
    }
  }

  func keep(_ grouping: Regrouping) throws(LedgerError) {
    try keepRows(grouping.rows)
    let moves = try StoryMoves(grouping, in: database)
    try place(grouping)
    if keepsTies { try keepTies(grouping) }
    try moves.finish(in: database, now: now)
  }

  private func keepRows(_ rows: [Int: [UInt8]]) throws(LedgerError) {
    let write = database.statement(
      """
      INSERT INTO story_index (key, entries) VALUES (?, ?)
      ON CONFLICT (key) DO UPDATE SET entries = excluded.entries
      """)
    guard database.dialect == .postgres else {
      for key in rows.keys.sorted() { try write.run([.integer(key), .bytes(rows[key] ?? [])]) }
      return
    }
    try database.execute("CREATE TEMPORARY TABLE IF NOT EXISTS story_rows (LIKE story_index)")
    try database.execute("DELETE FROM story_rows")
    try database.engine.insert(
      rows.map { [.integer($0.key), .bytes($0.value)] }, into: "story_rows", ["key", "entries"])
    try database.execute(
      """
      INSERT INTO story_index SELECT key, entries FROM story_rows
      ON CONFLICT (key) DO UPDATE SET entries = excluded.entries
      """)
  }

  /// Writes the families and stories; a new report takes the story of its family.
  private func place(_ grouping: Regrouping) throws(LedgerError) {
    let new = database.statement(
      "UPDATE placements SET origin = ?, story = ?, place = ? WHERE lineage = ?")
    for report in try reports(grouping.families.keys.sorted()) {
      let family = grouping.families[report.number] ?? report.number
      try new.run([
        .integer(family), .integer(grouping.stories[family] ?? family),
        .integer(LedgerShelf.place(report.report.date)), .integer(report.number),
      ])
    }
    let join = database.statement("UPDATE placements SET origin = ?, story = ? WHERE origin = ?")
    for (family, other) in grouping.joined {
      try join.run([
        .integer(other), .integer(grouping.stories[other] ?? other), .integer(family),
      ])
    }
    let move = database.statement(
      "UPDATE placements SET story = ? WHERE origin = ? AND story <> ?")
    for (family, story) in grouping.stories {
      try move.run([.integer(story), .integer(family), .integer(story)])
    }
    let merge = database.statement("UPDATE placements SET story = ? WHERE story = ?")
    for (story, other) in grouping.merged { try merge.run([.integer(other), .integer(story)]) }
  }

  /// The order of a report within its story: by day and time; within a day those that tell the time
  /// come first, and those without a date come last.
  private static func place(_ date: Timestamp?) -> Int {
    guard let date else { return 1 << 40 }
    return date.date.daysSinceEpoch * 100_000 + (date.secondOfDay ?? 90_000)
  }

  private func keepTies(_ grouping: Regrouping) throws(LedgerError) {
    let forget = database.statement(
      "DELETE FROM copies WHERE copy IN (SELECT document FROM articles WHERE lineage = ?)")
    for number in grouping.families.keys { try forget.run([.integer(number)]) }
    let names = Set(grouping.ties.flatMap { [$0.copy, $0.original] }).sorted()
    let documents = Dictionary(
      try database.rows(
        "SELECT lineage, document FROM articles WHERE known_to IS NULL AND lineage", in: names
      ) { (row) throws(LedgerError) in (row.integer(0), row.text(1)) }
    ) { first, _ in first }
    let tie = database.statement(
      """
      INSERT INTO copies (copy, original, relation, containment) VALUES (?, ?, ?, ?)
      ON CONFLICT (copy) DO UPDATE SET original = excluded.original,
        relation = excluded.relation, containment = excluded.containment
      """)
    for link in grouping.ties {
      guard let copy = documents[link.copy], let original = documents[link.original],
        copy != original
      else { continue }
      try tie.run([
        .text(copy), .text(original), .text(link.relation.rawValue), .real(link.containment),
      ])
    }
  }
}
