import Evidence
import Exchange
import LedgerStore
import Ontology
import Records
import Stories

extension Desk {
  func storyList(_ request: Request) throws(PageError) -> Response {
    let form = form(request)
    let scope = try form.scope()
    var filter = StoryFilter()
    filter.origins = try form.integer("origins") ?? 1
    (filter.since, filter.until) = (scope.since, scope.until)
    let start = try form.integer("from") ?? 0
    let (wanted, limit) = (filter, scope.limit)
    let stored = try ledger { (reader) throws(LedgerError) in
      try reader.stories(wanted, limit: limit + 1, from: start)
    }
    let shown = stored.prefix(limit).map(StoryShelf.Entry.init)
    let next = stored.count > limit ? String(start + limit) : nil
    switch request.form {
    case .json:
      return .json([
        "items": .array(stored.prefix(limit).map(\.exported)), "next": request.next("from", next),
      ])
    case .csv:
      let lines = shown.map { entry in
        [
          entry.story.id.rawValue, entry.title, String(entry.story.reports.count),
          String(entry.story.origins.count), entry.first?.description ?? "",
          entry.last?.description ?? "",
        ]
      }
      return .csv([["story", "title", "reports", "origins", "first", "last"]] + lines)
    case .atom:
      return feed(
        request, "Stories",
        shown.map { entry in
          AtomFeed.Entry(
            id: "story:" + entry.key,
            title: entry.title,
            link: "/story" + URLQuery.text([("id", entry.story.id.rawValue)]),
            updated: entry.last.map { Timestamp(date: $0) },
            summary: entry.counts)
        })
    case .html:
      let leads = try coded(shown.map(\.story.id))
      let items = shown.map { item($0, leads) }
      let fields = form.form(
        [
          form.field("origins", "Origins at least", hint: "2"),
          form.field("since", "Since", hint: "2025-03"),
          form.field("until", "Until", hint: "2025-06"),
        ], hasScope: false)
      return .page(
        frame(
          "Stories", request,
          """
          <h1>Stories</h1>\(fields)<div class="lead">\(items)</div>\(empty(shown, request))\
          \(more(request, next, "from"))
          """))
    }
  }

  /// What to do where a list is empty.
  func empty<Item>(_ items: [Item], _ request: Request) -> HTML {
    guard items.isEmpty else { return "" }
    guard request.query.contains(where: { !$0.value.isEmpty }) else {
      return """
        <p>There is nothing here yet. Read articles in with <code>entente ingest --ledger desk.db \
        page.html</code>, or <a href="/feeds">follow feeds</a> with <code>entente watch</code>.</p>
        """
    }
    return """
      <p>Nothing here matches. Take a filter away (<a href="\(request.path)">show all</a>), or read \
      more in with <code>entente ingest</code> or <code>entente watch</code>.</p>
      """
  }

  func item(_ entry: StoryShelf.Entry, _ articles: [DocumentID: CodedArticle]) -> HTML {
    let lead = articles[entry.story.id]
    let days = [entry.first, entry.last].compactMap { $0?.description }
    let span = days.count == 2 && days[0] == days[1] ? days[0] : days.joined(separator: " to ")
    return """
      <div class="item"><h2>\(link("/story", [("id", entry.story.id.rawValue)], entry.title))</h2>\
      <div class="meta">\([entry.counts, span].joined(separator: " · "))</div>\
      <div>\(lead.map { summary($0) } ?? "")</div></div>
      """
  }

  /// The sentence that says most of an article: that of its surest agreement or event that is no
  /// background, or else its first words; at most 240 characters.
  func summary(_ coded: CodedArticle) -> String {
    let text = coded.article.text
    let agreements = coded.agreements.filter { !$0.isBackground }.flatMap(\.citations)
    let events = coded.events.map(\.citation)
    let best = [agreements, events].compactMap { group in group.max { $0.score < $1.score } }.first
    guard let best else { return shortened(text, to: 240) }
    let sentence = coded.sentences.first { $0.contains(best.span) } ?? best.span
    return shortened(text[sentence], to: 240)
  }

