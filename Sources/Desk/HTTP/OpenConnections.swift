import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Watches the connections: how many one client has, and which take too long over one request.
///
/// The server's own timeout only sees silence; a client that sends a byte now and then would hold
/// a connection for ever.
final class OpenConnections: Sendable {
  private struct Open {
    let socket: Int32
    /// What the client is counted by.
    let network: String
    /// When the client's turn began; nil while it is the desk's.
    var since: Double?
  }

  /// How many connections one client of another machine may have at once.
  static let mostOfOne = 64

  private let patience: Double
  private let clock: @Sendable () -> Double
  private let open = Mutex<[UInt: Open]>([:])

  /// Makes a watch.
  ///
  /// - Parameters:
  ///   - patience: seconds that a client may take to send a request, or to take an answer.
  ///   - clock: seconds that never go back.
  init(patience: Double, clock: @escaping @Sendable () -> Double = Entrance.uptime) {
    self.patience = patience
    self.clock = clock
  }

  /// Whether a client may have one more; this machine always may.
  func mayCome(_ client: String) -> Bool {
    guard !ClientAddress.isLocal(client) else { return true }
    let network = ClientAddress.network(client)
    return open.withLock { open in
      open.values.count { $0.network == network } < OpenConnections.mostOfOne
    }
  }

  /// Notes that a connection came.
  func come(_ connection: UInt, socket: Int32, client: String) {
    let network = ClientAddress.network(client)
    open.withLock { $0[connection] = Open(socket: socket, network: network, since: clock()) }
  }

  /// Notes that a request is whole: now the desk may take its time.
  func asked(_ connection: UInt) {
    open.withLock { $0[connection]?.since = nil }
  }

  /// Notes that an answer is ready or sent: now the client takes its time again.
  func answered(_ connection: UInt) {
    open.withLock { $0[connection]?.since = clock() }
  }

  /// Notes that a connection is over; its socket is still open then, so that no other has its number.
  func gone(_ connection: UInt) {
    open.withLock { $0[connection] = nil }
  }

  /// Ends those that are too slow.
  ///
  /// - Returns: how many there were.
  @discardableResult
  func end() -> Int {
    let now = clock()
    return open.withLock { open in
      // A connection that was ended stays until the server says that it is gone.
      let slow = open.filter { now - ($0.value.since ?? now) > patience }
      for (connection, client) in slow {
        shutdown(client.socket, Int32(SHUT_RDWR))
        open[connection]?.since = nil
      }
      return slow.count
    }
  }
}
