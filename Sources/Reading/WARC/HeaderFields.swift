/// Named fields, as WARC and HTTP heads have them.
public struct HeaderFields: Sendable, Hashable {
  /// One field.
  public struct Field: Sendable, Hashable {
    /// The name as written.
    public let name: String
    /// The value, trimmed.
    public let value: String
  }

  /// The fields, in order.
  public var all: [Field] = []

  /// Makes fields from pairs.
  ///
  /// - Parameter pairs: names and values, in order.
  public init(_ pairs: [(String, String)] = []) {
    all = pairs.map { Field(name: $0.0, value: $0.1) }
  }

  /// Reads lines up to an offset; lines that begin with a blank continue the one before.
  init(_ bytes: [UInt8], from start: Int, limit: Int) {
    var cursor = start
    while cursor < limit, let line = HeaderFields.line(bytes, from: cursor, limit: limit) {
      cursor = HeaderFields.next(bytes, after: line, limit: limit)
      if line.isEmpty { break }
      if let first = bytes[line].first, first == 0x20 || first == 0x09, let last = all.popLast() {
        let more = String(decoding: XMLText.trimmed(bytes[line]), as: UTF8.self)
        all.append(Field(name: last.name, value: last.value + " " + more))
        continue
      }
      guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")) else { continue }
      all.append(
        Field(
          name: String(decoding: XMLText.trimmed(bytes[line.lowerBound..<colon]), as: UTF8.self),
          value: String(
            decoding: XMLText.trimmed(bytes[(colon + 1)..<line.upperBound]), as: UTF8.self)))
    }
  }

  /// The value of the first field of that name, whatever its case.
  public subscript(name: String) -> String? {
    let wanted = WebAddress.lower(name)
    return all.first { WebAddress.lower($0.name) == wanted }?.value
  }

  /// The line that begins at an offset, without its end.
  static func line(_ bytes: [UInt8], from start: Int, limit: Int) -> Range<Int>? {
    guard start < limit else { return nil }
    let end = bytes[start..<limit].firstIndex(of: 0x0A) ?? limit
    return start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
  }

  /// Offset of the line behind a line.
  static func next(_ bytes: [UInt8], after line: Range<Int>, limit: Int) -> Int {
    var cursor = line.upperBound
    if cursor < limit, bytes[cursor] == 0x0D { cursor += 1 }
    if cursor < limit, bytes[cursor] == 0x0A { cursor += 1 }
    return cursor
  }

  /// Offset behind the empty line that ends a head; the end of the bytes when there is none.
  static func headEnd(_ bytes: [UInt8], from start: Int, limit: Int) -> Int {
    var cursor = start
    while let line = line(bytes, from: cursor, limit: limit) {
      cursor = next(bytes, after: line, limit: limit)
      if line.isEmpty { return cursor }
    }
    return limit
  }
}
