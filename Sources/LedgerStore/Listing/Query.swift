import Evidence
import Ontology

/// A list query over one table of records while its conditions are gathered.
///
/// The text holds constants of this module only; every value is bound.
struct RecordQuery {
  private let table: RecordTable
  private let scope: RecordScope
  private let dialect: SQLDialect
  private var keyActor: ActorID?
  private var conditions: [String] = []
  private var values: [SQLValue] = []

  init(_ table: RecordTable, scope: RecordScope, _ dialect: SQLDialect) {
    self.table = table
    self.scope = scope
    self.dialect = dialect
  }

  /// Adds a condition with the values of its question marks.
  mutating func require(_ condition: String, _ values: SQLValue...) {
    conditions.append(condition)
    self.values += values
  }

  /// Adds a column's exact value, where one is wanted.
  mutating func require<Code: RawRepresentable<String>>(_ column: String, _ code: Code?) {
    if let code { require("r.\(column) = ?", .text(code.rawValue)) }
  }

  /// Adds that all these actors take part; the first leads the search.
  mutating func require(actors: [ActorID]) {
    keyActor = actors.first
    for actor in actors.dropFirst() { require(actor: actor, sides: 3) }
  }

  /// Adds that an actor takes part on one of some sides.
  ///
  /// Where another actor leads the search, it is looked up beside that one, before any record is read.
  mutating func require(actor: ActorID, sides: Int) {
    let (day, row) = keyActor == nil ? ("r.day", "r.id") : ("k.day", "k.\(table.singular)")
    require(
      """
      EXISTS (SELECT 1 FROM \(table.actors) x WHERE x.actor = ? AND x.day = \(day)
        AND x.\(table.singular) = \(row) AND x.sides & ? <> 0)
      """, .text(actor.rawValue), .integer(sides))
  }

  /// The words of a name, each of which must occur in a column of folded names.
  mutating func require(words: String, in column: String) {
    for word in words.split(separator: " ") {
      require(dialect.contains("r.\(column)"), .text(Folding.folded(String(word))))
    }
  }

  /// The finished query: its text, its values, newest first.
  func finished() -> (sql: String, values: [SQLValue]) {
    var conditions = self.conditions
    var values = self.values
    func add(_ condition: String, _ added: SQLValue...) {
      conditions.append(condition)
      values += added
    }
    let day = keyActor == nil ? "r.day" : "k.day"
    let row = keyActor == nil ? "r.id" : "k.\(table.singular)"
    if let keyActor { add("k.actor = ?", .text(keyActor.rawValue)) }
    if let since = scope.since { add("\(day) >= ?", .integer(since.daysSinceEpoch)) }
    if let until = scope.until { add("\(day) <= ?", .integer(until.lastDayNumber)) }
    if let score = scope.minScore { add("r.score >= ?", .real(score)) }
    if let document = scope.document { add("a.document = ?", .text(document.rawValue)) }
    if let after = scope.after {
      add("(\(day), \(row)) < (?, ?)", .integer(after.day), .integer(after.row))
    }
    values.append(.integer(max(0, scope.limit)))
    return (
      """
      SELECT r.id, r.day, coalesce(r.corrected, r.json), a.id, a.document, a.title, a.url, coalesce(a.site, a.host),
        a.published, a.text, (\(RecordQuery.document) p.story), (\(RecordQuery.document) p.origin)
      FROM \(source) JOIN codings c ON c.id = r.coding JOIN articles a ON a.id = c.article
        LEFT JOIN placements p ON p.lineage = a.lineage
      WHERE r.held = 1\(conditions.map { " AND " + $0 }.joined())
      ORDER BY \(scope.leastSureOf == nil ? "" : "r.score, ")\(day) DESC, \(row) DESC LIMIT ?
      """, values
    )
  }

  /// Finds the name by which an article goes now.
  private static let document = "SELECT document FROM articles WHERE known_to IS NULL AND lineage ="

  /// The tables to start from, in the order that SQLite shall walk them.
  private var source: String {
    if keyActor != nil {
      return
        "\(table.actors) k \(dialect.orderedJoin) \(table.rawValue) r ON r.id = k.\(table.singular)"
    }
    guard let newest = scope.leastSureOf else { return "\(table.rawValue) r" }
    return """
      (SELECT * FROM \(table.rawValue) WHERE held = 1 ORDER BY day DESC, id DESC
        LIMIT \(max(0, newest))) AS r
      """
  }
}
