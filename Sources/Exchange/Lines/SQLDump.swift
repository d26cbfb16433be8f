public import Evidence

/// A ledger as SQL statements that SQLite, PostgreSQL and DuckDB take as they are.
///
/// Four tables: `articles`, and `events`, `statements`, `agreements` with the members of their
/// `FlatLine` as columns. Dates are text as precise as they are known. Names are quoted, since `end` is
/// a word of SQL.
public enum SQLDump {
  /// What comes before the rows: the tables, inside a transaction.
  public static let head: String = {
    let tables = Table.allCases.map { table in
      "CREATE TABLE \(table.rawValue) (\n  "
        + table.columns.map { "\"\($0.name)\" \($0.type)" }.joined(separator: ",\n  ") + "\n);\n"
    }
    return "BEGIN;\n" + tables.joined()
  }()

  /// What comes after them.
  public static let tail = "COMMIT;\n"

  /// An article's row.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - origin: the report that it follows from: itself where it is independent.
  /// - Returns: the statement.
  public static func row(_ article: Article, origin: DocumentID) -> String {
    insertion(
      into: .articles,
      [
        "id": .string(article.id.rawValue), "origin": .string(origin.rawValue),
        "url": .optional(article.url), "site": .optional(article.site),
        "language": .optional(article.language),
        "published": .optional(article.published?.description),
        "title": .optional(article.title), "text": .string(article.text),
      ])
  }

  /// A record's row.
  ///
  /// - Parameter line: the record's `FlatLine`.
  /// - Returns: the statement; nil for a line that is of no kind.
  public static func row(_ line: JSON) -> String? {
    guard let kind = line["kind"]?.string else { return nil }
    return Table.allCases.first { $0.kind == kind }.map { insertion(into: $0, line) }
  }

  private static func insertion(into table: Table, _ line: JSON) -> String {
    let values = table.columns.map { literal(line[$0.name] ?? .null) }
    return "INSERT INTO \(table.rawValue) VALUES (\(values.joined(separator: ", ")));\n"
  }

  private static func literal(_ value: JSON) -> String {
    switch value {
    // PostgreSQL holds no U+0000.
    case .string(let text):
      "'" + text.replacing("'", with: "''").replacing("\u{0}", with: "\u{FFFD}") + "'"
    case .integer, .number: value.line
    case .bool(let value): value ? "TRUE" : "FALSE"
    case .null, .array, .object: "NULL"
    }
  }

  private enum Table: String, CaseIterable {
    case articles, events, statements, agreements

    /// The kind of the lines that go into it.
    var kind: String? { self == .articles ? nil : String(rawValue.dropLast()) }

    var columns: [(name: String, type: String)] {
      switch self {
      case .articles:
        [("id", "TEXT PRIMARY KEY")]
          + Table.texts("origin", "url", "site", "language", "published", "title", "text")
      case .events:
        Table.texts("article", "origin", "type", "mode", "cameo") + [("quad", "INTEGER")]
          + [("goldstein", "DOUBLE PRECISION")]
          + Table.texts("source", "target", "factuality", "date", "place", "country")
          + Table.evidence
      case .statements:
        Table.texts("article", "origin", "speaker", "role", "affiliation", "form", "stance")
          + [("negated", "BOOLEAN")] + Table.texts("target", "agreement") + Table.evidence
      case .agreements:
        Table.texts("article", "origin", "name", "form", "parties", "candidates", "topics")
          + [("binding", "BOOLEAN"), ("background", "BOOLEAN")] + Table.texts("date")
          + Table.evidence
      }
    }

    private static func texts(_ names: String...) -> [(name: String, type: String)] {
      names.map { ($0, "TEXT") }
    }

    private static let evidence = [
      ("start", "INTEGER"), ("end", "INTEGER"), ("score", "DOUBLE PRECISION"),
      ("by", "TEXT"),
    ]
  }
}
