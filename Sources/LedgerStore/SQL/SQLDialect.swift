/// How the SQL of the two databases differs where the ledger uses it.
enum SQLDialect: Sendable, Hashable {
  case sqlite, postgres

  /// Begins a transaction that writes.
  var begin: String { self == .sqlite ? "BEGIN IMMEDIATE" : "BEGIN" }

  /// Begins a transaction that sees one state and writes nothing.
  var beginReading: String {
    self == .sqlite ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
  }

  /// The type of whole numbers of 64 bits.
  var integer: String { self == .sqlite ? "INTEGER" : "BIGINT" }

  /// The type of numbers in double precision.
  var real: String { self == .sqlite ? "REAL" : "DOUBLE PRECISION" }

  /// The type of texts, which compare by their bytes.
  var text: String { self == .sqlite ? "TEXT" : "TEXT COLLATE \"C\"" }

  /// What ends the definition of a table that is stored in the order of its key.
  var keyed: String { self == .sqlite ? " WITHOUT ROWID" : "" }

  /// A join whose left side SQLite shall walk first; PostgreSQL chooses by itself.
  var orderedJoin: String { self == .sqlite ? "CROSS JOIN" : "JOIN" }

  /// That a column holds a text, given as one value, somewhere.
  func contains(_ column: String) -> String {
    self == .sqlite ? "instr(\(column), ?) > 0" : "strpos(\(column), ?) > 0"
  }
}
