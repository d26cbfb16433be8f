import Evidence

extension Database {
  /// How many hits are ranked at most: scoring all articles that hold a very common word takes
  /// hundreds of milliseconds.
  private static let rankingLimit = 1000

  /// Articles that match a query.
  func search(_ query: SearchQuery, limit: Int) throws(LedgerError) -> SearchResult {
    let plan = SearchPlan(query)
    let limit = max(0, limit)
    guard let words = plan.words else {
      let ids = try newest(plan, limit: Database.rankingLimit + 1)
      return try result(ids, words: nil, order: .newest, limit: limit)
    }
    let candidates = try integer(
      """
      SELECT count(*) FROM (SELECT 1 FROM article_search WHERE article_search MATCH ? LIMIT ?)
      """, [.text(words), .integer(Database.rankingLimit + 1)])
    if candidates <= Database.rankingLimit {
      let ids = try matching(plan, order: "bm25(article_search, 3.0, 1.0)", limit: candidates)
      return try result(ids, words: words, order: .relevance, limit: limit)
    }
    let ids = try matching(
      plan, order: "article_search.rowid DESC",
      limit: plan.conditions.isEmpty ? limit : Database.rankingLimit + 1)
    return try result(
      ids, words: words, order: .newest, limit: limit, isCounted: !plan.conditions.isEmpty)
  }

  private func newest(_ plan: SearchPlan, limit: Int) throws(LedgerError) -> [Int] {
    try statement(
      """
      SELECT a.id FROM articles a JOIN codings c ON c.article = a.id AND c.known_to IS NULL
      WHERE a.known_to IS NULL\(plan.conditionText) ORDER BY a.day DESC, a.id DESC LIMIT ?
      """
    ).rows(plan.conditionValues + [.integer(limit)]) { (row) throws(LedgerError) in
      row.integer(0)
    }
  }

  private func matching(_ plan: SearchPlan, order: String, limit: Int) throws(LedgerError)
    -> [Int]
  {
    let joins =
      plan.conditions.isEmpty
      ? ""
      : """
      CROSS JOIN articles a ON a.id = article_search.rowid
      CROSS JOIN codings c ON c.article = a.id AND c.known_to IS NULL
      """
    return try statement(
      """
      SELECT article_search.rowid FROM article_search \(joins)
      WHERE article_search MATCH ?\(plan.conditionText) ORDER BY \(order) LIMIT ?
      """
    ).rows([.text(plan.words ?? "")] + plan.conditionValues + [.integer(limit)]) {
      (row) throws(LedgerError) in row.integer(0)
    }
  }

  private func result(
    _ ids: [Int], words: String?, order: SearchResult.Order, limit: Int, isCounted: Bool = true
  ) throws(LedgerError) -> SearchResult {
    var hits: [SearchHit] = []
    for id in ids.prefix(limit) {
      guard let article = try heading(ofArticle: id) else { continue }
      let snippet = try words.flatMap { (words) throws(LedgerError) in
        try self.snippet(id, words)
      }
      hits.append(
        SearchHit(
          article: article,
          snippet: snippet ?? [SearchHit.Part(text: article.opening, isHit: false)]))
    }
    let isKnown = isCounted && ids.count <= Database.rankingLimit
    return SearchResult(hits: hits, order: order, total: isKnown ? ids.count : nil)
  }

  private func snippet(_ id: Int, _ words: String) throws(LedgerError) -> [SearchHit.Part]? {
    try statement(
      """
      SELECT snippet(article_search, 1, char(2), char(3), '…', 32) FROM article_search
      WHERE article_search MATCH ? AND rowid = ?
      """
    ).first([.text(words), .integer(id)]) { (row) throws(LedgerError) in
      SearchHit.parts(row.text(0))
    }
  }
}

extension SearchHit {
  /// Splits a snippet at its marks: 2 begins a hit, 3 ends it.
  static func parts(_ marked: String) -> [Part] {
    var parts: [Part] = []
    var start = marked.startIndex
    var isHit = false
    for index in marked.unicodeScalars.indices {
      let value = marked.unicodeScalars[index].value
      guard value == 2 || value == 3 else { continue }
      if start < index { parts.append(Part(text: String(marked[start..<index]), isHit: isHit)) }
      isHit = value == 2
      start = marked.unicodeScalars.index(after: index)
    }
    if start < marked.endIndex {
      parts.append(Part(text: String(marked[start...]), isHit: isHit))
    }
    return parts
  }
}
