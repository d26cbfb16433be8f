@testable import LedgerStore
import Testing

@Suite("Addresses of servers")
struct ServerAddressTests {
  @Test(
    "is shown without its password",
    arguments: [
      ("postgres://ana:secret@host/news", "postgres://ana@host/news"),
      ("postgresql://ana:a@b@host:5433/news", "postgresql://ana@host:5433/news"),
      ("postgres://ana@host/news", "postgres://ana@host/news"),
      ("postgres://host/news", "postgres://host/news"),
    ])
  func name(address: String, shown: String) throws {
    #expect(try #require(ServerAddress(address)).name == shown)
  }

  @Test("is no path of a file", arguments: ["desk.db", "/srv/postgres://x", ":memory:", ""])
  func file(path: String) {
    #expect(ServerAddress(path) == nil)
  }

  @Test("a server that does not answer is an error that names it without its password")
  func nobody() throws {
    let server = try #require(ServerAddress("postgres://ana:secret@127.0.0.1:1/news"))
    let error = #expect(throws: LedgerError.self) { _ = try server.connect() }
    #expect(error?.problem == .cannotOpen)
    #expect(error.map { "\($0)" }?.contains("secret") == false)
  }
}
