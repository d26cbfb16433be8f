public import Evidence

/// What a list shows of an article.
public struct ArticleHeading: Sendable, Hashable {
  /// The article's identity.
  public let document: DocumentID
  /// The headline.
  public let title: String?
  /// Where it was published.
  public let url: String?
  /// The outlet's name or, failing that, its host.
  public let site: String?
  /// ISO 639-1 code of its language.
  public let language: String?
  /// When it was published.
  public let published: Timestamp?
  /// The first words of its text, at most 300 bytes or so.
  public let opening: String
  /// How many events, statements and agreements are held of it.
  public let tally: RecordTally
  /// Its place in a list of articles.
  public let position: ListPosition
}

/// How many records there are of each kind.
public struct RecordTally: Sendable, Hashable {
  /// Events.
  public let events: Int
  /// Statements.
  public let statements: Int
  /// Agreements.
  public let agreements: Int

  /// All of them.
  public var total: Int { events + statements + agreements }
}

/// A record in a list, with the words that it rests on.
public struct Listed<Record: Sendable>: Sendable {
  /// The record's name, by which it is corrected.
  public let id: RecordID
  /// The record, its spans in UTF-8 bytes of the article's text.
  public let record: Record
  /// The record as the batch contract has it, its spans in Unicode scalars.
  public let json: JSON
  /// The words of its (first) citation.
  public let quote: String
  /// The article that tells it.
  public let document: DocumentID
  /// The article's headline.
  public let title: String?
  /// The article's address.
  public let url: String?
  /// The outlet's name or, failing that, its host.
  public let site: String?
  /// When the article was published.
  public let published: Timestamp?
  /// The story that the article tells, by the name that `entente stories` lists.
  public let story: DocumentID
  /// The first article of its independent origin: the article itself unless it follows another.
  public let origin: DocumentID
  /// Its place in the list.
  public let position: ListPosition
}
