import Evidence

/// Which lineages the articles belong to that go by some names and addresses.
struct Lineages {
  private var byName: [String: Int]
  private var byAddress: [String: Int]

  fileprivate init(byName: [String: Int], byAddress: [String: Int]) {
    self.byName = byName
    self.byAddress = byAddress
  }

  /// The lineage that an article belongs to by its name, or else by its address; nil for a new one.
  subscript(_ deposit: Deposit) -> Int? {
    byName[deposit.document]
      ?? (deposit.hasPageAddress ? deposit.url.flatMap { byAddress[$0] } : nil)
  }

  /// Notes the lineage of a version that is written now.
  mutating func add(_ deposit: Deposit, _ lineage: Int) {
    byName[deposit.document] = lineage
    if let url = deposit.url { byAddress[url] = lineage }
  }
}

extension Database {
  /// The lineages of articles that are to be appended, with two questions for all of them: each is
  /// a way to the server and back.
  func lineages(of deposits: [Deposit]) throws(LedgerError) -> Lineages {
    Lineages(
      byName: try lineages(by: "document", of: deposits.map(\.document)),
      byAddress: try lineages(
        by: "url", of: deposits.filter(\.hasPageAddress).compactMap(\.url)))
  }

  /// The lineage of the article that was last held under each name in a column.
  private func lineages(by column: String, of names: [String]) throws(LedgerError)
    -> [String: Int]
  {
    var found: [String: Int] = [:]
    // Ordered by a sum, for a server without statistics would walk all ids down to the one it wants.
    try engine.query(
      """
      SELECT value,
        (SELECT lineage FROM articles WHERE \(column) = value ORDER BY id + 0 DESC LIMIT 1)
      FROM \(dialect.elements) AS value
      """, [.text(JSON.array(names.map(JSON.string)).line)]
    ) { (row) throws(LedgerError) in
      found[row.text(0)] = row.optionalInteger(1)
      return true
    }
    return found
  }
}
