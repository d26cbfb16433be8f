public import Evidence
public import Records

extension Database {
  /// The codings that are held now.
  func heldCodings() throws(LedgerError) -> Set<CodingID> {
    Set(
      try statement("SELECT id FROM codings WHERE known_to IS NULL").rows {
        (row) throws(LedgerError) in CodingID(row.integer(0))
      })
  }

  /// The events and statements of some codings.
  func acts(of codings: [CodingID]) throws(LedgerError) -> [CodedActs] {
    var found: [CodedActs] = []
    found.reserveCapacity(codings.count)
    for coding in codings {
      let article = try statement(
        """
        SELECT a.document, a.published FROM codings c JOIN articles a ON a.id = c.article
        WHERE c.id = ? AND c.known_to IS NULL
        """
      ).first([.integer(coding.row)]) { (row) throws(LedgerError) in
        (document: DocumentID(row.text(0)), published: row.optionalText(1))
      }
      guard let (document, published) = article else { continue }
      let map = ScalarMap.unknownText
      let events = try held(.events, coding.row, document) { (json) throws(RecordError) in
        try Event(json: json, map, document: document)
      }
      let statements = try held(.statements, coding.row, document) { (json) throws(RecordError) in
        try Statement(json: json, map, document: document)
      }
      found.append(
        CodedActs(
          coding: coding, document: document, published: published.flatMap(Timestamp.init(iso:)),
          events: events, statements: statements))
    }
    return found
  }

  private func held<Record>(
    _ table: RecordTable, _ coding: Int, _ document: DocumentID,
    _ make: (JSON) throws(RecordError) -> Record
  ) throws(LedgerError) -> [Record] {
    try statement(
      """
      SELECT coalesce(corrected, json) FROM \(table.rawValue) WHERE coding = ? AND held = 1
      ORDER BY position
      """
    ).rows([.integer(coding)]) { (row) throws(LedgerError) in
      do {
        return try make(try JSON(parsing: row.text(0)))
      } catch {
        throw damaged("a record (\(error))", of: document)
      }
    }
  }
}

/// Names one coding of one article version; ordered as they were made.
public struct CodingID: Sendable, Hashable, Comparable {
  let row: Int

  init(_ row: Int) {
    self.row = row
  }

  /// Whether a coding was made before another.
  public static func < (left: CodingID, right: CodingID) -> Bool { left.row < right.row }
}

/// The events and statements of one coding, their spans in Unicode scalars of a text that was not read.
public struct CodedActs: Sendable {
  /// The coding.
  public let coding: CodingID
  /// The article.
  public let document: DocumentID
  /// When the article was published.
  public let published: Timestamp?
  /// What happened.
  public let events: [Event]
  /// What was said.
  public let statements: [Statement]
}
