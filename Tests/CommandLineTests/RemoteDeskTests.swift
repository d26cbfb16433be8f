import Evidence
import Foundation
import Testing

@testable import entente

/// Commands that ask a desk, on loopback.
@Suite struct RemoteDeskTests {
  private static let question = "Are Albania, Croatia and Kosovo forming a military alliance?"

  /// Calls whose output over a desk must be that over its ledger.
  private static let calls: [[String]] = [
    ["ask", question], ["ask", "--format", "json", question],
    ["ask", "--format", "markdown", question], ["ask", "--format", "html", question],
    ["ask", "--as-of", "2025-03-20", question],
    ["events", "--format", "jsonl"], ["events", "--format", "csv", "--actor", "Albania"],
    ["events", "--type", "SUPPORT", "--min-score", "0.5"],
    ["statements", "--format", "jsonl", "--stance", "oppose"],
    ["statements", "--state", "SRB", "--role", "minister", "--by", "speaker"],
    ["agreements"], ["agreements", "--no-background", "--format", "csv", "--since", "2025-03"],
    ["agreements", "--limit", "1"], ["actors"], ["actors", "--kind", "state", "--limit", "3"],
    ["stories", "--format", "jsonl"], ["stories", "--min-origins", "2", "--since", "2025-03-01"],
  ]

  @Test func answersAreThoseOfTheLedger() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let ledger = folder.appendingPathComponent("desk.db").path
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let dossier = root.appendingPathComponent("Examples/tirana").path
    #expect(try Program.run(["ingest", "--ledger", ledger, dossier]).status == 0)
    let users = folder.appendingPathComponent("users").path
    let token = try Program.run(["desk", "--users", users, "--add-token", "reader"]).output
    let file = folder.appendingPathComponent("token").path
    try token.write(toFile: file, atomically: true, encoding: .utf8)

    let desk = try RunningDesk(["--ledger", ledger, "--users", users])
    defer { desk.stop() }
    for call in Self.calls {
      let own = try Program.run([call[0], "--ledger", ledger] + call.dropFirst())
      let remote = try Program.run(
        [call[0], "--desk", desk.url, "--token", file] + call.dropFirst())
      #expect(own.status == 0 && remote.status == 0, "\(call): \(own.errors)\(remote.errors)")
      #expect(own.output == remote.output, "\(call)")
    }
    let literal = try Program.run(
      ["actors", "--desk", desk.url, "--token", token.trimmed, "--limit", "1"])
    #expect(literal.status == 0, "\(literal.errors)")
    for (words, said) in [
      ([], "does not know who asks"), (["--token", "reader.0000"], "does not know who asks"),
      (["--token", "no-such-file"], "no-such-file"), (["--ledger", ledger], "two sources"),
    ] {
      let refused = try Program.run(["events", "--desk", desk.url] + words)
      #expect(refused.status != 0 && refused.errors.contains(said), "\(words): \(refused.errors)")
    }
    let unknown = try Program.run(["ask", "--desk", desk.url, "--token", file, "What?"])
    #expect(unknown.status == 1 && unknown.errors.contains("fits no shape"), "\(unknown.errors)")
  }

  @Test func whatIsNoDeskIsTold() async throws {
    let silent = RemoteDesk(url: "http://127.0.0.1:1/", token: nil)
    let error = await #expect(throws: RemoteDesk.Failure.self) {
      try await silent.get("events", [])
    }
    #expect(error?.problem == .unreachable)
    let address = RemoteDesk(url: "gopher://127.0.0.1", token: nil)
    let other = await #expect(throws: RemoteDesk.Failure.self) { try await address.get("x", []) }
    #expect(other?.problem == .unreachable)
    let run = try Program.run(["events", "--token", "a.b", "--ledger", "x"])
    #expect(run.status == 2 && run.errors.contains("--token belongs to --desk"))
  }

  @Test(arguments: [
    ("200 OK", "<html>", RemoteDesk.Failure.Problem.otherVersion),
    ("200 OK", "[]", .otherVersion),
    ("404 Not Found", "{\"error\": \"There is no such page.\"}", .otherVersion),
    ("404 Not Found", "no", .otherVersion), ("302 Found", "", .otherVersion),
    ("401 Unauthorized", "", .unauthorized), ("403 Forbidden", "{\"error\": \"no\"}", .forbidden),
    ("429 Too Many Requests", "", .busy), ("503 Service Unavailable", "", .busy),
    ("400 Bad Request", "{\"error\": \"kind: expected one of\"}", .notUnderstood),
  ])
  func everyRefusalIsNamed(
    _ status: String, _ body: String, _ problem: RemoteDesk.Failure.Problem
  ) async throws {
    let server = try OneAnswer(
      "HTTP/1.1 \(status)\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)")
    let desk = RemoteDesk(url: "http://127.0.0.1:\(server.port)", token: "a.b")
    let error = await #expect(throws: RemoteDesk.Failure.self) { try await desk.get("events", []) }
    #expect(error?.problem == problem && error?.remedy.isEmpty == false)
  }
}

/// `entente desk` as a process of its own.
private final class RunningDesk {
  let url: String
  private let process = Process()

  init(_ words: [String]) throws {
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["desk", "--port", "0"] + words
    let said = Pipe()
    process.standardError = said
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let line = String(decoding: said.fileHandleForReading.availableData, as: UTF8.self)
    url = String(try #require(line.firstMatch(of: #/http:\S+?/(?=;)/#), "\(line)").output)
  }

  func stop() {
    process.terminate()
    process.waitUntilExit()
  }
}

/// A server on loopback that says the same to the first who asks.
private final class OneAnswer: @unchecked Sendable {
  let port: Int
  private let socket: Int32

  init(_ answer: String) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let socket = socket
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, size) == 0 && listen(socket, 1) == 0 && getsockname(socket, $0, &size) == 0
      }
    }
    try #require(isBound)
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread {
      let client = accept(socket, nil, nil)
      var buffer = [UInt8](repeating: 0, count: 4096)
      _ = recv(client, &buffer, buffer.count, 0)
      let bytes = Array(answer.utf8)
      _ = send(client, bytes, bytes.count, Int32(MSG_NOSIGNAL))
      shutdown(client, Int32(SHUT_WR))
      _ = recv(client, &buffer, buffer.count, 0)
      close(client)
    }
  }

  deinit { close(socket) }
}
