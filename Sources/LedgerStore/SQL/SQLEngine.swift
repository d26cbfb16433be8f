/// A connection to a database: all that the ledger asks of one.
protocol SQLEngine: AnyObject {
  /// How its SQL differs.
  var dialect: SQLDialect { get }

  /// What errors call it: the file, or the address without its password.
  var name: String { get }

  /// Runs statements that take no values, ignoring rows.
  func execute(_ script: String) throws(LedgerError)

  /// Runs one statement, prepared and kept for the next time.
  ///
  /// - Parameters:
  ///   - sql: one statement, made of constants of this module, with a `?` for each value.
  ///   - values: the values.
  ///   - row: takes each row; false ends the run.
  /// - Throws: `LedgerError`.
  func query(
    _ sql: String, _ values: [SQLValue],
    _ row: (any SQLRow) throws(LedgerError) -> Bool
  ) throws(LedgerError)

  /// Inserts many rows into one table by the quickest way there is.
  ///
  /// A server takes in the first rows while the next are made, if the sequence is lazy.
  func insert(_ rows: some Sequence<[SQLValue]>, into table: String, _ columns: [String])
    throws(LedgerError)
}

/// The row that a query stands on; valid only while it is being looked at.
protocol SQLRow {
  /// The text of a column; empty for null.
  func text(_ column: Int) -> String

  /// The bytes of a column; none for null.
  func bytes(_ column: Int) -> [UInt8]

  /// The whole number of a column; 0 for null.
  func integer(_ column: Int) -> Int

  /// The number of a column; 0 for null.
  func real(_ column: Int) -> Double

  /// Whether a column is null.
  func isNull(_ column: Int) -> Bool
}

extension SQLRow {
  /// The text of a column, or nil for null.
  func optionalText(_ column: Int) -> String? { isNull(column) ? nil : text(column) }

  /// The whole number of a column, or nil for null.
  func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }
}
