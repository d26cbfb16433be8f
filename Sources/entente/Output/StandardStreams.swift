#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The three descriptors that every program is given.
enum StandardStreams {
  /// Takes the numbers of those that were closed, so that no file opened later gets one of them and
  /// is written to as standard output, or read as standard input.
  ///
  /// They stay useless on purpose: reading or writing them is an error still.
  static func hold() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest free number is this one.
      _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
