public import Encoder
public import Evidence

/// Annotates articles: sentences, words, parts of speech, lemmas, trees, names and dates.
///
/// Sentences, words and dates are found by rule. Tags, lemmas and trees come from a trained
/// encoder where there is one; without it, tags and lemmas go by rule and there are no trees.
public struct Annotator: Sendable {
  /// Text after so many UTF-8 bytes is left without sentences: no report is that long, and memory
  /// stays bounded whatever comes in.
  public static let lengthLimit = 2 << 20

  private let trained: TrainedTagger?

  /// Makes an annotator.
  ///
  /// - Parameter model: a trained encoder; one without the heads that a tagger needs is not used.
  public init(model: EncoderModel? = nil) {
    trained = model.flatMap { TrainedTagger($0) }
  }

  /// Annotates one article.
  ///
  /// - Parameter article: the article; its blocks bound its sentences.
  /// - Returns: its sentences, tokens, mentions and dates.
  /// - Complexity: O(n) in bytes.
  public func annotate(_ article: Article) -> AnnotatedText {
    annotate(words: segment(article))
  }

  /// Annotates a text whose sentences and words are given, and keeps them.
  ///
  /// - Parameter text: sentences and tokens, such as `CoNLLU.read` gives.
  /// - Returns: the same with tags, lemmas, mentions and dates.
  /// - Complexity: O(n) in tokens.
  public func annotate(words text: AnnotatedText) -> AnnotatedText {
    var tokens = text.tokens
    var findings: TrainedTagger.Findings?
    if let trained {
      findings = trained.tag(&tokens, in: text.sentences)
    } else {
      var tagger = Tagger(tokens: tokens)
      for sentence in text.sentences { tagger.tag(&tokens, in: sentence.tokens) }
    }
    var finder = MentionFinder(tokens: tokens, sentences: text.sentences)
    var mentions = finder.mentions()
    if let findings {
      mentions = TrainedTagger.mentions(findings.names, over: tokens, beside: mentions)
    }
    var annotated = AnnotatedText(
      article: text.article, sentences: text.sentences, tokens: tokens, mentions: mentions)
    annotated.addDates()
    annotated.attributions = findings?.attributions ?? []
    annotated.judge = findings?.judge
    return annotated
  }

  /// Cuts an article into sentences and words.
  ///
  /// - Parameter article: the article; a sentence never crosses a block.
  /// - Returns: its sentences and tokens, without tags and mentions.
  /// - Complexity: O(n) in bytes.
  public func segment(_ article: Article) -> AnnotatedText {
    let bytes = Array(article.text.utf8)
    let splitter = SentenceSplitter(bytes)
    var tokenizer = Tokenizer(bytes)
    var sentences: [Sentence] = []
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 5)
    for part in parts(of: article, byteCount: Annotator.annotatedLength(of: bytes)) {
      let spans = splitter.sentences(in: part.range, breaksAtNewlines: part.breaksAtNewlines)
      for span in spans {
        let first = tokens.count
        for word in tokenizer.words(in: span) {
          let form = String(decoding: bytes[word.range], as: UTF8.self)
          tokens.append(Token(span: word, form: form))
        }
        sentences.append(Sentence(span: span, tokens: first..<tokens.count, block: part.block))
      }
    }
    return AnnotatedText(article: article, sentences: sentences, tokens: tokens, mentions: [])
  }

  /// The length limit, or less where it would cut a scalar.
  private static func annotatedLength(of bytes: [UInt8]) -> Int {
    guard bytes.count > lengthLimit else { return bytes.count }
    var length = lengthLimit
    while length > 0, bytes[length] & 0xC0 == 0x80 { length -= 1 }
    return length
  }

  private struct Part {
    let range: Range<Int>
    let block: Int
    let breaksAtNewlines: Bool
  }

  /// The blocks in order, and whatever text lies between them.
  private func parts(of article: Article, byteCount: Int) -> [Part] {
    guard !article.blocks.isEmpty else {
      let isParagraphPerLine = !article.text.utf8.hasBlankLine
      return [Part(range: 0..<byteCount, block: 0, breaksAtNewlines: isParagraphPerLine)]
    }
    var parts: [Part] = []
    var end = 0
    for (index, block) in article.blocks.enumerated() {
      let lower = min(max(block.span.lower, end), byteCount)
      let upper = min(max(block.span.upper, lower), byteCount)
      if lower > end {
        parts.append(Part(range: end..<lower, block: max(0, index - 1), breaksAtNewlines: true))
      }
      parts.append(Part(range: lower..<upper, block: index, breaksAtNewlines: false))
      end = upper
    }
    if end < byteCount {
      parts.append(
        Part(range: end..<byteCount, block: article.blocks.count - 1, breaksAtNewlines: true))
    }
    return parts
  }
}

extension String.UTF8View {
  /// Whether an empty line parts the text.
  fileprivate var hasBlankLine: Bool {
    var newlines = 0
    for byte in self {
      if byte == 0x0A { newlines += 1 } else if byte > 0x20 { newlines = 0 }
      if newlines == 2 { return true }
    }
    return false
  }
}
