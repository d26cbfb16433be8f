import Evidence
import Foundation
import Reading
import Testing

@Suite("Files of every format, piece by piece")
struct FilePiecesTests {
  private func pieces(_ bytes: [UInt8], _ name: String) -> [FilePiece] {
    var source = FilePieces(bytes, FilePieces.Origin(name: name))
    var found: [FilePiece] = []
    while let piece = source.next() { found.append(piece) }
    return found
  }

  private func articles(_ pieces: [FilePiece]) throws -> [Article] {
    try pieces.compactMap { piece in
      guard case .capture(let capture) = piece else { return nil }
      return try Reader().read(capture)
    }
  }

  private let feed = """
    <rss version="2.0"><channel><title>Adria Wire</title><language>sq</language>
    <item><title>Ministers sign &amp;amp; leave</title><link>https://example.org/1</link>
    <guid>a</guid><pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate><author>A. Desk</author>
    <description>&lt;p&gt;Ministrat nënshkruan një deklaratë në Tiranë.&lt;/p&gt;&lt;p&gt;Serbia \
    &lt;a href="/x"&gt;kundërshtoi&lt;/a&gt; marrëveshjen.&lt;/p&gt;</description></item>
    <item><title>Only a title</title><link>https://example.org/2</link></item></channel></rss>
    """

  @Test("reads a feed's entries with what the feed says of them")
  func feedEntries() throws {
    let pieces = pieces(Array(feed.utf8), "wire.xml")
    #expect(pieces.count == 2)
    let article = try #require(try articles(pieces).first)
    #expect(article.title == "Ministers sign & leave")
    #expect(article.url == "https://example.org/1")
    #expect(article.published?.description == "2025-03-18T10:00:00Z")
    #expect(article.authors == ["A. Desk"])
    #expect(article.site == "Adria Wire")
    #expect(article.language == "sq")
    #expect(article.blocks.count == 2)
    #expect(article.links.map(\.url) == ["https://example.org/x"])
    #expect(article.extras.contains { $0.name == "source" && $0.value == "wire.xml#1" })
    guard case .refused(let error) = pieces[1] else {
      Issue.record("an entry without text is an article")
      return
    }
    #expect(error.problem == .empty && error.remedy.contains("https://example.org/2"))
  }

  @Test("undoes gzip around any format")
  func gzip() throws {
    let packed = WARCWriter.member(Array(feed.utf8))
    #expect(pieces(packed, "wire.xml.gz").count == 2)
    let lines = WARCWriter.member(Array("{\"id\":\"a\"}\n{\"id\":\"b\"}\n".utf8))
    #expect(pieces(lines, "x.jsonl.gz").count == 2)
    guard case .refused = pieces(WARCWriter.member(packed), "x.gz")[0] else {
      Issue.record("compressed twice, and read")
      return
    }
  }

  @Test("takes a mail's subject, date and sender")
  func mail() throws {
    let mail = """
      From: Press <press@example.org>
      Subject: =?utf-8?Q?D=C3=A9claration?=
      Date: Tue, 18 Mar 2025 10:00:00 +0100

      Albania and Kosovo signed a pact in Tirana on Tuesday.
      """
    let article = try #require(try articles(pieces(Array(mail.utf8), "a.eml")).first)
    #expect(article.title == "Déclaration")
    #expect(article.authors == ["Press <press@example.org>"])
    #expect(article.published?.description == "2025-03-18T10:00:00+01:00")
    #expect(article.text.hasPrefix("Albania and Kosovo signed"))
  }

  @Test("takes a Markdown document's front matter, and its title once")
  func markdown() throws {
    let text = "---\ndate: 2025-03-18\nauthor: A. Desk\n---\n# Pact signed\n\nIt was *signed*.\n"
    let article = try #require(try articles(pieces(Array(text.utf8), "a.md")).first)
    #expect(article.title == "Pact signed")
    #expect(article.text == "It was signed.")
    #expect(article.authors == ["A. Desk"])
  }

  @Test("says what to do with lists of addresses", arguments: ["opml", "urlset"])
  func lists(root: String) {
    let text = "<?xml version=\"1.0\"?><\(root)></\(root)>"
    guard case .refused(let error)? = pieces(Array(text.utf8), "list.xml").first else {
      Issue.record("a list of addresses is an article")
      return
    }
    #expect(error.problem == .notAnArticle && error.remedy.contains("entente"))
  }

  // MARK: Web archives

  private static let day = Timestamp(
    date: CalendarDate(daysSinceEpoch: 20_165), secondOfDay: 36_000, utcOffsetMinutes: 0)

  private let paragraphs = (1...6).map {
    "<p>The ministers of Albania, Croatia and Kosovo met in Tirana on day \($0) and signed the "
      + "declaration that their governments had prepared for months.</p>"
  }.joined()

  private func response(
    _ url: String, _ body: String, status: Int = 200, type: String = "text/html"
  )
    -> WARCRecord
  {
    WARCWriter.message(
      .response, url: url,
      date: FilePiecesTests.day,
      head: Array("HTTP/1.1 \(status) X\r\nContent-Type: \(type)\r\n\r\n".utf8),
      body: Array(body.utf8))
  }

  private func revisit(of record: WARCRecord, as url: String) -> WARCRecord {
    WARCRecord(
      kind: .revisit,
      fields: HeaderFields([
        ("WARC-Target-URI", url), ("WARC-Date", "2025-03-19T10:00:00Z"),
        ("WARC-Payload-Digest", record.fields["WARC-Payload-Digest"] ?? ""),
        ("Content-Type", "application/http; msgtype=response"),
      ]), block: Array("HTTP/1.1 200 OK\r\n\r\n".utf8))
  }

  @Test("reads pages of an archive, and a revisit as what it revisits", arguments: [true, false])
  func archive(compresses: Bool) throws {
    let page = response(
      "https://example.org/a", "<html><body><h1>Signed</h1>\(paragraphs)</body></html>")
    let records = [
      WARCWriter.information(
        software: "test", date: FilePiecesTests.day),
      response("https://example.org/robots.txt", "User-agent: *", type: "text/plain"),
      page, response("https://example.org/gone", "<p>gone</p>", status: 404),
      response("https://example.org/p.png", "x", type: "image/png"),
      revisit(of: page, as: "https://example.org/b"),
      revisit(
        of: response("https://example.org/c", "never seen"), as: "https://example.org/c"),
    ]
    let writer = WARCWriter(compresses: compresses)
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("pieces-\(UUID().uuidString).warc").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(records.flatMap { writer.bytes(of: $0) }).write(to: URL(fileURLWithPath: path))
    #expect(FilePieces.takesApart(path))
    var source = try FilePieces(path: path)
    var found: [FilePiece] = []
    while let piece = source.next() { found.append(piece) }
    let articles = try articles(found)
    #expect(articles.map(\.url) == ["https://example.org/a", "https://example.org/b"])
    #expect(articles[0].text == articles[1].text && !articles[0].text.isEmpty)
    #expect(
      articles[1].extras.contains {
        $0.name == "captured" && $0.value == "2025-03-19T10:00:00Z"
      })
    guard found.count == 3, case .refused(let error) = found[2] else {
      Issue.record("a revisit of nothing is an article")
      return
    }
    #expect(error.location?.hasPrefix(path + "@") == true)
    // Every source names a place at which the record is found again.
    let source0 = articles[0].extras.first { $0.name == "source" }?.value ?? ""
    let offset = try #require(Int(source0.split(separator: "@").last ?? ""))
    var again = try WARCReader(path: path, from: offset)
    #expect(try again.next()?.targetURI == "https://example.org/a")
  }
}
