import Foundation
@testable import LedgerStore
import Testing

/// The databases that a ledger may lie in, for tests that hold of both.
enum Store: String, CaseIterable, CustomTestStringConvertible {
  case sqlite, postgres

  var testDescription: String { rawValue }

  /// An empty ledger.
  func ledger(clock: @escaping @Sendable () -> Int = { 1000 }) throws -> Ledger {
    try Ledger(path: try path(), clock: clock)
  }

  /// Where an empty ledger can be made.
  ///
  /// - Parameter file: where, if it is a file.
  /// - Returns: the file or an address of its own.
  /// - Throws: where the server does not answer.
  func path(file: String = ":memory:") throws -> String {
    guard self == .postgres else { return file }
    return try #require(TestServer.shared).emptyAddress()
  }

  /// The databases that can be had on this machine.
  static var available: [Store] {
    guard Ledger.knowsServers else {
      print("built without the trait PostgreSQL: tests of servers are skipped")
      return [.sqlite]
    }
    guard TestServer.shared != nil else {
      print("PostgreSQL 15 or newer (initdb, postgres) is not here: its tests are skipped")
      return [.sqlite]
    }
    return allCases
  }
}

/// A PostgreSQL server in a temporary folder that ends with this process.
final class TestServer: Sendable {
  static let shared = TestServer()

  private let port: Int
  private let standardInput: Pipe

  /// Starts one; nil where PostgreSQL is not installed.
  private init?() {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "entente-postgres-\(UUID().uuidString)")
    port = Int.random(in: 20_000..<40_000)
    standardInput = Pipe()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", TestServer.script, "server", folder.path, String(port)]
    process.standardInput = standardInput
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return nil }
    // One line tells that the server answers; none, that there is no server.
    guard !output.fileHandleForReading.availableData.isEmpty else { return nil }
  }

  /// The address of a schema of its own.
  func emptyAddress() throws -> String {
    let name = "t" + UUID().uuidString.lowercased().filter { $0 != "-" }
    let base = "postgres://postgres@127.0.0.1:\(port)/postgres"
    try #require(ServerAddress(base)).connect().execute("CREATE SCHEMA \(name)")
    return base + "?options=-csearch_path%3D\(name)"
  }

  /// The server lives while standard input stays open: it ends with the tests, however they end.
  private static let script = """
    folder=$1; port=$2
    bin=$(ls -d /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql@*/bin 2>/dev/null | sort -V | tail -1)
    [ -n "$bin" ] || bin=$(dirname "$(command -v initdb)") || exit 1
    mkdir -p "$folder"
    as=""
    if [ "$(id -u)" = 0 ]; then
      chown postgres "$folder" || exit 1
      as="setpriv --reuid=postgres --regid=postgres --clear-groups"
    fi
    $as "$bin/initdb" -D "$folder/data" -A trust -U postgres -E UTF8 --locale=C -N >&2 || exit 1
    $as "$bin/postgres" -D "$folder/data" -p "$port" -c listen_addresses=127.0.0.1 \\
      -c unix_socket_directories= -c fsync=off -c max_connections=50 >&2 &
    server=$!
    for i in $(seq 100); do
      "$bin/pg_isready" -h 127.0.0.1 -p "$port" >&2 && break
      kill -0 $server || exit 1
      sleep 0.1
    done
    echo ready
    exec >&-
    cat >/dev/null
    kill -INT $server; wait $server
    rm -rf "$folder"
    """
}
