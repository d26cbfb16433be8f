/// The address that a page's relative links lead from.
///
/// Source: RFC 3986, section 5.2, without the merging of queries and fragments that no link to
/// another page needs.
struct PageAddress {
  private let scheme: String
  private let host: String
  private let folder: String

  /// Parses an absolute address; nil when it has no scheme and host.
  init?(_ text: String?) {
    guard let text, let mark = text.firstRange(of: "://") else { return nil }
    let rest = text[mark.upperBound...]
    let path = rest.firstIndex { $0 == "/" || $0 == "?" || $0 == "#" } ?? rest.endIndex
    scheme = String(text[..<mark.lowerBound])
    host = String(rest[..<path])
    let plain = rest[path...].prefix { $0 != "?" && $0 != "#" }
    folder = plain.lastIndex(of: "/").map { String(plain[...$0]) } ?? "/"
    guard !host.isEmpty else { return nil }
  }

  /// The last label of the host, such as `uk`.
  var topLevelDomain: String {
    let name = host.split(separator: ":", maxSplits: 1).first ?? ""
    return name.split(separator: ".").last.map {
      String(decoding: $0.utf8.map(\.lowered), as: UTF8.self)
    }
      ?? ""
  }

  /// The outlet's country as an ISO 3166 alpha-2 code, and whether the outlet is known (`outlet`) or
  /// only the country whose domain the host is in (`domain`).
  var country: (code: String, foundIn: String)? {
    if let known = OutletCountries.country(of: host) { return (known, "outlet") }
    return domainCountry.map { ($0, "domain") }
  }

  /// The country whose domain the host is in; nil for generic domains and for those of countries that
  /// everybody registers in.
  ///
  /// Source: IANA, Root Zone Database.
  private var domainCountry: String? {
    let name = topLevelDomain
    guard name.utf8.count == 2, name.utf8.allSatisfy({ $0.isLetter }),
      ![
        "ai", "cc", "co", "eu", "fm", "gg", "io", "la", "ly", "me", "sh", "st", "su", "to", "tv",
        "vc", "ws",
      ]
      .contains(name)
    else { return nil }
    return name == "uk" ? "GB" : name.uppercased()
  }

  /// The label before the public suffix, such as `spiegel` of `www.spiegel.de`: the longest of the
  /// host's labels but the last.
  var siteLabel: String {
    let labels = host.split(separator: ".").dropLast().filter { $0 != "www" }
    return labels.max { $0.utf8.count < $1.utf8.count }.map(String.init) ?? ""
  }

  /// Resolves a link's address; nil for links inside the page and for scripts.
  static func resolve(_ link: String, from base: PageAddress?) -> String? {
    if link.isEmpty || link.hasPrefix("#") || link.hasPrefix("javascript:") { return nil }
    if link.contains("://") || link.hasPrefix("mailto:") || link.hasPrefix("tel:") { return link }
    guard let base else { return link }
    if link.hasPrefix("//") { return base.scheme + ":" + link }
    if link.hasPrefix("/") { return base.scheme + "://" + base.host + link }
    var folder = Substring(base.folder)
    var rest = Substring(link)
    while true {
      if rest.hasPrefix("./") {
        rest = rest.dropFirst(2)
      } else if rest.hasPrefix("../") {
        rest = rest.dropFirst(3)
        if let slash = folder.dropLast().lastIndex(of: "/") { folder = folder[...slash] }
      } else {
        break
      }
    }
    return base.scheme + "://" + base.host + folder + rest
  }
}
