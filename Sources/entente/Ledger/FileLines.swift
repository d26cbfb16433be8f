#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Pipeline

/// Lines of a file or of standard input.
enum FileLines {
  /// Hands over the lines that are not empty.
  ///
  /// - Parameters:
  ///   - path: the file, or `-`.
  ///   - body: takes each.
  /// - Throws: `CommandError` when the file cannot be read, or what the body throws.
  static func each(of path: String, _ body: ([UInt8]) async throws -> Void) async throws {
    let descriptor = path == "-" ? 0 : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw CommandError("\(path): \(String(cString: strerror(errno))); check that it may be read")
    }
    defer { if descriptor > 0 { close(descriptor) } }
    let source = LineSource(descriptor: descriptor, ahead: 16)
    for await line in source.lines {
      source.taken()
      switch line {
      case .bytes(let bytes): if !bytes.isEmpty { try await body(bytes) }
      case .tooLong:
        throw CommandError("\(path): a line is longer than \(LineSource.lengthLimit) bytes")
      case .failed(let reason):
        throw CommandError("\(path): \(reason); what came before it was taken")
      }
    }
  }
}
