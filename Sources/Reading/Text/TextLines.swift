/// The lines of a text that are not blank, without the white space at their ends.
struct TextLines {
  let bytes: [UInt8]
  let lines: [Range<Int>]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var lines: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      var end = start
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      let line = bytes.trimmed(start, end)
      if !line.isEmpty { lines.append(line) }
      start = end + 1
    }
    self.lines = lines
  }

  /// A line's text.
  func text(_ line: Range<Int>) -> String { String(decoding: bytes[line], as: UTF8.self) }
}
