extension Database {
  /// Notes articles as waiting to be grouped.
  ///
  /// - Parameters:
  ///   - days: the day of each; what has none waits as if it had appeared today.
  ///   - now: milliseconds since 1970.
  /// - Throws: `LedgerError`.
  func queue(_ days: [Int: Int], now: Int) throws(LedgerError) {
    let note = statement(
      "INSERT INTO story_queue (day, lineage) VALUES (?, ?) ON CONFLICT DO NOTHING")
    for (lineage, day) in days.sorted(by: { $0.key < $1.key }) {
      try note.run([.integer(queueDay(day, now: now)), .integer(lineage)])
    }
  }

  /// The day that an article waits under: its own, or that of its arrival.
  func queueDay(_ day: Int, now: Int) -> Int { day == Day.unknown ? now / 86_400_000 : day }

  /// Forgets the index of stories, and notes every article as waiting to be grouped.
  func queueAll() throws(LedgerError) {
    try execute(
      """
      DELETE FROM story_index;
      DELETE FROM story_queue;
      INSERT INTO story_queue (day, lineage)
        SELECT CASE WHEN day = \(Day.unknown) THEN known_from / 86400000 ELSE day END, lineage
        FROM articles WHERE known_to IS NULL;
      """)
  }

  /// Takes the articles that wait to be grouped from the queue, the earliest day first.
  func takeQueued(limit: Int) throws(LedgerError) -> [Int] {
    let taken = try statement(
      "SELECT day, lineage FROM story_queue ORDER BY day, lineage LIMIT ?"
    ).rows([.integer(limit)]) { (row) throws(LedgerError) in (row.integer(0), row.integer(1)) }
    let forget = statement("DELETE FROM story_queue WHERE day = ? AND lineage = ?")
    for (day, lineage) in taken { try forget.run([.integer(day), .integer(lineage)]) }
    return Set(taken.map(\.1)).sorted()
  }

  /// Lets no other writer group articles until the transaction ends.
  func lockGrouping() throws(LedgerError) {
    guard dialect == .postgres else { return }
    try statement("SELECT pg_advisory_xact_lock(\(Schema.applicationID), 1024)").run()
  }

  /// The rows of a query that ends with the name of a column, for those of some numbers.
  ///
  /// - Parameters:
  ///   - sql: the query up to its last condition, such as `SELECT … WHERE lineage`.
  ///   - numbers: what the column holds.
  ///   - end: what follows the condition.
  ///   - value: takes a row.
  /// - Returns: what was made of the rows.
  /// - Throws: `LedgerError`.
  func rows<Value>(
    _ sql: String, in numbers: [Int], _ end: String = "",
    _ value: (any SQLRow) throws(LedgerError) -> Value
  ) throws(LedgerError) -> [Value] {
    guard dialect == .sqlite else {
      let list = "{" + numbers.map(String.init).joined(separator: ",") + "}"
      return try statement("\(sql) = ANY(?::bigint[]) \(end)").rows([.text(list)], value)
    }
    let one = statement("\(sql) = ? \(end)")
    var found: [Value] = []
    for number in numbers { found += try one.rows([.integer(number)], value) }
    return found
  }
}
