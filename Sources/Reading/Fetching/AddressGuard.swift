#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Tells addresses of the public internet from all others.
///
/// Source: the IANA special-purpose address registries (RFC 6890 and updates): loopback, private,
/// link-local (where clouds keep their metadata), carrier-grade NAT, documentation, multicast and
/// reserved blocks are not public. An IPv6 address that carries an IPv4 address is judged by it.
enum AddressGuard {
  /// Whether a socket address is public.
  static func isPublic(_ address: UnsafePointer<sockaddr>) -> Bool {
    switch Int32(address.pointee.sa_family) {
    case AF_INET:
      return address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
        isPublic(v4: UInt32(bigEndian: pointer.pointee.sin_addr.s_addr))
      }
    case AF_INET6:
      return address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
        withUnsafeBytes(of: pointer.pointee.sin6_addr) { isPublic(v6: Array($0)) }
      }
    default: return false
    }
  }

  /// Blocks that are not public: the first address and the length of the prefix.
  private static let reserved: [(UInt32, UInt32)] = [
    (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
    (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24),
    (0xC0A8_0000, 16), (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24),
    (0xE000_0000, 4), (0xF000_0000, 4),
  ]

  /// Whether an IPv4 address in host order is public.
  static func isPublic(v4 address: UInt32) -> Bool {
    !reserved.contains { block, prefix in address >> (32 - prefix) == block >> (32 - prefix) }
  }

  /// Whether the 16 bytes of an IPv6 address are public.
  static func isPublic(v6 bytes: [UInt8]) -> Bool {
    func v4(at index: Int) -> UInt32 {
      bytes[index..<(index + 4)].reduce(0) { $0 << 8 | UInt32($1) }
    }
    if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 0xFF, bytes[11] == 0xFF {
      return isPublic(v4: v4(at: 12))
    }
    let isTranslated = bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0])
    if isTranslated { return isPublic(v4: v4(at: 12)) }
    // Only 2000::/3 is handed out; 2001::/23 and 2001:db8::/32 in it are special.
    guard bytes[0] >> 5 == 1 else { return false }
    if bytes[0] == 0x20, bytes[1] == 0x02 { return isPublic(v4: v4(at: 2)) }
    if bytes[0] == 0x20, bytes[1] == 0x01, bytes[2] < 2 { return false }
    return !bytes.starts(with: [0x20, 0x01, 0x0D, 0xB8])
  }
}
