import Evidence

extension Desk {
  func feedPage(_ request: Request) throws(PageError) -> Response {
    let feeds: [FeedHealth]
    switch self.feeds?() {
    case .success(let found): feeds = found.sorted { ($0.failures, $1.url) > ($1.failures, $0.url) }
    case .failure(let unknown): throw .ledger(unknown.message)
    case nil: feeds = []
    }
    let listed = try keeping.map { keeping throws(PageError) in
      try refusing { () throws(FeedKeeping.Refusal) in try keeping.list() }
    }
    switch request.form {
    case .json: return .json(["items": .array(feeds.map(exported)), "next": nil])
    case .csv:
      let head = ["url", "title", "last_answer", "last_news", "articles", "failures", "problem"]
      return .csv(
        [head]
          + feeds.map {
            [
              $0.url, $0.title, moment($0.lastAnswer), moment($0.lastNews), String($0.articles),
              String($0.failures), $0.problem ?? "",
            ]
          })
    case .html, .atom: break
    }
    let content: HTML =
      feeds.isEmpty && (listed ?? []).isEmpty ? noFeeds : table(feeds, listed, request)
    return .page(
      frame(
        "Feeds", request, "<h1>Feeds</h1>\(content)\(feedForms(request))\(forms(request))"))
  }

  private var noFeeds: HTML {
    let here: HTML = keeping == nil ? "" : " or add one below;"
    return """
      <p>No feeds are followed into this ledger yet. Follow some with \
      <code>entente watch --ledger desk.db --contact you@example.org feeds.opml</code>;\(here) their \
      health then stands here. If the state lies elsewhere, name it with \
      <code>entente desk --state FILE</code>; to change the list from here, name it with \
      <code>--feeds feeds.opml</code>.</p>
      """
  }

  /// The feeds that were polled, and those of the list that were not yet.
  private func table(_ feeds: [FeedHealth], _ listed: [FeedKeeping.Feed]?, _ request: Request)
    -> HTML
  {
    let onList = listed.map { Set($0.map(\.url)) }
    func action(_ url: String) -> [HTML] {
      guard let onList else { return [] }
      return [onList.contains(url) ? unfollowForm(request, url) : "not on the list"]
    }
    let polled = feeds.map { feed -> [HTML] in
      [
        "\(feed.title) <span class=\"quiet\">\(HTML.outward(feed.url, feed.url))</span>",
        "\(moment(feed.lastNews))", "\(moment(feed.lastAnswer))",
        "\(feed.nextPoll == nil ? "never: it is gone" : moment(feed.nextPoll))",
        "\(feed.articles)", "\(feed.failures)", "\(feed.problem ?? "")",
      ] + action(feed.url)
    }
    let known = Set(feeds.map(\.url))
    let waiting = (listed ?? []).filter { !known.contains($0.url) }.map { feed -> [HTML] in
      [
        "\(feed.title) <span class=\"quiet\">\(HTML.outward(feed.url, feed.url))</span>", "never",
        "never", "when entente watch looks at the list", "0", "0", "",
      ] + action(feed.url)
    }
    let failing = feeds.filter { $0.failures > 0 }.count
    let heads = [
      "feed", "last news", "last answer", "next", "articles", "failures", "problem",
    ]
    let table = Table(
      "Feeds, those that fail first", heads + (onList == nil ? [] : ["list"]), numeric: [4, 5],
      polled + waiting)
    let count = polled.count + waiting.count
    return """
      <p class="meta">\(count) \(count == 1 ? "feed" : "feeds"), \(failing) failing; times are UTC</p>\
      \(table.html)
      """
  }

  private func moment(_ seconds: Int?) -> String {
    guard let seconds else { return "never" }
    let day = CalendarDate(daysSinceEpoch: seconds / 86_400)
    let minute = seconds % 86_400 / 60
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day) \(two(minute / 60)):\(two(minute % 60))"
  }

  private func exported(_ feed: FeedHealth) -> JSON {
    func optional(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }
    return [
      "url": .string(feed.url), "title": .string(feed.title),
      "last_answer": optional(feed.lastAnswer), "last_news": optional(feed.lastNews),
      "next_poll": optional(feed.nextPoll), "articles": .integer(feed.articles),
      "failures": .integer(feed.failures), "problem": .optional(feed.problem),
    ]
  }
}
