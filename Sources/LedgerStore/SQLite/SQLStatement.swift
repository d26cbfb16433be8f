import CSQLite

/// A prepared statement of one connection.
///
/// Not Sendable: it lives and dies with its `Database`.
final class SQLStatement {
  private let handle: OpaquePointer
  private unowned let database: Database

  init(_ handle: OpaquePointer, of database: Database) {
    self.handle = handle
    self.database = database
  }

  deinit {
    sqlite3_finalize(handle)
  }

  /// Runs it to its end, ignoring rows.
  func run(_ values: [SQLValue] = []) throws(LedgerError) {
    try bind(values)
    defer { sqlite3_reset(handle) }
    while try step() {}
  }

  /// All rows, each turned into a value.
  func rows<Value>(
    _ values: [SQLValue] = [], _ value: (SQLRow) throws(LedgerError) -> Value
  ) throws(LedgerError) -> [Value] {
    try bind(values)
    defer { sqlite3_reset(handle) }
    var found: [Value] = []
    while try step() { found.append(try value(SQLRow(handle))) }
    return found
  }

  /// The first row turned into a value, or nil when there is none.
  func first<Value>(
    _ values: [SQLValue] = [], _ value: (SQLRow) throws(LedgerError) -> Value
  ) throws(LedgerError) -> Value? {
    try bind(values)
    defer { sqlite3_reset(handle) }
    return try step() ? try value(SQLRow(handle)) : nil
  }

  private func step() throws(LedgerError) -> Bool {
    switch sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default:
      let error = database.failure()
      sqlite3_reset(handle)
      throw error
    }
  }

  private func bind(_ values: [SQLValue]) throws(LedgerError) {
    sqlite3_clear_bindings(handle)
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(handle, place)
        case .integer(let number): sqlite3_bind_int64(handle, place, Int64(number))
        case .real(let number): sqlite3_bind_double(handle, place, number)
        case .text(let text): bind(text, at: place)
        }
      guard code == SQLITE_OK else { throw database.failure() }
    }
  }

  private func bind(_ text: String, at place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      // SQLITE_TRANSIENT, the macro (void(*)(void*))-1: SQLite makes its own copy.
      let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      return bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else {
          return sqlite3_bind_text(handle, place, "", 0, copy)
        }
        return sqlite3_bind_text64(
          handle, place, start, UInt64(characters.count), copy, UInt8(SQLITE_UTF8))
      }
    }
  }
}

/// The row that a statement stands on; valid until its next step.
struct SQLRow {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  /// The text of a column; empty for null.
  func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The text of a column, or nil for null.
  func optionalText(_ column: Int) -> String? {
    isNull(column) ? nil : text(column)
  }

  /// The whole number of a column; 0 for null.
  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  /// The whole number of a column, or nil for null.
  func optionalInteger(_ column: Int) -> Int? {
    isNull(column) ? nil : integer(column)
  }

  /// The number of a column; 0 for null.
  func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  /// Whether a column is null.
  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }
}
