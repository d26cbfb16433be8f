import Synchronization

/// A connection that several threads may share: one at a time uses it.
final class Connection: Sendable {
  private let database: Mutex<Database>

  /// Guards a connection.
  init(_ database: sending Database) {
    self.database = Mutex(database)
  }

  /// Uses the connection alone.
  func use<Value: Sendable>(_ body: (Database) throws(LedgerError) -> Value) throws(LedgerError)
    -> Value
  {
    try database.withLock { (database) throws(LedgerError) in try body(database) }
  }
}
