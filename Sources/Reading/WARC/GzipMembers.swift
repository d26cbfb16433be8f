import CDeflate
import CZlib

/// Decompresses the members of a gzip file one by one, each into the same buffer.
struct GzipMembers {
  private let decompressor: Decompressor
  /// Compressed bytes handed to the decompressor at first; grows with the largest member met.
  private var wanted = 1 << 20
  /// Members that give more are cut here.
  let limit: Int
  /// The bytes of the member read last, and behind them room; grows with the largest member met.
  private(set) var output: [UInt8]

  init(limit: Int) {
    self.limit = limit
    decompressor = Decompressor()
    output = [UInt8](repeating: 0, count: min(limit, 1 << 18))
  }

  /// Takes the next member from the window.
  ///
  /// - Parameter window: where the member begins.
  /// - Returns: how many bytes of `output` it has; nothing at the end.
  /// - Throws: `ReadingError` when no member begins there.
  mutating func next(_ window: inout ByteWindow) throws(ReadingError) -> Int? {
    try skipPadding(&window)
    guard window.available > 0 else { return nil }
    while true {
      let (status, count, used) = decompressor.run(window, into: &output)
      switch status {
      case LIBDEFLATE_SUCCESS:
        window.position += used
        return count
      case LIBDEFLATE_INSUFFICIENT_SPACE where output.count < limit:
        output = [UInt8](repeating: 0, count: min(limit, output.count * 2))
      case LIBDEFLATE_INSUFFICIENT_SPACE: return try cut(&window)
      default:
        // The member may go on behind the window.
        guard !window.isAtEnd, window.available < limit else { return try cut(&window) }
        wanted = max(wanted, window.available) * 2
        try window.fill(wanted)
      }
    }
  }

  /// Passes over the zeros that some writers leave between members.
  mutating func skipPadding(_ window: inout ByteWindow) throws(ReadingError) {
    if window.available < wanted { try window.fill(2 * wanted) }
    while true {
      while window.available > 0, window.bytes[window.position] == 0 { window.position += 1 }
      guard window.available == 0, !window.isAtEnd else { return }
      try window.fill(1)
    }
  }

  /// Streams through a member that is damaged or larger than the limit, keeping its beginning.
  private mutating func cut(_ window: inout ByteWindow) throws(ReadingError) -> Int {
    var count = 0
    var stream = z_stream()
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else {
      return count
    }
    defer { inflateEnd(&stream) }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var status = Z_OK
    while status == Z_OK {
      try window.fill(1)
      guard window.available > 0 else { break }
      let (used, made, next) = GzipMembers.step(&stream, window, &buffer)
      window.position += used
      status = next
      if used == 0 && made == 0 && next == Z_OK { break }
      let kept = min(made, limit - count)
      if count + kept > output.count {
        output += [UInt8](repeating: 0, count: min(limit, output.count * 2) - output.count)
      }
      output.replaceSubrange(count..<(count + kept), with: buffer[..<kept])
      count += kept
    }
    if status != Z_STREAM_END, count == 0 {
      throw ReadingError(
        .malformed, "no gzip member", byte: window.offset, remedy: "fetch the file again")
    }
    if status != Z_STREAM_END { try window.skip(Int.max) }
    return count
  }

  private static func step(_ stream: inout z_stream, _ window: ByteWindow, _ buffer: inout [UInt8])
    -> (used: Int, made: Int, status: Int32)
  {
    window.bytes.withUnsafeBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { target in
        let available = min(source.count - window.position, 1 << 20)
        let input = source.baseAddress.map { $0 + window.position }
        stream.next_in = UnsafeMutablePointer(mutating: input)
        stream.avail_in = UInt32(available)
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(target.count)
        let status = inflate(&stream, Z_NO_FLUSH)
        return (
          available - Int(stream.avail_in), target.count - Int(stream.avail_out), status
        )
      }
    }
  }
}

/// Owns libdeflate's decompressor; used by one reader at a time.
private final class Decompressor {
  private let handle = libdeflate_alloc_decompressor()

  deinit { libdeflate_free_decompressor(handle) }

  func run(_ window: ByteWindow, into output: inout [UInt8])
    -> (libdeflate_result, count: Int, used: Int)
  {
    var used = 0
    var count = 0
    let status = window.bytes.withUnsafeBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        let input = source.baseAddress.map { $0 + window.position }
        return libdeflate_gzip_decompress_ex(
          handle, input, source.count - window.position, target.baseAddress, target.count, &used,
          &count)
      }
    }
    return (status, count, used)
  }
}
