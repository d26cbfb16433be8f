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
    do {
      let chosen = try presentEdition()
      let edition = StaticEdition(
        base: base.hasSuffix("/") ? base : base + "/", day: longDate(today()), edition: chosen,
        articles: try coded(chosen.stories.flatMap(\.story.reports)), summary: { self.summary($0) },
        name: { self.name($0) })
      return edition.files
    } catch {
      throw DeskError(message: error.message, remedy: "run 'entente ledger check'")
    }
  }
}

extension Desk {
  /// The edition of the ledger as it is now.
  func presentEdition() throws(PageError) -> Edition {
    try editions.value(true, at: try generation()) { () throws(PageError) in
      try Edition(
        try latestStories(Edition.window, reports: Edition.sample), rest: coded,
        summary: { self.summary($0) },
        region: { self.map.region(of: $0) })
    }
  }
}

/// Writes the pages of a static edition.
private struct StaticEdition {
  let base: String
  let day: String
  let edition: Edition
  let articles: [DocumentID: CodedArticle]
  let summary: (CodedArticle) -> String
  let name: (ActorID) -> String

  var files: [EditionFile] {
    let stories = edition.stories
    let pages = stories.map { EditionFile(path(of: $0), page(of: $0)) }
    return [
      EditionFile("index.html", frontPage), EditionFile("feed.atom", feed),
      EditionFile("sitemap.xml", sitemap(stories)), EditionFile("desk.css", Style.sheet),
      EditionFile("icon.svg", Style.icon),
    ] + pages
  }

  private func path(of entry: StoryShelf.Entry) -> String {
    "stories/\(entry.key).html"
  }

  // MARK: Pages

  private var frontPage: String {
    let content: HTML =
      edition.stories.isEmpty
      ? "<p>Nothing has been read yet.</p>"
      : page { path(of: $0) }.html
    return frame("The edition of \(day)", up: "", "<h1>The edition of \(day)</h1>\(content)")
  }

  private func page(_ address: @escaping (StoryShelf.Entry) -> String) -> EditionPage {
    EditionPage(edition: edition, name: name, address: address) { address($0.entry) }
  }

  private func page(of entry: StoryShelf.Entry) -> String {
    let reports = entry.story.reports.compactMap { articles[$0] }.map { coded -> HTML in
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
      "<h1>\(entry.title)</h1><p class=\"meta\">\(entry.facts)</p>\(reports)")
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

  private var feed: String {
    AtomFeed(
      id: "edition:" + String(FNV1a(base).value, radix: 16), title: "Entente", link: base,
      own: base + "feed.atom",
      entries: page { base + path(of: $0) }.entries()
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
