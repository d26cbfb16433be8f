import Evidence
import Language

/// The words of one sentence as the phrases see them: lower case, without punctuation, split at
/// hyphens and apostrophes.
struct SentenceWords: Sendable {
  /// One word.
  struct Word: Sendable {
    /// The word in lower case; `n't` is `not`.
    let norm: String
    /// Where it stands in the article's text.
    let span: TextSpan
    /// Whether it begins with a capital letter.
    let isCapital: Bool
    /// The key of the word in sets of words.
    let key: WordKey

    init(norm: String, span: TextSpan, isCapital: Bool) {
      self.norm = norm
      self.span = span
      self.isCapital = isCapital
      key = WordKey(norm)
    }
  }

  /// The most tokens of a sentence that are looked at: no sentence of a treaty is as long, and readers that hold
  /// mentions against phrases cost the product of both.
  private static let longest = 2000

  /// Where the sentence stands.
  let span: TextSpan
  /// Its words in order.
  let words: [Word]

  /// Takes the words from a sentence's tokens.
  ///
  /// - Complexity: O(n) in bytes of the sentence.
  init(_ sentence: Sentence, in text: AnnotatedText) {
    span = sentence.span
    var words: [Word] = []
    for token in text.tokens[sentence.tokens].prefix(SentenceWords.longest) {
      SentenceWords.split(token, into: &words)
    }
    self.words = words
  }

  private static func split(_ token: Token, into words: inout [Word]) {
    let bytes = Array(token.form.utf8)
    if bytes.count == 3, token.form.lowercased() == "n't" || token.form.lowercased() == "n’t" {
      words.append(Word(norm: "not", span: token.span, isCapital: false))
      return
    }
    var start = 0
    var offset = 0
    while offset <= bytes.count {
      let width = offset < bytes.count ? breakWidth(bytes, offset) : 1
      if offset == bytes.count || width > 0 {
        if offset > start {
          words.append(word(bytes[start..<offset], at: token.span.lower + start))
        }
        start = offset + max(width, 1)
        offset = start
      } else {
        offset += 1
      }
    }
  }

  private static func word(_ bytes: ArraySlice<UInt8>, at lower: Int) -> Word {
    var norm: [UInt8] = []
    norm.reserveCapacity(bytes.count)
    var isASCII = true
    for byte in bytes {
      norm.append((65...90).contains(byte) ? byte | 0x20 : byte)
      if byte >= 0x80 { isASCII = false }
    }
    let text = String(decoding: norm, as: UTF8.self)
    let first = bytes.first ?? 0
    return Word(
      norm: isASCII ? text : text.lowercased(), span: TextSpan(lower, lower + bytes.count),
      isCapital: (65...90).contains(first) || first == 0xC4 || first == 0xC5 || first == 0xC3)
  }

  /// The number of bytes of the break at an offset: anything of ASCII that is no letter or digit,
  /// and the general punctuation of Unicode (U+2000...U+206F).
  private static func breakWidth(_ bytes: [UInt8], _ offset: Int) -> Int {
    let byte = bytes[offset]
    if byte < 0x80 {
      let isLetter =
        (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
      return isLetter ? 0 : 1
    }
    if byte == 0xE2, offset + 2 < bytes.count, bytes[offset + 1] == 0x80 { return 3 }
    if byte == 0xC2, offset + 1 < bytes.count, bytes[offset + 1] < 0xC0 { return 2 }
    return 0
  }

  /// The span from one word to another, both included.
  func span(_ range: Range<Int>) -> TextSpan {
    guard let first = words[range].first, let last = words[range].last else { return span }
    return first.span.union(last.span)
  }

  /// Whether any of the words stands in a range.
  func has(_ wanted: Set<String>, in range: Range<Int>? = nil) -> Bool {
    words[range ?? words.indices].contains { wanted.contains($0.norm) }
  }
}
