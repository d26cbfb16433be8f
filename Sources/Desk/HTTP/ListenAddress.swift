#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An address of this machine and a port, to listen on.
struct ListenAddress: Sendable {
  /// The address as it was given.
  let name: String
  let port: Int
  let isIPv6: Bool
  /// Whether it is every address of both kinds.
  var isEveryAddress: Bool { name == "::" }

  /// Reads an address.
  ///
  /// - Throws: `DeskError` when it is none.
  init(_ name: String, port: Int) throws(DeskError) {
    var bytes = in6_addr()
    isIPv6 = inet_pton(AF_INET6, name, &bytes) == 1
    guard (0...65535).contains(port), isIPv6 || inet_pton(AF_INET, name, &bytes) == 1 else {
      throw DeskError(
        message: "'\(name)', port \(port), is no address",
        remedy: "give an IPv4 or IPv6 address such as 127.0.0.1 or ::1, and a port from 0 to 65535")
    }
    self.name = name
    self.port = port
  }

  /// Whether only this machine reaches it.
  var isLocal: Bool { ClientAddress.isLocal(name) }

  /// How it stands in a URL.
  var host: String { isIPv6 ? "[\(name)]" : name }

  /// Hands over the address as the system takes it.
  func withSocketAddress<Value>(_ body: (UnsafePointer<sockaddr>) -> Value) -> Value {
    guard isIPv6 else {
      var address = sockaddr_in()
      address.sin_family = sa_family_t(AF_INET)
      address.sin_port = UInt16(port).bigEndian
      inet_pton(AF_INET, name, &address.sin_addr)
      return withUnsafePointer(to: &address) {
        $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
      }
    }
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = UInt16(port).bigEndian
    inet_pton(AF_INET6, name, &address.sin6_addr)
    return withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }
}

/// Addresses of those who ask, as text.
enum ClientAddress {
  /// The address by which a client is known: an IPv4 address that came over IPv6 by itself.
  static func plain(_ address: String) -> String {
    address.hasPrefix("::ffff:") && address.contains(".")
      ? String(address.dropFirst(7)) : address
  }

  /// Whether it is this machine, which may be a web server that speaks for many.
  static func isLocal(_ address: String) -> Bool {
    address.hasPrefix("127.") || address == "::1"
  }

  /// What limits are counted by: the address, or the network of 64 bits that an IPv6 address lies in,
  /// all of which one client may have.
  static func network(_ address: String) -> String {
    var bytes = in6_addr()
    guard address.contains(":"), inet_pton(AF_INET6, address, &bytes) == 1 else { return address }
    return withUnsafeBytes(of: bytes) { bytes in
      bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ".")
    }
  }
}
