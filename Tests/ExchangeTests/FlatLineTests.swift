import CSQLite
import Evidence
import Exchange
import Ontology
import Records
import Testing

/// Flat lines, and the SQL that is made of them.
@Suite struct FlatLineTests {
  /// A text with letters of two bytes, so that scalars and bytes differ, and with hostile quotes.
  private static let text = "Vučić's office accused Priština; DROP TABLE events; -- \u{0}'"

  private static let article: Article = {
    var article = Article(
      id: DocumentID("a'1"), text: text,
      blocks: [Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))])
    article.title = "O'Brien"
    return article
  }()

  private static let event: Event = {
    let lower = text.utf8.count - text.drop { $0 != "a" }.utf8.count
    var event = Event(
      type: .accuse,
      source: [
        Participant(actor: ActorID("SRB"), roles: [], text: "office", span: TextSpan(0, 9))
      ], target: [], factuality: .happened,
      citation: Citation(
        document: DocumentID("a'1"), span: TextSpan(lower, lower + 7), maker: .rule("it's"),
        version: "1", score: 0.5))
    event.goldstein = -2
    return event
  }()

  @Test func spansAreScalarsAndOriginsStand() throws {
    let line = FlatLine(Self.article, origin: DocumentID("a0")).line(Self.event)
    let start = try #require(line["start"]?.double).rounded()
    let end = try #require(line["end"]?.double).rounded()
    let scalars = Array(Self.text.unicodeScalars)[Int(start)..<Int(end)]
    #expect(String(String.UnicodeScalarView(scalars)) == "accused")
    #expect(line["origin"] == "a0")
    #expect(line["article"] == "a'1")
  }

  @Test func sqliteTakesTheDump() throws {
    let line = FlatLine(Self.article, origin: Self.article.id).line(Self.event)
    let script =
      SQLDump.head + SQLDump.row(Self.article, origin: Self.article.id)
      + (SQLDump.row(line) ?? "") + SQLDump.tail
    var database: OpaquePointer?
    #expect(sqlite3_open(":memory:", &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    #expect(sqlite3_exec(database, script, nil, nil, nil) == SQLITE_OK)
    var query: OpaquePointer?
    sqlite3_prepare_v2(
      database,
      """
      SELECT e.type || '|' || e.source || '|' || e.goldstein || '|' || e.by || '|' || a.title || '|'
        || substr(a.text, e."start" + 1, e."end" - e."start")
      FROM events e JOIN articles a ON a.id = e.article
      """, -1, &query, nil)
    defer { sqlite3_finalize(query) }
    try #require(sqlite3_step(query) == SQLITE_ROW)
    #expect(
      sqlite3_column_text(query, 0).map { String(cString: $0) }
        == "ACCUSE|SRB|-2.0|rule:it's|O'Brien|accused")
  }

  @Test func aLineOfNoKindGivesNoRow() {
    #expect(SQLDump.row(["kind": "rumour"]) == nil)
    #expect(SQLDump.row(.null) == nil)
  }
}
