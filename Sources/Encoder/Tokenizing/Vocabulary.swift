/// Word pieces by their text: an open hash table over 64-bit keys.
///
/// Texts are told apart by their keys alone; that two of some 30,000 pieces or a text and a piece
/// share one has a chance of about one in 10¹⁴.
struct Vocabulary: Sendable {
  /// FNV-1a over the scalars of a piece, begun differently for pieces that continue a word.
  struct Key: Hashable {
    private(set) var value: UInt64

    static let beginning = Key(value: 0xcbf2_9ce4_8422_2325)
    static let continuing = Key(value: 0x8422_2325_cbf2_9ce4)

    mutating func append(_ scalar: Unicode.Scalar) {
      value = (value ^ UInt64(scalar.value)) &* 0x100_0000_01b3
      value ^= value >> 29
    }
  }

  /// How many pieces there are.
  private(set) var count = 0
  /// Scalars of the longest piece.
  private(set) var longest = 0
  private var keys: [UInt64]
  private var numbers: [Int32]

  /// Reads pieces, a line each; a piece that begins with `##` continues a word.
  init(_ bytes: UnsafeRawBufferPointer) {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var size = 64
    while size < 3 * lines.count { size *= 2 }
    keys = Array(repeating: 0, count: size)
    numbers = Array(repeating: -1, count: size)
    for (number, line) in lines.enumerated() where number + 1 < lines.count || !line.isEmpty {
      insert(String(decoding: line, as: UTF8.self), Int32(number))
    }
  }

  private mutating func insert(_ piece: String, _ number: Int32) {
    let key = Vocabulary.key(of: piece)
    var place = Int(truncatingIfNeeded: key.value) & (keys.count - 1)
    while numbers[place] >= 0, keys[place] != key.value { place = (place + 1) & (keys.count - 1) }
    keys[place] = key.value
    numbers[place] = number
    count += 1
    longest = max(longest, piece.unicodeScalars.count)
  }

  private static func key(of piece: String) -> Key {
    let continues = piece.utf8.count > 2 && piece.utf8.starts(with: "##".utf8)
    var key = continues ? Key.continuing : Key.beginning
    for scalar in piece.unicodeScalars.dropFirst(continues ? 2 : 0) { key.append(scalar) }
    return key
  }

  subscript(piece: String) -> Int32? { self[Vocabulary.key(of: piece)] }

  subscript(key: Key) -> Int32? {
    var place = Int(truncatingIfNeeded: key.value) & (keys.count - 1)
    while numbers[place] >= 0 {
      if keys[place] == key.value { return numbers[place] }
      place = (place + 1) & (keys.count - 1)
    }
    return nil
  }
}
