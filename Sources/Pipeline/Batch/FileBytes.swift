#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
public import Reading

/// Reading whole files with clear errors.
public enum FileBytes {
  /// The largest file that is read whole, in bytes.
  public static let sizeLimit = 256 << 20

  /// All bytes of a file, or of standard input for `-`.
  ///
  /// - Parameter path: the file.
  /// - Returns: its bytes.
  /// - Throws: `ReadingError` of kind `unreadable` or `too-large`.
  public static func read(_ path: String) throws(ReadingError) -> [UInt8] {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { if descriptor > 0 { close(descriptor) } }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw ReadingError(
        .unreadable, "this is a folder", location: path,
        remedy: "name the files inside it, or use 'entente ingest', which takes folders")
    }
    guard status.st_size <= sizeLimit else { throw tooLarge(path) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Int(status.st_size))
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = buffer.withUnsafeMutableBytes {
        #if canImport(Darwin)
          Darwin.read(descriptor, $0.baseAddress, $0.count)
        #else
          Glibc.read(descriptor, $0.baseAddress, $0.count)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= sizeLimit else { throw tooLarge(path) }
    }
  }

  private static func unreadable(_ path: String) -> ReadingError {
    ReadingError(
      .unreadable, String(cString: strerror(errno)), location: path,
      remedy: "check that the file exists and may be read")
  }

  private static func tooLarge(_ path: String) -> ReadingError {
    ReadingError(
      .tooLarge, "the file has more than \(sizeLimit >> 20) MiB", location: path,
      remedy: "split it, or give web archives to 'entente ingest'")
  }
}
