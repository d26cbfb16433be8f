import Evidence
import Synchronization

extension Desk {
  /// The forms that change the list of feeds, for those who may.
  func feedForms(_ request: Request) -> HTML {
    guard keeping != nil, request.visitor.scopes.contains(.correct) else { return "" }
    return """
      <section class="noprint"><h2>Follow another</h2><form class="filters" action="/follow" \
      method="post">\(hidden(request))<label>Address of a feed, or of a page that names one\
      <input class="wide" name="url" type="url" required maxlength="2000" \
      placeholder="https://news.example.org/"></label><button>Follow</button></form>\
      <details><summary>Take over a list (OPML)</summary><form class="filters" \
      action="/follow-list" method="post">\(hidden(request))<label class="wide">The text of the list, \
      at most 60 KB<textarea name="opml" rows="6" required data-file></textarea></label>\
      <button>Follow all of it</button></form></details>\
      <p class="meta"><a href="/feeds.opml">This list as OPML</a></p></section>
      """
  }

  /// The form that takes one feed off the list.
  func unfollowForm(_ request: Request, _ url: String) -> HTML {
    guard request.visitor.scopes.contains(.correct) else { return "" }
    return """
      <form class="inline" action="/unfollow" method="post">\(hidden(request))<input type="hidden" \
      name="url" value="\(url)"><button aria-label="Stop following \(url)">Stop</button></form>
      """
  }

  func follow(_ request: Request) throws(PageError) -> Response {
    let keeping = try keeper()
    guard let url = request.field("url"), url.utf8.count <= 2000,
      url.hasPrefix("http://") || url.hasPrefix("https://")
    else { throw .badQuery("url: an address that begins with http:// or https:// is needed.") }
    // One at a time: a slow site must not take every thread of the server.
    guard
      isSeeking.compareExchange(
        expected: false, desired: true, ordering: .acquiringAndReleasing
      ).exchanged
    else {
      return .tooMany("Another address is being looked at; try again soon.\n", seconds: 10)
    }
    defer { isSeeking.store(false, ordering: .releasing) }
    let found = try awaited { try await keeping.find(url) }
    guard let first = found.first, found.count == 1 else {
      return request.form == .json
        ? .json(["added": [], "found": .array(found.map(exported))]) : choice(found, request)
    }
    try refusing { () throws(FeedKeeping.Refusal) in try keeping.add(first) }
    return request.form == .json
      ? .json(["added": .strings([first.url]), "found": [exported(first)]]) : .redirect("/feeds")
  }

  /// The feeds that a page names, each with a button.
  private func choice(_ found: [FeedKeeping.Feed], _ request: Request) -> Response {
    let items = found.map { feed -> HTML in
      """
      <div class="item"><h2>\(feed.title)</h2><div class="meta">\(HTML.outward(feed.url, feed.url))\
      </div><form class="inline" action="/follow" method="post">\(hidden(request))<input \
      type="hidden" name="url" value="\(feed.url)"><button aria-label="Follow \(feed.title)">Follow\
      </button></form></div>
      """
    }
    return .page(
      frame(
        "Which feed?", request,
        """
        <h1>Which feed?</h1><p>The page names \(found.count). Choose one, or go \
        <a href="/feeds">back to the feeds</a>.</p>\(items)
        """))
  }

  func unfollow(_ request: Request) throws(PageError) -> Response {
    let keeping = try keeper()
    guard let url = request.field("url") else {
      throw .badQuery("url: the address of a feed is needed.")
    }
    let wasThere = try refusing { () throws(FeedKeeping.Refusal) in try keeping.remove(url) }
    guard wasThere else { throw .notFound("The list names no feed '\(url)'.") }
    return request.form == .json ? .json(["removed": .string(url)]) : .redirect("/feeds")
  }

  func followList(_ request: Request) throws(PageError) -> Response {
    let keeping = try keeper()
    guard let text = request.field("opml") else {
      throw .badQuery("opml: the text of a list is needed.")
    }
    let count = try refusing { () throws(FeedKeeping.Refusal) in try keeping.take(text) }
    return request.form == .json ? .json(["added": .integer(count)]) : .redirect("/feeds")
  }

  func feedDocument(_ request: Request) throws(PageError) -> Response {
    let keeping = try keeper()
    let text = try refusing { () throws(FeedKeeping.Refusal) in try keeping.document() }
    var response = Response(200, type: "text/x-opml; charset=utf-8", text)
    response.headers = [("Content-Disposition", "attachment; filename=\"feeds.opml\"")]
    return response
  }

  private func keeper() throws(PageError) -> FeedKeeping {
    guard let keeping else {
      throw .notFound("This desk keeps no list of feeds: start it with --feeds FILE.")
    }
    return keeping
  }

  func refusing<Value>(_ work: () throws(FeedKeeping.Refusal) -> Value) throws(PageError) -> Value {
    do { return try work() } catch { throw .badQuery(error.message) }
  }

  private func exported(_ feed: FeedKeeping.Feed) -> JSON {
    ["url": .string(feed.url), "title": .string(feed.title)]
  }
}
