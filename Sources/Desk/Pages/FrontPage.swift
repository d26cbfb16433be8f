import Evidence
import Exchange
import LedgerStore
import Ontology
import Records

extension Desk {
  func frontPage(_ request: Request) throws(PageError) -> Response {
    let counts = try ledgerCounts()
    let (articles, agreements) = try ledger { (reader) throws(LedgerError) in
      var filter = AgreementFilter()
      filter.scope = RecordScope(limit: 12)
      filter.includesBackground = false
      return (try reader.articles(limit: 12), try reader.agreements(filter))
    }
    guard counts.articles > 0 else {
      return .page(
        frame(
          "Front page", request,
          """
          <h1>The ledger is empty</h1><p>Read something into it, for example with \
          <code>entente ingest --ledger desk.db page.html</code>, and come back.</p>
          """))
    }
    let records = counts.records
    return .page(
      frame(
        "Front page", request,
        """
        <h1>The record as of \(longDate(today()))</h1>
        <p class="meta">\(counts.articles) articles · \(records.events) events · \
        \(records.statements) statements · \(records.agreements) agreements · \
        \(counts.copies) copies of other reports</p>
        \(questionForm(""))
        <h2>Latest</h2><div class="lead">\(articles.map(item))</div>
        <p class="meta"><a href="/articles">All articles</a></p>
        <h2>Agreements</h2><div class="lead">\(agreements.map(item))</div>
        <p class="meta"><a href="/agreements">All agreements</a></p>
        """))
  }

  func questionForm(_ question: String) -> HTML {
    """
    <form class="filters" action="/ask"><input type="search" name="q" value="\(question)" \
    aria-label="Question" placeholder="Are Albania, Croatia and Kosovo forming a military alliance?">\
    <button>Ask</button></form>
    """
  }

  /// An article in a list under a heading of the second level.
  private func item(_ article: ArticleHeading) -> HTML { item(article, level: 3) }

  /// An article in a list.
  func item(_ article: ArticleHeading, level: Int) -> HTML {
    """
    <div class="item"><h\(level)>\
    \(link(article.document, article.title ?? article.document.rawValue))</h\(level)>
    <div class="meta">\(source(article))</div><div>\(shortened(article.opening))</div></div>
    """
  }

  func source(_ article: ArticleHeading) -> String {
    let tally = article.tally
    return
      ([article.site, article.published?.date.description].compactMap { $0 }
      + [
        "\(tally.events) events", "\(tally.statements) statements",
        "\(tally.agreements) agreements",
      ]).joined(separator: " · ")
  }

  private func item(_ agreement: Listed<Agreement>) -> HTML {
    let record = agreement.record
    let address = "/agreement" + URLQuery.text([("at", agreement.position.description)])
    let facts = [record.kind.rawValue, record.date?.description].compactMap { $0 }
      .joined(separator: ", ")
    return """
      <div class="item"><h3><a href="\(address)">\(record.names.first ?? record.kind.rawValue)</a>\
      </h3><div class="meta">\(facts) · \(links(record.parties))</div>\
      <blockquote>\(shortened(agreement.quote))</blockquote></div>
      """
  }

  /// The first words of a text.
  func shortened(_ text: String, to limit: Int = 220) -> String {
    guard text.unicodeScalars.count > limit else { return text }
    let head = String(String.UnicodeScalarView(text.unicodeScalars.prefix(limit)))
    let end = head.lastIndex(of: " ") ?? head.endIndex
    return head[..<end] + " …"
  }

  func articleList(_ request: Request) throws(PageError) -> Response {
    let scope = try form(request).scope()
    let articles = try ledger { (reader) throws(LedgerError) in
      try reader.articles(limit: scope.limit, before: scope.after)
    }
    let next =
      articles.count == scope.limit ? articles.last.map { $0.position.description } : nil
    switch request.form {
    case .json:
      return .json([
        "items": .array(articles.map(exported)), "next": request.next("after", next),
      ])
    case .csv:
      let lines = articles.map {
        [
          $0.document.rawValue, $0.title ?? "", $0.site ?? "", $0.published?.description ?? "",
          $0.language ?? "", $0.url ?? "", String($0.tally.total),
        ]
      }
      let head = ["document", "title", "site", "published", "language", "url", "records"]
      return .csv([head] + lines)
    case .atom:
      return feed(
        request, "Articles",
        articles.map { article in
          AtomFeed.Entry(
            id: "article:" + String(FNV1a(article.document.rawValue).value, radix: 16),
            title: article.title ?? article.document.rawValue,
            link: "/article" + URLQuery.text([("id", article.document.rawValue)]),
            updated: article.published, summary: shortened(article.opening, to: 240))
        })
    case .html:
      return .page(
        frame(
          "Articles", request,
          """
          <h1>Articles</h1><div class="lead">\(articles.map { item($0, level: 2) })</div>\
          \(empty(articles, request))\(more(request, next))
          """))
    }
  }

  func exported(_ article: ArticleHeading) -> JSON {
    [
      "document": .string(article.document.rawValue), "title": .optional(article.title),
      "url": .optional(article.url), "site": .optional(article.site),
      "published": .optional(article.published?.description),
      "language": .optional(article.language), "events": .integer(article.tally.events),
      "statements": .integer(article.tally.statements),
      "agreements": .integer(article.tally.agreements),
    ]
  }

  func actorList(_ request: Request) throws(PageError) -> Response {
    let tallies = try actorTallies(limit: try form(request).integer("limit") ?? 500)
    switch request.form {
    case .json:
      return .json([
        "items": .array(
          tallies.map {
            .object($0.exported.members + [JSON.Member("name", .string(name($0.actor)))])
          })
      ])
    case .csv:
      let lines = tallies.map {
        [
          $0.actor.rawValue, name($0.actor), String($0.articles), String($0.records.events),
          String($0.records.statements), String($0.records.agreements),
        ]
      }
      let head = ["actor", "name", "articles", "events", "statements", "agreements"]
      return .csv([head] + lines)
    case .html, .atom:
      let rows = tallies.map { tally -> HTML in
        let query = URLQuery.text([("actor", tally.actor.rawValue)])
        let found = URLQuery.text([("q", "actor:\"\(tally.actor.rawValue)\"")])
        return """
          <tr><td>\(links([tally.actor])) <span class="quiet">\(tally.actor.rawValue)</span></td>\
          <td class="n"><a href="\("/search" + found)">\(tally.articles)</a></td>\
          <td class="n"><a href="\("/events" + query)">\(tally.records.events)</a></td>\
          <td class="n"><a href="\("/statements" + query)">\(tally.records.statements)</a></td>\
          <td class="n"><a href="\("/agreements" + query)">\(tally.records.agreements)</a></td></tr>
          """
      }
      return .page(
        frame(
          "Actors", request,
          """
          <h1>Actors</h1>\(empty(rows, request))<div class="scroll" tabindex="0" role="region" \
          aria-label="Actors"><table><thead><tr><th scope="col">actor</th>\
          <th scope="col" class="n">articles</th><th scope="col" class="n">events</th>\
          <th scope="col" class="n">statements</th><th scope="col" class="n">agreements</th>\
          </tr></thead><tbody>\(rows)</tbody></table></div>\(more(request, nil))
          """))
    }
  }
}
