import Evidence
import Records

extension Database {
  private static let headingColumns = """
    a.id, a.document, a.title, a.url, coalesce(a.site, a.host), a.language, a.published,
    substr(a.text, 1, 300), a.day,
    (SELECT count(*) FROM events r WHERE r.coding = c.id AND r.held = 1),
    (SELECT count(*) FROM statements r WHERE r.coding = c.id AND r.held = 1),
    (SELECT count(*) FROM agreements r WHERE r.coding = c.id AND r.held = 1)
    """

  private static let headingTables =
    "articles a JOIN codings c ON c.article = a.id AND c.known_to IS NULL"

  func heading(_ row: any SQLRow) -> ArticleHeading {
    ArticleHeading(
      document: DocumentID(row.text(1)), title: row.optionalText(2), url: row.optionalText(3),
      site: row.optionalText(4), language: row.optionalText(5),
      published: row.optionalText(6).flatMap(Timestamp.init(iso:)), opening: row.text(7),
      tally: RecordTally(
        events: row.integer(9), statements: row.integer(10), agreements: row.integer(11)),
      position: ListPosition(day: row.integer(8), row: row.integer(0)))
  }

  /// Articles, the newest first.
  func articles(limit: Int, before: ListPosition?) throws(LedgerError) -> [ArticleHeading] {
    let later = before == nil ? "" : "AND (a.day, a.id) < (?, ?)"
    let place: [SQLValue] = before.map { [.integer($0.day), .integer($0.row)] } ?? []
    return try statement(
      """
      SELECT \(Database.headingColumns) FROM \(Database.headingTables)
      WHERE a.known_to IS NULL \(later) ORDER BY a.day DESC, a.id DESC LIMIT ?
      """
    ).rows(place + [.integer(max(0, limit))]) { (row) throws(LedgerError) in heading(row) }
  }

  /// The headings of some rows of `articles`.
  func heading(ofArticle id: Int) throws(LedgerError) -> ArticleHeading? {
    try statement(
      "SELECT \(Database.headingColumns) FROM \(Database.headingTables) WHERE a.id = ?"
    ).first([.integer(id)]) { (row) throws(LedgerError) in heading(row) }
  }

  /// The newest version of an article, whichever of its names it is asked by.
  func article(_ document: DocumentID) throws(LedgerError) -> StoredArticle? {
    let lineage = try statement(
      "SELECT lineage FROM articles WHERE document = ? ORDER BY id DESC LIMIT 1"
    ).first([.text(document.rawValue)]) { (row) throws(LedgerError) in row.integer(0) }
    guard let lineage else { return nil }
    let versions = try statement(
      """
      SELECT a.version, a.document, a.title, a.known_from, a.known_to, p.digest
      FROM articles a LEFT JOIN captures p ON p.id = a.capture WHERE a.lineage = ?
      ORDER BY a.version
      """
    ).rows([.integer(lineage)]) { (row) throws(LedgerError) in
      ArticleVersion(
        number: row.integer(0), document: DocumentID(row.text(1)), title: row.optionalText(2),
        knownFrom: row.integer(3), knownTo: row.optionalInteger(4), capture: row.optionalText(5))
    }
    let held = try integer(
      "SELECT id FROM articles WHERE lineage = ? AND known_to IS NULL", [.integer(lineage)])
    let coded = try codedArticles("a.id = ? AND c.known_to IS NULL", [.integer(held)])
    guard let article = coded.first else { return nil }
    return StoredArticle(
      coded: article, versions: versions, copies: try copies(touching: article.article.id))
  }

  /// The newest version of an article with the records that are held of it.
  func coded(_ document: DocumentID) throws(LedgerError) -> CodedArticle? {
    guard let lineage = try lineage(of: document.rawValue) else { return nil }
    return try codedArticles(
      "a.lineage = ? AND a.known_to IS NULL AND c.known_to IS NULL", [.integer(lineage)]
    ).first
  }

  private func copies(touching document: DocumentID) throws(LedgerError) -> [CopyLink] {
    let name = SQLValue.text(document.rawValue)
    return try copies("copy = ? OR original = ?", [name, name])
  }

  /// What some reports follow.
  func ties(of documents: [DocumentID]) throws(LedgerError) -> [CopyLink] {
    var ties: [CopyLink] = []
    for document in documents { ties += try copies("copy = ?", [.text(document.rawValue)]) }
    return ties
  }

  /// All ties, in order of the copy's id.
  func allCopies() throws(LedgerError) -> [CopyLink] { try copies("copy <> ''", []) }

  private func copies(_ condition: String, _ values: [SQLValue]) throws(LedgerError)
    -> [CopyLink]
  {
    try statement(
      "SELECT copy, original, relation, containment FROM copies WHERE \(condition) ORDER BY copy"
    ).rows(values) { (row) throws(LedgerError) in
      guard let relation = ReportRelation(rawValue: row.text(2)) else {
        throw damaged("the copies", of: DocumentID(row.text(0)))
      }
      return CopyLink(
        copy: DocumentID(row.text(0)), original: DocumentID(row.text(1)), relation: relation,
        containment: row.real(3))
    }
  }
}
