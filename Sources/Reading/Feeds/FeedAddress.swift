/// Addresses found in a feed.
enum FeedAddress {
  /// Resolves an address and refuses one whose scheme could run something.
  ///
  /// - Parameters:
  ///   - address: as written.
  ///   - base: what it is relative to, if known.
  /// - Returns: the resolved address; empty when its scheme is not allowed.
  static func resolve(_ address: String, base: String?) -> String {
    let trimmed = String(
      decoding: XMLText.trimmed(Array(address.utf8)[...]).filter { $0 > 0x1F }, as: UTF8.self)
    if let scheme = WebAddress(trimmed).scheme, !MarkupAllowlist.schemes.contains(scheme) {
      return ""
    }
    let resolved = WebAddress.resolve(trimmed, against: base)
    guard let scheme = WebAddress(resolved).scheme else { return resolved }
    return MarkupAllowlist.schemes.contains(scheme) ? resolved : ""
  }
}

extension FeedAddress {
  /// The address as a base for relative ones, if its scheme may be one.
  static func safeBase(_ address: String) -> String? {
    guard let scheme = WebAddress(address).scheme else { return address }
    return MarkupAllowlist.schemes.contains(scheme) || scheme == "file" ? address : nil
  }
}
