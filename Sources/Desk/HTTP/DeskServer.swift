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
  private let address: ListenAddress
  let desk: Desk
  let connections: OpenConnections
  let log: AccessLog?
  /// Whether it speaks TLS itself.
  let isSecure: Bool

  /// Seconds that a client may take over one request.
  static let patience = 30.0

  init(
    _ desk: Desk, at address: ListenAddress, patience: Double, log: AccessLog? = nil,
    certificate: Certificate? = nil
  ) throws(DeskError) {
    self.desk = desk
    self.address = address
    self.log = log
    isSecure = certificate != nil
    connections = OpenConnections(patience: patience)
    guard desk.entrance.knowsUsers || address.isLocal else {
      throw DeskError(
        message: "the desk knows no users, and \(address.name) can be reached from other machines",
        remedy: "give --users FILE, or listen on 127.0.0.1")
    }
    guard let started = start(certificate) else {
      throw DeskError(
        message:
          "port \(address.port) of \(address.name) cannot be had (\(String(cString: strerror(errno))))",
        remedy: certificate == nil
          ? "choose another port, or stop what listens there"
          : "choose another port, stop what listens there, or look whether certificate and key belong together"
      )
    }
    daemon.withLock { $0 = UInt(bitPattern: started) }
    watchSlowClients()
  }

  private func start(_ certificate: Certificate?) -> OpaquePointer? {
    var settings = entente_mhd_settings()
    settings.is_ipv6 = address.isIPv6
    settings.takes_both = address.isEveryAddress
    settings.threads = UInt32(Desk.threads)
    settings.admit = Wire.admit
    settings.handler = Wire.answer
    settings.completed = Wire.forget
    settings.connected = Wire.connected
    settings.context = Unmanaged.passUnretained(self).toOpaque()
    return address.withSocketAddress { place in
      settings.address = place
      guard let certificate else { return entente_mhd_start(&settings) }
      return certificate.chain.withCString { chain in
        certificate.key.withCString { key in
          settings.certificate = chain
          settings.key = key
          return entente_mhd_start(&settings)
        }
      }
    }
  }

  /// Where to point a browser.
  public var url: String { "\(isSecure ? "https" : "http")://\(address.host):\(port)/" }

  /// Looks for slow clients twice a second until the server is stopped.
  private func watchSlowClients() {
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.5) { [weak self] in
      guard let self, self.daemon.withLock({ $0 != 0 }) else { return }
      self.connections.end()
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
  ///   - address: an address of this machine; loopback by default, another only with users.
  ///   - log: where each answer is noted.
  ///   - certificate: what to speak TLS with; nil for plain HTTP.
  /// - Returns: the server, which runs until it is stopped and must be kept until then.
  /// - Throws: `DeskError` when the address cannot be had, or others could reach a desk without
  ///   users there.
  public func open(
    port: Int = 8484, address: String = "127.0.0.1", log: AccessLog? = nil,
    certificate: Certificate? = nil
  ) throws(DeskError) -> DeskServer {
    let server = try DeskServer(
      self, at: try ListenAddress(address, port: port), patience: DeskServer.patience, log: log,
      certificate: certificate)
    prepare()
    return server
  }
}
