public import Evidence

/// An article with its sentences, tokens, trees, names and references.
///
/// Invariant: sentences are in text order and do not overlap; `tokens` is the concatenation of
/// the sentences' tokens; every span lies inside `article.text`.
public struct AnnotatedText: Sendable {
  /// The article.
  public let article: Article
  /// Its sentences, in text order.
  public let sentences: [Sentence]
  /// The tokens of all sentences, in text order.
  public let tokens: [Token]
  /// The names and other mentions, in text order.
  public private(set) var mentions: [Mention]
  /// The dates named, in text order, resolved against the day of publication where it is known.
  public private(set) var dates: [DateExpression] = []
  /// Who is said to say what, in text order, as a trained encoder reads it.
  public internal(set) var attributions: [Attribution] = []
  /// Judges stances, sentiments and events between spans; nil without a trained encoder.
  public internal(set) var judge: SpanJudge?

  /// Makes an annotated text.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - sentences: its sentences.
  ///   - tokens: the tokens of all sentences.
  ///   - mentions: the names and other mentions.
  public init(article: Article, sentences: [Sentence], tokens: [Token], mentions: [Mention]) {
    self.article = article
    self.sentences = sentences
    self.tokens = tokens
    self.mentions = mentions
  }

  /// Finds the dates named in the tokens, and lists them among the mentions.
  mutating func addDates() {
    var finder = DateFinder(tokens: tokens, published: article.published?.date)
    dates = sentences.flatMap { finder.dates(in: $0.tokens) }
    var merged: [Mention] = []
    var next = 0
    for mention in mentions {
      while next < dates.count, dates[next].span.upper <= mention.span.lower {
        merged.append(Mention(span: dates[next].span, kind: .date))
        next += 1
      }
      if next < dates.count, dates[next].span.overlaps(mention.span) { continue }
      merged.append(mention)
    }
    mentions = merged + dates[next...].map { Mention(span: $0.span, kind: .date) }
  }

  /// The index of the sentence that holds a UTF-8 offset, or of the last one that begins before it.
  ///
  /// - Complexity: O(log n) in sentences.
  public func sentenceIndex(at offset: Int) -> Int? {
    var low = 0
    var high = sentences.count
    while low < high {
      let middle = (low + high) / 2
      if sentences[middle].span.lower <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}

/// One sentence.
public struct Sentence: Sendable, Hashable {
  /// Where it stands in the article's text.
  public let span: TextSpan
  /// Its tokens, as a range into `AnnotatedText.tokens`.
  public let tokens: Range<Int>
  /// The index of the block it belongs to.
  public let block: Int

  /// Makes a sentence.
  ///
  /// - Parameters:
  ///   - span: where it stands.
  ///   - tokens: range into the text's tokens.
  ///   - block: index of its block.
  public init(span: TextSpan, tokens: Range<Int>, block: Int) {
    self.span = span
    self.tokens = tokens
    self.block = block
  }
}

/// One syntactic word, as Universal Dependencies counts them.
public struct Token: Sendable, Hashable {
  /// Where it stands in the article's text.
  public let span: TextSpan
  /// Its form.
  public let form: String
  /// Its lemma, where known.
  public var lemma: String?
  /// Its universal part of speech, where known.
  public var upos: UniversalPOS?
  /// Its Penn Treebank tag, where known.
  public var xpos: String?
  /// Its features in CoNLL-U form, where known.
  public var features: String?
  /// The index of its head within the sentence, -1 for the root, nil where no tree is known.
  public var head: Int?
  /// Its dependency relation with subtype, where a tree is known.
  public var relation: String?

  /// Makes a token of which only form and place are known.
  ///
  /// - Parameters:
  ///   - span: where it stands.
  ///   - form: its form.
  public init(span: TextSpan, form: String) {
    self.span = span
    self.form = form
  }
}

/// The universal parts of speech (Universal Dependencies v2).
public enum UniversalPOS: String, Sendable, Hashable, CaseIterable {
  case adjective = "ADJ"
  case adposition = "ADP"
  case adverb = "ADV"
  case auxiliary = "AUX"
  case coordinatingConjunction = "CCONJ"
  case determiner = "DET"
  case interjection = "INTJ"
  case noun = "NOUN"
  case numeral = "NUM"
  case particle = "PART"
  case pronoun = "PRON"
  case properNoun = "PROPN"
  case punctuation = "PUNCT"
  case subordinatingConjunction = "SCONJ"
  case symbol = "SYM"
  case verb = "VERB"
  case other = "X"
}

/// A name or another mention of something.
public struct Mention: Sendable, Hashable {
  /// What is mentioned.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case person = "PER"
    case organisation = "ORG"
    case location = "LOC"
    case nationality = "NORP"
    case law = "LAW"
    case event = "EVENT"
    case date = "DATE"
    case facility = "FAC"
    case weapon = "WEAPON"
    case miscellaneous = "MISC"
  }

  /// Where it stands in the article's text.
  public let span: TextSpan
  /// What is mentioned.
  public let kind: Kind
  /// Mentions of one referent share a number; nil where unresolved.
  public let referent: Int?

  /// Makes a mention.
  ///
  /// - Parameters:
  ///   - span: where it stands.
  ///   - kind: what is mentioned.
  ///   - referent: number of its referent.
  public init(span: TextSpan, kind: Kind, referent: Int? = nil) {
    self.span = span
    self.kind = kind
    self.referent = referent
  }
}
