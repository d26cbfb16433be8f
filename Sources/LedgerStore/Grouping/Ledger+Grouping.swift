import Stories

extension Ledger {
  /// How many articles are grouped in one transaction: others may write between two.
  private static let share = 2000

  /// Groups the articles that wait: which follow which, and which tell one story.
  ///
  /// Only what is near them is judged anew. A process that dies between two transactions leaves the rest
  /// waiting.
  ///
  /// - Parameter keepsTies: whether it is kept which article follows which; where the ties come from
  ///   elsewhere only the stories are.
  /// - Returns: how many articles of the ledger follow another.
  /// - Throws: `LedgerError`.
  /// - Complexity: O(n log n) in the words of the articles that wait and of those near them.
  @discardableResult
  public func groupReports(keepsTies: Bool = true) throws(LedgerError) -> Int {
    while try groupShare(keepsTies) {}
    return try reader.copyCount()
  }

  /// Groups some of the articles that wait; false when none does.
  private func groupShare(_ keepsTies: Bool) throws(LedgerError) -> Bool {
    guard try reader.hasUngrouped() else { return false }
    let now = Ledger.systemClock()
    return try write { (database) throws(LedgerError) in
      try database.lockGrouping()
      let waiting = try database.takeQueued(limit: Ledger.share)
      let shelf = LedgerShelf(
        database: database, now: try database.moment(now), keepsTies: keepsTies)
      try StoryGrouper.group(waiting, on: shelf)
      return true
    }
  }
}
