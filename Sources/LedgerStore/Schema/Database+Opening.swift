import Evidence

extension Database {
  /// Opens a ledger for writing, making or migrating it as needed.
  ///
  /// - Parameter path: a file, `:memory:`, or an address such as `postgres://host/name`.
  /// - Returns: the connection.
  /// - Throws: `LedgerError`.
  static func ledger(path: String) throws(LedgerError) -> Database {
    if let server = ServerAddress(path) {
      let database = Database(try server.connect())
      try database.prepareServer()
      return database
    }
    let database = Database(try SQLiteEngine(file: path, access: .write))
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
  /// - Parameter path: as for writing.
  /// - Returns: the connection.
  /// - Throws: `LedgerError`.
  static func readOnlyLedger(path: String) throws(LedgerError) -> Database {
    if let server = ServerAddress(path) {
      let database = Database(try server.connect())
      try database.checkServer()
      // How common a word is decides how it is searched for: plans must see the values. A writer
      // would plan every check of a reference anew.
      try database.execute("SET plan_cache_mode = force_custom_plan")
      return database
    }
    let database = Database(try SQLiteEngine(file: path, access: .read))
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
    try check(version: version, mayBeOlder: mayBeNew)
  }

  private func check(version: Int, mayBeOlder: Bool) throws(LedgerError) {
    guard version <= Schema.version else {
      throw LedgerError(
        .tooNew, "its schema is version \(version), this program knows \(Schema.version)",
        file: file, remedy: "install a newer version of Entente")
    }
    guard mayBeOlder || version == Schema.version else {
      throw LedgerError(
        .cannotOpen, "its schema is version \(version), older than \(Schema.version)", file: file,
        remedy: "run `entente ledger check` on it once: that brings it up to date")
    }
  }

  /// Makes a new file a ledger, or brings an older one up to date; whole or not at all.
  func migrate() throws(LedgerError) {
    guard try integer("PRAGMA user_version") < Schema.version else { return }
    try transaction { () throws(LedgerError) in
      // Another process may have done this while we waited for the lock.
      switch try integer("PRAGMA user_version") {
      case 0: try execute(Schema(dialect).whole)
      case 1:
        try migrateFromVersion1()
        try migrateFromVersion2()
        try migrateFromVersion3()
      case 2:
        try migrateFromVersion2()
        try migrateFromVersion3()
      case 3: try migrateFromVersion3()
      default: return
      }
      try execute("PRAGMA application_id = \(Schema.applicationID)")
      try execute("PRAGMA user_version = \(Schema.version)")
    }
  }

  /// Makes the tables on a server that has none yet, or brings older ones up to date.
  private func prepareServer() throws(LedgerError) {
    try transaction { () throws(LedgerError) in
      // Several workers may come first at the same time.
      try statement("SELECT pg_advisory_xact_lock(?)").run([.integer(Schema.applicationID)])
      if let version = try serverVersion() {
        guard version == 2 || version == 3 else { return }
        if version == 2 { try migrateFromVersion2() }
        try migrateFromVersion3()
        return try execute("UPDATE ledger_schema SET version = \(Schema.version)")
      }
      try execute(Schema(dialect).whole)
      try execute(
        """
        CREATE TABLE ledger_schema (version BIGINT NOT NULL);
        INSERT INTO ledger_schema VALUES (\(Schema.version));
        """)
    }
    try checkServer()
  }

  private func serverVersion() throws(LedgerError) -> Int? {
    guard
      try integer("SELECT CASE WHEN to_regclass('ledger_schema') IS NULL THEN 0 ELSE 1 END") == 1
    else { return nil }
    return try integer("SELECT version FROM ledger_schema")
  }

  private func checkServer() throws(LedgerError) {
    guard let version = try serverVersion() else {
      throw LedgerError(
        .cannotOpen, "the database holds no ledger", file: file,
        remedy: "make one with `entente ingest --ledger \(file)`")
    }
    try check(version: version, mayBeOlder: false)
  }

  /// Lets no other writer touch articles of these names or addresses until the transaction ends.
  ///
  /// A file has one writer at a time anyway.
  func lock(_ names: [String]) throws(LedgerError) {
    guard dialect == .postgres, !names.isEmpty else { return }
    let buckets = Set(names.map(Database.bucket)).sorted().map(String.init)
    try statement(
      "SELECT pg_advisory_xact_lock(\(Schema.applicationID), k) FROM unnest(?::integer[]) AS k"
    ).run([.text("{" + buckets.joined(separator: ",") + "}")])
  }

  /// The name's hash folded to 1,024 locks, in the order of which all writers take them.
  private static func bucket(_ name: String) -> Int {
    let hash = FNV1a(name).value
    return Int((hash ^ (hash >> 32)) & 1023)
  }
}
