import Evidence
import Reading
import TestSupport
import Testing

@Suite("Feeds")
struct FeedReaderTests {
  private func feed(_ text: String, contentType: String? = nil, url: String? = nil) throws -> Feed {
    try FeedReader().read(Array(text.utf8), contentType: contentType, url: url)
  }

  private let atom = """
    <feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/" xml:lang="sq">
      <title type="html">A &amp;amp; B</title><id>urn:x:1</id><link rel="self" href="feed"/>
      <link href="/"/><updated>2025-03-18T10:00:00Z</updated>
      <entry xml:base="b/"><id>tag:example.org,2025:1</id><title>One</title><link href="one"/>
        <author><name>Ana</name><email>ana@example.org</email></author>
        <link rel="enclosure" type="audio/mpeg" length="12" href="/one.mp3"/>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Hi <a href="x">x</a></p></div></content>
      </entry>
    </feed>
    """

  @Test("Atom: bases, languages, people, enclosures and XHTML")
  func atomFeed() throws {
    let feed = try feed(atom)
    #expect(feed.version == .atom10 && feed.isWellFormed)
    #expect(feed.head.title?.value == "A &amp; B")
    #expect(feed.head.link == "https://example.org/")
    #expect(feed.head.links.first?.href == "https://example.org/a/feed")
    let entry = try #require(feed.entries.first)
    #expect(entry.link == "https://example.org/a/b/one")
    #expect(entry.authors.first?.line == "Ana (ana@example.org)")
    #expect(entry.enclosures.map(\.url) == ["https://example.org/one.mp3"])
    #expect(entry.enclosures.first?.length == "12")
    #expect(
      entry.contents.first?.value == "<p>Hi <a href=\"https://example.org/a/b/x\">x</a></p>")
    #expect(entry.title?.language == "sq")
  }

  @Test(
    "tells the versions apart",
    arguments: [
      ("<rss version='0.91'><channel/></rss>", Feed.Version.rss091u),
      ("<rss version='2.0'><channel/></rss>", .rss20), ("<rss><channel/></rss>", .rss),
      (
        "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'/>",
        .rss10
      ), ("<feed version='0.3' xmlns='http://purl.org/atom/ns#'/>", .atom03),
      ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[]}", .json11),
    ] as [(String, Feed.Version)])
  func versions(text: String, version: Feed.Version) throws {
    #expect(try feed(text).version == version)
  }

  @Test("RSS: a permanent guid is the link, modules fill in, markup is cleaned")
  func rss() throws {
    let feed = try feed(
      """
      <rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>T</title>
      <item><guid>https://example.org/1</guid><dc:creator>Ana</dc:creator>
        <title>AT&amp;T &amp;lt; 3</title><pubDate>Tue, 18 Mar 2025 11:00:00 +0100</pubDate>
        <description>S</description>
        <content:encoded><![CDATA[<p onclick="x()">C<script>alert(1)</script></p><!-- c -->]]></content:encoded>
      </item></channel></rss>
      """)
    let entry = try #require(feed.entries.first)
    #expect(entry.link == "https://example.org/1" && entry.id == entry.link)
    #expect(entry.authors.first?.name == "Ana")
    #expect(entry.published?.time?.description == "2025-03-18T11:00:00+01:00")
    #expect(entry.summary?.value == "S")
    #expect(entry.contents.first?.value == "<p>C</p>")
  }

  @Test("recovers what is ill formed and says so")
  func recovery() throws {
    let feed = try feed(
      "<rss><channel><title>A & B &nbsp;&copy; <b>c</title><item><title>1 < 2</title><link>http://x/?a=1&b=2</link></item><item><title>cut"
    )
    #expect(!feed.isWellFormed)
    #expect(feed.entries.count == 2 || feed.head.title != nil)
    let second = try self.feed(
      "<rss><channel><item><title>1 < 2</title><link>http://x/?a=1&b=2</link></item><item><title>cut"
    )
    #expect(second.entries.map { $0.title?.value } == ["1 < 2", "cut"])
    #expect(second.entries.first?.link == "http://x/?a=1&b=2")
  }

  @Test(
    "finds the encoding",
    arguments: [
      ("utf-8", nil, "utf-8"), ("windows-1250", nil, "windows-1250"),
      ("utf-8", "text/xml; charset=windows-1250", "windows-1250"), (nil, nil, "utf-8"),
    ] as [(String?, String?, String)])
  func encodings(declared: String?, contentType: String?, expected: String) throws {
    let declaration = declared.map { "<?xml version='1.0' encoding='\($0)'?>" } ?? ""
    let head = Array((declaration + "<rss><channel><title>Vuksanovi").utf8)
    let letter: [UInt8] = expected == "windows-1250" ? [0xE6] : [0xC4, 0x87]
    let bytes = head + letter + Array("</title></channel></rss>".utf8)
    let feed = try FeedReader().read(bytes, contentType: contentType)
    #expect(feed.encoding == expected)
    #expect(feed.head.title?.value == "Vuksanović")
  }

  @Test("a wrong declaration is passed over")
  func wrongEncoding() throws {
    let bytes =
      Array("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>caf".utf8) + [0xE9]
      + Array("</title></channel></rss>".utf8)
    let feed = try FeedReader().read(bytes)
    #expect(feed.encoding == "windows-1252")
    #expect(feed.head.title?.value == "café")
    #expect(feed.diagnostics.map(\.id) == ["charset-wrong"])
  }

  @Test("entities of the document are known, and bombs stay small")
  func entities() throws {
    let bomb = """
      <!DOCTYPE rss [<!ENTITY a "word"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
      <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><rss><channel><title>&a; &c;</title></channel></rss>
      """
    #expect(try feed(bomb).head.title?.value == "word &c;")
  }

  @Test("JSON Feed")
  func jsonFeed() throws {
    let feed = try feed(
      """
      {"version":"https://jsonfeed.org/version/1","title":"T","home_page_url":"https://example.org/",
      "items":[{"id":7,"url":"/7","content_html":"<p>x<script>y</script></p>","author":{"name":"Ana"},
      "date_published":"2025-03-18T10:00:00Z","attachments":[{"url":"/a.mp3","mime_type":"audio/mpeg"}]}]}
      """, url: "https://example.org/feed.json")
    let entry = try #require(feed.entries.first)
    #expect(entry.id == "7" && entry.link == "https://example.org/7")
    #expect(entry.contents.first?.value == "<p>x</p>")
    #expect(entry.enclosures.first?.url == "https://example.org/a.mp3")
    #expect(entry.authors.first?.name == "Ana")
  }

  @Test(
    "refuses what is no feed", arguments: ["", "<html><body>x</body></html>", "{}", "{", "text"])
  func noFeed(text: String) {
    #expect(throws: ReadingError.self) { try feed(text) }
  }

  @Test("damaged feeds give a feed or an error, never a trap", arguments: 0..<150)
  func hostile(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let bytes = random.damaged(Array(atom.utf8))
    if let feed = try? FeedReader().read(bytes) { #expect(feed.entries.count <= 8) }
  }

  @Test("deep nesting and endless tags take linear time")
  func deep() throws {
    let deep = "<rss><channel><title>" + String(repeating: "<b>", count: 50_000)
    #expect(try feed(deep).isWellFormed == false)
    for piece in ["<!--", "<![CDATA[", "<a b='", "<?", "<a ", "&", "</", "<!DOCTYPE ["] {
      let text = "<rss><channel><item><description>" + String(repeating: piece, count: 20_000)
      #expect(try feed(text).isWellFormed == false)
    }
  }
}

