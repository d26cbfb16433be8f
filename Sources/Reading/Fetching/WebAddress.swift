/// The five components of a URI reference and how references resolve against a base.
///
/// Source: RFC 3986, appendix B (components) and section 5.2 (resolution). Whatever text is given
/// has components, so there is no failing case; nothing is escaped or unescaped.
public struct WebAddress: Hashable, Sendable, CustomStringConvertible {
  /// Lower-case scheme without its colon, such as `https`.
  public var scheme: String?
  /// What stands after `//`: user, host and port.
  public var authority: String?
  /// The path; may be empty.
  public var path: String
  /// What stands after `?`.
  public var query: String?
  /// What stands after `#`.
  public var fragment: String?

  /// Splits a URI reference into its components.
  ///
  /// - Parameter text: the reference; white space around it is ignored.
  /// - Complexity: O(n).
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    var lower = 0
    var upper = bytes.count
    while lower < upper, bytes[lower] <= 0x20 { lower += 1 }
    while upper > lower, bytes[upper - 1] <= 0x20 { upper -= 1 }
    func slice(_ from: Int, _ to: Int) -> String {
      String(decoding: bytes[from..<to], as: UTF8.self)
    }
    func end(of stops: [UInt8], from start: Int) -> Int {
      var position = start
      while position < upper, !stops.contains(bytes[position]) { position += 1 }
      return position
    }
    if let colon = WebAddress.schemeEnd(bytes, lower, upper) {
      scheme = String(
        decoding: bytes[lower..<colon].map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 },
        as: UTF8.self)
      lower = colon + 1
    }
    if lower + 1 < upper, bytes[lower] == 0x2F, bytes[lower + 1] == 0x2F {
      let stop = end(of: Array("/?#".utf8), from: lower + 2)
      authority = slice(lower + 2, stop)
      lower = stop
    }
    let pathEnd = end(of: Array("?#".utf8), from: lower)
    path = slice(lower, pathEnd)
    lower = pathEnd
    if lower < upper, bytes[lower] == UInt8(ascii: "?") {
      let stop = end(of: [UInt8(ascii: "#")], from: lower)
      query = slice(lower + 1, stop)
      lower = stop
    }
    if lower < upper { fragment = slice(lower + 1, upper) }
  }

  /// Offset of the colon that ends a scheme, if the text begins with one.
  private static func schemeEnd(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> Int? {
    var position = lower
    while position < upper {
      switch bytes[position] {
      case 0x41...0x5A, 0x61...0x7A: break
      case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if position == lower { return nil }
      case UInt8(ascii: ":"): return position > lower ? position : nil
      default: return nil
      }
      position += 1
    }
    return nil
  }

  /// The components put together again (RFC 3986, section 5.3).
  public var description: String {
    var text = ""
    if let scheme { text += scheme + ":" }
    if let authority { text += "//" + authority }
    text += path
    if let query { text += "?" + query }
    if let fragment { text += "#" + fragment }
    return text
  }

  /// The address that a reference on a page at this address points to.
  ///
  /// - Parameter reference: a URI reference, relative or not.
  /// - Returns: the resolved address (RFC 3986, section 5.2.2).
  public func resolving(_ reference: String) -> WebAddress {
    var target = WebAddress(reference)
    if target.scheme != nil {
      target.path = WebAddress.withoutDotSegments(target.path)
      return target
    }
    target.scheme = scheme
    if target.authority != nil {
      target.path = WebAddress.withoutDotSegments(target.path)
      return target
    }
    target.authority = authority
    if target.path.isEmpty {
      target.path = path
      target.query = target.query ?? query
    } else if target.path.utf8.first == 0x2F {
      target.path = WebAddress.withoutDotSegments(target.path)
    } else {
      target.path = WebAddress.withoutDotSegments(merged(target.path))
    }
    return target
  }

  private func merged(_ relative: String) -> String {
    if authority != nil && path.isEmpty { return "/" + relative }
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return relative }
    return String(path[...slash]) + relative
  }

  /// Takes `.` and `..` out of a path (RFC 3986, section 5.2.4).
  private static func withoutDotSegments(_ path: String) -> String {
    guard path.utf8.contains(UInt8(ascii: ".")) else { return path }
    let isRooted = path.utf8.first == 0x2F
    var segments: [Substring] = []
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if part == "." {
        if isLast { segments.append("") }
      } else if part == ".." {
        if segments.count > (isRooted ? 1 : 0) { segments.removeLast() }
        if isLast { segments.append("") }
      } else {
        segments.append(part)
      }
    }
    return segments.joined(separator: "/")
  }

  /// The host in lower case, without user, port and the brackets of an IPv6 literal.
  public var host: String? {
    guard let authority else { return nil }
    let afterUser = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    if afterUser.hasPrefix("[") {
      return afterUser.dropFirst().split(separator: "]").first.map { WebAddress.lower(String($0)) }
    }
    let host = afterUser.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
    return host.isEmpty ? nil : WebAddress.lower(String(host))
  }

  /// The port that is written in the address, or else the scheme's own.
  public var port: Int? {
    guard let authority else { return nil }
    let afterUser = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let tail = afterUser.hasPrefix("[") ? afterUser.drop { $0 != "]" } : afterUser
    let parts = tail.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count == 2, let number = UInt16(parts[1]) { return Int(number) }
    if parts.count == 2, !parts[1].isEmpty { return nil }
    switch scheme {
    case "http": return 80
    case "https": return 443
    default: return nil
    }
  }

  /// ASCII letters in lower case; everything else as it is.
  static func lower(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// Resolves a reference against a base that may be missing.
  ///
  /// - Parameters:
  ///   - reference: a URI reference.
  ///   - base: the base, or nothing.
  /// - Returns: the resolved address as text; the reference itself without a base.
  public static func resolve(_ reference: String, against base: String?) -> String {
    let trimmed = WebAddress(reference)
    guard let base, !base.isEmpty else { return reference }
    if trimmed.scheme != nil && trimmed.authority != nil { return reference }
    return WebAddress(base).resolving(reference).description
  }
}
