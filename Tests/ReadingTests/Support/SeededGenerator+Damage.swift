import TestSupport

extension SeededGenerator {
  /// A copy of bytes with a few of them changed, dropped or repeated.
  mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var copy = bytes
    for _ in 0..<Int.random(in: 1...8, using: &self) where !copy.isEmpty {
      let index = Int.random(in: 0..<copy.count, using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0: copy[index] = UInt8.random(in: 0...255, using: &self)
      case 1: copy.remove(at: index)
      case 2: copy.insert(contentsOf: copy[index...].prefix(20), at: index)
      default: copy.removeLast(min(copy.count, copy.count - index))
      }
    }
    return copy
  }
}
