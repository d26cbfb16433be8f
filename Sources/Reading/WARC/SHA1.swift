/// SHA-1 (FIPS 180-4, section 6.1): the digest that WARC files carry; no protection against forgery.
public enum SHA1 {
  /// The digest of bytes.
  ///
  /// - Parameter bytes: what to digest.
  /// - Returns: 20 bytes.
  /// - Complexity: O(n).
  public static func digest(_ bytes: [UInt8]) -> [UInt8] {
    var state: [UInt32] = [0x6745_2301, 0xEFCD_AB89, 0x98BA_DCFE, 0x1032_5476, 0xC3D2_E1F0]
    let whole = bytes.count / 64 * 64
    var tail = Array(bytes[whole...])
    tail.append(0x80)
    while tail.count % 64 != 56 { tail.append(0) }
    let bits = UInt64(bytes.count) * 8
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      tail.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
    var words = [UInt32](repeating: 0, count: 80)
    absorb(bytes, whole, &state, &words)
    absorb(tail, tail.count, &state, &words)
    return state.flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }

  /// The digest in hexadecimal digits.
  ///
  /// - Parameter bytes: what to digest.
  /// - Returns: 40 lower-case digits.
  public static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest(bytes).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// The digest in base 32 (RFC 4648, section 6), as WARC headers write it.
  ///
  /// - Parameter bytes: what to digest.
  /// - Returns: 32 characters.
  public static func base32(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
    var output: [UInt8] = []
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in digest(bytes) {
      buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
      bits += 8
      while bits >= 5 {
        bits -= 5
        output.append(alphabet[Int(buffer >> bits & 31)])
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func absorb(
    _ bytes: [UInt8], _ count: Int, _ state: inout [UInt32], _ schedule: inout [UInt32]
  ) {
    bytes.withUnsafeBufferPointer { bytes in
      schedule.withUnsafeMutableBufferPointer { words in
        var (h0, h1, h2, h3, h4) = (state[0], state[1], state[2], state[3], state[4])
        for block in stride(from: 0, to: count, by: 64) {
          for index in 0..<16 {
            let at = block + index * 4
            words[index] =
              UInt32(bytes[at]) << 24 | UInt32(bytes[at + 1]) << 16 | UInt32(bytes[at + 2]) << 8
              | UInt32(bytes[at + 3])
          }
          for index in 16..<80 {
            let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
            words[index] = word << 1 | word >> 31
          }
          var (a, b, c, d, e) = (h0, h1, h2, h3, h4)
          func round(_ function: UInt32, _ constant: UInt32, _ word: UInt32) {
            let next = (a << 5 | a >> 27) &+ function &+ e &+ constant &+ word
            (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
          }
          for index in 0..<20 { round((b & c) | (~b & d), 0x5A82_7999, words[index]) }
          for index in 20..<40 { round(b ^ c ^ d, 0x6ED9_EBA1, words[index]) }
          for index in 40..<60 { round((b & c) | (b & d) | (c & d), 0x8F1B_BCDC, words[index]) }
          for index in 60..<80 { round(b ^ c ^ d, 0xCA62_C1D6, words[index]) }
          (h0, h1, h2, h3, h4) = (h0 &+ a, h1 &+ b, h2 &+ c, h3 &+ d, h4 &+ e)
        }
        state = [h0, h1, h2, h3, h4]
      }
    }
  }
}
