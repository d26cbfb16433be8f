import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A small HTTP server on 127.0.0.1 that answers from a closure and remembers what it was asked.
public final class LoopbackServer: @unchecked Sendable {
  /// A request as it came.
  public struct Request: Sendable {
    /// The request target.
    public var target: String
    /// Start line and header fields.
    public var head: String
    /// What came behind the head.
    public var body: [UInt8] = []

    /// The value of a header field.
    public func field(_ name: String) -> String? {
      head.split(separator: "\r\n").first { $0.lowercased().hasPrefix(name.lowercased() + ":") }
        .map { $0.drop { $0 != ":" }.dropFirst().trimmingCharacters(in: .whitespaces) }
    }
  }

  /// An answer; `isSlow` sends its head and then nothing.
  public struct Answer: Sendable {
    /// The status code.
    public var status: Int
    /// Header fields, each a line.
    public var fields: [String]
    /// The body.
    public var body: [UInt8]
    /// Whether only the head is sent.
    public var isSlow: Bool

    /// Makes an answer.
    public init(
      status: Int = 200, fields: [String] = [], body: [UInt8] = [], isSlow: Bool = false
    ) {
      self.status = status
      self.fields = fields
      self.body = body
      self.isSlow = isSlow
    }
  }

  private let lock = NSLock()
  private var seen: [Request] = []
  private let descriptor: Int32
  private let handler: @Sendable (Request) -> Answer
  /// The port that it listens on.
  public let port: UInt16

  /// Begins to listen.
  public init(_ handler: @escaping @Sendable (Request) -> Answer) throws {
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
  public func url(_ path: String, host: String = "127.0.0.1") -> String {
    "http://\(host):\(port)\(path)"
  }

  /// The requests so far, robots.txt left out.
  public var requests: [Request] {
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
    var request = Request(target: String(words[1]), head: text)
    let length = min(request.field("Content-Length").flatMap { Int($0) } ?? 0, 1 << 20)
    while request.body.count < length, recv(connection, &byte, 1, 0) == 1 {
      request.body.append(byte)
    }
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

/// A value that closures of several threads share.
public final class Mutexed<Value: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var stored: Value

  /// Holds a value.
  public init(_ value: Value) { stored = value }

  /// The value.
  public var value: Value {
    get { lock.withLock { stored } }
    set { lock.withLock { stored = newValue } }
  }

  /// Changes the value in one step.
  public func change(_ body: (inout Value) -> Void) { lock.withLock { body(&stored) } }
}
