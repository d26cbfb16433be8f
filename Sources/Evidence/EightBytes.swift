/// Eight bytes of a text read as one number, and what can be told of all of them at once: passes over
/// whole pages skip what does not concern them this way.
@frozen public struct EightBytes: Sendable, Hashable {
  @usableFromInline let word: UInt64

  @inlinable init(_ word: UInt64) { self.word = word }

  @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101
  @usableFromInline static let highs: UInt64 = 0x8080_8080_8080_8080

  /// Whether all are ASCII.
  @inlinable public var areASCII: Bool { word & EightBytes.highs == 0 }

  /// Whether one of them is this byte.
  @inlinable public func hold(_ byte: UInt8) -> Bool {
    let difference = word ^ (EightBytes.ones &* UInt64(byte))
    return (difference &- EightBytes.ones) & ~difference & EightBytes.highs != 0
  }

  /// Whether one of them is less than a bound of at most 128.
  @inlinable public func holdLess(than bound: UInt8) -> Bool {
    (word &- EightBytes.ones &* UInt64(bound)) & ~word & EightBytes.highs != 0
  }
}

extension [UInt8] {
  /// Moves on from a position by eight bytes at a time while these are of no interest.
  ///
  /// - Parameters:
  ///   - position: where to begin, 0 or more.
  ///   - end: where to stop, at most the number of bytes.
  ///   - areDull: whether eight bytes may be passed over.
  /// - Returns: a position from which fewer than eight bytes are left before `end`, or the next
  ///   eight hold something.
  /// - Complexity: O(bytes passed over).
  @inlinable public func skip(_ position: Int, _ end: Int, while areDull: (EightBytes) -> Bool)
    -> Int
  {
    precondition(position >= 0 && end <= count)
    return withUnsafeBytes { bytes in
      var position = position
      while position + 8 <= end,
        areDull(EightBytes(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)))
      {
        position += 8
      }
      return position
    }
  }

  /// The first position of a byte in a range; the range's upper bound where it is not there.
  ///
  /// - Complexity: O(length of the range).
  @inlinable public func position(of byte: UInt8, _ lower: Int, _ upper: Int) -> Int {
    var position = skip(lower, upper) { !$0.hold(byte) }
    while position < upper, self[position] != byte { position += 1 }
    return position
  }
}
