extension Database {
  /// Opens a ledger for writing, making or migrating it as needed.
  ///
  /// - Parameter path: the file, or `:memory:`.
  /// - Returns: the connection.
  /// - Throws: `LedgerError`.
  static func ledger(path: String) throws(LedgerError) -> Database {
    let database = try Database(file: path, access: .write)
    try database.checkIdentity(mayBeNew: true)
    try database.execute(
      """
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA foreign_keys = ON;
      PRAGMA temp_store = MEMORY;
      PRAGMA cache_size = -65536;
      """)
    try database.migrate()
    return database
  }

  /// Opens an existing ledger for reading.
  ///
  /// - Parameter path: the file.
  /// - Returns: the connection.
  /// - Throws: `LedgerError`.
  static func readOnlyLedger(path: String) throws(LedgerError) -> Database {
    let database = try Database(file: path, access: .read)
    try database.checkIdentity(mayBeNew: false)
    try database.execute("PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;")
    return database
  }

  private func checkIdentity(mayBeNew: Bool) throws(LedgerError) {
    let application = try integer("PRAGMA application_id")
    let version = try integer("PRAGMA user_version")
    let isEmpty = try integer("SELECT count(*) FROM sqlite_schema") == 0
    if application == 0 && version == 0 && isEmpty && mayBeNew { return }
    guard application == Schema.applicationID else {
      throw LedgerError(
        .cannotOpen, isEmpty ? "it is empty" : "it is a database, but no ledger", file: file,
        remedy: "name a ledger, or a new file to make one with `entente ingest`")
    }
    guard version <= Schema.version else {
      throw LedgerError(
        .tooNew, "its schema is version \(version), this program knows \(Schema.version)",
        file: file, remedy: "install a newer version of Entente")
    }
    guard mayBeNew || version == Schema.version else {
      throw LedgerError(
        .cannotOpen, "its schema is version \(version), older than \(Schema.version)", file: file,
        remedy: "run `entente ledger check` on it once: that brings it up to date")
    }
  }

  /// Runs what migrations are missing, each in a transaction of its own.
  func migrate() throws(LedgerError) {
    while try integer("PRAGMA user_version") < Schema.version {
      try transaction { () throws(LedgerError) in
        // Another process may have done this step while we waited for the lock.
        let version = try integer("PRAGMA user_version")
        guard version < Schema.version else { return }
        try execute(Schema.migrations[version])
        try execute("PRAGMA application_id = \(Schema.applicationID)")
        try execute("PRAGMA user_version = \(version + 1)")
      }
    }
  }
}
