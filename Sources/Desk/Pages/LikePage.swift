import Evidence
import LedgerStore
import Records

extension Desk {
  /// More articles like one: of its story, of its actors, of its rarer words.
  func likePage(_ request: Request) throws(PageError) -> Response {
    guard let id = request["id"].map({ DocumentID($0) }) else {
      throw .badQuery("id: the id of an article is needed.")
    }
    guard let article = try coded([id])[id]?.article else {
      throw .notFound("The ledger holds no article '\(id)'.")
    }
    let found = try likeness(article.id)
    let articles = try coded(found.map(\.id))
    switch request.form {
    case .json: return .json(["items": .array(found.map { exported($0, articles) }), "next": nil])
    case .csv:
      let lines = found.map { related in
        let other = articles[related.id]?.article
        return [
          related.id.rawValue, other?.title ?? "", other?.site ?? "",
          other?.published?.description ?? "", related.tie.rawValue, twoDigits(related.likeness),
        ]
      }
      return .csv([["document", "title", "site", "published", "tie", "likeness"]] + lines)
    case .html, .atom: break
    }
    let items = found.map { related -> HTML in
      let other = articles[related.id]
      let facts = [
        other?.article.site, other?.article.published?.date.description, words(related.tie),
        "\(Int((related.likeness * 100).rounded())) % alike in words",
      ]
      return """
        <div class="item"><h2>\(link(related.id, other?.article.title ?? related.id.rawValue))</h2>\
        <div class="meta">\(facts.compactMap { $0 }.joined(separator: " · "))</div>\
        <div>\(other.map { summary($0) } ?? "")</div></div>
        """
    }
    let none: HTML =
      found.isEmpty
      ? """
      <p>No article is like it yet. Read more in with <code>entente ingest</code>, or <a href="/feeds">\
      follow feeds</a>.</p>
      """ : ""
    return .page(
      frame(
        "More like this", request,
        """
        <h1>More like this</h1><p class="meta">\(link(id, article.title ?? id.rawValue))</p>\
        \(items)\(none)\(forms(request))
        """))
  }

  private func likeness(_ id: DocumentID) throws(PageError) -> [RelatedArticle] {
    try likenesses.value(id, at: try generation()) { () throws(PageError) in
      try ledger { (reader) throws(LedgerError) in
        try reader.related(to: id, limit: Desk.mostLike) ?? []
      }
    }
  }

  private static let mostLike = 20

  private func words(_ tie: RelatedTie) -> String {
    switch tie {
    case .story: "the same story"
    case .actors: "the same actors"
    case .words: "the same rare words"
    }
  }

  private func exported(_ related: RelatedArticle, _ articles: [DocumentID: CodedArticle]) -> JSON {
    let other = articles[related.id]?.article
    return [
      "document": .string(related.id.rawValue), "title": .optional(other?.title),
      "site": .optional(other?.site), "published": .optional(other?.published?.description),
      "tie": .string(related.tie.rawValue), "likeness": .number(related.likeness),
    ]
  }
}
