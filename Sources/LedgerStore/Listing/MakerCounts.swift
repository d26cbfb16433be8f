/// What made the records, and which coders read the articles.
public struct MakerCounts: Sendable {
  /// One rule or head.
  public struct Maker: Sendable, Hashable {
    /// Its name, as a citation has it.
    public let name: String
    /// How many records rest on it.
    public let records: Int
    /// Their mean score.
    public let score: Double
  }

  /// One version of the coder.
  public struct Coder: Sendable, Hashable {
    /// The version.
    public let version: String
    /// How many articles it read.
    public let articles: Int
  }

  /// The most frequent first.
  public let makers: [Maker]
  /// The most frequent first.
  public let coders: [Coder]
}

extension Database {
  /// What made the records that are held.
  func makers() throws(LedgerError) -> MakerCounts {
    let tables = RecordTable.allCases.map { table in
      "SELECT maker, count(*) AS number, sum(score) AS score FROM \(table.rawValue) WHERE held = 1 GROUP BY maker"
    }
    let makers = try statement(
      """
      SELECT maker, sum(number), sum(score) / sum(number)
      FROM (\(tables.joined(separator: " UNION ALL "))) AS counted
      GROUP BY maker ORDER BY 2 DESC, maker
      """
    ).rows { (row) throws(LedgerError) in
      MakerCounts.Maker(name: row.text(0), records: row.integer(1), score: row.real(2))
    }
    let coders = try statement(
      """
      SELECT coder, count(*) FROM codings WHERE known_to IS NULL GROUP BY coder
      ORDER BY 2 DESC, coder
      """
    ).rows { (row) throws(LedgerError) in
      MakerCounts.Coder(version: row.text(0), articles: row.integer(1))
    }
    return MakerCounts(makers: makers, coders: coders)
  }
}
