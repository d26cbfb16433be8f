import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection to one SQLite file, with its prepared statements.
///
/// Not Sendable: `Connection` guards it with a lock.
final class Database {
  /// What the connection may do.
  enum Access {
    /// Read and write; the file is made when it does not exist.
    case write
    /// Read only; the file must exist.
    case read
  }

  let file: String
  private let handle: OpaquePointer
  private var prepared: [String: SQLStatement] = [:]
  private var order: [String] = []

  /// How long a statement waits for another process, in milliseconds.
  static let patience: Int32 = 10_000
  private static let preparedLimit = 256

  init(file: String, access: Access) throws(LedgerError) {
    self.file = file
    do throws(LedgerError) {
      handle = try Database.open(file, access: access)
    } catch  where access == .read && error.problem == .cannotOpen && !Database.hasLog(file) {
      // In a folder that cannot be written a WAL file opens only as an unchanging one; with a log
      // beside it that would show an older state, so then the error stands.
      handle = try Database.open("file:" + Database.escapedForURI(file) + "?immutable=1", as: file)
    }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, Database.patience)
  }

  deinit {
    prepared.removeAll()
    sqlite3_close_v2(handle)
  }

  private static func open(_ name: String, access: Access) throws(LedgerError) -> OpaquePointer {
    let flags = access == .write ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY
    let handle = try open(name, flags: flags, file: name)
    guard access == .read else { return handle }
    // Opening is lazy: only a first read tells whether the file and its log can be used.
    let code = sqlite3_exec(handle, "PRAGMA schema_version", nil, nil, nil)
    guard code & 0xFF != SQLITE_CANTOPEN && code & 0xFF != SQLITE_READONLY else {
      sqlite3_close_v2(handle)
      throw LedgerError(code: SQLITE_CANTOPEN, message: "unable to open", file: name)
    }
    return handle
  }

  private static func open(_ uri: String, as file: String) throws(LedgerError) -> OpaquePointer {
    try open(uri, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, file: file)
  }

  private static func open(_ name: String, flags: Int32, file: String) throws(LedgerError)
    -> OpaquePointer
  {
    var handle: OpaquePointer?
    let code = sqlite3_open_v2(name, &handle, flags | SQLITE_OPEN_NOMUTEX, nil)
    guard code == SQLITE_OK, let handle else {
      let message = handle.map { String(cString: sqlite3_errmsg($0)) } ?? "out of memory"
      sqlite3_close_v2(handle)
      throw LedgerError(code: code, message: message, file: file)
    }
    return handle
  }

  private static func hasLog(_ path: String) -> Bool {
    var facts = stat()
    return stat(path + "-wal", &facts) == 0 && facts.st_size > 0
  }

  private static func escapedForURI(_ path: String) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if byte == UInt8(ascii: "%") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs statements that take no values and give no rows.
  func execute(_ sql: String) throws(LedgerError) {
    guard sqlite3_exec(handle, sql, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  /// A prepared statement, kept for the next time.
  ///
  /// - Parameter sql: one statement, made of constants of this module; values are bound.
  /// - Returns: the statement, valid while the connection is.
  /// - Throws: `LedgerError`.
  func statement(_ sql: String) throws(LedgerError) -> SQLStatement {
    if let known = prepared[sql] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw failure() }
    let statement = SQLStatement(made, of: self)
    if order.count >= Database.preparedLimit { prepared[order.removeFirst()] = nil }
    order.append(sql)
    prepared[sql] = statement
    return statement
  }

  /// The whole number that a query gives; 0 when it gives none.
  func integer(_ sql: String, _ values: [SQLValue] = []) throws(LedgerError) -> Int {
    try statement(sql).first(values) { (row) throws(LedgerError) in row.integer(0) } ?? 0
  }

  /// Does something whole or not at all.
  func transaction<Value>(_ body: () throws(LedgerError) -> Value) throws(LedgerError) -> Value {
    try execute("BEGIN IMMEDIATE")
    do throws(LedgerError) {
      let value = try body()
      try execute("COMMIT")
      return value
    } catch {
      // Some failures have rolled back already; a second time is harmless.
      sqlite3_exec(handle, "ROLLBACK", nil, nil, nil)
      throw error
    }
  }

  /// Reads several things as they stood at one moment.
  func glance<Value>(_ body: () throws(LedgerError) -> Value) throws(LedgerError) -> Value {
    try execute("BEGIN")
    defer { sqlite3_exec(handle, "COMMIT", nil, nil, nil) }
    return try body()
  }

  /// The row id of the row inserted last.
  var lastRow: Int { Int(sqlite3_last_insert_rowid(handle)) }

  /// How many rows the last statement changed.
  var changes: Int { Int(sqlite3_changes64(handle)) }

  /// The error that the connection is in.
  func failure() -> LedgerError {
    LedgerError(
      code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
      file: file)
  }

  /// Copies the whole database into another file while others may go on writing.
  ///
  /// Source: sqlite.org/backup.html; 256 pages a step, so that writers are held up briefly.
  func copy(to target: String) throws(LedgerError) {
    let copy = try Database(file: target, access: .write)
    guard let backup = sqlite3_backup_init(copy.handle, "main", handle, "main") else {
      throw copy.failure()
    }
    var code = sqlite3_backup_step(backup, 256)
    var waits = 0
    while code == SQLITE_OK || ((code == SQLITE_BUSY || code == SQLITE_LOCKED) && waits < 200) {
      if code != SQLITE_OK {
        waits += 1
        sqlite3_sleep(50)
      }
      code = sqlite3_backup_step(backup, 256)
    }
    let finished = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE, finished == SQLITE_OK else {
      throw LedgerError(
        code: code == SQLITE_DONE ? finished : code,
        message: String(cString: sqlite3_errstr(code)), file: target)
    }
  }
}
