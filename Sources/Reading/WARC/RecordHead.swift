/// The head of a WARC or ARC record: everything before its block.
struct RecordHead {
  /// The record, its block still empty.
  let record: WARCRecord
  /// Offset of the block in the bytes.
  let end: Int
  /// Bytes that a head may have.
  static let sizeLimit = 1 << 16
  /// Length of the block in bytes, as stated; 0 where the statement is no length.
  let length: Int

  /// Reads the head that begins at an offset.
  ///
  /// - Parameters:
  ///   - bytes: the bytes at hand.
  ///   - start: where the head begins.
  ///   - limit: where the bytes at hand end.
  ///   - offset: where that is in the file, for errors.
  /// - Throws: `ReadingError` when no record begins there.
  init(_ bytes: [UInt8], from start: Int, limit: Int, offset: Int) throws(ReadingError) {
    let limit = min(limit, start + RecordHead.sizeLimit)
    let line = HeaderFields.line(bytes, from: start, limit: limit) ?? start..<start
    if bytes[line].starts(with: "WARC/".utf8) {
      end = HeaderFields.headEnd(bytes, from: start, limit: limit)
      let next = HeaderFields.next(bytes, after: line, limit: limit)
      let fields = HeaderFields(bytes, from: next, limit: end)
      length = RecordHead.length(fields["Content-Length"])
      record = WARCRecord(
        kind: WARCRecord.Kind(fields["WARC-Type"] ?? ""), fields: fields, block: [],
        version: String(decoding: bytes[line], as: UTF8.self))
      return
    }
    guard let fields = RecordHead.arcFields(bytes[line]) else {
      throw ReadingError(
        .malformed,
        "expected a WARC or ARC record, found '\(RecordHead.shown(bytes[line]))'", byte: offset,
        remedy: "check that the file is complete and a WARC or ARC file")
    }
    let isHeader = fields["WARC-Target-URI"]?.hasPrefix("filedesc://") == true
    length = RecordHead.length(fields["Content-Length"])
    let next = HeaderFields.next(bytes, after: line, limit: limit)
    // A version block without a length ends at its empty line.
    end = isHeader && length == 0 ? HeaderFields.headEnd(bytes, from: next, limit: limit) : next
    record = WARCRecord(
      kind: isHeader ? .arcHeader : .response, fields: fields, block: [], version: "ARC/1.0")
  }

  private static func length(_ text: String?) -> Int {
    guard let text, let value = Int(text), value > 0 else { return 0 }
    return min(value, 1 << 50)
  }

  private static func shown(_ line: ArraySlice<UInt8>) -> String {
    String(decoding: line.prefix(60).filter { $0 >= 0x20 }, as: UTF8.self)
  }

  /// The five fields of an ARC 1 line or the ten of an ARC 2 line (Internet Archive, ARC file
  /// format); an address may hold spaces, so they are counted from the end.
  private static func arcFields(_ line: ArraySlice<UInt8>) -> HeaderFields? {
    let words = line.split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
    guard words.count >= 5, words[0].contains("://") || words[0].hasPrefix("dns:") else {
      return nil
    }
    func isDate(_ word: String) -> Bool {
      (8...20).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }
    let last = words.count - 1
    let dateIndex: Int
    if isDate(words[last - 2]) {
      dateIndex = last - 2
    } else if words.count >= 10, isDate(words[last - 7]) {
      dateIndex = last - 7
    } else {
      return nil
    }
    return HeaderFields([
      ("WARC-Target-URI", words[..<(dateIndex - 1)].joined(separator: " ")),
      ("WARC-IP-Address", words[dateIndex - 1]), ("WARC-Date", words[dateIndex]),
      ("Content-Type", words[dateIndex + 1]), ("Content-Length", words[last]),
    ])
  }
}
