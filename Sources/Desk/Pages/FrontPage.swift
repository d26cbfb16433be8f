import Evidence
import Exchange
import LedgerStore
import Ontology
import Records

extension Desk {
  func frontPage(_ request: Request) throws(PageError) -> Response {
    let edition = try presentEdition()
    let page = EditionPage(
      edition: edition, name: { self.name($0) },
      address: { "/story" + URLQuery.text([("id", $0.story.id.rawValue)]) },
      reportAddress: { "/article" + URLQuery.text([("id", $0.document.rawValue)]) })
    switch request.form {
    case .json: return .json(exported(edition))
    case .csv: return .csv(lines(edition))
    case .atom: return feed(request, "The edition", page.entries())
    case .html: break
    }
    guard !edition.stories.isEmpty else {
      return .page(
        frame(
          "Front page", request,
          """
          <h1>The ledger is empty</h1><p>Read something into it, for example with \
          <code>entente ingest --ledger desk.db page.html</code>, or follow feeds into it: \
          <a href="/feeds">Feeds</a>. The edition then stands here.</p>
          """))
    }
    let counts = try ledgerCounts()
    let records = counts.records
    return .page(
      frame(
        "Front page", request,
        """
        <h1>The edition of \(longDate(today()))</h1>\(cityStrip)\
        <p class="meta">\(counts.articles) articles · \(records.events) events · \
        \(records.statements) statements · \(records.agreements) agreements · \
        \(counts.copies) copies of other reports</p>\
        \(questionForm(""))\(page.html)\
        <p class="meta"><a href="/stories">All stories</a> · <a href="/articles">All articles</a> · \
        <a href="/agreements">All agreements</a></p>\(forms(request))
        """))
  }

  private func exported(_ edition: Edition) -> JSON {
    func exported(_ item: Edition.Item) -> JSON {
      [
        "story": .string(item.entry.story.id.rawValue), "title": .string(item.entry.title),
        "summary": .string(item.summary), "reports": .integer(item.entry.story.reports.count),
        "origins": .integer(item.entry.story.origins.count),
        "last": .optional(item.entry.last?.description), "region": .optional(item.region),
        "topics": .strings(item.topics.map(\.rawValue).sorted()),
      ]
    }
    return [
      "day": .string(today().description),
      "sections": .array(
        edition.sections.map {
          ["title": .string($0.title), "items": .array($0.items.map(exported))]
        }),
      "latest": .array(
        edition.latest.map {
          [
            "document": .string($0.document.rawValue), "title": .string($0.title),
            "story": .string($0.entry.story.id.rawValue),
          ]
        }),
      "contested": .array(
        edition.disputes.map { dispute in
          [
            "agreement": .string(dispute.title), "kind": .string(dispute.agreement.kind.rawValue),
            "parties": .strings(dispute.agreement.parties.map(\.rawValue)),
            "story": .string(dispute.entry.story.id.rawValue),
            "against": .integer(dispute.against),
          ]
        }),
    ]
  }

  private func lines(_ edition: Edition) -> [[String]] {
    let head = ["section", "story", "title", "summary", "reports", "origins", "last", "region"]
    return [head]
      + edition.sections.flatMap { section in
        section.items.map { item in
          [
            section.title, item.entry.story.id.rawValue, item.entry.title, item.summary,
            String(item.entry.story.reports.count), String(item.entry.story.origins.count),
            item.entry.last?.description ?? "", item.region ?? "",
          ]
        }
      }
  }

  func questionForm(_ question: String) -> HTML {
    """
    <form class="filters" action="/ask"><input type="search" name="q" value="\(question)" \
    aria-label="Question" placeholder="Are Albania, Croatia and Kosovo forming a military alliance?">\
    <button>Ask</button></form>
    """
  }

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
