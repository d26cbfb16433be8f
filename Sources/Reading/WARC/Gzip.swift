import CZlib

/// Gzip files (RFC 1952) of one or more members.
public enum Gzip {
  /// Uncompressed bytes that a feed, sitemap or text may have.
  public static let limit = 256 << 20

  /// Inflates all members of a file.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - limit: how many bytes may come out.
  /// - Returns: the uncompressed bytes.
  /// - Throws: `ReadingError` when the bytes are no gzip or give more than the limit.
  /// - Complexity: O(n) in uncompressed bytes.
  public static func inflate(_ bytes: [UInt8], limit: Int) throws(ReadingError) -> [UInt8] {
    let result = run(bytes, limit: limit, window: 15 + 16)
    switch result.end {
    case .complete: return result.bytes
    case .overLimit:
      throw ReadingError(
        .tooLarge, "more than \(limit) bytes when inflated", remedy: "split the file")
    case .truncated, .damaged:
      throw ReadingError(
        .malformed, "damaged gzip data", byte: result.consumed, remedy: "fetch the file again")
    }
  }

  /// The first inflated bytes of a file, as many as could be had.
  static func head(_ bytes: [UInt8], count: Int) -> [UInt8] {
    run(Array(bytes.prefix(65536)), limit: count, window: 15 + 16).bytes
  }

  /// How inflating ended.
  enum End { case complete, truncated, damaged, overLimit }

  /// Inflates as far as the bytes and the limit go.
  ///
  /// - Parameters:
  ///   - bytes: gzip members, a zlib stream or a raw deflate stream.
  ///   - limit: how many bytes may come out.
  ///   - window: zlib's `windowBits`: 31 for gzip, 15 for zlib, -15 for raw.
  /// - Returns: what came out, how many bytes were read and why it ended.
  static func run(_ bytes: [UInt8], limit: Int, window: Int32) -> (
    bytes: [UInt8], consumed: Int, end: End
  ) {
    var output: [UInt8] = []
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    guard inflateInit2_(&stream, window, ZLIB_VERSION, size) == Z_OK else {
      return ([], 0, .damaged)
    }
    defer { inflateEnd(&stream) }
    var input = bytes
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var end = End.truncated
    let consumed = input.withUnsafeMutableBufferPointer { source in
      stream.next_in = source.baseAddress
      stream.avail_in = UInt32(min(source.count, Int(UInt32.max)))
      loop: while stream.avail_in > 0 {
        let status = step(&stream, &buffer, &output)
        if output.count > limit {
          end = .overLimit
          break loop
        }
        switch status {
        case Z_STREAM_END:
          end = .complete
          // A further member may follow; anything else behind the last one is padding.
          guard window > 15, stream.avail_in > 1, stream.next_in?[0] == 0x1F,
            stream.next_in?[1] == 0x8B, inflateReset(&stream) == Z_OK
          else { break loop }
          end = .truncated
        case Z_OK: continue
        default:
          end = .damaged
          break loop
        }
      }
      while end == .truncated, drain(&stream, &buffer, &output, limit) {}
      return source.count - Int(stream.avail_in)
    }
    if output.count > limit {
      output.removeLast(output.count - limit)
      end = .overLimit
    }
    return (output, consumed, end)
  }

  private static func step(
    _ stream: inout z_stream, _ buffer: inout [UInt8], _ output: inout [UInt8]
  ) -> Int32 {
    buffer.withUnsafeMutableBufferPointer { target in
      stream.next_out = target.baseAddress
      stream.avail_out = UInt32(target.count)
      let status = CZlib.inflate(&stream, Z_NO_FLUSH)
      output.append(contentsOf: target[..<(target.count - Int(stream.avail_out))])
      return status
    }
  }

  /// Takes what zlib still holds after the last input byte; false when there is no more.
  private static func drain(
    _ stream: inout z_stream, _ buffer: inout [UInt8], _ output: inout [UInt8], _ limit: Int
  ) -> Bool {
    let before = output.count
    let status = step(&stream, &buffer, &output)
    return status == Z_OK && output.count > before && output.count <= limit
  }
}
