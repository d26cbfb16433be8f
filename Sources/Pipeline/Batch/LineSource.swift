#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Dispatch
internal import Evidence

/// Lines from a file descriptor, read by a thread of its own so that a slow writer never holds
/// up the work on lines already read.
public final class LineSource: Sendable {
  /// A line, or the length of one that was too long to keep.
  public enum Line: Sendable {
    /// The bytes without the line feed.
    case bytes([UInt8])
    /// More than `LineSource.lengthLimit` bytes; they were skipped.
    case tooLong(Int)
    /// Nothing further can be read, for this reason of the system; the last line.
    case failed(String)
  }

  /// The longest line that is kept, in bytes.
  public static let lengthLimit = 256 << 20

  /// The lines, in order.
  public let lines: AsyncStream<Line>
  private let room: DispatchSemaphore

  /// Begins to read.
  ///
  /// - Parameters:
  ///   - descriptor: an open file descriptor; the caller keeps it open until the lines end.
  ///   - ahead: how many lines may wait unread.
  public init(descriptor: Int32, ahead: Int) {
    let (stream, continuation) = AsyncStream.makeStream(of: Line.self)
    // Dispatch traps when a semaphore goes away below the value it began with.
    let room = DispatchSemaphore(value: 0)
    for _ in 0..<max(ahead, 1) { room.signal() }
    lines = stream
    self.room = room
    let thread = DispatchQueue(label: "entente.lines")
    thread.async {
      var reader = LineReader(descriptor: descriptor)
      while let line = reader.next() {
        room.wait()
        if case .terminated = continuation.yield(line) { break }
      }
      continuation.finish()
    }
  }

  /// Tells that a line was taken, which makes room for another.
  public func taken() {
    room.signal()
  }
}

/// Cuts the bytes of a descriptor into lines.
private struct LineReader {
  let descriptor: Int32
  var buffer = [UInt8](repeating: 0, count: 1 << 16)
  var start = 0
  var end = 0
  var isAtEnd = false
  var failure: String?

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  mutating func next() -> LineSource.Line? {
    var line: [UInt8] = []
    var length = 0
    while true {
      if start == end {
        guard refill() else {
          // What was read of a line is no line when the rest of it is missing.
          if let reason = failure {
            failure = nil
            return .failed(reason)
          }
          guard length > 0 else { return nil }
          return finished(line, length)
        }
      }
      let stop = buffer.position(of: 0x0A, start, end)
      let isWhole = stop < end
      length += stop - start
      if length <= LineSource.lengthLimit {
        line.append(contentsOf: buffer[start..<stop])
      } else {
        line = []
      }
      start = isWhole ? stop + 1 : end
      if isWhole { return finished(line, length) }
    }
  }

  private func finished(_ line: [UInt8], _ length: Int) -> LineSource.Line {
    guard length <= LineSource.lengthLimit else { return .tooLong(length) }
    return .bytes(line.last == 0x0D ? Array(line.dropLast()) : line)
  }

  private mutating func refill() -> Bool {
    guard !isAtEnd else { return false }
    while true {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        if count < 0 { failure = String(cString: strerror(errno)) }
        isAtEnd = true
        return false
      }
      start = 0
      end = count
      return true
    }
  }
}
