import Evidence

extension Desk {
  func feedPage(_ request: Request) throws(PageError) -> Response {
    let feeds: [FeedHealth]
    switch self.feeds?() {
    case .success(let found): feeds = found.sorted { ($0.failures, $1.url) > ($1.failures, $0.url) }
    case .failure(let unknown): throw .ledger(unknown.message)
    case nil: feeds = []
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
    let rows = feeds.map { feed -> [HTML] in
      [
        "\(feed.title) <span class=\"quiet\">\(HTML.outward(feed.url, feed.url))</span>",
        "\(moment(feed.lastNews))", "\(moment(feed.lastAnswer))",
        "\(feed.nextPoll == nil ? "never: it is gone" : moment(feed.nextPoll))",
        "\(feed.articles)", "\(feed.failures)", "\(feed.problem ?? "")",
      ]
    }
    let failing = feeds.filter { $0.failures > 0 }.count
    let content: HTML =
      feeds.isEmpty
      ? """
      <p>No feeds are followed into this ledger yet. Follow some with \
      <code>entente watch --ledger desk.db --contact you@example.org feeds.opml</code>; their health \
      then stands here. If the state lies elsewhere, name it with <code>entente desk --state FILE</code>.\
      </p>
      """
      : """
      <p class="meta">\(feeds.count) feeds, \(failing) of them failing; times are UTC</p>\
      \(Table("Feeds, those that fail first", ["feed", "last news", "last answer", "next", "articles", "failures", "problem"], numeric: [4, 5], rows).html)
      """
    return .page(frame("Feeds", request, "<h1>Feeds</h1>\(content)\(forms(request))"))
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
