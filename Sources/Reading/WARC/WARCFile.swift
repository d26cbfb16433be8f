#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A WARC file that records are appended to.
public final class WARCFile: Sendable {
  private let descriptor: Int32
  private let path: String
  private let writer: WARCWriter

  /// Opens a file, made new if it is not there; one that ends in `.gz` gets gzip members.
  ///
  /// - Parameter path: the file.
  /// - Throws: `ReadingError` when it cannot be opened for writing.
  public init(appendingTo path: String) throws(ReadingError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    self.path = path
    writer = WARCWriter(compresses: path.hasSuffix(".gz"))
    guard descriptor >= 0 else { throw WARCFile.failure(path) }
  }

  deinit { close(descriptor) }

  /// Appends a record.
  ///
  /// - Parameter record: the record.
  /// - Throws: `ReadingError` when it cannot be written whole.
  public func append(_ record: WARCRecord) throws(ReadingError) {
    var rest = writer.bytes(of: record)[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if written < 0 && errno == EINTR { continue }
      guard written > 0 else { throw WARCFile.failure(path) }
      rest = rest.dropFirst(written)
    }
  }

  private static func failure(_ path: String) -> ReadingError {
    ReadingError(
      .unreadable, String(cString: strerror(errno)), location: path,
      remedy: "check that the folder is there and may be written to")
  }
}
