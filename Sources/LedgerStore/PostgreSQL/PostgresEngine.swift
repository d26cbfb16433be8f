#if POSTGRESQL
  import CPostgreSQL

  /// One connection to a PostgreSQL database.
  final class PostgresEngine: SQLEngine {
    let name: String
    let dialect = SQLDialect.postgres
    private let connection: OpaquePointer
    private var prepared: [String: String] = [:]

    /// Connects.
    ///
    /// - Parameters:
    ///   - address: as libpq reads it.
    ///   - name: what errors call it.
    /// - Throws: `LedgerError`.
    init(address: String, name: String) throws(LedgerError) {
      self.name = name
      guard let connection = PQconnectdb(address) else {
        throw LedgerError(.cannotOpen, "out of memory", file: name, remedy: "free memory")
      }
      self.connection = connection
      guard PQstatus(connection) == CONNECTION_OK else {
        throw LedgerError(
          .cannotOpen, "no connection (\(PostgresEngine.message(connection)))", file: name,
          remedy: "check the address, and that the server runs and lets you in")
      }
      guard PQserverVersion(connection) >= 150_000 else {
        throw LedgerError(
          .cannotOpen, "the server is older than PostgreSQL 15", file: name,
          remedy: "use PostgreSQL 15 or newer")
      }
      try execute("SET client_min_messages = warning")
      try execute("SET client_encoding = 'UTF8'")
    }

    deinit {
      PQfinish(connection)
    }

    func execute(_ script: String) throws(LedgerError) {
      let result = PQexec(connection, script)
      defer { PQclear(result) }
      try check(result)
    }

    func query(
      _ sql: String, _ values: [SQLValue],
      _ row: (any SQLRow) throws(LedgerError) -> Bool
    ) throws(LedgerError) {
      let result = try run(try prepare(sql), values)
      defer { PQclear(result) }
      for index in 0..<PQntuples(result) {
        guard try row(PostgresRow(result: result, row: index)) else { return }
      }
    }

    private func prepare(_ sql: String) throws(LedgerError) -> String {
      if let known = prepared[sql] { return known }
      let label = "s\(prepared.count)"
      let result = PQprepare(connection, label, PostgresEngine.numbered(sql), 0, nil)
      defer { PQclear(result) }
      try check(result)
      prepared[sql] = label
      return label
    }

    private func run(_ label: String, _ values: [SQLValue]) throws(LedgerError) -> OpaquePointer? {
      // All values lie behind each other, each ended by a zero; libpq gets pointers to their starts.
      var bytes: [CChar] = []
      var starts: [Int?] = []
      for value in values {
        guard let text = value.postgresText else {
          starts.append(nil)
          continue
        }
        guard !text.utf8.contains(0) else { throw LedgerError.zeroByte(file: name) }
        starts.append(bytes.count)
        bytes.append(contentsOf: text.utf8.map { CChar(bitPattern: $0) })
        bytes.append(0)
      }
      let result = bytes.withUnsafeBufferPointer { buffer in
        let pointers = starts.map { start in start.flatMap { buffer.baseAddress?.advanced(by: $0) }
        }
        return PQexecPrepared(
          connection, label, Int32(pointers.count), pointers, nil, nil, 0)
      }
      do throws(LedgerError) {
        try check(result)
      } catch {
        PQclear(result)
        throw error
      }
      return result
    }

    /// How many bytes of a copy go out at once.
    private static let copyBlock = 1 << 16

    func insert(_ rows: some Sequence<[SQLValue]>, into table: String, _ columns: [String])
      throws(LedgerError)
    {
      try execute("COPY \(table) (\(columns.joined(separator: ", "))) FROM STDIN")
      var bytes: [UInt8] = []
      var failure: LedgerError?
      for row in rows {
        for (index, value) in row.enumerated() {
          if index > 0 { bytes.append(0x09) }
          if !value.appendCopyText(to: &bytes) { failure = LedgerError.zeroByte(file: name) }
        }
        bytes.append(0x0A)
        if bytes.count > PostgresEngine.copyBlock {
          put(bytes)
          bytes.removeAll(keepingCapacity: true)
        }
      }
      put(bytes)
      PQputCopyEnd(connection, failure?.message)
      // One result tells how the copy ended, a null that nothing follows.
      while let result = PQgetResult(connection) {
        do throws(LedgerError) { try check(result) } catch { failure = failure ?? error }
        PQclear(result)
      }
      if let failure { throw failure }
    }

    private func put(_ bytes: [UInt8]) {
      // A failure here shows in the result of the whole copy.
      bytes.withUnsafeBytes { buffer in
        _ = PQputCopyData(
          connection, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count))
      }
    }

    private func check(_ result: OpaquePointer?) throws(LedgerError) {
      switch PQresultStatus(result) {
      case PGRES_COMMAND_OK, PGRES_TUPLES_OK, PGRES_COPY_IN: return
      default: break
      }
      let state = PQresultErrorField(result, Int32(UInt8(ascii: "C"))).map { String(cString: $0) }
      throw LedgerError(
        state: state ?? "08006", message: PostgresEngine.message(connection), file: name)
    }

    private static func message(_ connection: OpaquePointer) -> String {
      let text = PQerrorMessage(connection).map { String(cString: $0) } ?? ""
      return text.split(separator: "\n").joined(separator: "; ")
    }

    /// The statement with `$1`, `$2`, … for its question marks, none of which stand in a literal.
    private static func numbered(_ sql: String) -> String {
      var count = 0
      var bytes: [UInt8] = []
      for byte in sql.utf8 {
        guard byte == UInt8(ascii: "?") else {
          bytes.append(byte)
          continue
        }
        count += 1
        bytes.append(contentsOf: "$\(count)".utf8)
      }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A row of a result that lies in memory.
  private struct PostgresRow: SQLRow {
    let result: OpaquePointer?
    let row: Int32

    func text(_ column: Int) -> String {
      guard let start = PQgetvalue(result, row, Int32(column)) else { return "" }
      let count = Int(PQgetlength(result, row, Int32(column)))
      return start.withMemoryRebound(to: UInt8.self, capacity: count) {
        String(decoding: UnsafeBufferPointer(start: $0, count: count), as: UTF8.self)
      }
    }

    func bytes(_ column: Int) -> [UInt8] {
      // As text, bytes come as `\x` and two digits for each.
      Hexadecimal.bytes(Array(text(column).utf8.dropFirst(2)))
    }

    func integer(_ column: Int) -> Int { Int(text(column)) ?? 0 }

    func real(_ column: Int) -> Double { Double(text(column)) ?? 0 }

    func isNull(_ column: Int) -> Bool { PQgetisnull(result, row, Int32(column)) == 1 }
  }

  extension SQLValue {
    /// The value as PostgreSQL reads it; nil for null.
    fileprivate var postgresText: String? {
      switch self {
      case .null: nil
      case .integer(let number): String(number)
      case .real(let number): number.description
      case .text(let text): text
      case .bytes(let bytes): "\\x" + Hexadecimal.text(bytes)
      }
    }

    /// Appends the value as `COPY` reads it (documentation of COPY, "Text Format"); false when it
    /// holds a zero byte.
    fileprivate func appendCopyText(to bytes: inout [UInt8]) -> Bool {
      guard var text = postgresText else {
        bytes.append(contentsOf: [UInt8(ascii: "\\"), UInt8(ascii: "N")])
        return true
      }
      var isClean = true
      text.withUTF8 { utf8 in
        // What needs no escape, and that is nearly all, goes over in runs.
        var start = 0
        for (index, byte) in utf8.enumerated() {
          let escape: UInt8
          switch byte {
          case 0: escape = UInt8(ascii: "0")
          case 0x09: escape = UInt8(ascii: "t")
          case 0x0A: escape = UInt8(ascii: "n")
          case 0x0D: escape = UInt8(ascii: "r")
          case UInt8(ascii: "\\"): escape = byte
          default: continue
          }
          isClean = isClean && byte != 0
          bytes.append(contentsOf: utf8[start..<index])
          bytes.append(contentsOf: [UInt8(ascii: "\\"), escape])
          start = index + 1
        }
        bytes.append(contentsOf: utf8[start...])
      }
      return isClean
    }
  }
#endif
