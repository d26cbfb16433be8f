internal import Evidence

/// Identities made from texts.
enum Digest {
  /// The identity of a text: its FNV-1a digest of 128 bits in 32 hexadecimal digits.
  ///
  /// It tells texts apart but withstands no forgery.
  /// Source: Fowler, Noll, Vo; the 128-bit prime is 2^88 + 2^8 + 0x3B.
  static func id(of text: String) -> DocumentID {
    let prime: UInt128 = 1 << 88 | 0x13B
    var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
    for byte in text.utf8 { hash = (hash ^ UInt128(byte)) &* prime }
    let digits = String(hash, radix: 16)
    return DocumentID(String(repeating: "0", count: 32 - digits.count) + digits)
  }
}
