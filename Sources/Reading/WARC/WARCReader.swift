/// Reads the records of a WARC or ARC file one by one, in bounded memory.
///
/// Plain files and files of gzip members are told apart by their first bytes.
public struct WARCReader {
  private var window: ByteWindow
  private var members: GzipMembers
  private let blockLimit: Int
  private var hasEnded = false
  private var hasRecord = false
  /// Found behind the record that was returned last.
  private var pending: ReadingError?
  private var state = State.unknown

  private enum State { case unknown, plain, gzip }

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - blockLimit: longer blocks are cut here and marked; the reader's memory is a few times this
  ///     at worst and otherwise a few times the largest record.
  /// - Throws: `ReadingError` when the file cannot be opened.
  public init(path: String, blockLimit: Int = 64 << 20) throws(ReadingError) {
    try self.init(path: path, from: 0, blockLimit: blockLimit)
  }

  /// Opens a file at one of its records.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - offset: where the record begins, or the gzip member that holds it.
  ///   - blockLimit: longer blocks are cut here and marked.
  /// - Throws: `ReadingError` when the file cannot be opened or is shorter.
  public init(path: String, from offset: Int, blockLimit: Int = 64 << 20) throws(ReadingError) {
    self.init(try ByteWindow(path: path, from: offset), blockLimit: blockLimit)
  }

  /// Reads from memory.
  ///
  /// - Parameters:
  ///   - bytes: a whole file.
  ///   - blockLimit: longer blocks are cut here and marked.
  public init(_ bytes: [UInt8], blockLimit: Int = 64 << 20) {
    self.init(ByteWindow(bytes), blockLimit: blockLimit)
  }

  private init(_ window: ByteWindow, blockLimit: Int) {
    self.window = window
    self.blockLimit = blockLimit
    members = GzipMembers(limit: blockLimit + RecordHead.sizeLimit)
  }

  /// Reads the next record.
  ///
  /// - Returns: the record; nothing at the end of the file.
  /// - Throws: `ReadingError` at what is no record; the file cannot be read on behind it.
  /// - Complexity: O(n) in the record's uncompressed bytes.
  public mutating func next() throws(ReadingError) -> WARCRecord? {
    guard !hasEnded else { return nil }
    do throws(ReadingError) {
      if let pending { throw pending }
      if state == .unknown {
        try window.fill(2)
        let magic: [UInt8] = [0x1F, 0x8B]
        state = window.bytes[window.position...].starts(with: magic) ? .gzip : .plain
      }
      let record = state == .gzip ? try compressed() : try plain()
      hasEnded = record == nil
      hasRecord = true
      return record
    } catch {
      hasEnded = true
      throw error
    }
  }

  private mutating func plain() throws(ReadingError) -> WARCRecord? {
    try window.fill(RecordHead.sizeLimit)
    while window.available > 0, XMLText.isSpace(window.bytes[window.position]) {
      window.position += 1
      if window.available == 0 { try window.fill(RecordHead.sizeLimit) }
    }
    guard window.available > 0 else { return nil }
    let start = window.offset
    let head = try plainHead()
    window.position = head.end
    let kept = min(head.length, blockLimit)
    try window.fill(kept)
    let upper = window.position + min(kept, window.available)
    var record = head.record
    record.block = Array(window.bytes[window.position..<upper])
    record.isTruncated = record.block.count < head.length
    record.offset = start
    try window.skip(head.length)
    return record
  }

  /// The head at hand; behind a record, one line that is no head is passed over, as it is left
  /// there when the record's length is too short.
  private mutating func plainHead() throws(ReadingError) -> RecordHead {
    do throws(ReadingError) {
      return try RecordHead(
        window.bytes, from: window.position, limit: window.bytes.count, offset: window.offset)
    } catch {
      guard hasRecord,
        let line = HeaderFields.line(
          window.bytes, from: window.position, limit: window.bytes.count)
      else { throw error }
      var next = line.upperBound
      while next < window.bytes.count, XMLText.isSpace(window.bytes[next]) { next += 1 }
      guard next < window.bytes.count,
        let head = try? RecordHead(
          window.bytes, from: next, limit: window.bytes.count, offset: window.offset)
      else { throw error }
      return head
    }
  }

  private mutating func compressed() throws(ReadingError) -> WARCRecord? {
    while true {
      try members.skipPadding(&window)
      let start = window.offset
      guard let count = try members.next(&window) else { return nil }
      let member = members.output
      guard let first = member[..<count].firstIndex(where: { !XMLText.isSpace($0) }) else {
        continue
      }
      let head = try RecordHead(member, from: first, limit: count, offset: start)
      let upper = head.end + min(head.length, count - head.end)
      var record = head.record
      record.block = Array(member[head.end..<min(upper, head.end + blockLimit)])
      record.isTruncated = record.block.count < head.length
      record.offset = start
      // A member with a further record means that the file is one gzip stream: no record can be
      // found by its offset, so the file is refused behind the first.
      if member[upper..<count].contains(where: { !XMLText.isSpace($0) }) {
        pending = ReadingError(
          .malformed, "a gzip member holds more than one record", byte: start,
          remedy: "pack the file again with one gzip member per record")
      }
      return record
    }
  }
}
