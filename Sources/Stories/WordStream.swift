/// One word of a report that carries meaning.
struct ReportWord {
  /// Hash of the stem that stands for its class of synonyms.
  let hash: UInt32
  /// Hash of its own stem.
  let stem: UInt32
  /// The number of its passage: a sentence or a line; the headline is 0.
  let passage: UInt16
  /// Whether it begins with a capital.
  let isCapitalised: Bool
  /// Whether it begins with a digit.
  let isNumber: Bool
  /// Whether the word before it in the text is the word before it here.
  let followsPrevious: Bool
  /// How many letters its stem has.
  let length: UInt8
}

/// Reads the words of a report: lower case, plain Latin letters, stemmed, function words left out.
struct WordStream {
  private(set) var words: [ReportWord] = []
  private var passage: UInt16 = 0
  private var stem: [UInt8] = []

  /// Reads a headline and a body.
  ///
  /// - Complexity: O(n) in bytes.
  init(title: String, text: String) {
    words.reserveCapacity(text.utf8.count / 8)
    stem.reserveCapacity(32)
    read(Array(title.utf8))
    nextPassage()
    read(Array(text.utf8))
  }

  private mutating func nextPassage() {
    if passage < .max { passage += 1 }
  }

  private mutating func read(_ bytes: [UInt8]) {
    var position = 0
    var sawWordBefore = false
    var wordsInPassage = 0
    while position < bytes.count {
      let byte = bytes[position]
      if WordStream.isWordByte(byte) {
        let end = WordStream.wordEnd(bytes, position)
        if add(bytes, position..<end, follows: sawWordBefore) {
          sawWordBefore = true
          wordsInPassage += 1
        }
        position = end
        continue
      }
      let endsPassage =
        byte == 0x0A
        || (byte == 0x2E || byte == 0x21 || byte == 0x3F) && position + 1 < bytes.count
          && bytes[position + 1] <= 0x22
      if endsPassage {
        if wordsInPassage >= 3 { nextPassage() }
        wordsInPassage = 0
        sawWordBefore = false
      }
      position += 1
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte >= 0xC3 && byte != 0xE2 || byte >= 97 && byte <= 122 || byte >= 65 && byte <= 90
      || byte >= 48 && byte <= 57
  }

  private static func wordEnd(_ bytes: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < bytes.count,
      isWordByte(bytes[end]) || bytes[end] & 0xC0 == 0x80 && end > start && bytes[end - 1] >= 0x80
    {
      end += 1
    }
    return end
  }

  /// Adds a word unless it is a function word; says whether it did.
  private mutating func add(_ bytes: [UInt8], _ range: Range<Int>, follows: Bool) -> Bool {
    stem.removeAll(keepingCapacity: true)
    for byte in bytes[range] {
      // Letters of Latin-1 and Latin Extended-A lose their diacritics roughly: their second byte
      // tells them apart well enough for a hash, and lower case is folded for ASCII only.
      stem.append((65...90).contains(byte) ? byte | 0x20 : byte)
    }
    let first = bytes[range.lowerBound]
    if FunctionWords.contains(stem) { return false }
    strip()
    let own = WordStream.hash(of: stem)
    words.append(
      ReportWord(
        hash: Synonyms.representative(of: own), stem: own, passage: passage,
        isCapitalised: (65...90).contains(first) || first >= 0xC3,
        isNumber: (48...57).contains(first), followsPrevious: follows,
        length: UInt8(min(stem.count, 255))))
    return true
  }

  /// The hash of a word's stem, whatever stands for it, nil for a function word.
  static func stem(of word: String) -> UInt32? {
    var reader = WordStream(title: "", text: "")
    reader.stem = Array(word.utf8)
    guard !FunctionWords.contains(reader.stem) else { return nil }
    reader.strip()
    return hash(of: reader.stem)
  }

  /// The FNV-1a hash of some bytes, its bits spread.
  private static func hash(of bytes: [UInt8]) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return mixed(hash)
  }

  /// Strips the commonest endings.
  private mutating func strip() {
    for suffix in WordStream.suffixes where stem.count >= suffix.count + 3 {
      if stem.suffix(suffix.count).elementsEqual(suffix) {
        stem.removeLast(suffix.count)
        return
      }
    }
  }

  private static let suffixes: [[UInt8]] = ["ing", "ed", "es", "ly", "s"].map { Array($0.utf8) }

  /// The hash of two neighbouring words.
  static func pair(_ first: UInt32, _ second: UInt32) -> UInt32 {
    mixed((first &* 0x9E37_79B1) ^ second)
  }

  /// Spreads the bits of a hash (the finaliser of MurmurHash3).
  private static func mixed(_ hash: UInt32) -> UInt32 {
    var hash = hash
    hash ^= hash >> 16
    hash = hash &* 0x85EB_CA6B
    hash ^= hash >> 13
    hash = hash &* 0xC2B2_AE35
    return hash ^ (hash >> 16)
  }
}
