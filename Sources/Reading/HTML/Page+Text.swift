extension Page {
  /// Appends a stretch of the page as text: references resolved, white space (no-break spaces
  /// too) collapsed to single spaces, soft hyphens and zero-width marks left out.
  ///
  /// No space is written at the start of the buffer or after another space.
  func appendText(_ range: Range<Int>, to buffer: inout [UInt8]) {
    bytes.withUnsafeBufferPointer { Page.append($0, bytes, range, to: &buffer) }
  }

  private static func append(
    _ text: UnsafeBufferPointer<UInt8>, _ bytes: [UInt8], _ range: Range<Int>,
    to buffer: inout [UInt8]
  ) {
    var position = range.lowerBound
    let end = range.upperBound
    var copied = position
    func flush(_ upTo: Int, _ buffer: inout [UInt8]) {
      if copied < upTo {
        buffer.append(contentsOf: UnsafeBufferPointer(rebasing: text[copied..<upTo]))
      }
    }
    while position < end {
      let byte = text[position]
      if byte > 0x26 && byte < 0x80 {
        position += 1
      } else if byte <= 0x20 {
        flush(position, &buffer)
        if let last = buffer.last, last > 0x20 { buffer.append(0x20) }
        position += 1
        while position < end, text[position] <= 0x20 { position += 1 }
        copied = position
      } else if byte == UInt8(ascii: "&") {
        if let (scalar, next) = Entities.reference(in: bytes, at: position, until: end) {
          flush(position, &buffer)
          Page.append(scalar, to: &buffer)
          position = next
          copied = next
        } else {
          position += 1
        }
      } else if byte >= 0xC2, let (width, isSpace) = Page.invisible(bytes, at: position, end) {
        flush(position, &buffer)
        if isSpace, let last = buffer.last, last > 0x20 { buffer.append(0x20) }
        position += width
        copied = position
      } else {
        position += 1
      }
    }
    flush(end, &buffer)
  }

  /// Appends one scalar, white space collapsed and invisible marks left out.
  static func append(_ scalar: Unicode.Scalar, to buffer: inout [UInt8]) {
    switch scalar.value {
    case 0...0x20, 0xA0, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
      if let last = buffer.last, last > 0x20 { buffer.append(0x20) }
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0xFEFF: break
    default: buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The width of a wide or invisible space mark at a position, and whether it is a space.
  private static func invisible(_ bytes: [UInt8], at position: Int, _ end: Int)
    -> (width: Int, isSpace: Bool)?
  {
    switch bytes[position] {
    case 0xC2:
      guard position + 1 < end else { return nil }
      if bytes[position + 1] == 0xA0 { return (2, true) }
      return bytes[position + 1] == 0xAD ? (2, false) : nil
    case 0xE2:
      guard position + 2 < end else { return nil }
      switch (bytes[position + 1], bytes[position + 2]) {
      case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F):
        return (3, true)
      case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0): return (3, false)
      default: return nil
      }
    case 0xE3:
      guard position + 2 < end, bytes[position + 1] == 0x80, bytes[position + 2] == 0x80 else {
        return nil
      }
      return (3, true)
    case 0xEF:
      guard position + 2 < end, bytes[position + 1] == 0xBB, bytes[position + 2] == 0xBF else {
        return nil
      }
      return (3, false)
    default: return nil
    }
  }
}
