import Foundation
import Testing

@testable import Desk

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct AccessLogTests {
  private func entry(
    path: String = "/events", agent: String? = nil, method: String = "GET", user: String? = nil
  ) -> AccessLog.Entry {
    AccessLog.Entry(
      client: "192.0.2.1", user: user, method: method, path: path, version: "HTTP/1.1", status: 200,
      bytes: 12, agent: agent)
  }

  @Test func aLineIsInTheCombinedFormat() {
    #expect(
      AccessLog.line(entry(agent: "curl/8.0", user: "ana"), at: 1_764_460_921)
        == "192.0.2.1 - ana [30/Nov/2025:00:02:01 +0000] \"GET /events HTTP/1.1\" 200 12 \"-\" \"curl/8.0\"\n"
    )
    #expect(AccessLog.line(entry(method: "HEAD"), at: 0).contains("HTTP/1.1\" 200 - \"-\" \"-\""))
  }

  @Test(arguments: [
    "a\n192.0.2.9 - - [x] \"GET / HTTP/1.1\" 200 1", "a\r\nb", "a\" 200 \"", "a\\\"b",
    "č\u{7F}\u{0}",
    String(repeating: "a", count: 10_000),
  ])
  func noClientForgesALine(_ text: String) {
    let line = AccessLog.line(entry(path: "/" + text, agent: text), at: 0)
    #expect(line.utf8.count < 6000 && line.hasSuffix("\"\n"))
    #expect(line.dropLast().utf8.allSatisfy { (32..<127).contains($0) })
    #expect(line.utf8.count { $0 == UInt8(ascii: "\"") } == 6)
  }

  @Test func answersAreNotedWithoutTheirQueryAndTheFileCanBeTurned() async throws {
    try await withDesk { desk in
      let path = desk.ledgerPath + ".log"
      let log = try AccessLog(path: path)
      let server = try desk.open(port: 0, log: log)
      defer { server.stop(patience: 0) }
      func ask(_ place: String) async throws {
        let url = try #require(URL(string: server.url + place))
        _ = try await URLSession(configuration: .ephemeral).data(from: url)
      }
      func text(_ path: String) throws -> String {
        try String(contentsOfFile: path, encoding: .utf8)
      }
      try await ask("search?q=hidden-words")
      #expect(try text(path).contains("\"GET /search HTTP/1.1\" 200 "))
      #expect(try !text(path).contains("hidden"))
      try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
      try await ask("about")
      try log.reopen()
      try await ask("events.json")
      #expect(try text(path + ".1").contains("/about"))
      #expect(try text(path).hasPrefix("127.0.0.1 - - [") && text(path).contains("/events.json"))
      #expect(try !text(path).contains("/about"))
    }
  }

  @Test func aFolderThatIsNotThereIsTold() {
    #expect(throws: DeskError.self) { try AccessLog(path: "/no/such/folder/access.log") }
  }
}
