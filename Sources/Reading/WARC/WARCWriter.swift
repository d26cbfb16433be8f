import CDeflate
public import Evidence

/// Writes WARC 1.1 records, each as a gzip member of its own.
public struct WARCWriter: Sendable {
  /// Whether records are compressed.
  public let compresses: Bool

  /// Makes a writer.
  ///
  /// - Parameter compresses: whether each record becomes a gzip member.
  public init(compresses: Bool = true) {
    self.compresses = compresses
  }

  /// The bytes of one record, to be appended to a file.
  ///
  /// Fields that the record lacks are added: identifier, block digest and length.
  ///
  /// - Parameter record: the record.
  /// - Returns: the bytes.
  /// - Complexity: O(n).
  public func bytes(of record: WARCRecord) -> [UInt8] {
    var text = "WARC/1.1\r\nWARC-Type: \(record.kind.name)\r\n"
    if record.fields["WARC-Record-ID"] == nil {
      text += "WARC-Record-ID: <urn:uuid:\(WARCWriter.uuid())>\r\n"
    }
    for field in record.fields.all {
      switch WebAddress.lower(field.name) {
      case "warc-type", "content-length", "warc-block-digest": continue
      default: text += "\(WARCWriter.oneLine(field.name)): \(WARCWriter.oneLine(field.value))\r\n"
      }
    }
    text += "WARC-Block-Digest: sha1:\(SHA1.base32(record.block))\r\n"
    text += "Content-Length: \(record.block.count)\r\n\r\n"
    let plain = Array(text.utf8) + record.block + Array("\r\n\r\n".utf8)
    return compresses ? WARCWriter.member(plain) : plain
  }

  /// A line break in a value would begin another field.
  private static func oneLine(_ text: String) -> String {
    String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
  }

  /// Bytes as one gzip member.
  ///
  /// - Parameter bytes: what to compress.
  /// - Returns: the member.
  public static func member(_ bytes: [UInt8]) -> [UInt8] {
    let compressor = libdeflate_alloc_compressor(6)
    defer { libdeflate_free_compressor(compressor) }
    let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
    return [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      count = libdeflate_gzip_compress(
        compressor, bytes, bytes.count, target.baseAddress, target.count)
    }
  }

  /// A random identifier (RFC 9562, version 4).
  private static func uuid() -> String {
    var generator = SystemRandomNumberGenerator()
    var bytes = (0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) }
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if [4, 6, 8, 10].contains(index) { text.append(0x2D) }
      text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The record that opens a file and says who wrote it.
  ///
  /// - Parameters:
  ///   - software: the program and its version.
  ///   - date: now, in UTC.
  /// - Returns: a `warcinfo` record.
  public static func information(software: String, date: Timestamp) -> WARCRecord {
    let block = Array("software: \(software)\r\nformat: WARC File Format 1.1\r\n".utf8)
    return WARCRecord(
      kind: .warcinfo,
      fields: HeaderFields([
        ("WARC-Date", date.description), ("Content-Type", "application/warc-fields"),
      ]), block: block)
  }

  /// The record of one HTTP message.
  ///
  /// - Parameters:
  ///   - kind: `.response` or `.request`.
  ///   - url: the address.
  ///   - date: when it was sent or received, in UTC.
  ///   - head: start line and header fields, ended by an empty line.
  ///   - body: the body.
  /// - Returns: the record.
  public static func message(
    _ kind: WARCRecord.Kind, url: String, date: Timestamp, head: [UInt8], body: [UInt8]
  ) -> WARCRecord {
    let word = kind == .request ? "request" : "response"
    return WARCRecord(
      kind: kind,
      fields: HeaderFields([
        ("WARC-Target-URI", url), ("WARC-Date", date.description),
        ("Content-Type", "application/http; msgtype=\(word)"),
        ("WARC-Payload-Digest", "sha1:\(SHA1.base32(body))"),
      ]), block: head + body)
  }
}
