import CMicroHTTPD
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A desk that listens.
public final class DeskServer: Sendable {
  /// The port that it listens on.
  public let port: Int

  private let daemon: Mutex<OpaquePointer?>
  private let address: String
  private let desk: Desk

  init(_ desk: Desk, port: Int, address: String) throws(DeskError) {
    var socketAddress = sockaddr_in()
    socketAddress.sin_family = sa_family_t(AF_INET)
    guard (0...65535).contains(port), inet_pton(AF_INET, address, &socketAddress.sin_addr) == 1
    else {
      throw DeskError(
        message: "'\(address)', port \(port), is no address",
        remedy: "give an IPv4 address such as 127.0.0.1 and a port from 0 to 65535")
    }
    socketAddress.sin_port = UInt16(port).bigEndian
    let context = Unmanaged.passUnretained(desk).toOpaque()
    let daemon = withUnsafePointer(to: &socketAddress) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        entente_mhd_start(
          entente_mhd_epoll, $0, UInt32(Desk.threads), answerRequest, context, forgetRequest)
      }
    }
    guard let daemon else {
      throw DeskError(
        message: "port \(port) of \(address) cannot be had (\(String(cString: strerror(errno))))",
        remedy: "choose another port, or stop what listens there")
    }
    self.desk = desk
    self.address = address
    self.port = Int(entente_mhd_port(daemon))
    self.daemon = Mutex(daemon)
  }

  /// Where to point a browser.
  public var url: String { "http://\(address):\(port)/" }

  /// Stops listening, lets running answers finish (at most `patience` seconds) and closes.
  ///
  /// - Parameter patience: seconds.
  public func stop(patience: Int = 5) {
    daemon.withLock { daemon in
      guard let running = daemon else { return }
      let socket = MHD_quiesce_daemon(running)
      for _ in 0..<(max(0, patience) * 20) where entente_mhd_connections(running) > 0 {
        usleep(50_000)
      }
      MHD_stop_daemon(running)
      if socket >= 0 { close(socket) }
      daemon = nil
    }
  }
}

extension Desk {
  /// Opens the desk.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - address: an IPv4 address of this machine; loopback by default, for the desk knows no users.
  /// - Returns: the server, which runs until it is stopped.
  /// - Throws: `DeskError` when the address cannot be had.
  public func open(port: Int = 8484, address: String = "127.0.0.1") throws(DeskError) -> DeskServer
  {
    try DeskServer(self, port: port, address: address)
  }
}

/// Answers one request; called from the server's threads.
private let answerRequest: MHD_AccessHandlerCallback = {
  @Sendable context, connection, url, method, _, _, uploadSize, state in
  guard let context, let url, let method, let uploadSize, let state else { return .NO }
  // The first call only announces the request; the body, which nothing here wants, is skipped.
  if state.pointee == nil {
    state.pointee = UnsafeMutableRawPointer(bitPattern: 1)
    return .YES
  }
  if uploadSize.pointee > 0 {
    uploadSize.pointee = 0
    return .YES
  }
  let desk = Unmanaged<Desk>.fromOpaque(context).takeUnretainedValue()
  let pairs = QueryPairs()
  MHD_get_connection_values(
    connection, .GET_ARGUMENT_KIND, collectPair, Unmanaged.passUnretained(pairs).toOpaque())
  let host = MHD_lookup_connection_value(connection, .HEADER_KIND, "Host")
  let request = Request(
    method: String(cString: method), path: String(cString: url), query: pairs.pairs,
    host: host.map { String(cString: $0) })
  return send(desk.answer(request), on: connection)
}

private let forgetRequest: MHD_RequestCompletedCallback = { @Sendable _, _, _, _ in }

private final class QueryPairs {
  var pairs: [(name: String, value: String)] = []
}

private let collectPair: MHD_KeyValueIterator = { @Sendable context, _, name, value in
  guard let context, let name else { return .NO }
  let pairs = Unmanaged<QueryPairs>.fromOpaque(context).takeUnretainedValue()
  guard pairs.pairs.count < 64 else { return .NO }
  pairs.pairs.append((String(cString: name), value.map { String(cString: $0) } ?? ""))
  return .YES
}

private func send(_ answer: Response, on connection: OpaquePointer?) -> MHD_Result {
  var body = answer.body
  let response = body.withUnsafeMutableBytes {
    MHD_create_response_from_buffer($0.count, $0.baseAddress, .RESPMEM_MUST_COPY)
  }
  guard let response else { return .NO }
  defer { MHD_destroy_response(response) }
  for (name, value) in [("Content-Type", answer.type)] + Response.security + answer.headers {
    MHD_add_response_header(response, name, value)
  }
  return MHD_queue_response(connection, UInt32(answer.status), response)
}
