extension SearchPlan.Expression {
  /// The query for SQLite's slim index, in which a phrase is the words it has
  /// (sqlite.org/fts5.html, section 3).
  var slim: String {
    switch self {
    case .word(let word): "\"\(word)\""
    case .prefix(let word): "\"\(word)\"*"
    case .phrase(let words): SearchPlan.Expression.all(words.map { .word($0) }).slim
    case .all(let parts): SearchPlan.Expression.all(parts, "AND", \.slim)
    case .any(let parts): SearchPlan.Expression.all(parts, "OR", \.slim)
    case .not(let part): "(\"\(Facet.everyArticle)\" NOT \(part.slim))"
    }
  }

  /// The query for PostgreSQL (documentation, section 8.11.2).
  var tsquery: String {
    switch self {
    case .word(let word): "'\(word)'"
    case .prefix(let word): "'\(word)':*"
    case .phrase(let words): "(" + words.map { "'\($0)'" }.joined(separator: " <-> ") + ")"
    case .all(let parts): SearchPlan.Expression.all(parts, "&", \.tsquery)
    case .any(let parts): SearchPlan.Expression.all(parts, "|", \.tsquery)
    case .not(let part): "!\(part.tsquery)"
    }
  }

  private static func all(
    _ parts: [SearchPlan.Expression], _ word: String, _ form: (SearchPlan.Expression) -> String
  ) -> String {
    parts.count == 1
      ? form(parts[0]) : "(" + parts.map(form).joined(separator: " \(word) ") + ")"
  }
}

extension SearchPlan {
  /// The conditions on a row's number, each with AND before it, and their values.
  func rowConditions(_ row: String) -> (text: String, values: [SQLValue]) {
    var text = " AND \(row) BETWEEN ? AND ?"
    var values: [SQLValue] = [.integer(rows.lowerBound), .integer(rows.upperBound)]
    for range in excludedRows {
      text += " AND \(row) NOT BETWEEN ? AND ?"
      values += [.integer(range.lowerBound), .integer(range.upperBound)]
    }
    for story in stories {
      text += """
         AND \(row)\(story.isExcluded ? " NOT" : "") IN (
          SELECT (day + \(SearchRow.dayShift)) * \(SearchRow.daySize) + id FROM articles
          WHERE known_to IS NULL AND (document = ?
            OR document IN (SELECT copy FROM copies WHERE original = ?)))
        """
      values += [.text(story.document), .text(story.document)]
    }
    return (text, values)
  }

  /// The choices with phrases among them as conditions on a row of SQLite's indexes, each with AND
  /// before it, and their values.
  func mixedConditions(_ row: String) -> (text: String, values: [SQLValue]) {
    var values: [SQLValue] = []
    func condition(_ part: Expression) -> String {
      func holds(_ index: String, _ query: String) -> String {
        values.append(.text(query))
        return "\(row) IN (SELECT rowid FROM \(index) WHERE \(index) MATCH ?)"
      }
      switch part {
      case .phrase(let words):
        return holds("article_search", "\"" + words.joined(separator: " ") + "\"")
      case .all(let parts) where part.holdsPhrase:
        return "(" + parts.map(condition).joined(separator: " AND ") + ")"
      case .any(let parts) where part.holdsPhrase:
        return "(" + parts.map(condition).joined(separator: " OR ") + ")"
      case .not(let inner): return "NOT \(condition(inner))"
      default: return holds("article_words", part.slim)
      }
    }
    let text = mixed.map { " AND " + condition(.any($0)) }.joined()
    return (text, values)
  }

  /// The words and phrases that must stand as a query of SQLite's index with places.
  var phraseQuery: String {
    texts.map { "\"" + $0.joined(separator: " ") + "\"" }.joined(separator: " AND ")
  }

  /// What hits are ranked by.
  var rankingQuery: String { words.map { "\"\($0)\"" }.joined(separator: " OR ") }
}
