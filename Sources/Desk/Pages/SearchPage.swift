import Evidence
import LedgerStore

extension Desk {
  func searchPage(_ request: Request) throws(PageError) -> Response {
    let typed = request["q"] ?? ""
    let query: SearchQuery
    do {
      query = try SearchQuery(parsing: typed, today: today(), actor: directory.actorNamed)
    } catch {
      guard request.form == .html else { throw .badQuery(error.description) }
      return .page(frame("Search", request, explanation(error)), status: 400)
    }
    let limit = request["limit"] == nil ? 20 : try form(request).scope().limit
    let result = try ledger { (reader) throws(LedgerError) in
      try reader.search(query, limit: limit)
    }
    if request.form == .json {
      return .json([
        "total": result.total.map(JSON.integer) ?? .null, "order": .string(result.order.rawValue),
        "items": .array(result.hits.map { exported($0.article) }),
      ])
    }
    let total = result.total.map { "\($0) articles" } ?? "More than 1,000 articles"
    let order = result.order == .relevance ? "best first" : "newest first"
    let hits = result.hits.map { hit -> HTML in
      let snippet = hit.snippet.map { part -> HTML in
        part.isHit ? "<mark class=\"hit\">\(part.text)</mark>" : "\(part.text)"
      }
      let article = hit.article
      return """
        <div class="item"><h2>\(link(article.document, article.title ?? article.document.rawValue))\
        </h2><div class="meta">\(source(article))</div><div>\(snippet)</div></div>
        """
    }
    return .page(
      frame(
        "Search", request,
        "<h1>Search</h1><p class=\"meta\">\(total), \(order)</p>\(hits)\(empty(hits, request))\(noHits(typed, hits))\(forms(request))"
      ))
  }

  /// How to find more, where something was looked for.
  private func noHits(_ typed: String, _ hits: [HTML]) -> HTML {
    guard hits.isEmpty, !typed.isEmpty else { return "" }
    return """
      <p>Or take a word away, look for the beginning of one (<code>defen*</code>), or put <code>OR</code> \
      between words.</p>
      """
  }

  /// What was not understood, with the word marked.
  private func explanation(_ error: SearchQueryError) -> HTML {
    let query = error.query
    let before = query[TextSpan(0, error.span.lower)]
    let after = query[TextSpan(error.span.upper, max(error.span.upper, query.utf8.count))]
    return """
      <h1>Search</h1><p>\(before)<mark class="hit">\(query[error.span])</mark>\(after)</p>
      <p>\(error.message).</p>
      """
  }
}
