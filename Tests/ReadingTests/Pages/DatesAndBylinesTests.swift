import Evidence
@testable import Reading
import Testing

@Suite("Dates and bylines of pages")
struct DatesAndBylinesTests {
  private func read(_ head: String, _ lines: String, url: String? = nil) throws -> Article {
    let body = (1...6).map { number in
      "<p>The two ministries said on Monday that the road across the pass would stay open, and that "
        + "work on section \(number) would go on through the winter, as the budget foresees.</p>"
    }
    let page =
      "<html lang=en><head><title>Road stays open</title>\(head)</head><body><article>"
      + "<h1>Road across the pass stays open</h1>\(lines)\(body.joined())</article></body></html>"
    var capture = Capture(bytes: Array(page.utf8), form: .html)
    capture.url = url
    return try Reader().read(capture)
  }

  private func meta(_ name: String, _ value: String) -> String {
    "<meta property=\"\(name)\" content=\"\(value)\">"
  }

  @Test(
    "the shown day goes before the declared one, which adds time and zone where both agree",
    arguments: [
      ("<p class=date>March 19, 2025</p>", "2025-03-19"),
      ("<p class=date>March 18, 2025</p>", "2025-03-18T23:30:00Z"),
      ("<p>Updated March 20, 2025</p>", "2025-03-18T23:30:00Z"),
      ("<p>Updated May 20, 2025</p>", "2025-05-20"),
      (
        "<p><time datetime='2025-03-19T01:30:00+02:00'>2 hours ago</time></p>",
        "2025-03-19T01:30:00+02:00"
      ),
      (
        "<div><span>Ann Smith</span><span>March 20, 2025</span><span>2 shares</span></div>",
        "2025-03-20"
      ),
      ("<div><span>Ann Smith</span><span>March 20, 2025</span></div>", "2025-03-20"),
      ("<p class=caption>A view of the pass on May 1, 2019</p>", "2025-03-18T23:30:00Z"),
    ])
  func shown(_ line: String, _ published: String) throws {
    let article = try read(meta("article:published_time", "2025-03-18T23:30:00Z"), line)
    #expect(article.published?.description == published)
  }

  @Test(
    "days of the Iranian calendar and digits of its script are read",
    arguments: [
      ("سه‌شنبه ۲۸ اسفند ۱۴۰۳", "2025-03-18"), ("28 اسفند 1403 - 12:09", "2025-03-18"),
      ("۱۴۰۳/۱۲/۳۰", "2025-03-20"), ("1404/01/01", "2025-03-21"), ("١٨ مارس ٢٠٢٥", "2025-03-18"),
      // No such day, another calendar's year, and a month of ours in the Middle Ages.
      ("۱۴۰۲/۱۲/۳۰", nil), ("1446/09/18", nil), ("18 March 1403", nil),
    ] as [(String, String?)])
  func iranian(_ line: String, _ published: String?) throws {
    let article = try read("", "<p class=date>\(line)</p>")
    #expect(article.published?.description == published)
  }

  @Test(
    "the day in the address counts where some zone was on it",
    arguments: [
      ("2025-03-19T01:10:00Z", "2025-03-18"), ("2025-03-19T12:10:00Z", "2025-03-19"),
      ("2025-03-17T22:10:00Z", "2025-03-18"), ("2025-03-17T08:10:00Z", "2025-03-17"),
    ])
  func zones(_ declared: String, _ day: String) throws {
    let url = "https://sample.example/2025/03/18/road"
    let article = try read(meta("article:published_time", declared), "", url: url)
    #expect(article.published?.date.description == day)
  }

  @Test(
    "the outlet's country is known by its name, else by its domain",
    arguments: [
      ("https://www.scmp.com/a", "HK", "outlet"),
      ("https://english.kyodonews.net:443/a", "JP", "outlet"),
      ("https://news.sample.rs/a", "RS", "domain"), ("https://sample.co.uk/a", "GB", "domain"),
      ("https://sample.com/a", nil, nil), ("https://notscmp.com/a", nil, nil),
      ("https://sample.tv/a", nil, nil),
    ])
  func country(_ url: String, _ code: String?, _ place: String?) throws {
    let fact = try read("", "", url: url).extras.first { $0.name == "country" }
    #expect(fact?.value == code)
    #expect(fact?.foundIn == place)
  }

  @Test("a page that states only a change is dated by it")
  func onlyChange() throws {
    let article = try read(meta("article:modified_time", "2025-03-18T10:00:00+01:00"), "")
    #expect(article.published?.description == "2025-03-18T10:00:00+01:00")
    #expect(
      article.extras.contains { $0.name == "published" && $0.foundIn == "article:modified_time" })
  }

  @Test("a moment in UTC falls on the day in the address")
  func address() throws {
    let url = "https://sample.example/2025/03/18/road"
    let article = try read(meta("article:published_time", "2025-03-19T01:10:00Z"), "", url: url)
    #expect(article.published?.date.description == "2025-03-18")
    #expect(
      article.extras.contains { $0.name == "first-published" && $0.value == "2025-03-19T01:10:00Z" }
    )
  }

  @Test(
    "dates are read in many languages",
    arguments: [
      ("18. март 2025", "2025-03-18"), ("24 نيسان / أبريل 2020", "2020-04-24"),
      ("5. OKTOBER 2013", "2013-10-05"), ("2020. 06. 04. 11:04", "2020-06-04"),
      ("18 березня 2025", "2025-03-18"), ("18 Mars 2025", "2025-03-18"),
    ])
  func languages(_ text: String, _ date: String) {
    #expect(DateText.first(in: text)?.date.description == date)
  }

  @Test("a time of day is no year")
  func clock() { #expect(DateText.first(in: "18 March 10:30") == nil) }

  @Test(
    "bylines keep names alone",
    arguments: [
      ("By Ana Hoxha, Chief Technology Officer", ["Ana Hoxha"]),
      ("By Ana Hoxha and Marko Ilić", ["Ana Hoxha", "Marko Ilić"]),
      ("Ana Hoxha | Sample Media for sample.example", ["Ana Hoxha"]),
      ("View all posts by Ana Hoxha", ["Ana Hoxha"]),
      ("Ana Hoxha Dec 23, 3 min read", ["Ana Hoxha"]),
      ("Ana Hoxha MS, RDN, LD", ["Ana Hoxha"]),
      ("Written by: Ana Hoxha", ["Ana Hoxha"]),
      ("(Image: Sample Pictures)", []), ("March 9, 2023", []),
    ])
  func names(_ line: String, _ names: [String]) { #expect(Byline.names([line]) == names) }

  @Test("the shown name goes before the outlet's own")
  func outlet() throws {
    let linked = """
      <meta property="og:site_name" content="The Sample"><script type="application/ld+json">
      {"@type":"NewsArticle","author":{"@type":"Organization","name":"The Sample"}}</script>
      """
    #expect(try read(linked, "<p>By Ana Hoxha</p>").authors == ["Ana Hoxha"])
    #expect(try read(linked, "").authors == ["The Sample"])
    #expect(try read("", "<p><a href='/author/ana'>Ana Hoxha</a></p>").authors == ["Ana Hoxha"])
  }
}
