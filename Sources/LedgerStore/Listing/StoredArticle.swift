public import Evidence
public import Records

/// An article as the ledger holds it, with its history.
public struct StoredArticle: Sendable {
  /// The newest version, with the records that are held now.
  public let coded: CodedArticle
  /// Its versions, the oldest first.
  public let versions: [ArticleVersion]
  /// The ties that it has as a copy or as an original.
  public let copies: [CopyLink]
}

/// One version of an article.
public struct ArticleVersion: Sendable, Hashable {
  /// 1 for the first.
  public let number: Int
  /// The name it was stored by.
  public let document: DocumentID
  /// Its headline.
  public let title: String?
  /// When it was stored, in milliseconds since 1970 UTC.
  public let knownFrom: Int
  /// When a later version took its place; nil for the newest.
  public let knownTo: Int?
  /// The digest of the bytes it was read from, where known.
  public let capture: String?
}
