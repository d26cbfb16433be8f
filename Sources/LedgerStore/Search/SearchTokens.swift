/// The words of a text as full-text search compares them: runs of letters, digits and private
/// characters, in small letters, Latin ones without their marks.
///
/// Source: what SQLite's tokenizer `unicode61 remove_diacritics 2` does (sqlite.org/fts5.html,
/// section 4.3.1).
struct SearchTokens {
  /// One word and where it stands.
  struct Token: Hashable {
    let word: String
    /// UTF-8 offsets.
    let range: Range<Int>
  }

  /// Longer words are cut: no database indexes them whole.
  static let lengthLimit = 240

  let tokens: [Token]

  /// Splits a text.
  ///
  /// - Complexity: O(n).
  init(_ text: String) {
    var tokens: [Token] = []
    var word: [UInt8] = []
    var start = 0
    var offset = 0
    func close(at end: Int) {
      guard !word.isEmpty else { return }
      tokens.append(
        Token(
          word: String(decoding: word.prefix(SearchTokens.lengthLimit), as: UTF8.self),
          range: start..<end))
      word.removeAll(keepingCapacity: true)
    }
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      let before = word.count
      switch Folding.fold(scalar, into: &word) {
      case .letter: if before == 0 { start = offset }
      case .mark: break
      case .separator: close(at: offset)
      }
      offset += length
    }
    close(at: offset)
    self.tokens = tokens
  }
}
