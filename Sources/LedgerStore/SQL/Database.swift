/// One connection to one ledger; its extensions are what the ledger does in SQL.
///
/// Not Sendable: `Connection` guards it with a lock.
final class Database {
  let engine: any SQLEngine

  init(_ engine: any SQLEngine) {
    self.engine = engine
  }

  /// How the SQL differs.
  var dialect: SQLDialect { engine.dialect }

  /// What errors call the ledger.
  var file: String { engine.name }

  /// Runs statements that take no values and give no rows.
  func execute(_ sql: String) throws(LedgerError) { try engine.execute(sql) }

  /// A statement that can be run.
  ///
  /// - Parameter sql: one statement, made of constants of this module; values are bound.
  /// - Returns: the statement.
  func statement(_ sql: String) -> SQLStatement { SQLStatement(engine: engine, sql: sql) }

  /// The whole number that a query gives; 0 when it gives none.
  func integer(_ sql: String, _ values: [SQLValue] = []) throws(LedgerError) -> Int {
    try statement(sql).first(values) { (row) throws(LedgerError) in row.integer(0) } ?? 0
  }

  /// Does something whole or not at all.
  func transaction<Value>(_ body: () throws(LedgerError) -> Value) throws(LedgerError) -> Value {
    try execute(dialect.begin)
    do throws(LedgerError) {
      let value = try body()
      try execute("COMMIT")
      return value
    } catch {
      rollBack()
      throw error
    }
  }

  /// Reads several things as they stood at one moment.
  func glance<Value>(_ body: () throws(LedgerError) -> Value) throws(LedgerError) -> Value {
    try execute(dialect.beginReading)
    defer { rollBack() }
    return try body()
  }

  /// A time of the clock, or the last time that something is known from where that is later: a clock
  /// that is set back must not let a version end before it begins.
  ///
  /// - Parameter now: milliseconds since 1970.
  /// - Returns: the later of both.
  /// - Throws: `LedgerError`.
  func moment(_ now: Int) throws(LedgerError) -> Int {
    let coded = try integer("SELECT known_from FROM codings ORDER BY id DESC LIMIT 1")
    let corrected = try integer("SELECT known_from FROM corrections ORDER BY id DESC LIMIT 1")
    return max(now, coded, corrected)
  }

  /// Ends a transaction without its changes.
  func rollBack() {
    // Some failures have rolled back already; a second time is harmless.
    do throws(LedgerError) { try execute("ROLLBACK") } catch { return }
  }

  /// The error for something that a user asked for and that is not there.
  func badRequest(_ message: String, remedy: String) -> LedgerError {
    LedgerError(.badQuery, message, file: file, remedy: remedy)
  }
}

/// One statement of one connection.
struct SQLStatement {
  let engine: any SQLEngine
  let sql: String

  /// Runs it to its end, ignoring rows.
  func run(_ values: [SQLValue] = []) throws(LedgerError) {
    try engine.query(sql, values) { (_) throws(LedgerError) in true }
  }

  /// All rows, each turned into a value.
  func rows<Value>(
    _ values: [SQLValue] = [], _ value: (any SQLRow) throws(LedgerError) -> Value
  ) throws(LedgerError) -> [Value] {
    var found: [Value] = []
    try engine.query(sql, values) { (row) throws(LedgerError) in
      found.append(try value(row))
      return true
    }
    return found
  }

  /// The first row turned into a value, or nil when there is none.
  func first<Value>(
    _ values: [SQLValue] = [], _ value: (any SQLRow) throws(LedgerError) -> Value
  ) throws(LedgerError) -> Value? {
    var found: Value?
    try engine.query(sql, values) { (row) throws(LedgerError) in
      found = try value(row)
      return false
    }
    return found
  }
}
