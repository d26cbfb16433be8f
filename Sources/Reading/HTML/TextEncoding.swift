internal import Evidence

/// How a page's characters were written as bytes, and how that was found out.
struct TextEncoding: Hashable {
  /// Its name in small letters, such as `utf-8` or `windows-1250`.
  var name: String
  /// Whether nothing declared it.
  var isGuessed: Bool

  /// Finds the encoding: byte order mark, then what the transport says, then the page's own
  /// declaration, then a guess from the bytes (HTML standard, 13.2.3.2, with a guess that knows
  /// the windows-125x family).
  ///
  /// A declaration of any other encoding loses against bytes that are valid UTF-8 with letters
  /// outside ASCII: such bytes are never that by chance.
  static func find(in bytes: [UInt8], transport: String?) -> TextEncoding {
    if let marked = byteOrderMark(bytes) { return TextEncoding(name: marked, isGuessed: false) }
    let declared = transport.flatMap(known) ?? declaration(in: bytes).flatMap(known)
    if let declared, declared.hasPrefix("utf-16") {
      return TextEncoding(name: declared, isGuessed: false)
    }
    let sample = Utf8Sample(bytes)
    if sample.isPlausible { return TextEncoding(name: "utf-8", isGuessed: declared == nil) }
    if let declared { return TextEncoding(name: declared, isGuessed: false) }
    if sample.sequences > sample.faults { return TextEncoding(name: "utf-8", isGuessed: true) }
    return TextEncoding(name: guess(bytes), isGuessed: true)
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 2 else { return nil }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8" }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return "utf-16be" }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return "utf-16le" }
    return nil
  }

  /// The label in small letters as the encoding standard reads it.
  private static func known(_ label: String) -> String? {
    let name = String(
      decoding: label.utf8.filter { !$0.isSpace && $0 != 0x22 && $0 != 0x27 }.map(\.lowered),
      as: UTF8.self)
    switch name {
    case "": return nil
    case "utf8", "unicode-1-1-utf-8": return "utf-8"
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "cp1252", "l1":
      return "windows-1252"
    case "iso-8859-9", "latin5": return "windows-1254"
    case "cp1250": return "windows-1250"
    case "cp1251", "win-1251": return "windows-1251"
    case "utf-16", "utf16": return "utf-16le"
    case "gb2312", "x-gbk": return "gbk"
    case "shift-jis", "x-sjis", "sjis": return "shift_jis"
    default: return name
    }
  }

  /// What the first kilobytes of a page declare: `<meta charset>`, `http-equiv`, `<?xml encoding`.
  private static func declaration(in bytes: [UInt8]) -> String? {
    let head = 0..<min(bytes.count, 4096)
    for word: StaticString in ["charset=", "encoding="] {
      guard let found = bytes.firstPosition(of: word, in: head) else { continue }
      var start = found + word.utf8CodeUnitCount
      while start < head.upperBound,
        bytes[start].isSpace || bytes[start] == 0x22 || bytes[start] == 0x27
      {
        start += 1
      }
      var end = start
      while end < head.upperBound,
        bytes[end].isLetter || bytes[end].isDigit || bytes[end] == 0x2D
          || bytes[end] == 0x5F || bytes[end] == 0x3A
      {
        end += 1
      }
      // A page that could be read this far is not in UTF-16, whatever it says.
      let label = String(decoding: bytes[start..<end], as: UTF8.self)
      if end > start { return known(label)?.hasPrefix("utf-16") == true ? "utf-8" : label }
    }
    return nil
  }

  /// Tells the windows-125x pages apart by their letters.
  ///
  /// Cyrillic is words of high bytes; Central European text has the carons of 1250 (š ž 9A 9E,
  /// č ć đ E8 E6 F0) where Western text has quotes and accents.
  private static func guess(_ bytes: [UInt8]) -> String {
    var high = 0
    var pairs = 0
    var central = 0
    var western = 0
    var previous: UInt8 = 0
    for byte in bytes {
      if byte >= 0x80 {
        high += 1
        if byte >= 0xC0, previous >= 0xC0 { pairs += 1 }
        switch byte {
        case 0x9A, 0x9E, 0x8A, 0x8E, 0xE8, 0xE6, 0xF0, 0xB9, 0xB3, 0xEA, 0xF8: central += 1
        case 0xE9, 0xE0, 0xE7, 0xF1, 0xF6, 0xFC, 0xE4, 0xF3, 0xED: western += 1
        default: break
        }
      }
      previous = byte
    }
    if pairs * 2 > high { return "windows-1251" }
    return central > western ? "windows-1250" : "windows-1252"
  }
}

/// How far bytes look like UTF-8.
private struct Utf8Sample {
  var sequences = 0
  var faults = 0

  /// Whether every high byte, or nearly every one, is part of a valid sequence.
  var isPlausible: Bool { faults == 0 || sequences > 20 * faults }

  init(_ bytes: [UInt8]) {
    var position = 0
    let count = bytes.count
    while position < count {
      if bytes[position] < 0x80 {
        position = bytes.skip(position + 1, count) { $0.areASCII }
        continue
      }
      let width = SourceText.sequenceLength(bytes, at: position)
      if width > 0 { sequences += 1 } else { faults += 1 }
      position += max(width, 1)
    }
  }
}
