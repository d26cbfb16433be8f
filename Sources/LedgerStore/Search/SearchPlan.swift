/// How a query is put to the database: words to the full-text index, the rest as conditions.
struct SearchPlan {
  /// The query for the full-text index (sqlite.org/fts5.html, section 3); nil without wanted words.
  let words: String?
  /// What else must hold.
  let conditions: [SQLCondition]

  init(_ query: SearchQuery) {
    var wanted: [String] = []
    var unwanted: [String] = []
    var conditions: [SQLCondition] = []
    for group in query.groups {
      let words = group.compactMap(\.index)
      if words.count == group.count, !group.contains(where: \.isExcluded) {
        wanted.append(words.count == 1 ? words[0] : "(" + words.joined(separator: " OR ") + ")")
      } else if group.count == 1, let word = words.first {
        unwanted.append(word)
      } else {
        conditions.append(.any(group.map(\.condition)))
      }
    }
    guard !wanted.isEmpty else {
      self.words = nil
      self.conditions = conditions + unwanted.map { SearchPlan.holds($0).negated }
      return
    }
    var text = wanted.joined(separator: " AND ")
    for word in unwanted { text = "(\(text)) NOT \(word)" }
    self.words = text
    self.conditions = conditions
  }

  /// The conditions, each with AND before it.
  var conditionText: String { conditions.map { " AND " + $0.text }.joined() }

  /// The values of the conditions, in order.
  var conditionValues: [SQLValue] { conditions.flatMap(\.values) }

  /// That the index finds an article by a query of its own.
  static func holds(_ words: String) -> SQLCondition {
    SQLCondition(
      "a.id IN (SELECT rowid FROM article_search WHERE article_search MATCH ?)", [.text(words)])
  }
}

extension SearchQuery.Term {
  /// The term as the full-text index takes it; nil for a fact.
  var index: String? {
    guard case .words(let words, let isPrefix) = wanted else { return nil }
    let quoted = words.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"" + quoted.joined(separator: "\"\"") + "\"" + (isPrefix ? "*" : "")
  }

  /// The term as a condition.
  var condition: SQLCondition {
    let condition =
      switch wanted {
      case .words: SearchPlan.holds(index ?? "")
      case .fact(let fact): fact.condition
      }
    return isExcluded ? condition.negated : condition
  }
}
