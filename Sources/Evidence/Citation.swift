/// What made a claim: a named rule or a named head of the encoder.
public enum Maker: Hashable, Sendable, CustomStringConvertible {
  /// A hand-written rule.
  case rule(String)
  /// A trained head.
  case head(String)

  /// Parses `rule:NAME` or `head:NAME`.
  public init?(_ text: String) {
    if text.hasPrefix("rule:") {
      self = .rule(String(text.dropFirst(5)))
    } else if text.hasPrefix("head:") {
      self = .head(String(text.dropFirst(5)))
    } else {
      return nil
    }
  }

  /// The form `rule:NAME` or `head:NAME`.
  public var description: String {
    switch self {
    case .rule(let name): "rule:\(name)"
    case .head(let name): "head:\(name)"
    }
  }
}

/// Where a claim comes from: the place in the text, what read it there, and how sure it is.
public struct Citation: Hashable, Sendable {
  /// The article that holds the span.
  public let document: DocumentID
  /// The words that carry the claim.
  public let span: TextSpan
  /// Index of the sentence that holds the start of the span, where sentences are known.
  public let sentence: Int?
  /// The rule or head that made the claim.
  public let maker: Maker
  /// Version of the coder that ran.
  public let version: String
  /// How likely the claim is right, 0...1, calibrated on development data where it can be.
  public let score: Double

  /// Makes a citation.
  ///
  /// - Parameters:
  ///   - document: the article that holds the span.
  ///   - span: UTF-8 offsets into the article's text.
  ///   - sentence: index of the sentence.
  ///   - maker: the rule or head.
  ///   - version: version of the coder.
  ///   - score: 0...1.
  public init(
    document: DocumentID, span: TextSpan, sentence: Int? = nil, maker: Maker, version: String,
    score: Double
  ) {
    self.document = document
    self.span = span
    self.sentence = sentence
    self.maker = maker
    self.version = version
    self.score = min(max(score, 0), 1)
  }
}
