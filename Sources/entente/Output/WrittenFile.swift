#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writing whole files.
enum WrittenFile {
  /// Writes a file in one step: after a crash it is the old one or the new one, never half.
  ///
  /// - Parameters:
  ///   - bytes: its content.
  ///   - path: where it goes; an existing file is replaced.
  ///   - mode: who may read and write it.
  /// - Throws: `UsageError` with the path and the system's reason.
  static func write(_ bytes: [UInt8], to path: String, mode: mode_t) throws(UsageError) {
    let draft = path + ".new"
    let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC, mode)
    guard file >= 0 else { throw failure(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        pwrite(file, $0.baseAddress, $0.count, off_t(written))
      }
      guard count > 0 else {
        close(file)
        throw failure(path)
      }
      written += count
    }
    guard fsync(file) == 0, close(file) == 0, rename(draft, path) == 0 else { throw failure(path) }
  }

  /// Makes a folder and those above it.
  ///
  /// - Parameter path: the folder; one that is there already is left as it is.
  /// - Throws: `UsageError` with the path and the system's reason.
  static func makeFolder(_ path: String) throws(UsageError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw failure(made) }
    }
  }

  private static func failure(_ path: String) -> UsageError {
    UsageError("\(path): \(String(cString: strerror(errno)))")
  }
}
