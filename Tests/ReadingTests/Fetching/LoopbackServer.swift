import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A small HTTP server on 127.0.0.1 that answers from a closure and remembers what it was asked.
final class LoopbackServer: @unchecked Sendable {
  /// A request as it came.
  struct Request: Sendable {
    var target: String
    var head: String

    func field(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces) }
    }
  }

  /// An answer; `isSlow` sends its head and then nothing.
  struct Answer: Sendable {
    var status = 200
    var fields: [String] = []
    var body: [UInt8] = []
    var isSlow = false
  }

  private let lock = NSLock()
  private var seen: [Request] = []
  private let descriptor: Int32
  private let handler: @Sendable (Request) -> Answer
  /// The port that it listens on.
  let port: UInt16

  init(_ handler: @escaping @Sendable (Request) -> Answer) throws {
    signal(SIGPIPE, SIG_IGN)
    self.handler = handler
    #if canImport(Glibc)
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let descriptor = socket(AF_INET, SOCK_STREAM, 0)
    #endif
    self.descriptor = descriptor
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 16) == 0
          && getsockname(descriptor, $0, &length) == 0
      }
    }
    port = UInt16(bigEndian: address.sin_port)
    guard listening else { throw POSIXError(.EADDRNOTAVAIL) }
    Thread.detachNewThread { [weak self, descriptor] in
      while true {
        let connection = accept(descriptor, nil, nil)
        guard connection >= 0, let server = self else { return }
        Thread.detachNewThread { server.serve(connection) }
      }
    }
  }

  deinit {
    shutdown(descriptor, Int32(SHUT_RDWR))
    close(descriptor)
  }

  /// The address of a path on this server.
  func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  /// The requests so far, robots.txt left out.
  var requests: [Request] {
    lock.withLock { seen.filter { $0.target != "/robots.txt" } }
  }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]), head.count < 65536 {
      guard recv(connection, &byte, 1, 0) == 1 else { return }
      head.append(byte)
    }
    let text = String(decoding: head, as: UTF8.self)
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count == 3 else { return }
    let request = Request(target: String(words[1]), head: text)
    lock.withLock { seen.append(request) }
    let answer = handler(request)
    var reply = "HTTP/1.1 \(answer.status) X\r\nConnection: close\r\n"
    for field in answer.fields { reply += field + "\r\n" }
    if answer.isSlow {
      reply += "Content-Length: 1000\r\n\r\nbeginning"
    } else {
      reply += "Content-Length: \(answer.body.count)\r\n\r\n"
    }
    var bytes = Array(reply.utf8) + (answer.isSlow ? [] : answer.body)
    while !bytes.isEmpty {
      let sent = send(connection, bytes, bytes.count, 0)
      guard sent > 0 else { return }
      bytes.removeFirst(sent)
    }
    // Until the client hangs up.
    if answer.isSlow { _ = recv(connection, &byte, 1, 0) }
  }
}
