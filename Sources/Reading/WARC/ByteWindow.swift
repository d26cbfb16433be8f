#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A moving window over bytes in memory or in a file.
struct ByteWindow {
  /// The bytes at hand; those before `position` are used up.
  private(set) var bytes: [UInt8]
  var position = 0
  /// Offset in the source of the first byte at hand.
  private var origin = 0
  private let file: OpenFile?
  private(set) var isAtEnd: Bool

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    file = nil
    isAtEnd = true
  }

  init(path: String, from offset: Int) throws(ReadingError) {
    bytes = []
    let file = try OpenFile(path)
    if offset > 0 { try file.seek(to: offset) }
    self.file = file
    origin = offset
    isAtEnd = false
  }

  /// Offset in the source of the next byte.
  var offset: Int { origin + position }
  /// How many bytes are at hand.
  var available: Int { bytes.count - position }

  /// Reads on until so many bytes are at hand, or the source ends.
  ///
  /// - Parameter count: how many are wanted.
  /// - Throws: `ReadingError` when the file cannot be read.
  mutating func fill(_ count: Int) throws(ReadingError) {
    guard available < count, !isAtEnd, let file else { return }
    if position > 0 {
      bytes.removeSubrange(..<position)
      origin += position
      position = 0
    }
    while bytes.count < count, !isAtEnd {
      isAtEnd = try !file.read(max(1 << 20, count - bytes.count), into: &bytes)
    }
  }

  /// Passes over bytes, reading on where needed.
  mutating func skip(_ count: Int) throws(ReadingError) {
    var left = count
    while left > 0 {
      if available == 0 { try fill(1) }
      guard available > 0 else { return }
      let step = min(left, available)
      position += step
      left -= step
    }
  }
}

/// An open file, closed when nobody needs it any more.
final class OpenFile: Sendable {
  private let descriptor: Int32
  private let path: String

  init(_ path: String) throws(ReadingError) {
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    self.path = path
    guard descriptor >= 0 else {
      throw ReadingError(
        .unreadable, String(cString: strerror(errno)), location: path,
        remedy: "check that the file is there and may be read")
    }
  }

  deinit { close(descriptor) }

  /// Goes to an offset.
  func seek(to offset: Int) throws(ReadingError) {
    guard lseek(descriptor, off_t(offset), SEEK_SET) >= 0 else {
      throw ReadingError(
        .unreadable, String(cString: strerror(errno)), location: path,
        remedy: "give a file on disk, not a pipe")
    }
  }

  /// Appends up to so many bytes; false at the end of the file.
  func read(_ count: Int, into buffer: inout [UInt8]) throws(ReadingError) -> Bool {
    var chunk = [UInt8](unsafeUninitializedCapacity: count) { target, used in
      var got = 0
      repeat {
        #if canImport(Glibc)
          got = Glibc.read(descriptor, target.baseAddress, count)
        #else
          got = Darwin.read(descriptor, target.baseAddress, count)
        #endif
      } while got < 0 && errno == EINTR
      used = max(0, got)
      if got < 0 { used = 0 }
    }
    if chunk.isEmpty { return false }
    if buffer.isEmpty { swap(&buffer, &chunk) } else { buffer.append(contentsOf: chunk) }
    return true
  }

  /// A whole file's bytes.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - limit: how many bytes it may have.
  /// - Returns: the bytes.
  /// - Throws: `ReadingError` when the file cannot be read or is larger.
  static func bytes(_ path: String, limit: Int) throws(ReadingError) -> [UInt8] {
    let file = try OpenFile(path)
    var bytes: [UInt8] = []
    while try file.read(1 << 20, into: &bytes) {
      guard bytes.count <= limit else {
        throw ReadingError(
          .tooLarge, "over \(limit) bytes", location: path, remedy: "split the file")
      }
    }
    return bytes
  }
}
