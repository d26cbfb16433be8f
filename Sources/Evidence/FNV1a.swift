/// The FNV-1a hash of 64 bits: the same in every run, for tables and identities.
///
/// It tells things apart but withstands no forgery. Source: Fowler, Noll, Vo, "The FNV
/// Non-Cryptographic Hash Algorithm", IETF draft-eastlake-fnv.
@frozen public struct FNV1a: Sendable, Hashable {
  /// The hash of the bytes added so far.
  public var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of no bytes.
  @inlinable public init() {}

  /// The hash of a text's UTF-8 bytes.
  @inlinable public init(_ text: String) {
    for byte in text.utf8 { add(byte) }
  }

  /// Adds one byte.
  @inlinable public mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }
}
