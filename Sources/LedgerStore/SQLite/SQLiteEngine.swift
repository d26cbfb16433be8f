import CSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One connection to one SQLite file, with its prepared statements.
final class SQLiteEngine: SQLEngine {
  /// What the connection may do.
  enum Access {
    /// Read and write; the file is made when it does not exist.
    case write
    /// Read only; the file must exist.
    case read
  }

  let name: String
  let dialect = SQLDialect.sqlite
  private let handle: OpaquePointer
  private var prepared: [String: OpaquePointer] = [:]
  private var order: [String] = []

  /// How long a statement waits for another process, in milliseconds.
  static let patience: Int32 = 10_000
  private static let preparedLimit = 256

  init(file: String, access: Access) throws(LedgerError) {
    name = file
    if access == .read && SQLiteEngine.isMissing(file) {
      throw LedgerError(
        .cannotOpen, "there is no such ledger yet", file: file,
        remedy: "check the name, or make it with `entente ingest --ledger FILE PAGES`")
    }
    do throws(LedgerError) {
      handle = try SQLiteEngine.open(file, access: access)
    } catch  where access == .read && error.problem == .cannotOpen && !SQLiteEngine.hasLog(file) {
      // In a folder that cannot be written a WAL file opens only as an unchanging one; with a log
      // beside it that would show an older state, so then the error stands.
      let uri = "file:" + SQLiteEngine.escapedForURI(file) + "?immutable=1"
      handle = try SQLiteEngine.open(
        uri, flags: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, file: file)
    }
    sqlite3_extended_result_codes(handle, 1)
    sqlite3_busy_timeout(handle, SQLiteEngine.patience)
  }

  deinit {
    for statement in prepared.values { sqlite3_finalize(statement) }
    sqlite3_close_v2(handle)
  }

  func execute(_ script: String) throws(LedgerError) {
    guard sqlite3_exec(handle, script, nil, nil, nil) == SQLITE_OK else { throw failure() }
  }

  func query(
    _ sql: String, _ values: [SQLValue],
    _ row: (any SQLRow) throws(LedgerError) -> Bool
  ) throws(LedgerError) {
    let statement = try prepare(sql)
    try bind(values, to: statement)
    defer { sqlite3_reset(statement) }
    while try step(statement) {
      guard try row(SQLiteRow(statement)) else { return }
    }
  }

  func insert(_ rows: some Sequence<[SQLValue]>, into table: String, _ columns: [String])
    throws(LedgerError)
  {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let statement = try prepare(
      "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    for row in rows {
      try bind(row, to: statement)
      defer { sqlite3_reset(statement) }
      while try step(statement) {}
    }
  }

  private func prepare(_ sql: String) throws(LedgerError) -> OpaquePointer {
    if let known = prepared[sql] { return known }
    var made: OpaquePointer?
    let code = sqlite3_prepare_v3(
      handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made else { throw failure() }
    if order.count >= SQLiteEngine.preparedLimit {
      sqlite3_finalize(prepared.removeValue(forKey: order.removeFirst()))
    }
    order.append(sql)
    prepared[sql] = made
    return made
  }

  private func step(_ statement: OpaquePointer) throws(LedgerError) -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw failure()
    }
  }

  private func bind(_ values: [SQLValue], to statement: OpaquePointer) throws(LedgerError) {
    for (index, value) in values.enumerated() {
      let place = Int32(index + 1)
      let code =
        switch value {
        case .null: sqlite3_bind_null(statement, place)
        case .integer(let number): sqlite3_bind_int64(statement, place, Int64(number))
        case .real(let number): sqlite3_bind_double(statement, place, number)
        case .text(let text): SQLiteEngine.bind(text, to: statement, at: place)
        case .bytes(let bytes): SQLiteEngine.bind(bytes, to: statement, at: place)
        }
      guard code == SQLITE_OK else { throw failure() }
    }
  }

  private static func bind(_ bytes: [UInt8], to statement: OpaquePointer, at place: Int32)
    -> Int32
  {
    bytes.withUnsafeBytes { buffer in
      guard let start = buffer.baseAddress else {
        return sqlite3_bind_zeroblob(statement, place, 0)
      }
      return sqlite3_bind_blob64(
        statement, place, start, UInt64(buffer.count),
        unsafeBitCast(-1, to: sqlite3_destructor_type.self))
    }
  }

  private static func bind(_ text: String, to statement: OpaquePointer, at place: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      // SQLITE_TRANSIENT, the macro (void(*)(void*))-1: SQLite makes its own copy.
      let copy = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      return bytes.withMemoryRebound(to: CChar.self) { characters in
        guard let start = characters.baseAddress else {
          return sqlite3_bind_text(statement, place, "", 0, copy)
        }
        return sqlite3_bind_text64(
          statement, place, start, UInt64(characters.count), copy, UInt8(SQLITE_UTF8))
      }
    }
  }

  private func failure() -> LedgerError {
    LedgerError(
      code: sqlite3_extended_errcode(handle), message: String(cString: sqlite3_errmsg(handle)),
      file: name)
  }
}

extension SQLiteEngine {
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

  /// Whether nothing is there; a folder that may not be looked into tells nothing.
  private static func isMissing(_ path: String) -> Bool {
    var facts = stat()
    return path != ":memory:" && stat(path, &facts) != 0 && errno == ENOENT
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

  /// Copies the whole database into another file, which appears only when it is whole.
  func backUp(to target: String) throws(LedgerError) {
    let partial = target + ".partial"
    unlink(partial)
    do throws(LedgerError) {
      try copy(to: partial)
    } catch {
      unlink(partial)
      throw error
    }
    for ending in ["-wal", "-shm"] { unlink(target + ending) }
    guard rename(partial, target) == 0 else {
      throw LedgerError(
        .cannotOpen, "it cannot be made (\(String(cString: strerror(errno))))", file: target,
        remedy: "check that the folder can be written")
    }
  }

  /// Copies the whole database while others may go on writing.
  ///
  /// Source: sqlite.org/backup.html; 256 pages a step, so that writers are held up briefly.
  private func copy(to target: String) throws(LedgerError) {
    let copy = try SQLiteEngine(file: target, access: .write)
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

/// The row that a statement of SQLite stands on.
private struct SQLiteRow: SQLRow {
  private let handle: OpaquePointer

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  func text(_ column: Int) -> String {
    guard let start = sqlite3_column_text(handle, Int32(column)) else { return "" }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  func bytes(_ column: Int) -> [UInt8] {
    guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
    let count = Int(sqlite3_column_bytes(handle, Int32(column)))
    return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
  }

  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, Int32(column))) }

  func real(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

  func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
  }
}
