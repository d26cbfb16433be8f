/// The address of a database on a server: `postgres://user:password@host:port/name?options`, as libpq
/// reads it.
struct ServerAddress {
  private let address: String

  /// The address that a ledger's path is; nil when the path is one of a file.
  init?(_ path: String) {
    guard path.hasPrefix("postgres://") || path.hasPrefix("postgresql://") else { return nil }
    address = path
  }

  /// What may be shown of it: everything but the password.
  var name: String {
    guard let at = address.lastIndex(of: "@"), let colon = address[..<at].lastIndex(of: ":"),
      !address[colon..<at].hasPrefix("://")
    else { return address }
    return String(address[..<colon] + address[at...])
  }

  /// Connects to the server.
  ///
  /// - Throws: `LedgerError`, also where this build knows no servers.
  func connect() throws(LedgerError) -> any SQLEngine {
    #if POSTGRESQL
      return try PostgresEngine(address: address, name: name)
    #else
      throw LedgerError(
        .cannotOpen, "this build keeps ledgers in files only", file: name,
        remedy: "build with the package trait PostgreSQL (`make build` does), or name a file")
    #endif
  }
}

extension Ledger {
  /// Whether this build can keep a ledger on a server (the package trait `PostgreSQL`).
  public static var knowsServers: Bool {
    #if POSTGRESQL
      true
    #else
      false
    #endif
  }
}
