import CDeflate
import CZlib

/// Decompresses the members of a gzip file one by one, each into the same buffer.
struct GzipMembers {
  private let decompressor: Decompressor
  /// Compressed bytes handed to the decompressor at first; grows with the largest member met.
  private var wanted = 1 << 20
  private var capacity = 1 << 18
  /// Members that give more are cut here.
  let limit: Int

  init(limit: Int) {
    self.limit = limit
    decompressor = Decompressor()
  }

  /// One member's bytes.
  struct Member {
    var bytes: [UInt8]
    var isTruncated = false
  }

  /// Takes the next member from the window.
  ///
  /// - Returns: its bytes, or nothing at the end.
  mutating func next(_ window: inout ByteWindow) throws(ReadingError) -> Member? {
    try window.fill(wanted)
    try skipPadding(&window)
    guard window.available > 0 else { return nil }
    while true {
      let (status, bytes, used) = decompressor.run(window, capacity: capacity)
      switch status {
      case LIBDEFLATE_SUCCESS:
        window.position += used
        return Member(bytes: bytes)
      case LIBDEFLATE_INSUFFICIENT_SPACE where capacity < limit:
        capacity = min(limit, capacity * 2)
      case LIBDEFLATE_INSUFFICIENT_SPACE: return try cut(&window)
      default:
        // The member may go on behind the window.
        guard !window.isAtEnd, window.available < limit else { return try cut(&window) }
        wanted = max(wanted, window.available) * 2
        try window.fill(wanted)
      }
    }
  }

  private mutating func skipPadding(_ window: inout ByteWindow) throws(ReadingError) {
    while true {
      while window.available > 0, window.bytes[window.position] == 0 { window.position += 1 }
      guard window.available == 0, !window.isAtEnd else { return }
      try window.fill(1)
    }
  }

  /// Streams through a member that is damaged or larger than the limit, keeping its beginning.
  private mutating func cut(_ window: inout ByteWindow) throws(ReadingError) -> Member {
    var member = Member(bytes: [], isTruncated: true)
    var stream = z_stream()
    guard inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return member
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
      let room = limit - member.bytes.count
      member.bytes.append(contentsOf: buffer[..<min(made, room)])
    }
    if status != Z_STREAM_END, member.bytes.isEmpty {
      throw ReadingError(
        .malformed, "no gzip member", byte: window.offset, remedy: "fetch the file again")
    }
    if status != Z_STREAM_END { try window.skip(Int.max) }
    return member
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

  func run(_ window: ByteWindow, capacity: Int) -> (libdeflate_result, [UInt8], used: Int) {
    var status = LIBDEFLATE_BAD_DATA
    var used = 0
    let bytes = window.bytes.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: capacity) { target, count in
        let input = source.baseAddress.map { $0 + window.position }
        status = libdeflate_gzip_decompress_ex(
          handle, input, source.count - window.position, target.baseAddress, capacity, &used,
          &count)
        if status != LIBDEFLATE_SUCCESS { count = 0 }
      }
    }
    return (status, bytes, used)
  }
}
