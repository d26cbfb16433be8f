import Synchronization
import Testing

@testable import Desk

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the server does with bytes that no browser sends.
@Suite struct WireTests {
  /// A request as it goes over the wire, and the statuses that are right; 0 for a closed connection.
  struct Probe: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: String
    let statuses: Set<Int>

    static let all = [
      Probe("plain", "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", [200]),
      Probe("no host", "GET / HTTP/1.1\r\n\r\n", [400]),
      Probe("space before colon", "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", [400]),
      Probe(
        "two lengths",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nContent-Length: 5\r\n\r\nabcde",
        [0, 400]),
      Probe(
        "length and chunks",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n"
          + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        [0, 400]),
      Probe(
        "length with a sign",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nContent-Length: +4\r\n\r\nabcd", [0, 400]),
      Probe(
        "length in hexadecimal",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0x4\r\n\r\nabcd", [0, 400]),
      Probe(
        "chunks by another name",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n"
          + "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n", [0, 400, 501]),
      Probe(
        "chunks twice",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n"
          + "Transfer-Encoding: identity\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
        [0, 400]),
      Probe("two hosts", "GET / HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n\r\n", [400]),
      Probe(
        "long body",
        "POST /undo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9999999\r\n\r\n", [413]),
      Probe(
        "long address",
        "GET /search?q=\(String(repeating: "a", count: 70_000)) HTTP/1.1\r\nHost: localhost\r\n\r\n",
        [0, 413, 414, 431]),
      Probe("traversal", "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n", [404]),
      Probe(
        "header in an address", "GET /a%0d%0aSet-Cookie:x HTTP/1.1\r\nHost: localhost\r\n\r\n",
        [404]),
      Probe("no HTTP", "\u{16}\u{3}\u{1}\r\n\r\n", [0, 400]),
    ]

    init(_ name: String, _ bytes: String, _ statuses: Set<Int>) {
      testDescription = name
      self.bytes = bytes
      self.statuses = statuses
    }
  }

  /// The first line of an answer, with its status.
  private static var statusLine: Regex<(Substring, Substring)> {
    #/HTTP/1\.1 ([0-9]{3}) /#
  }

  @Test(arguments: Probe.all)
  func probesAreRefused(_ probe: Probe) async throws {
    try await withDesk { desk in
      let server = try desk.open(port: 0)
      defer { server.stop(patience: 0) }
      let answer = try Wire(port: server.port).exchange(probe.bytes)
      let statuses = answer.matches(of: Self.statusLine).compactMap { Int($0.output.1) }
      // What is hidden behind a body must not be answered as a request of its own.
      #expect(probe.statuses.isSuperset(of: statuses.isEmpty ? [0] : statuses), "\(answer)")
      #expect(!answer.contains("root:") && !answer.contains("\r\nSet-Cookie:x"))
    }
  }

  @Test func onlyTheClientsOwnTimeCounts() {
    let time = Mutex(0.0)
    let slow = OpenConnections(patience: 10) { time.withLock { $0 } }
    slow.come(1, socket: -1, client: "192.0.2.1")
    slow.come(2, socket: -1, client: "192.0.2.1")
    slow.asked(1)
    time.withLock { $0 = 11 }
    #expect(slow.end() == 1, "the second has asked for nothing yet")
    slow.answered(1)
    time.withLock { $0 = 20 }
    #expect(slow.end() == 0)
    time.withLock { $0 = 22 }
    #expect(slow.end() == 1, "the first does not take its answer")
    slow.come(3, socket: -1, client: "192.0.2.1")
    slow.gone(3)
    time.withLock { $0 = 99 }
    #expect(slow.end() == 0)
  }

  @Test func oneClientHasNoMoreThanItsShare() {
    let open = OpenConnections(patience: 10)
    for number in 0..<UInt(OpenConnections.mostOfOne) {
      #expect(open.mayCome("2001:db8::\(number)"))
      open.come(number, socket: -1, client: "2001:db8::\(number)")
    }
    #expect(!open.mayCome("2001:db8::ffff"), "the network of 64 bits counts")
    #expect(open.mayCome("2001:db8:0:1::1") && open.mayCome("192.0.2.1") && open.mayCome("::1"))
    open.gone(0)
    #expect(open.mayCome("2001:db8::ffff"))
  }

  @Test func addressesAreUnderstood() throws {
    #expect(ClientAddress.plain("::ffff:192.0.2.1") == "192.0.2.1")
    #expect(ClientAddress.plain("2001:db8::1") == "2001:db8::1")
    #expect(try ListenAddress("::1", port: 1).isLocal)
    #expect(try !ListenAddress("::", port: 1).isLocal)
    for (name, port) in [("localhost", 1), ("127.0.0.1", 65_536), ("::g", 1), ("", 1)] {
      #expect(throws: DeskError.self) { try ListenAddress(name, port: port) }
    }
  }

  @Test func slowClientsAreCutOff() async throws {
    try await withDesk { desk in
      let server = try DeskServer(
        desk, at: try ListenAddress("127.0.0.1", port: 0), patience: 1)
      defer { server.stop(patience: 0) }
      let wire = try Wire(port: server.port)
      let start = Entrance.uptime()
      var isOpen = true
      while isOpen, Entrance.uptime() - start < 10 {
        isOpen = wire.send("G")
        usleep(200_000)
      }
      #expect(!isOpen)
    }
  }
}

/// A connection to the server as bytes.
private final class Wire {
  private let socket: Int32

  init(port: Int) throws {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = UInt16(port).bigEndian
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr)
    var patience = timeval(tv_sec: 5, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    try #require(isConnected)
  }

  deinit { close(socket) }

  /// Sends bytes; false once the other side has hung up.
  func send(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return Glibc.send(socket, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// Sends bytes and reads until the other side is done or silent.
  func exchange(_ text: String) -> String {
    _ = send(text)
    shutdown(socket, Int32(SHUT_WR))
    var answer: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 16_384)
    while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 {
      answer += buffer.prefix(count)
    }
    return String(decoding: answer, as: UTF8.self)
  }
}
