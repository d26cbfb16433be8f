import Evidence
import Records

extension Database {
  /// Everything that was published up to a day, as it was known at a time.
  func snapshot(asOf day: CalendarDate?, knownAt time: Int?) throws(LedgerError) -> Snapshot {
    try glance { () throws(LedgerError) in
      var (condition, values) = Database.known(at: time)
      if let day {
        condition += " AND a.day <= ?"
        values.append(.integer(day.lastDayNumber))
      }
      return Snapshot(
        articles: try codedArticles(condition, values, correctedAt: time),
        originOf: try origins())
    }
  }

  /// Hands over what was known at a time; false from the body ends it.
  func eachArticle(knownAt time: Int?, _ body: (CodedArticle) -> Bool) throws(LedgerError) {
    let (condition, values) = Database.known(at: time)
    try eachCodedArticle(condition, values, correctedAt: time, body)
  }

  /// The condition that a version and its coding were held at a time, with its values.
  private static func known(at time: Int?) -> (String, [SQLValue]) {
    guard let time else { return ("a.known_to IS NULL AND c.known_to IS NULL", []) }
    return (
      """
      a.known_from <= ? AND (a.known_to IS NULL OR a.known_to > ?)
      AND c.known_from <= ? AND (c.known_to IS NULL OR c.known_to > ?)
      """, Array(repeating: .integer(time), count: 4)
    )
  }

  /// The coded articles that meet a condition on `articles a` and `codings c`.
  ///
  /// - Parameters:
  ///   - condition: constants of this module, with a `?` for each value.
  ///   - values: the values.
  ///   - history: read what the coder wrote and apply the corrections of this time, in milliseconds
  ///     since 1970; nil to read the records that are held.
  /// - Returns: the articles, in order of id.
  /// - Throws: `LedgerError`.
  func codedArticles(
    _ condition: String, _ values: [SQLValue], correctedAt history: Int? = nil
  ) throws(LedgerError) -> [CodedArticle] {
    var articles: [CodedArticle] = []
    try eachCodedArticle(condition, values, correctedAt: history) { article in
      articles.append(article)
      return true
    }
    return articles.sorted { $0.article.id < $1.article.id }
  }

  /// How many articles are read at a time: enough to make queries worth their while.
  private static let pageSize = 200

  /// Hands over coded articles one by one, in order of their row.
  func eachCodedArticle(
    _ condition: String, _ values: [SQLValue], correctedAt history: Int? = nil,
    _ body: (CodedArticle) -> Bool
  ) throws(LedgerError) {
    var last = 0
    while true {
      let page = try statement(
        """
        SELECT a.id, c.id, a.document, a.url, a.title, a.text, a.json, c.coder, c.json, a.lineage,
          a.day
        FROM articles a JOIN codings c ON c.article = a.id
        WHERE \(condition) AND a.id > ? ORDER BY a.id LIMIT ?
        """
      ).rows(values + [.integer(last), .integer(Database.pageSize)]) {
        (row) throws(LedgerError) in ArticleRow(row)
      }
      for row in page {
        guard body(try codedArticle(row, correctedAt: history)) else { return }
      }
      guard let end = page.last, page.count == Database.pageSize else { return }
      last = end.id
    }
  }

  private func codedArticle(_ row: ArticleRow, correctedAt history: Int?) throws(LedgerError)
    -> CodedArticle
  {
    let (coded, held) = try records(ofCoding: row.coding)
    let records =
      if let history { try records(coded, of: row, correctedAt: history) } else { held }
    do {
      if let json = try row.json(records, sealed: coded) { return try CodedArticle(json: json) }
    } catch {
      throw damaged("the coding (\(error))", of: DocumentID(row.document))
    }
    throw damaged("the coding (it is not what its seal says)", of: DocumentID(row.document))
  }