@Suite("Lists of feeds")
struct ListTests {
  @Test("OPML in and out")
  func opml() throws {
    var folder = OPML.Outline(text: "Press & more")
    folder.outlines = [
      OPML.Outline(
        text: "A \"quoted\"", feed: "https://a.example/feed?x=1&y=2", site: "https://a.example/")
    ]
    let list = OPML(
      title: "Feeds", outlines: [folder, OPML.Outline(text: "B", feed: "https://b.example/")])
    let again = try OPML(parsing: Array(list.document.utf8))
    #expect(again.title == "Feeds")
    #expect(again.feeds.map(\.feed) == ["https://a.example/feed?x=1&y=2", "https://b.example/"])
    #expect(again.outlines.first?.text == "Press & more")
    #expect(again.feeds.first?.text == "A \"quoted\"")
    #expect(again.document == list.document)
    #expect(throws: ReadingError.self) { try OPML(parsing: Array("<rss/>".utf8)) }
  }

  @Test("sitemaps with news, plain and in gzip", arguments: [true, false])
  func sitemap(compresses: Bool) throws {
    let text = """
      <?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url>
      <loc>https://example.org/a?b=1&amp;c=2</loc><lastmod>2025-03-18</lastmod>
      <image:image><image:loc>https://example.org/i.png</image:loc></image:image>
      <news:news><news:publication><news:name>The Example</news:name><news:language>en</news:language>
      </news:publication><news:publication_date>2025-03-18T10:00:00+01:00</news:publication_date>
      <news:title>Headline</news:title><news:keywords>one, two</news:keywords></news:news></url></urlset>
      """
    let bytes = Array(text.utf8)
    let sitemap = try Sitemap(parsing: compresses ? WARCWriter.member(bytes) : bytes)
    let entry = try #require(sitemap.entries.first)
    #expect(!sitemap.isIndex && sitemap.entries.count == 1)
    #expect(entry.location == "https://example.org/a?b=1&c=2")
    #expect(entry.modified?.description == "2025-03-18")
    #expect(entry.news?.title == "Headline" && entry.news?.publication == "The Example")
    #expect(entry.news?.published?.description == "2025-03-18T10:00:00+01:00")
    #expect(entry.news?.keywords == ["one", "two"])
  }

  @Test("sitemap indexes")
  func index() throws {
    let text =
      "<sitemapindex><sitemap><loc>https://example.org/s.xml.gz</loc></sitemap></sitemapindex>"
    let sitemap = try Sitemap(parsing: Array(text.utf8))
    #expect(sitemap.isIndex && sitemap.entries.map(\.location) == ["https://example.org/s.xml.gz"])
    #expect(throws: ReadingError.self) { try Sitemap(parsing: Array("<x/>".utf8)) }
  }
}
