#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard output takes nothing more.
struct OutputClosed: Error, CustomStringConvertible {
  /// The number of the system's reason; `EPIPE` when its reader went away.
  let reason: Int32

  /// What happened to what was still to be written, and what to do.
  var description: String {
    switch reason {
    case EPIPE, EBADF: "standard output was closed before everything was written"
    default:
      "standard output: \(String(cString: strerror(reason))); what was written is not all: make"
        + " room and run it again"
    }
  }
}

/// Writing to file descriptors without losing or doubling a byte.
enum Output {
  /// Writes all bytes to standard output.
  ///
  /// - Throws: `OutputClosed` when nobody reads any more, or the disk is full.
  static func write(_ bytes: [UInt8]) throws(OutputClosed) {
    var start = 0
    while start < bytes.count {
      let written = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(1, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #else
          Glibc.write(1, buffer.baseAddress.map { $0 + start }, buffer.count - start)
        #endif
      }
      if written > 0 {
        start += written
      } else if errno != EINTR && errno != EAGAIN {
        throw OutputClosed(reason: errno)
      }
    }
  }

  /// Writes a text and a line feed to standard output.
  static func line(_ text: String) throws(OutputClosed) {
    try write(Array(text.utf8) + [0x0A])
  }

  /// Writes a line to standard error; a failure there has nowhere to go.
  static func note(_ text: String) {
    var bytes = Array(text.utf8)
    bytes.append(0x0A)
    bytes.withUnsafeBytes { buffer in
      #if canImport(Darwin)
        _ = Darwin.write(2, buffer.baseAddress, buffer.count)
      #else
        _ = Glibc.write(2, buffer.baseAddress, buffer.count)
      #endif
    }
  }
}
