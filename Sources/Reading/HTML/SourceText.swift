internal import CXML2
internal import Evidence

/// A capture's text in UTF-8, and the way back from its offsets to the capture's bytes.
struct SourceText {
  /// Valid UTF-8, without NUL bytes unless it was taken as it is.
  private(set) var bytes: [UInt8] = []
  /// What had to be repaired.
  private(set) var diagnostics: [Diagnostic] = []
  /// Points from which offsets are counted on, in ascending order; none when the text is the
  /// capture itself.
  private var marks: [Mark] = []
  private var step = Step.bytes

  private struct Mark {
    let text: Int
    let source: Int
  }

  /// How far one scalar of the text reaches in the capture.
  private enum Step { case bytes, oneByteEach, utf16, coarse }

  /// Takes valid UTF-8 as it is, NUL bytes included.
  init(verbatim bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Decodes a capture.
  ///
  /// - Complexity: O(n).
  init(_ source: [UInt8], transport: String?) {
    let encoding = TextEncoding.find(in: source, transport: transport)
    if encoding.isGuessed, encoding.name != "utf-8" {
      diagnostics.append(
        Diagnostic("charset-guessed", "no encoding is declared; read as \(encoding.name)"))
    }
    switch encoding.name {
    case "utf-8": decodeUTF8(source)
    case "utf-16le", "utf-16be": decodeUTF16(source, bigEndian: encoding.name == "utf-16be")
    default: decode(source, as: encoding.name)
    }
  }

  /// The bytes of the capture that a stretch of the text was read from.
  func source(of range: Range<Int>) -> Range<Int> {
    let lower = sourceOffset(range.lowerBound)
    return lower..<max(lower, sourceOffset(range.upperBound))
  }

  private func sourceOffset(_ offset: Int) -> Int {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].text <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return offset }
    let mark = marks[low - 1]
    let limit = low < marks.count ? marks[low].source : Int.max
    switch step {
    case .bytes: return min(mark.source + offset - mark.text, limit)
    case .coarse: return mark.source
    case .oneByteEach, .utf16:
      var result = mark.source
      for byte in bytes[mark.text..<min(offset, bytes.count)] where byte & 0xC0 != 0x80 {
        result += step == .oneByteEach ? 1 : byte >= 0xF0 ? 4 : 2
      }
      return result
    }
  }

  /// The length of the valid UTF-8 sequence at a position, 0 when there is none (Unicode 15,
  /// table 3-7).
  static func sequenceLength(_ bytes: [UInt8], at position: Int) -> Int {
    let first = bytes[position]
    func tail(_ offset: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
      position + offset < bytes.count && range.contains(bytes[position + offset])
    }
    switch first {
    case 0..<0x80: return 1
    case 0xC2...0xDF: return tail(1) ? 2 : 0
    case 0xE0: return tail(1, 0xA0...0xBF) && tail(2) ? 3 : 0
    case 0xED: return tail(1, 0x80...0x9F) && tail(2) ? 3 : 0
    case 0xE1...0xEF: return tail(1) && tail(2) ? 3 : 0
    case 0xF0: return tail(1, 0x90...0xBF) && tail(2) && tail(3) ? 4 : 0
    case 0xF1...0xF3: return tail(1) && tail(2) && tail(3) ? 4 : 0
    case 0xF4: return tail(1, 0x80...0x8F) && tail(2) && tail(3) ? 4 : 0
    default: return 0
    }
  }

  private mutating func decodeUTF8(_ source: [UInt8]) {
    let start = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var position = start
    var copied = start
    var repairs = 0
    if start > 0 { marks.append(Mark(text: 0, source: start)) }
    while position < source.count {
      let byte = source[position]
      if byte != 0, byte < 0x80 {
        position = source.skip(position + 1, source.count) { $0.areASCII && !$0.hold(0) }
        continue
      }
      let width = byte == 0 ? 0 : SourceText.sequenceLength(source, at: position)
      if width > 0 {
        position += width
        continue
      }
      bytes.append(contentsOf: source[copied..<position])
      bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
      position += 1
      copied = position
      repairs += 1
      marks.append(Mark(text: bytes.count, source: position))
    }
    if repairs == 0, start == 0 {
      bytes = source
    } else {
      bytes.append(contentsOf: source[copied...])
    }
    noteRepairs(repairs)
  }

  private mutating func noteRepairs(_ count: Int) {
    guard count > 0 else { return }
    diagnostics.append(
      Diagnostic(
        "bytes-repaired", "\(count) bytes were NUL or no valid text and became U+FFFD"))
  }

  private mutating func decodeUTF16(_ source: [UInt8], bigEndian: Bool) {
    step = .utf16
    let hasMark = source.count >= 2 && (source[0] == 0xFE || source[0] == 0xFF)
    var position = hasMark ? 2 : 0
    var decoder = UTF16()
    var repairs = 0
    var units: [UInt16] = []
    units.reserveCapacity(source.count / 2)
    marks.append(Mark(text: 0, source: position))
    while position + 1 < source.count {
      let (first, second) = (UInt16(source[position]), UInt16(source[position + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      position += 2
    }
    var iterator = units.makeIterator()
    var consumed = marks[0].source
    var scalars = 0
    while true {
      let scalar: Unicode.Scalar
      switch decoder.decode(&iterator) {
      case .scalarValue(let value): scalar = value.value == 0 ? "\u{FFFD}" : value
      case .error: scalar = "\u{FFFD}"
      case .emptyInput:
        noteRepairs(repairs)
        return
      }
      if scalar == "\u{FFFD}" { repairs += 1 }
      bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      consumed += scalar.value > 0xFFFF ? 4 : 2
      scalars += 1
      if scalars % 1024 == 0 { marks.append(Mark(text: bytes.count, source: consumed)) }
    }
  }

  private mutating func decode(_ source: [UInt8], as name: String) {
    if let table = ByteTable(name) {
      step = .oneByteEach
      bytes.reserveCapacity(source.count + source.count / 8)
      var repairs = 0
      for position in 0..<source.count {
        if position % 1024 == 0 { marks.append(Mark(text: bytes.count, source: position)) }
        let byte = source[position]
        if byte != 0, byte < 0x80 {
          bytes.append(byte)
        } else {
          let scalar = table.scalars[Int(byte)]
          if scalar == "\u{FFFD}" { repairs += 1 }
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
      noteRepairs(repairs)
    } else if !decodeMultiByte(source, as: name) {
      diagnostics.append(
        Diagnostic("charset-unknown", "the encoding '\(name)' is unknown; read as windows-1252"))
      if name != "windows-1252" { decode(source, as: "windows-1252") } else { decodeUTF8(source) }
    }
  }

  /// libxml2 writes what it cannot convert to the terminal; the repairs are counted here.
  fileprivate static func silenced<Value>(_ work: () -> Value) -> Value {
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    defer { xmlSetStructuredErrorFunc(nil, nil) }
    return work()
  }

  /// Decodes through libxml2's converters, a small piece at a time so that offsets lead back.
  private mutating func decodeMultiByte(_ source: [UInt8], as name: String) -> Bool {
    guard let handler = xmlFindCharEncodingHandler(name) else { return false }
    defer { xmlCharEncCloseFunc(handler) }
    step = .coarse
    let window = 512
    var position = 0
    var repairs = 0
    guard let input = xmlBufferCreateSize(window * 2), let output = xmlBufferCreateSize(window * 8)
    else { return false }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    while position < source.count {
      marks.append(Mark(text: bytes.count, source: position))
      let end = min(position + window, source.count)
      xmlBufferEmpty(input)
      xmlBufferEmpty(output)
      source[position..<end].withUnsafeBufferPointer { piece in
        _ = xmlBufferAdd(input, piece.baseAddress, Int32(piece.count))
      }
      _ = SourceText.silenced { xmlCharEncInFunc(handler, output, input) }
      let consumed = end - position - Int(xmlBufferLength(input))
      let piece = UnsafeBufferPointer(
        start: xmlBufferContent(output), count: Int(xmlBufferLength(output)))
      for byte in piece where byte != 0 { bytes.append(byte) }
      position += consumed
      if consumed == 0 {
        bytes.append(contentsOf: [0xEF, 0xBF, 0xBD])
        repairs += 1
        position += 1
      }
    }
    noteRepairs(repairs)
    return true
  }
}

/// The scalars of an encoding that has one byte for each.
private struct ByteTable {
  var scalars: [Unicode.Scalar]

  /// Asks libxml2's converter for all 256 bytes; nil when it knows no such encoding or some
  /// byte begins a longer sequence.
  init?(_ name: String) {
    let isSingle = ["windows-", "iso-8859", "iso8859", "koi8", "ibm", "cp", "macintosh", "x-mac"]
      .contains { name.hasPrefix($0) }
    guard isSingle, let handler = xmlFindCharEncodingHandler(name) else { return nil }
    defer { xmlCharEncCloseFunc(handler) }
    scalars = (0..<256).map {
      Unicode.Scalar($0 < 0x80 && $0 > 0 ? UInt32($0) : 0xFFFD) ?? "\u{FFFD}"
    }
    guard let input = xmlBufferCreateSize(8), let output = xmlBufferCreateSize(16) else {
      return nil
    }
    defer {
      xmlBufferFree(input)
      xmlBufferFree(output)
    }
    for byte in 0x80...0xFF {
      xmlBufferEmpty(input)
      xmlBufferEmpty(output)
      var value = UInt8(byte)
      _ = xmlBufferAdd(input, &value, 1)
      guard SourceText.silenced({ xmlCharEncInFunc(handler, output, input) }) >= 0,
        xmlBufferLength(output) > 0
      else {
        continue
      }
      let piece = UnsafeBufferPointer(
        start: xmlBufferContent(output), count: Int(xmlBufferLength(output)))
      if let scalar = String(decoding: piece, as: UTF8.self).unicodeScalars.first {
        scalars[byte] = scalar
      }
    }
  }
}
