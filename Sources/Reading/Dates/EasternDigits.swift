/// The digits of Arabic and of Persian and Urdu, each of two bytes: U+0660–0669 and U+06F0–06F9.
enum EasternDigits {
  /// Whether one of them stands in a stretch of text.
  static func stand(in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.contains { digit(bytes, $0, range.upperBound) != nil }
  }

  /// A stretch of text with these digits as those of ASCII, and for each byte, and the end, where it
  /// stands in the whole.
  static func replaced(in bytes: [UInt8], _ range: Range<Int>) -> (bytes: [UInt8], places: [Int]) {
    var plain: [UInt8] = []
    var places: [Int] = []
    var index = range.lowerBound
    while index < range.upperBound {
      places.append(index)
      let digit = digit(bytes, index, range.upperBound)
      plain.append(digit ?? bytes[index])
      index += digit == nil ? 1 : 2
    }
    places.append(range.upperBound)
    return (plain, places)
  }

  private static func digit(_ bytes: [UInt8], _ index: Int, _ end: Int) -> UInt8? {
    guard index + 1 < end else { return nil }
    let first: UInt8
    switch bytes[index] {
    case 0xD9: first = 0xA0
    case 0xDB: first = 0xB0
    default: return nil
    }
    let next = bytes[index + 1]
    return next >= first && next <= first + 9 ? 0x30 + (next - first) : nil
  }
}
