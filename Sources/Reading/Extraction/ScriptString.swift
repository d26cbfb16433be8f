/// Text that a script carries as a string literal, with the place in the page of each of its bytes.
struct ScriptString {
  /// The text, escapes resolved.
  private(set) var bytes: [UInt8] = []
  /// For each byte the offset in the page of the character or escape that it was read from.
  private(set) var places: [Int32] = []

  /// A text with nothing in it.
  init() {}

  /// Reads what stands between the quotes of a literal, by the rules of JSON and of JavaScript
  /// (ECMA-262, 12.9.4).
  ///
  /// - Parameters:
  ///   - text: where the literal stands.
  ///   - range: its bounds there, without the quotes.
  /// - Complexity: O(length).
  init(_ text: ScriptText, _ range: Range<Int>) {
    bytes.reserveCapacity(range.count)
    places.reserveCapacity(range.count)
    var position = range.lowerBound
    while position < range.upperBound {
      let start = position
      guard text.bytes[position] == 0x5C, position + 1 < range.upperBound else {
        append(text.bytes[position], text.place(position))
        position += 1
        continue
      }
      let scalar = ScriptString.escaped(text.bytes, &position, range.upperBound)
      append(scalar, text.place(start))
    }
  }

  /// Adds a byte that was read at a place.
  mutating func append(_ byte: UInt8, _ place: Int) {
    bytes.append(byte)
    places.append(Int32(place))
  }

  /// Adds markup that stands for a boundary of the script.
  mutating func append(_ markup: StaticString) {
    let place = places.last ?? 0
    for index in 0..<markup.utf8CodeUnitCount {
      bytes.append(markup.utf8Start[index])
      places.append(place)
    }
  }

  /// Adds another text.
  mutating func append(_ other: ScriptString) {
    bytes += other.bytes
    places += other.places
  }

  private mutating func append(_ scalar: Unicode.Scalar, _ place: Int) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte, place) }
  }

  /// Reads an escape and moves on behind it.
  private static func escaped(_ bytes: [UInt8], _ position: inout Int, _ end: Int)
    -> Unicode.Scalar
  {
    let kind = bytes[position + 1]
    position += 2
    switch kind {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): return "\n"
    case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "v"): return " "
    case UInt8(ascii: "x"): return Unicode.Scalar(number(bytes, &position, end, 2)) ?? "\u{FFFD}"
    case UInt8(ascii: "u"):
      let code = number(bytes, &position, end, 4)
      guard (0xD800..<0xDC00).contains(code), position + 6 <= end, bytes[position] == 0x5C,
        bytes[position + 1] == UInt8(ascii: "u")
      else { return Unicode.Scalar(code) ?? "\u{FFFD}" }
      var next = position + 2
      let low = number(bytes, &next, end, 4)
      guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      position = next
      return Unicode.Scalar(0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    default:
      guard kind >= 0x80 else { return Unicode.Scalar(kind) }
      // The backslash stands before a character of several bytes, which it does not change.
      position -= 1
      var decoder = UTF8()
      var tail = bytes[position..<end].prefix(4).makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&tail) else { return "\u{FFFD}" }
      position += UTF8.width(scalar)
      return scalar
    }
  }

  private static func number(_ bytes: [UInt8], _ position: inout Int, _ end: Int, _ width: Int)
    -> UInt32
  {
    var value: UInt32 = 0
    var count = 0
    while count < width, position < end,
      let digit = Character(Unicode.Scalar(bytes[position])).hexDigitValue
    {
      value = value << 4 | UInt32(digit)
      position += 1
      count += 1
    }
    return value
  }
}

/// The text of a script, or of a string inside one that is a script's data again.
struct ScriptText {
  let bytes: [UInt8]
  /// Where in the page the bytes stand, if they are not the page's own.
  private let places: [Int32]?

  /// The page itself.
  init(page: [UInt8]) {
    bytes = page
    places = nil
  }

  /// What a string literal carries.
  init(_ string: ScriptString) {
    bytes = string.bytes
    places = string.places
  }

  /// The offset in the page of the byte at an index.
  func place(_ index: Int) -> Int { places.map { Int($0[index]) } ?? index }
}
