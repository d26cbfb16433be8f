public import Ontology

/// How often an actor appears in what is held now.
public struct ActorTally: Sendable, Hashable {
  /// The actor.
  public let actor: ActorID
  /// Articles that name it.
  public let articles: Int
  /// Its events, statements and agreements.
  public let records: RecordTally
}

/// How much the ledger holds now.
public struct LedgerCounts: Sendable, Hashable {
  /// Articles, each counted once.
  public let articles: Int
  /// Their records.
  public let records: RecordTally
  /// Articles that follow from another.
  public let copies: Int
  /// Versions of articles that were superseded.
  public let oldVersions: Int
  /// Codings that were superseded.
  public let oldCodings: Int
  /// Corrections by people that hold.
  public let corrections: Int
  /// Records of other data sets, which are in no other count.
  public let foreignRecords: Int
}

/// How much of the file a table or index takes.
public struct TableSize: Sendable, Hashable {
  /// Its name.
  public let name: String
  /// Its size.
  public let bytes: Int
}
