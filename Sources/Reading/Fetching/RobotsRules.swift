/// The rules of one robots.txt (RFC 9309).
///
/// Where the RFC leaves room, this follows what crawlers in use accept: misspelled keys, a missing
/// colon, `index.html` standing for its folder, a group's rules behind other lines.
public struct RobotsRules: Sendable {
  /// Rules and the agents that they are for.
  public struct Group: Sendable {
    /// Product tokens in lower case; `*` for everybody.
    public var agents: [String] = []
    /// The rules, in order.
    public var rules: [Rule] = []
    /// Seconds to wait between requests, where stated (no part of the RFC).
    public var crawlDelay: Double?
  }

  /// One `allow` or `disallow` line.
  public struct Rule: Sendable {
    /// Whether it allows.
    public var isAllowance: Bool
    /// The pattern, percent-encoded; `*` and a final `$` are special.
    public var pattern: [UInt8]
  }

  /// The groups, in order.
  public private(set) var groups: [Group] = []
  /// Addresses of sitemaps.
  public private(set) var sitemaps: [String] = []

  /// Bytes beyond this are not read (RFC 9309, section 2.5 asks for at least 500 KiB).
  public static let sizeLimit = 512_000
  /// Longer lines are cut here.
  private static let lineLimit = 16_664

  /// Rules that forbid nothing.
  public init() {}

