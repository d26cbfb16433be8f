import Following

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Writing the files that a command leaves behind.
enum WrittenFile {
  /// Writes a file in one step: after a crash it is the old one or the new one, never half.
  ///
  /// - Parameters:
  ///   - bytes: its content.
  ///   - path: where it goes; an existing file is replaced.
  ///   - mode: its permissions; its owner alone if not said.
  /// - Throws: `CommandError` with the path and the system's reason.
  static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws(CommandError) {
    do throws(WholeFile.Failure) {
      try WholeFile.replace(path, with: bytes, mode: mode)
    } catch {
      throw CommandError("\(path): \(error.reason); check the folder and the disk")
    }
  }

  /// Makes a folder and those above it.
  ///
  /// - Parameter path: the folder; one that is there already is left as it is.
  /// - Throws: `CommandError` with the path and the system's reason.
  static func makeFolder(_ path: String) throws(CommandError) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else {
        throw CommandError("\(made): \(String(cString: strerror(errno))); check the folder above")
      }
    }
  }
}
