#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Reading and replacing whole files.
public enum WholeFile {
  /// What the system says.
  public struct Failure: Error {
    /// In the system's words.
    public let reason: String

    init() { reason = String(cString: strerror(errno)) }
  }

  /// All bytes of a file.
  static func read(_ path: String) throws(Failure) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure() }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = buffer.withUnsafeMutableBytes { target in
        #if canImport(Glibc)
          Glibc.read(descriptor, target.baseAddress, target.count)
        #else
          Darwin.read(descriptor, target.baseAddress, target.count)
        #endif
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw Failure() }
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// Puts a file in the place of another, after it has reached the disk.
  ///
  /// - Parameters:
  ///   - path: the file, made if it is not there.
  ///   - bytes: what it holds from now on.
  ///   - mode: the permissions of the file; its owner alone if not said.
  /// - Throws: `Failure`; then the file is as it was.
  public static func replace(_ path: String, with bytes: [UInt8], mode: UInt32 = 0o600)
    throws(Failure)
  {
    let draft = path + ".new"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode_t(mode))
    guard descriptor >= 0 else { throw Failure() }
    do throws(Failure) {
      try write(bytes[...], to: descriptor)
      guard fsync(descriptor) == 0 else { throw Failure() }
    } catch {
      close(descriptor)
      unlink(draft)
      throw error
    }
    close(descriptor)
    guard rename(draft, path) == 0 else { throw Failure() }
  }

  /// Writes all bytes to a descriptor.
  static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { source in
        #if canImport(Glibc)
          Glibc.write(descriptor, source.baseAddress, source.count)
        #else
          Darwin.write(descriptor, source.baseAddress, source.count)
        #endif
      }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw Failure() }
      rest = rest.dropFirst(written)
    }
  }
}

/// Keeps a second process from following with the same state.
final class FileLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock, which the system gives back when the process ends in whatever way.
  ///
  /// - Parameter path: a file beside the state, made if it is not there.
  /// - Throws: `FollowError` when another process holds it.
  init(_ path: String) throws(FollowError) {
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw FollowError("\(path): \(String(cString: strerror(errno))); check the folder")
    }
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    guard fcntl(descriptor, F_SETLK, &range) == 0 else {
      close(descriptor)
      throw FollowError("\(path): another 'entente watch' uses this state; stop it first")
    }
  }

  deinit { close(descriptor) }
}
