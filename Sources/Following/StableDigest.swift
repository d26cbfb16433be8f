/// A digest that is the same in every run: FNV-1a of 64 bits (Fowler, Noll, Vo).
enum StableDigest {
  /// The digest of a text.
  static func of(_ text: String) -> Int {
    var hash: UInt = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt(byte)) &* 0x100_0000_01b3 }
    return Int(bitPattern: hash)
  }
}
