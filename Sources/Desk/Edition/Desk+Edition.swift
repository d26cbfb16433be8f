import Evidence
import Exchange
import Ontology
import Records

extension Desk {
  /// The edition of the day as files that any web server can hand out: a front page, a page for each
  /// of the latest stories, a feed and a sitemap.
  ///
  /// Of an article it holds the headline, one sentence of at most 240 characters and a link to the
  /// source, never its text.
  ///
  /// - Parameter base: where the folder will be found, such as `https://desk.example.org/`.
  /// - Returns: the files.
  /// - Throws: `DeskError` when the ledger cannot be read or the address is none of the web.
  public func edition(base: String) throws(DeskError) -> [EditionFile] {
    guard base.hasPrefix("https://") || base.hasPrefix("http://") else {
      throw DeskError(
        message: "'\(base)' is no address of the web",
        remedy: "give one such as https://desk.example.org/")
    }
    let known: Knowledge
    do { known = try latestStories(StaticEdition.mostStories) } catch {
      throw DeskError(message: error.message, remedy: "run 'entente ledger check'")
    }
    let edition = StaticEdition(
      base: base.hasSuffix("/") ? base : base + "/", day: longDate(today()), known: known,
      summary: { self.summary($0) }, name: { self.name($0) })
    return edition.files
  }
}

/// Writes the pages of a static edition.
private struct StaticEdition {
  /// The most stories that get a page.
  static let mostStories = 200

  let base: String
  let day: String
  let known: Knowledge
  let summary: (CodedArticle) -> String
  let name: (ActorID) -> String

  var files: [EditionFile] {
    let stories = known.stories.entries
    let pages = stories.map { EditionFile(path(of: $0), page(of: $0)) }
    return [
      EditionFile("index.html", frontPage(stories)), EditionFile("feed.atom", feed(stories)),
      EditionFile("sitemap.xml", sitemap(stories)), EditionFile("desk.css", Style.sheet),
      EditionFile("icon.svg", Style.icon),
    ] + pages
  }

  private func path(of entry: StoryShelf.Entry) -> String {
    "stories/\(entry.key).html"
  }

  // MARK: Pages

  private func frontPage(_ stories: [StoryShelf.Entry]) -> String {
    let leads = stories.prefix(40).filter { $0.story.origins.count > 1 }
      .sorted { $0.story.origins.count > $1.story.origins.count }.prefix(6)
    let isLead = Set(leads.map(\.story.id))
    let latest = stories.filter { !isLead.contains($0.story.id) }.prefix(30)
    let lead: HTML = leads.isEmpty ? "" : section("Most reported", leads.map(item))
    let rest: HTML =
      stories.isEmpty
      ? "<p>Nothing has been read yet.</p>" : section("Latest", latest.map(item))
    let agreements = contested(stories)
    let disputes: HTML =
      agreements.isEmpty ? "" : section("Most contested agreements", agreements)
    return frame(
      "The edition of \(day)", up: "",
      "<h1>The edition of \(day)</h1>\(lead)\(rest)\(disputes)")
  }

  private func section(_ title: String, _ items: [HTML]) -> HTML {
    items.isEmpty ? "" : "<h2>\(title)</h2><div class=\"lead\">\(items)</div>"
  }

  private func item(_ entry: StoryShelf.Entry) -> HTML {
    let sentence = known.articles[entry.story.id].map(summary) ?? ""
    return """
      <div class="item"><h3><a href="\(path(of: entry))">\(entry.title)</a></h3><div class="meta">\
      \(counts(entry))</div><div>\(sentence)</div></div>
      """
  }

  private func counts(_ entry: StoryShelf.Entry) -> String {
    [entry.last?.description, entry.counts].compactMap { $0 }.joined(separator: " · ")
  }

  /// Agreements of the stories in which somebody opposes something, those with the most voices first.
  private func contested(_ stories: [StoryShelf.Entry]) -> [HTML] {
    let found = stories.compactMap { entry -> (count: Int, html: HTML)? in
      let coded = entry.story.reports.compactMap { known.articles[$0] }
      let against = coded.flatMap(\.statements).filter { $0.stance == .oppose }.count
      let agreement = coded.flatMap(\.agreements).first { !$0.isBackground && !$0.names.isEmpty }
      guard against > 0, let agreement, let title = agreement.names.first else { return nil }
      let parties = agreement.parties.map(name).joined(separator: ", ")
      return (
        against,
        """
        <div class="item"><h3><a href="\(path(of: entry))">\(title)</a></h3><div class="meta">\
        \(agreement.kind.rawValue) · \(parties) · \(against) statements against</div></div>
        """
      )
    }
    return found.sorted { $0.count > $1.count }.prefix(8).map(\.html)
  }

  private func page(of entry: StoryShelf.Entry) -> String {
    let reports = entry.story.reports.compactMap { known.articles[$0] }.map { coded -> HTML in
      let article = coded.article
      let facts = [article.site, article.published?.date.description].compactMap { $0 }
        .joined(separator: " · ")
      let headline = article.title ?? article.site ?? "without a headline"
      return """
        <div class="item"><h2>\(HTML.outward(article.url, headline))</h2><div class="meta">\(facts)</div>\
        <blockquote>\(summary(coded))</blockquote></div>
        """
    }
    return frame(
      entry.title, up: "../",
      "<h1>\(entry.title)</h1><p class=\"meta\">\(counts(entry))</p>\(reports)")
  }

  private func frame(_ title: String, up: String, _ content: HTML) -> String {
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" \
      content="default-src 'none'; style-src 'self'; img-src 'self'"><title>\(title) – Entente</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="\(up)desk.css"><link rel="icon" href="\(up)icon.svg">
      <link rel="alternate" type="application/atom+xml" href="\(up)feed.atom"></head><body>
      <a class="skip" href="#content">Skip to the content</a>
      <header class="mast"><div class="name"><a href="\(up)index.html">Entente</a></div>
      <div class="day">\(day)</div></header><main id="content">\(content)</main>
      <footer>Read by a program; every report is one link from its source.</footer></body></html>

      """
    return page.text
  }

  // MARK: Lists

  private func feed(_ stories: [StoryShelf.Entry]) -> String {
    AtomFeed(
      id: "edition:" + String(FNV1a(base).value, radix: 16), title: "Entente", link: base,
      own: base + "feed.atom",
      entries: stories.prefix(50).map { entry in
        AtomFeed.Entry(
          id: "story:" + entry.key,
          title: entry.title, link: base + path(of: entry),
          updated: entry.last.map { Timestamp(date: $0) },
          summary: known.articles[entry.story.id].map(summary) ?? "")
      }
    ).text
  }

  /// The pages with the days on which they changed last (sitemaps.org, 0.9).
  private func sitemap(_ stories: [StoryShelf.Entry]) -> String {
    let places =
      [("index.html", stories.first?.last)] + stories.map { (path(of: $0), $0.last) }
    let lines = places.map { path, day in
      let changed = day.map { "<lastmod>\($0)</lastmod>" } ?? ""
      return "  <url><loc>\((base + path).xmlEscaped)</loc>\(changed)</url>\n"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
      \(lines.joined())</urlset>

      """
  }
}
