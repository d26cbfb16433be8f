import Reading

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

extension Flag {
  /// Who asks.
  static let contact = Flag(
    "contact", "ADDRESS",
    "a mail address or page at which webmasters can complain (or ENTENTE_CONTACT); needed")
  /// Hosts that are trusted.
  static let allowHost = Flag(
    "allow-host", "HOST",
    "a host that may be asked although its address is private or loopback (repeatable)")
  /// The flags of every command that asks the network.
  static let fetching = [
    contact, allowHost,
    Flag("keep-warc", "FILE", "keep all that is sent and received in this web archive"),
  ]
}

extension Arguments {
  /// How hosts are treated.
  func fetchPolicy() throws(UsageError) -> FetchPolicy {
    let contact = value("contact") ?? getenv("ENTENTE_CONTACT").map { String(cString: $0) } ?? ""
    guard contact.contains("@") || contact.hasPrefix("http") else {
      throw UsageError(
        "--contact ADDRESS is needed, or ENTENTE_CONTACT: who asks, so that webmasters can complain"
      )
    }
    var policy = FetchPolicy(contact: contact)
    policy.version = Entente.version
    policy.allowedHosts = Set(all("allow-host").map { $0.lowercased() })
    return policy
  }

  /// The web archive that everything is kept in, where one is wanted.
  func keptArchive() throws -> WARCFile? {
    try value("keep-warc").map { try WARCFile(appendingTo: $0) }
  }
}
