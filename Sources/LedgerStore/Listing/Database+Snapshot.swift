import Evidence
import Records

extension Database {
  /// Everything that was published up to a day, as it was known at a time.
  func snapshot(asOf day: CalendarDate?, knownAt time: Int?) throws(LedgerError) -> Snapshot {
    try glance { () throws(LedgerError) in
      var condition = "a.known_to IS NULL AND c.known_to IS NULL"
      var values: [SQLValue] = []
      if let time {
        condition = """
          a.known_from <= ?1 AND (a.known_to IS NULL OR a.known_to > ?1)
          AND c.known_from <= ?1 AND (c.known_to IS NULL OR c.known_to > ?1)
          """
        values.append(.integer(time))
      }
      if let day {
        condition += " AND a.day <= ?"
        values.append(.integer(day.lastDayNumber))
      }
      return Snapshot(
        articles: try codedArticles(condition, values), originOf: try origins())
    }
  }

  /// The coded articles that meet a condition on `articles a` and `codings c`.
  func codedArticles(_ condition: String, _ values: [SQLValue]) throws(LedgerError)
    -> [CodedArticle]
  {
    try statement(
      """
      SELECT a.document, a.url, a.title, a.text, a.json, c.coder, c.json, c.id
      FROM articles a JOIN codings c ON c.article = a.id WHERE \(condition) ORDER BY a.document
      """
    ).rows(values) { (row) throws(LedgerError) in try codedArticle(row) }
  }

  private func codedArticle(_ row: SQLRow) throws(LedgerError) -> CodedArticle {
    let document = DocumentID(row.text(0))
    let coding = row.integer(7)
    do {
      let article = try JSON(parsing: row.text(4)).members
      let read = try JSON(parsing: row.text(6)).members
      var members = [
        JSON.Member("id", .string(document.rawValue)),
        JSON.Member("url", .optional(row.optionalText(1))),
        JSON.Member(
          "article",
          .object(
            [
              JSON.Member("title", .optional(row.optionalText(2))),
              JSON.Member("text", .string(row.text(3))),
            ] + article)),
        JSON.Member("version", .string(row.text(5))),
      ]
      members += read
      for table in RecordTable.allCases {
        members.append(JSON.Member(table.rawValue, .array(try records(table, of: coding))))
      }
      return try CodedArticle(json: .object(members))
    } catch let error as LedgerError {
      throw error
    } catch {
      throw damaged("the coding (\(error))", of: document)
    }
  }

  private func records(_ table: RecordTable, of coding: Int) throws -> [JSON] {
    let texts = try statement(
      "SELECT json FROM \(table.rawValue) WHERE coding = ? ORDER BY position"
    ).rows([.integer(coding)]) { (row) throws(LedgerError) in row.text(0) }
    return try texts.map { try JSON(parsing: $0) }
  }

  /// The first report behind every copy.
  ///
  /// Follows the ties to their end; a ring of ties ends where it began to repeat.
  private func origins() throws(LedgerError) -> [DocumentID: DocumentID] {
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

extension JSON {
  /// The members of an object; none for anything else.
  var members: [Member] {
    if case .object(let members) = self { members } else { [] }
  }
}
