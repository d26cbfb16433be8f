public import Evidence
public import Ontology

/// A clause of an instrument, as its text has it or as a report tells of it.
public struct AgreementClause: Sendable, Hashable {
  /// What it settles.
  public let kind: ClauseKind
  /// The article it stands in, such as `Article 5`, where that is told.
  public let article: String?
  /// What it settles on, in the text's words: `ten years`, `six months`.
  public let words: String
  /// The sentence that says so.
  public let span: TextSpan

  /// Makes a clause.
  ///
  /// - Parameters:
  ///   - kind: what it settles.
  ///   - article: the article it stands in.
  ///   - words: what it settles on.
  ///   - span: the sentence that says so.
  public init(kind: ClauseKind, article: String? = nil, words: String, span: TextSpan) {
    self.kind = kind
    self.article = article
    self.words = words
    self.span = span
  }
}
