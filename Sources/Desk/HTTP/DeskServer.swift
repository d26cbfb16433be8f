import CMicroHTTPD
import Dispatch
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A desk that listens.
public final class DeskServer: Sendable {
  /// The port that it listens on.
  public var port: Int {
    Int(OpaquePointer(bitPattern: daemon.withLock { $0 }).map { entente_mhd_port($0) } ?? 0)
  }

  /// The address of the running server's C value; 0 when it runs no more.
  private let daemon = Mutex<UInt>(0)
  private let address: String
  let desk: Desk
  let slow: SlowClients

  /// Seconds that a client may take over one request.
  static let patience = 30.0

  init(_ desk: Desk, port: Int, address: String, patience: Double) throws(DeskError) {
    self.desk = desk
    self.address = address
    slow = SlowClients(patience: patience)
    var socketAddress = sockaddr_in()
    socketAddress.sin_family = sa_family_t(AF_INET)
    guard (0...65535).contains(port), inet_pton(AF_INET, address, &socketAddress.sin_addr) == 1
    else {
      throw DeskError(
        message: "'\(address)', port \(port), is no address",
        remedy: "give an IPv4 address such as 127.0.0.1 and a port from 0 to 65535")
    }
    guard desk.entrance.knowsUsers || address.hasPrefix("127.") else {
      throw DeskError(
        message: "the desk knows no users, and \(address) can be reached from other machines",
        remedy: "give --users FILE, or listen on 127.0.0.1")
    }
    socketAddress.sin_port = UInt16(port).bigEndian
    let context = Unmanaged.passUnretained(self).toOpaque()
    let started = withUnsafePointer(to: &socketAddress) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        entente_mhd_start(
          entente_mhd_epoll, $0, UInt32(Desk.threads), Wire.answer, context, Wire.forget,
          Wire.connected)
      }
    }
    guard let started else {
      throw DeskError(
        message: "port \(port) of \(address) cannot be had (\(String(cString: strerror(errno))))",
        remedy: "choose another port, or stop what listens there")
    }
    daemon.withLock { $0 = UInt(bitPattern: started) }
    watchSlowClients()
  }

  /// Where to point a browser.
  public var url: String { "http://\(address):\(port)/" }

  /// Looks for slow clients twice a second until the server is stopped.
  private func watchSlowClients() {
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { [weak self] in
      guard let self, self.daemon.withLock({ $0 != 0 }) else { return }
      self.slow.end()
      self.watchSlowClients()
    }
  }

  /// Stops listening, lets running answers finish (at most `patience` seconds) and closes.
  ///
  /// - Parameter patience: seconds.
  public func stop(patience: Int = 5) {
    daemon.withLock { daemon in
      guard let running = OpaquePointer(bitPattern: daemon) else { return }
      let socket = MHD_quiesce_daemon(running)
      for _ in 0..<(max(0, patience) * 20) where entente_mhd_connections(running) > 0 {
        usleep(50_000)
      }
      MHD_stop_daemon(running)
      if socket >= 0 { close(socket) }
      daemon = 0
    }
  }
}

extension Desk {
  /// Opens the desk.
  ///
  /// - Parameters:
  ///   - port: the port; 0 for any that is free.
  ///   - address: an IPv4 address of this machine; loopback by default, another only with users.
  /// - Returns: the server, which runs until it is stopped and must be kept until then.
  /// - Throws: `DeskError` when the address cannot be had, or others could reach a desk without
  ///   users there.
  public func open(port: Int = 8484, address: String = "127.0.0.1") throws(DeskError) -> DeskServer
  {
    try DeskServer(self, port: port, address: address, patience: DeskServer.patience)
  }
}
