import Language

/// Tells English by its function words, where a detector of languages goes by names.
///
/// A short report on Kazakhstan, Kyrgyzstan and Uzbekistan looks Uzbek to a model of letters.
enum FunctionWords {
  /// Words that are frequent in English and rare or unknown elsewhere.
  private static let english: Set<String> = [
    "the", "of", "and", "to", "that", "for", "with", "by", "from", "against", "be", "as", "is",
    "an", "at", "has", "have", "was", "were", "will", "not", "this", "which", "all", "its", "are",
    "it",
    "on", "said", "between",
  ]
  /// How much of a text is looked at, in tokens.
  private static let longest = 400
  /// The least share of them among the words, and how many must differ: other languages have some
  /// of them in other senses (Danish `at`, `for`, German `was`).
  private static let least = (share: 0.2, kinds: 4)

  /// Whether a text is English by them.
  ///
  /// - Complexity: O(1), at most 400 tokens.
  static func areEnglish(in text: AnnotatedText) -> Bool {
    var (words, found) = (0, 0)
    var kinds: Set<String> = []
    for token in text.tokens.prefix(longest) {
      guard token.form.unicodeScalars.contains(where: \.properties.isAlphabetic) else { continue }
      words += 1
      let word = token.form.lowercased()
      if english.contains(word) {
        found += 1
        kinds.insert(word)
      }
    }
    return kinds.count >= least.kinds && Double(found) >= least.share * Double(words)
  }
}
