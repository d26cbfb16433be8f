extension Database {
  /// Brings a ledger from version 2 to 3, which keeps stories; each article begins as one of its own
  /// until they are told apart by the next `entente ingest`.
  func migrateFromVersion2() throws(LedgerError) {
    try execute(Schema(dialect).stories)
    try placeAlone()
    try countStories()
  }

  /// Brings a ledger from version 3 to 4, which keeps the index of stories; the next `entente ingest`
  /// fills it.
  func migrateFromVersion3() throws(LedgerError) {
    try execute(Schema(dialect).grouping)
    try queueAll()
  }
}