  /// Reads a robots.txt; whatever is no rule is passed over.
  ///
  /// - Parameter bytes: the file.
  /// - Complexity: O(n).
  public init(parsing bytes: [UInt8]) {
    var body = bytes.prefix(RobotsRules.sizeLimit)
    for byte in "\u{FEFF}".utf8 {
      guard body.first == byte else { break }
      body = body.dropFirst()
    }
    var isCollectingAgents = false
    for line in body.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let (key, value) = RobotsRules.pair(line.prefix(RobotsRules.lineLimit)) else {
        continue
      }
      switch key {
      case .userAgent:
        if !isCollectingAgents { groups.append(Group()) }
        isCollectingAgents = true
        groups[groups.count - 1].agents.append(RobotsRules.token(value))
      case .allow, .disallow:
        guard !groups.isEmpty else { continue }
        isCollectingAgents = false
        groups[groups.count - 1].rules.append(
          Rule(isAllowance: key == .allow, pattern: RobotsRules.escaped(value)))
      case .crawlDelay:
        guard !groups.isEmpty else { continue }
        groups[groups.count - 1].crawlDelay = Double(String(decoding: value, as: UTF8.self))
      case .sitemap: sitemaps.append(String(decoding: value, as: UTF8.self))
      }
    }
  }

  // MARK: Asking

  /// Whether an agent may fetch an address.
  ///
  /// - Parameters:
  ///   - agent: the product token, such as `Entente`.
  ///   - url: the address, percent-encoded.
  /// - Returns: the longest matching rule's word; allowed when none matches or both tie.
  /// - Complexity: O(rules × pattern × path) at worst.
  public func allows(agent: String, url: String) -> Bool {
    let path = RobotsRules.path(of: Array(url.utf8))
    let own = groups(for: agent)
    let asked = own.isEmpty ? groups.filter { $0.agents.contains("*") } : own
    var allowed = 0
    var disallowed = 0
    for rule in asked.lazy.flatMap(\.rules) {
      if rule.isAllowance {
        allowed = max(allowed, RobotsRules.allowance(of: rule.pattern, path))
      } else if RobotsRules.matches(rule.pattern[...], path) {
        disallowed = max(disallowed, rule.pattern.count)
      }
    }
    return allowed >= disallowed
  }

  /// The stated delay between requests for an agent, in seconds.
  ///
  /// - Parameter agent: the product token.
  /// - Returns: the delay, if one is stated.
  public func crawlDelay(agent: String) -> Double? {
    let own = groups(for: agent)
    return (own.isEmpty ? groups.filter { $0.agents.contains("*") } : own)
      .lazy.compactMap(\.crawlDelay).first
  }

  private func groups(for agent: String) -> [Group] {
    let name = WebAddress.lower(agent)
    return groups.filter { $0.agents.contains { $0 != "*" && !$0.isEmpty && $0 == name } }
  }

  /// The length of an allowing pattern that matches, or 0; a pattern that ends in an index page
  /// also allows the folder itself.
  private static func allowance(of pattern: [UInt8], _ path: [UInt8]) -> Int {
    if matches(pattern[...], path) { return pattern.count }
    guard let slash = pattern.lastIndex(of: UInt8(ascii: "/")),
      pattern[slash...].starts(with: "/index.htm".utf8)
    else { return 0 }
    let folder = pattern[...slash] + [UInt8(ascii: "$")]
    return matches(folder[...], path) ? folder.count : 0
  }

  /// Whether a pattern matches the beginning of a path (RFC 9309, section 2.2.3).
  static func matches(_ pattern: ArraySlice<UInt8>, _ path: [UInt8]) -> Bool {
    var pattern = pattern
    let isAnchored = pattern.last == UInt8(ascii: "$")
    if isAnchored { pattern = pattern.dropLast() }
    return glob(pattern, path, isAnchored: isAnchored)
  }

  private static func glob(_ pattern: ArraySlice<UInt8>, _ path: [UInt8], isAnchored: Bool) -> Bool
  {
    var at = pattern.startIndex
    var position = 0
    var star: Int?
    var retry = 0
    while position < path.count {
      if at < pattern.endIndex, pattern[at] == UInt8(ascii: "*") {
        star = at
        retry = position
        at += 1
      } else if at < pattern.endIndex, pattern[at] == path[position] {
        at += 1
        position += 1
      } else if at == pattern.endIndex, !isAnchored {
        return true
      } else if let star {
        at = star + 1
        retry += 1
        position = retry
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == UInt8(ascii: "*") }
  }

  /// Path and query of an address; `/` when it has none.
  static func path(of url: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    func isStop(_ byte: UInt8) -> Bool { byte == slash || byte == 0x3F || byte == 0x3B }
    let start = url.starts(with: [slash, slash]) ? 2 : 0
    var authority = start
    let early = url[start...].firstIndex(where: isStop) ?? url.count
    let mark = (start..<url.count).first { url[$0...].starts(with: "://".utf8) }
    if let mark, early >= mark { authority = mark + 3 }
    guard let lower = url[authority...].firstIndex(where: isStop) else { return [slash] }
    let hash = url[start...].firstIndex(of: UInt8(ascii: "#")) ?? url.count
    if hash < lower { return [slash] }
    return url[lower] == slash ? Array(url[lower..<hash]) : [slash] + url[lower..<hash]
  }

  // MARK: Lines

  private enum Key { case userAgent, allow, disallow, sitemap, crawlDelay }

  private static func pair(_ line: ArraySlice<UInt8>) -> (Key, ArraySlice<UInt8>)? {
    let text = trimmed(line.prefix { $0 != UInt8(ascii: "#") })
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var name: ArraySlice<UInt8>
    var value: ArraySlice<UInt8>
    if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      name = trimmed(text[..<colon])
      value = trimmed(text[(colon + 1)...])
    } else {
      // A missing colon is forgiven when exactly two words stand on the line.
      guard let space = text.firstIndex(where: isBlank) else { return nil }
      name = text[..<space]
      value = trimmed(text[space...])
      guard !value.contains(where: isBlank) else { return nil }
    }
    let word = WebAddress.lower(String(decoding: name, as: UTF8.self))
    return key(word).map { ($0, value) }
  }

  private static func key(_ word: String) -> Key? {
    func begins(_ names: String...) -> Bool { names.contains { word.hasPrefix($0) } }
    if begins("user-agent", "useragent", "user agent") { return .userAgent }
    if begins("allow") { return .allow }
    if begins("disallow", "dissallow", "dissalow", "disalow", "diasllow", "disallaw") {
      return .disallow
    }
    if begins("sitemap", "site-map") { return .sitemap }
    return begins("crawl-delay") ? .crawlDelay : nil
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var slice = text
    func isSpace(_ byte: UInt8) -> Bool {
      byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0
    }
    while let first = slice.first, isSpace(first) { slice = slice.dropFirst() }
    while let last = slice.last, isSpace(last) { slice = slice.dropLast() }
    return slice
  }

  /// The product token of a user agent line, in lower case; `*` when the line begins with it.
  private static func token(_ value: ArraySlice<UInt8>) -> String {
    if value.first == UInt8(ascii: "*") {
      let next = value.dropFirst().first
      if next == nil || next == 0x20 || next == 0x09 { return "*" }
    }
    let letters = value.prefix {
      (0x61...0x7A).contains($0 | 0x20) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
    }
    return WebAddress.lower(String(decoding: letters, as: UTF8.self))
  }

  /// The pattern with other than ASCII percent-encoded and the digits of escapes in upper case.
  private static func escaped(_ value: ArraySlice<UInt8>) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    func isDigit(_ byte: UInt8) -> Bool {
      (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }
    var output: [UInt8] = []
    var cursor = value.startIndex
    while cursor < value.endIndex {
      let byte = value[cursor]
      if byte == UInt8(ascii: "%"), cursor + 2 < value.endIndex, isDigit(value[cursor + 1]),
        isDigit(value[cursor + 2])
      {
        output.append(byte)
        for next in value[(cursor + 1)...(cursor + 2)] {
          output.append(next >= 0x61 ? next & 0xDF : next)
        }
        cursor += 3
        continue
      }
      if byte >= 0x80 {
        output.append(contentsOf: [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      } else {
        output.append(byte)
      }
      cursor += 1
    }
    return output
  }
}