  func storyPage(_ request: Request) throws(PageError) -> Response {
    guard let id = request["id"] else {
      throw .badQuery("id: the id of a story or of one of its reports is needed.")
    }
    let stored = try ledger { (reader) throws(LedgerError) in
      try reader.story(of: DocumentID(id))
    }
    guard let stored else { throw .notFound("No story holds the report '\(id)'.") }
    let entry = StoryShelf.Entry(stored)
    let articles = try coded(entry.story.reports)
    let story = entry.story
    let reports = story.reports.compactMap { articles[$0]?.article }
    let account = StoryAccount(
      reports,
      ties: try ledger { (reader) throws(LedgerError) in try reader.ties(of: story.reports) })
    if request.form == .json { return .json(exported(stored.exported, entry, account, articles)) }
    let told = Dictionary(account.entries.map { ($0.report, $0) }) { first, _ in first }
    let rows = reports.map { article -> [HTML] in
      [
        "\(article.published?.date.description ?? "not known")", "\(article.site ?? "")",
        link(article.id, article.title ?? article.id.rawValue),
        origin(of: article.id, told[article.id], entry, articles),
      ]
    }
    let origins = story.origins.map { group -> HTML in
      let names = group.map { report in
        link(report, articles[report]?.article.site ?? report.rawValue)
      }
      return "<li>\(HTML.joined(names, by: ", "))</li>"
    }
    return .page(
      frame(
        entry.title, request,
        """
        <h1>\(entry.title)</h1><p class="meta">\(entry.counts)</p>\
        <p class="standfirst">\(articles[story.id].map { summary($0) } ?? "")</p>\
        <h2>Reports</h2>\(timeline(reports))\
        \(Table("Reports in order of time", ["day", "outlet", "headline", "origin"], rows).html)\
        <h2>Independent origins</h2><ol>\(origins)</ol>\
        \(additions(account, articles))\(storyRecords(reports, articles))\(forms(request))
        """))
  }

  /// Whether a report is first-hand, or what it follows, and how.
  private func origin(
    of report: DocumentID, _ told: StoryAccount.Entry?, _ entry: StoryShelf.Entry,
    _ articles: [DocumentID: CodedArticle]
  ) -> HTML {
    let credits = told?.credits.map(\.value).joined(separator: ", ") ?? ""
    let source = credits.isEmpty ? "" : "names \(credits) as its source"
    let first = entry.origin(of: report)
    guard let followed = told?.tie?.original ?? (first == report ? nil : first) else {
      return source.isEmpty ? "first hand" : "\(source)"
    }
    let how = told?.tie.map {
      " (\($0.relation.rawValue), \(Int(($0.containment * 100).rounded())) % shared)"
    }
    let outlet = articles[followed]?.article.site ?? "another"
    return "follows \(link(followed, outlet))\(how ?? "")\(source.isEmpty ? "" : "; " + source)"
  }

  /// What each report tells that none before it told, the first one's words aside.
  private func additions(_ account: StoryAccount, _ articles: [DocumentID: CodedArticle]) -> HTML {
    let items = account.entries.dropFirst().compactMap { entry -> HTML? in
      guard let article = articles[entry.report]?.article, !entry.additions.isEmpty else {
        return nil
      }
      let shown = entry.additions.prefix(4).map { span -> HTML in
        "<li>\(shortened(article.text[span], to: 240))</li>"
      }
      let rest = entry.additions.count - shown.count
      let more: HTML = rest > 0 ? "<li class=\"quiet\">and \(rest) more</li>" : ""
      let day = article.published?.date.description ?? "not dated"
      return """
        <div class="item"><div class="meta">\(day) · \(article.site ?? "") · \
        \(link(article.id, article.title ?? article.id.rawValue))</div><ul>\(shown)\(more)</ul></div>
        """
    }
    return items.isEmpty ? "" : "<h2>What each report adds</h2>\(items)"
  }

  /// The days of some reports on a line.
  private func timeline(_ reports: [Article]) -> HTML {
    let marks = reports.compactMap { report in
      report.published.map { (day: $0.date, words: report.site ?? "") }
    }
    return DayLine(marks: marks, label: "Reports").html
  }

  /// What the reports of a story tell: agreements and who speaks.
  private func storyRecords(_ reports: [Article], _ articles: [DocumentID: CodedArticle]) -> HTML {
    let coded = reports.compactMap { articles[$0.id] }
    var seen: Set<String> = []
    let voices = coded.flatMap { article in
      article.statements.filter { $0.stance != .neutral }.compactMap { statement -> HTML? in
        let words = statement.content.map { article.article.text[$0] }.joined(separator: " … ")
        guard seen.insert(words).inserted else { return nil }
        let speaker = statement.speaker.name ?? statement.speaker.text
        return """
          <blockquote>\(link(article.article.id, shortened(words)))<div class="meta">\(speaker) · \
          \(statement.stance.rawValue)</div></blockquote>
          """
      }
    }.prefix(12)
    return voices.isEmpty ? "" : "<h2>Voices</h2>\(Array(voices))"
  }

  private func exported(
    _ story: JSON, _ entry: StoryShelf.Entry, _ account: StoryAccount,
    _ articles: [DocumentID: CodedArticle]
  ) -> JSON {
    let told = Dictionary(account.entries.map { ($0.report, $0) }) { first, _ in first }
    let reports = entry.story.reports.compactMap { articles[$0]?.article }.map { article -> JSON in
      let original = told[article.id]?.tie.flatMap { articles[$0.original]?.article.text }
      return .object(
        [
          .init("document", .string(article.id.rawValue)),
          .init("title", .optional(article.title)), .init("site", .optional(article.site)),
          .init("url", .optional(article.url)),
          .init("published", .optional(article.published?.description)),
          .init("origin", .string(entry.origin(of: article.id).rawValue)),
        ] + (told[article.id]?.exported(article.text, original: original) ?? []))
    }
    return .object(story.members + [.init("articles", .array(reports))])
  }
}
