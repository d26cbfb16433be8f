/// Memory of its own, at a multiple of 64, filled with zeros.
///
/// Whoever shares a buffer between threads sees to it that nobody writes meanwhile.
final class Buffer: @unchecked Sendable {
  let bytes: UnsafeMutableRawPointer
  let count: Int

  init(bytes count: Int) {
    self.count = max(64, count)
    bytes = .allocate(byteCount: self.count, alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: self.count)
  }

  convenience init(floats count: Int) {
    self.init(bytes: count * MemoryLayout<Float>.size)
  }

  deinit { bytes.deallocate() }

  /// The memory as floating-point numbers.
  var floats: Row { bytes.assumingMemoryBound(to: Float.self) }
}
