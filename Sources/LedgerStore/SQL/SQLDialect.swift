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

  /// The type of bytes.
  var bytes: String { self == .sqlite ? "BLOB" : "BYTEA" }

  /// The type of whole numbers that the database gives out one after another.
  var counted: String { self == .sqlite ? "INTEGER" : "BIGSERIAL" }

  /// The type of numbers in double precision.
  var real: String { self == .sqlite ? "REAL" : "DOUBLE PRECISION" }

  /// The type of texts, which compare by their bytes.
  var text: String { self == .sqlite ? "TEXT" : "TEXT COLLATE \"C\"" }

  /// What ends the definition of a table that is stored in the order of its key.
  var keyed: String { self == .sqlite ? " WITHOUT ROWID" : "" }

  /// That a column holds the id of a row of another table.
  ///
  /// PostgreSQL would look each one up again on the way in, a sixth of the time that bulk takes;
  /// a row and what it points to are written in one transaction, and `check` looks for strays.
  func references(_ table: String) -> String {
    self == .sqlite ? " REFERENCES \(table) (id)" : ""
  }

  /// A join whose left side SQLite shall walk first; PostgreSQL chooses by itself.
  var orderedJoin: String { self == .sqlite ? "CROSS JOIN" : "JOIN" }

  /// The table of the texts in a JSON array that is given as one value; its column is `value`.
  var elements: String {
    self == .sqlite ? "json_each(?)" : "json_array_elements_text(?::json)"
  }

  /// That a column holds a text, given as one value, somewhere.
  func contains(_ column: String) -> String {
    self == .sqlite ? "instr(\(column), ?) > 0" : "strpos(\(column), ?) > 0"
  }
}
