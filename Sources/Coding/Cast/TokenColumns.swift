import Evidence
import Language

/// The tokens of a text as columns: folded forms and the few facts that rules ask for again and
/// again.
struct TokenColumns: Sendable {
  /// The annotated text.
  let text: AnnotatedText
  /// The forms in lower case with straight apostrophes.
  let words: [String]
  /// Whether the form begins with a capital letter.
  let isCapitalised: [Bool]
  /// Whether the token holds a letter or digit.
  let isWord: [Bool]
  /// Whether the token stands inside quotation marks.
  let isQuoted: [Bool]
  /// The index of the token's sentence.
  let sentence: [Int]
  /// The quotations of the text.
  let quotations: [Quotation]

  /// Makes the columns.
  ///
  /// - Complexity: O(n) in bytes and tokens.
  init(_ text: AnnotatedText) {
    self.text = text
    words = text.tokens.map { ASCII.folded($0.form) }
    isCapitalised = text.tokens.map { TokenColumns.isCapital($0.form) }
    isWord = text.tokens.map { token in
      token.form.unicodeScalars.contains {
        $0.properties.isAlphabetic || (0x30...0x39).contains($0.value)
      }
    }
    quotations = QuotationFinder.quotations(in: text.article.text)
    var sentence = [Int](repeating: 0, count: text.tokens.count)
    for (index, item) in text.sentences.enumerated() {
      for token in item.tokens { sentence[token] = index }
    }
    self.sentence = sentence
    hasTrees = text.tokens.first?.head != nil
    isQuoted = TokenColumns.quoted(text.tokens, quotations)
  }

  /// The number of tokens.
  var count: Int { words.count }

  /// Where a token stands.
  func span(_ token: Int) -> TextSpan { text.tokens[token].span }

  /// Where a run of tokens stands.
  func span(_ tokens: Range<Int>) -> TextSpan {
    TextSpan(
      text.tokens[tokens.lowerBound].span.lower, text.tokens[tokens.upperBound - 1].span.upper)
  }

  /// The words of a run of tokens as the text has them.
  func string(_ tokens: Range<Int>) -> String { text.article.text[span(tokens)] }

  /// The folded form, or an empty text outside the text.
  func word(_ token: Int) -> String { words.indices.contains(token) ? words[token] : "" }

  /// Whether trees are known, so that the parts of speech come from the encoder and can be
  /// trusted against the rules here.
  let hasTrees: Bool

  /// The part of speech, where the annotator knows it.
  func tag(_ token: Int) -> UniversalPOS? { text.tokens[token].upos }

  /// The tokens of the sentence that holds a token.
  func sentenceTokens(of token: Int) -> Range<Int> { text.sentences[sentence[token]].tokens }

  /// The index of the first token that ends after an offset.
  ///
  /// - Complexity: O(log n).
  func firstToken(endingAfter offset: Int) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if text.tokens[middle].span.upper <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The tokens that overlap a span.
  func tokens(in span: TextSpan) -> Range<Int> {
    let first = firstToken(endingAfter: span.lower)
    var last = first
    while last < count, text.tokens[last].span.lower < span.upper { last += 1 }
    return first..<last
  }

  private static func isCapital(_ form: String) -> Bool {
    form.unicodeScalars.first?.properties.isUppercase ?? false
  }

  private static func quoted(_ tokens: [Token], _ quotations: [Quotation]) -> [Bool] {
    var result = [Bool](repeating: false, count: tokens.count)
    var next = 0
    for (index, token) in tokens.enumerated() {
      while next < quotations.count, quotations[next].span.upper <= token.span.lower { next += 1 }
      guard next < quotations.count else { break }
      result[index] = quotations[next].span.lower <= token.span.lower
    }
    return result
  }
}
