/// What the ledger needs to know of an address (RFC 3986, section 3).
enum WebAddress {
  /// The host, in small letters of ASCII and without `www.`; nil when there is none.
  static func host(_ url: String) -> String? {
    guard let authority = parts(url)?.authority else { return nil }
    let afterUser = authority.lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? 0
    var host = authority[afterUser...].prefix { $0 != UInt8(ascii: ":") }.map {
      (65...90).contains($0) ? $0 + 32 : $0
    }
    if host.starts(with: Array("www.".utf8)) { host.removeFirst(4) }
    return host.isEmpty ? nil : String(decoding: host, as: UTF8.self)
  }

  /// Whether there is more behind the host than a slash.
  static func namesPage(_ url: String) -> Bool {
    guard let rest = parts(url)?.rest else { return false }
    return rest.contains { $0 != UInt8(ascii: "/") }
  }

  private static func parts(_ url: String) -> (authority: [UInt8], rest: ArraySlice<UInt8>)? {
    let bytes = Array(url.utf8)
    let mark = Array("://".utf8)
    guard bytes.count > mark.count else { return nil }
    let slash = UInt8(ascii: "/")
    guard
      let colon = bytes.indices.dropLast(mark.count - 1).first(where: {
        bytes[$0] == mark[0] && bytes[$0 + 1] == slash && bytes[$0 + 2] == slash
      })
    else { return nil }
    let start = colon + mark.count
    let ends: Set<UInt8> = [slash, UInt8(ascii: "?"), UInt8(ascii: "#")]
    let end = bytes[start...].firstIndex { ends.contains($0) } ?? bytes.count
    return (Array(bytes[start..<end]), bytes[end...])
  }
}
