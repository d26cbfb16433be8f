internal import Evidence

/// Tells what bytes are before they are read.
enum TextForm {
  /// Why the bytes are no text, or nil when they may be.
  ///
  /// A few NUL bytes or broken characters are repaired later; a file that is full of control
  /// bytes, or begins as pictures, archives and programs do, is no text.
  static func refusal(_ bytes: [UInt8]) -> String? {
    for (magic, name) in magics where bytes.starts(with: magic) { return "a \(name) file" }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return nil }
    let sample = min(bytes.count, 65_536)
    var controls = 0
    var faults = 0
    var position = 0
    while position < sample {
      position = bytes.skip(position, sample) {
        $0.areASCII && !$0.holdLess(than: 0x20) && !$0.hold(0x7F)
      }
      guard position < sample else { break }
      let byte = bytes[position]
      if byte < 0x09 || byte > 0x0D && byte < 0x20 && byte != 0x1B || byte == 0x7F { controls += 1 }
      let width = byte < 0x80 ? 1 : SourceText.sequenceLength(bytes, at: position)
      if width == 0 { faults += 1 }
      position += max(width, 1)
    }
    if controls * 10 > sample || controls * 50 > sample && faults * 10 > sample {
      return "binary: \(controls) control bytes in the first \(sample)"
    }
    return nil
  }

  private static let magics: [([UInt8], String)] = [
    (Array("%PDF-".utf8), "PDF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"),
    (Array("GIF8".utf8), "GIF"), ([0x50, 0x4B, 0x03, 0x04], "ZIP"), ([0x1F, 0x8B], "gzip"),
    ([0x7F, 0x45, 0x4C, 0x46], "program"), ([0x42, 0x5A, 0x68], "bzip2"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "xz"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd"),
    (Array("SQLite format".utf8), "SQLite"), (Array("OggS".utf8), "Ogg"),
    (Array("ID3".utf8), "MP3"),
  ]

  /// Whether text is markup of a page: it begins with a tag or declares a document early on.
  static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let start = bytes.firstIndex { !$0.isSpace } ?? 0
    let head = start..<min(bytes.count, start + 4096)
    for word: StaticString in ["<!doctype html", "<html", "<body", "<head"]
    where bytes.firstPosition(of: word, in: head) != nil { return true }
    guard start + 1 < bytes.count, bytes[start] == UInt8(ascii: "<"),
      bytes[start + 1].isLetter || bytes[start + 1] == UInt8(ascii: "!")
    else { return false }
    for word: StaticString in ["</", "<p", "<div", "<br"]
    where bytes.firstPosition(of: word, in: head) != nil { return true }
    return false
  }
}
