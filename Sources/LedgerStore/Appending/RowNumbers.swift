/// Numbers for new rows, known before the rows are written.
///
/// A file has one writer at a time, which counts on from the last row; PostgreSQL has several, each
/// of which takes a thousand numbers at once from a sequence and uses them in any table.
struct RowNumbers {
  private static let block = 1000
  private let database: Database
  private var last: [LedgerTable: Int] = [:]
  private var taken = 0..<0

  init(_ database: Database) {
    self.database = database
  }

  /// The number of a table's next row.
  mutating func next(_ table: LedgerTable) throws(LedgerError) -> Int {
    switch database.dialect {
    case .sqlite:
      let number: Int
      if let known = last[table] { number = known + 1 } else { number = try lastRow(of: table) + 1 }
      last[table] = number
      return number
    case .postgres:
      if taken.isEmpty {
        let first = try database.integer("SELECT nextval('ledger_ids')")
        taken = first..<(first + RowNumbers.block)
      }
      return taken.removeFirst()
    }
  }

  private func lastRow(of table: LedgerTable) throws(LedgerError) -> Int {
    try database.integer("SELECT coalesce(max(id), 0) FROM \(table.rawValue)")
  }
}
