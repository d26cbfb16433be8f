public import Evidence
public import Ontology

/// An actor, place or thing that an article names.
public struct EntityMention: Sendable, Hashable {
  /// Where the words stand.
  public let span: TextSpan
  /// What it is, as a NER label such as `PER`, `ORG`, `LOC`, `NORP`, `LAW`, `EVENT` or `DATE`.
  public let type: String
  /// Who it is, where known.
  public let actor: ActorID?

  /// Makes a mention.
  ///
  /// - Parameters:
  ///   - span: where the words stand.
  ///   - type: the NER label.
  ///   - actor: who it is.
  public init(span: TextSpan, type: String, actor: ActorID?) {
    self.span = span
    self.type = type
    self.actor = actor
  }
}

/// An article with everything that was read out of it: one line of the batch contract.
///
/// Invariant: every span lies inside `article.text`.
public struct CodedArticle: Sendable, Hashable {
  /// The article.
  public var article: Article
  /// Its sentences, in order.
  public var sentences: [TextSpan]
  /// The actors and things it names, in text order.
  public var entities: [EntityMention]
  /// The events it tells of, in text order.
  public var events: [Event]
  /// The statements it carries, in text order.
  public var statements: [Statement]
  /// The agreements it tells of, the main one first.
  public var agreements: [Agreement]
  /// The version of the coder that ran.
  public var version: String

  /// Makes a coded article without records.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - sentences: its sentences.
  ///   - version: the version of the coder.
  public init(article: Article, sentences: [TextSpan], version: String) {
    self.article = article
    self.sentences = sentences
    self.version = version
    entities = []
    events = []
    statements = []
    agreements = []
  }
}