  /// The records of a coding in order of place: as the coder wrote them, and as they are held.
  private func records(ofCoding coding: Int) throws(LedgerError)
    -> (coded: [RecordTable: [String]], held: [RecordTable: [String]])
  {
    var coded: [RecordTable: [String]] = [:]
    var held: [RecordTable: [String]] = [:]
    for table in RecordTable.allCases {
      let rows = try statement(
        "SELECT json, corrected, held FROM \(table.rawValue) WHERE coding = ? ORDER BY position"
      ).rows([.integer(coding)]) { (row) throws(LedgerError) in
        (json: row.optionalText(0), corrected: row.optionalText(1), isHeld: row.integer(2) == 1)
      }
      coded[table] = rows.compactMap(\.json)
      held[table] = rows.filter(\.isHeld).compactMap { $0.corrected ?? $0.json }
    }
    return (coded, held)
  }

  /// What the coder wrote, as people had corrected it by some time.
  private func records(
    _ coded: [RecordTable: [String]], of row: ArticleRow, correctedAt time: Int
  ) throws(LedgerError) -> [RecordTable: [String]] {
    let corrections = try corrections(of: row.lineage, at: time)
    guard !corrections.isEmpty else { return coded }
    var records = try CorrectedRecords(
      document: row.document, text: row.text, day: row.day, coded: coded, file: file)
    for correction in corrections { _ = records.apply(correction) }
    return records.current.mapValues { $0.map(\.line) }
  }

  /// The first report behind every copy.
  ///
  /// Follows the ties to their end; a ring of ties ends where it began to repeat.
  func origins() throws(LedgerError) -> [DocumentID: DocumentID] {
    var originals: [DocumentID: DocumentID] = [:]
    let links = try statement("SELECT copy, original FROM copies").rows {
      (row) throws(LedgerError) in (DocumentID(row.text(0)), DocumentID(row.text(1)))
    }
    for (copy, original) in links { originals[copy] = original }
    return originals.mapValues { first in
      var origin = first
      var seen: Set<DocumentID> = [origin]
      while let next = originals[origin], seen.insert(next).inserted { origin = next }
      return origin
    }
  }
}

/// One article version with one of its codings, as its tables hold them.
private struct ArticleRow {
  let id: Int
  let coding: Int
  let document: String
  let url: String?
  let title: String?
  let text: String
  let article: String
  let coder: String
  let read: String
  let lineage: Int
  let day: Int

  init(_ row: any SQLRow) {
    id = row.integer(0)
    coding = row.integer(1)
    document = row.text(2)
    url = row.optionalText(3)
    title = row.optionalText(4)
    text = row.text(5)
    article = row.text(6)
    coder = row.text(7)
    read = row.text(8)
    lineage = row.integer(9)
    day = row.integer(10)
  }

  /// The coded article as the batch contract has it, or nil when it is not what was sealed.
  ///
  /// - Parameters:
  ///   - records: the records wanted.
  ///   - coded: the records as the coder wrote them.
  /// - Returns: the object with its records.
  /// - Throws: `JSONError` when a part of it is no JSON.
  func json(_ records: [RecordTable: [String]], sealed coded: [RecordTable: [String]])
    throws(JSONError) -> JSON?
  {
    let reading = try JSON(parsing: read).members
    var seal = Seal(title: title, text: text, article: article, coder: coder)
    for table in RecordTable.allCases {
      for line in coded[table] ?? [] { seal.add(line) }
    }
    guard seal.fits(reading) else { return nil }
    let content = [
      JSON.Member("title", .optional(title)), JSON.Member("text", .string(text)),
    ]
    var members = [
      JSON.Member("id", .string(document)), JSON.Member("url", .optional(url)),
      JSON.Member("article", .object(content + (try JSON(parsing: article)).members)),
      JSON.Member("version", .string(coder)),
    ]
    members += reading.filter { $0.name != Seal.member }
    for table in RecordTable.allCases {
      var values: [JSON] = []
      for line in records[table] ?? [] { values.append(try JSON(parsing: line)) }
      members.append(JSON.Member(table.rawValue, .array(values)))
    }
    return .object(members)
  }
}
