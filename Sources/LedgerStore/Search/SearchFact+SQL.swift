import Ontology

/// A condition on `articles a` and `codings c`, with the values of its question marks.
struct SQLCondition {
  let text: String
  let values: [SQLValue]

  init(_ text: String, _ values: [SQLValue]) {
    self.text = text
    self.values = values
  }

  /// Conditions of which one must hold.
  static func any(_ conditions: [SQLCondition]) -> SQLCondition {
    SQLCondition(
      "(" + conditions.map(\.text).joined(separator: " OR ") + ")", conditions.flatMap(\.values))
  }

  /// The opposite.
  var negated: SQLCondition { SQLCondition("NOT (\(text))", values) }
}

extension SearchFact {
  /// The condition that an article must meet.
  var condition: SQLCondition {
    switch self {
    case .actor(let actor):
      SQLCondition(
        "a.id IN (SELECT article FROM article_actors WHERE actor = ?)", [.text(actor.rawValue)])
    case .target(let actor): SearchFact.target(of: actor)
    case .type(let type): SearchFact.record("events", "r.type = ?", [.text(type.rawValue)])
    case .country(let actor):
      SearchFact.record("events", "r.country = ?", [.text(actor.rawValue)])
    case .agreement(let words):
      SearchFact.record(
        "agreements", "(lower(r.kind) = lower(?) OR instr(lower(r.name), lower(?)) > 0)",
        [.text(words), .text(words)])
    case .speaker(let words): SearchFact.speaker(words)
    case .stance(let stance):
      SearchFact.record("statements", "r.stance = ?", [.text(stance.rawValue)])
    case .statementKind(let kind):
      SearchFact.record("statements", "r.kind = ?", [.text(kind.rawValue)])
    case .agreementKind(let kind):
      SearchFact.record("agreements", "r.kind = ?", [.text(kind.rawValue)])
    case .source(let name):
      SQLCondition(
        "(a.host = ? OR a.host LIKE '%.' || ? OR instr(lower(a.site), ?) > 0)",
        [.text(name), .text(name), .text(name)])
    case .language(let code): SQLCondition("a.language = ?", [.text(code)])
    case .days(let days):
      SQLCondition(
        "a.day BETWEEN ? AND ?", [.integer(days.lowerBound), .integer(days.upperBound)])
    case .story(let document):
      SQLCondition(
        "(a.document = ? OR a.document IN (SELECT copy FROM copies WHERE original = ?))",
        [.text(document), .text(document)])
    }
  }

  private static func record(_ table: String, _ condition: String, _ values: [SQLValue])
    -> SQLCondition
  {
    SQLCondition(
      "EXISTS (SELECT 1 FROM \(table) r WHERE r.coding = c.id AND \(condition))", values)
  }

  private static func target(of actor: ActorID) -> SQLCondition {
    SQLCondition.any(
      [RecordTable.events, .statements].map { table in
        SQLCondition(
          """
          c.id IN (SELECT r.coding FROM \(table.actors) k
            JOIN \(table.rawValue) r ON r.id = k.\(table.singular)
            WHERE k.actor = ? AND k.sides & 2 <> 0)
          """, [.text(actor.rawValue)])
      })
  }

  private static func speaker(_ words: String) -> SQLCondition {
    let id = ActorID(words)
    if id.looksLikeState || id.isPerson {
      return SQLCondition(
        """
        c.id IN (SELECT r.coding FROM statement_actors k JOIN statements r ON r.id = k.statement
          WHERE k.actor = ? AND k.sides & 1 <> 0)
        """, [.text(words)])
    }
    let parts = words.split(separator: " ").map { SQLValue.text(String($0)) }
    let condition = parts.map { _ in "instr(lower(r.speaker), lower(?)) > 0" }
    return record("statements", condition.joined(separator: " AND "), parts)
  }
}
