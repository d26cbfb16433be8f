/// Base64 (RFC 4648, sections 4 and 5), white space skipped.
package enum Base64 {
  /// Decodes a text.
  ///
  /// - Parameter text: the characters.
  /// - Returns: the bytes; nothing when another character is among them.
  package static func decode(_ text: [UInt8]) -> [UInt8]? {
    text.withUnsafeBufferPointer(decode)
  }

  /// Decodes characters where they stand.
  ///
  /// - Parameter text: the characters.
  /// - Returns: the bytes; nothing when another character is among them.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    values.withUnsafeBufferPointer { decode(text, $0) }
  }

  /// Encodes bytes in the standard alphabet, padded (RFC 4648, section 4).
  ///
  /// - Parameter bytes: the bytes.
  /// - Returns: the characters, without line breaks.
  package static func encode(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var output: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let group = bytes[start..<min(start + 3, bytes.count)]
      let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
      for index in 0..<4 {
        output.append(index <= group.count ? digits[value >> (18 - 6 * index) & 63] : 0x3D)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static let skipped: UInt8 = 0x40
  private static let wrong: UInt8 = 0x80

  /// The six bits of each character, or that it is skipped or wrong.
  private static let values: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    switch byte {
    case 0x41...0x5A: byte - 0x41
    case 0x61...0x7A: byte - 0x61 + 26
    case 0x30...0x39: byte - 0x30 + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    case UInt8(ascii: "="), 0x20, 0x0A, 0x0D, 0x09: skipped
    default: wrong
    }
  }

  private static func decode(
    _ text: UnsafeBufferPointer<UInt8>, _ values: UnsafeBufferPointer<UInt8>
  ) -> [UInt8]? {
    var isValid = true
    let output = [UInt8](unsafeUninitializedCapacity: text.count / 4 * 3 + 3) { output, count in
      var buffer: UInt32 = 0
      var bits = 0
      var position = 0
      while position < text.count {
        // Four characters that all count give three bytes at once.
        if bits == 0, position + 4 <= text.count {
          let (a, b) = (values[Int(text[position])], values[Int(text[position + 1])])
          let (c, d) = (values[Int(text[position + 2])], values[Int(text[position + 3])])
          if (a | b | c | d) < skipped {
            output[count] = a << 2 | b >> 4
            output[count + 1] = b << 4 | c >> 2
            output[count + 2] = c << 6 | d
            count += 3
            position += 4
            continue
          }
        }
        let value = values[Int(text[position])]
        position += 1
        guard value < wrong else {
          isValid = false
          return
        }
        guard value < skipped else { continue }
        buffer = (buffer << 6 | UInt32(value)) & 0xFFFFFF
        bits += 6
        guard bits >= 8 else { continue }
        bits -= 8
        output[count] = UInt8(truncatingIfNeeded: buffer >> UInt32(bits))
        count += 1
      }
    }
    return isValid ? output : nil
  }
}
