import Evidence

extension Database {
  /// How many hits are counted and ranked at most: scoring all articles that hold a very common word
  /// takes hundreds of milliseconds.
  private static let rankingLimit = 1000

  /// Articles that match a query.
  func search(_ query: SearchQuery, limit: Int) throws(LedgerError) -> SearchResult {
    let plan = SearchPlan(query)
    let most = Database.rankingLimit + 1
    var rows: [Int]
    switch dialect {
    case .sqlite: rows = try slimRows(plan, limit: most)
    case .postgres: rows = try vectorRows(plan, limit: most)
    }
    var order = SearchResult.Order.newest
    if rows.count < most, !plan.words.isEmpty, let ranked = try ranked(rows, plan) {
      rows = ranked
      order = .relevance
    }
    var hits: [SearchHit] = []
    for row in rows.prefix(max(0, limit)) {
      let id = SearchRow.article(row)
      guard let article = try heading(ofArticle: id) else { continue }
      hits.append(SearchHit(article: article, snippet: try snippet(id, plan, article)))
    }
    return SearchResult(hits: hits, order: order, total: rows.count < most ? rows.count : nil)
  }

  /// The rows of the latest articles that match, up to a day; those without a date count as older.
  func latest(_ query: SearchQuery, upTo day: CalendarDate?, limit: Int) throws(LedgerError)
    -> [Int]
  {
    let plan = SearchPlan(query, upTo: day)
    switch dialect {
    case .sqlite: return try slimRows(plan, limit: limit)
    case .postgres: return try vectorRows(plan, limit: limit)
    }
  }

  private func slimRows(_ plan: SearchPlan, limit: Int) throws(LedgerError) -> [Int] {
    let place = plan.rowConditions("w.rowid")
    let mixed = plan.mixedConditions("w.rowid")
    let slim = [.text(plan.slim.slim)] + place.values + mixed.values
    let condition = "w.article_words MATCH ?\(place.text)\(mixed.text)"
    let phrase = SQLValue.text(plan.phraseQuery)
    if plan.holdsWordsOnly {
      // The index with places answers alone.
      return try statement(
        """
        SELECT w.rowid FROM article_search w WHERE w.article_search MATCH ?\(place.text)
        ORDER BY w.rowid DESC LIMIT ?
        """
      ).rows([phrase] + place.values + [.integer(limit)]) { (row) throws(LedgerError) in
        row.integer(0)
      }
    }
    let rows = try statement(
      "SELECT w.rowid FROM article_words w WHERE \(condition) ORDER BY w.rowid DESC LIMIT ?"
    ).rows(slim + [.integer(limit)]) { (row) throws(LedgerError) in row.integer(0) }
    guard !plan.phrases.isEmpty else { return rows }
    if rows.count < limit {
      // Few articles have the words at all: look at each of them.
      let test = statement(
        "SELECT 1 FROM article_search WHERE article_search MATCH ? AND rowid = ?")
      var kept: [Int] = []
      for row in rows {
        let holds = try test.first([phrase, .integer(row)]) { (_) throws(LedgerError) in true }
        if holds ?? false { kept.append(row) }
      }
      return kept
    }
    return try statement(
      """
      SELECT s.rowid FROM article_search s CROSS JOIN article_words w ON w.rowid = s.rowid
      WHERE s.article_search MATCH ? AND \(condition) ORDER BY s.rowid DESC LIMIT ?
      """
    ).rows([phrase] + slim + [.integer(limit)]) { (row) throws(LedgerError) in row.integer(0) }
  }

  private func vectorRows(_ plan: SearchPlan, limit: Int) throws(LedgerError) -> [Int] {
    let place = plan.rowConditions("w.row")
    return try statement(
      """
      SELECT w.row FROM article_search w
      WHERE w.words @@ ?::tsquery\(place.text) ORDER BY w.row DESC LIMIT ?
      """
    ).rows([.text(plan.expression.tsquery)] + place.values + [.integer(limit)]) {
      (row) throws(LedgerError) in row.integer(0)
    }
  }

  /// The rows ordered by how well they match; nil when too many articles hold the words.
  private func ranked(_ rows: [Int], _ plan: SearchPlan) throws(LedgerError) -> [Int]? {
    var scores: [Int: Double] = [:]
    switch dialect {
    case .sqlite:
      let words = SQLValue.text(plan.rankingQuery)
      let holders = try integer(
        """
        SELECT count(*) FROM
          (SELECT 1 FROM article_words WHERE article_words MATCH ? LIMIT ?) AS holders
        """, [words, .integer(Database.rankingLimit + 1)])
      guard holders <= Database.rankingLimit else { return nil }
      let found = try statement(
        """
        SELECT rowid, bm25(article_search, 3.0, 1.0) FROM article_search
        WHERE article_search MATCH ?
        """
      ).rows([words]) { (row) throws(LedgerError) in (row.integer(0), -row.real(1)) }
      for (row, score) in found { scores[row] = score }
    case .postgres:
      let found = try statement(
        """
        SELECT row, ts_rank(words, ?::tsquery) FROM article_search
        WHERE row = ANY (?::bigint[])
        """
      ).rows([
        .text(plan.words.map { "'\($0)'" }.joined(separator: " | ")),
        .text("{" + rows.map(String.init).joined(separator: ",") + "}"),
      ]) { (row) throws(LedgerError) in (row.integer(0), row.real(1)) }
      for (row, score) in found { scores[row] = score }
    }
    return rows.sorted { left, right in
      (scores[left] ?? 0, left) > (scores[right] ?? 0, right)
    }
  }

  private func snippet(_ id: Int, _ plan: SearchPlan, _ article: ArticleHeading)
    throws(LedgerError) -> [SearchHit.Part]
  {
    guard !plan.words.isEmpty || !plan.prefixes.isEmpty else {
      return [SearchHit.Part(text: article.opening, isHit: false)]
    }
    let text = try statement("SELECT text FROM articles WHERE id = ?").first([.integer(id)]) {
      (row) throws(LedgerError) in row.text(0)
    }
    return Snippet(text ?? "", words: Set(plan.words), prefixes: plan.prefixes).parts
  }
}
