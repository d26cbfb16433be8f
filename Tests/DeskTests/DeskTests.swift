import Evidence
import Foundation
import LedgerStore
import Ontology
import Records
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@testable import Desk

private let hostile = "<script>alert('x')</script>\" onmouseover=\"y"

/// A desk over a ledger with one article that means harm wherever it can.
private func withDesk(_ body: (Desk) async throws -> Void) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "entente-desk-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent("desk.db").path
  let ledger = try Ledger(path: path)
  var article = Article(
    id: DocumentID(hostile), blocks: [(.paragraph, "Albania & Croatia signed. \(hostile)", nil)])
  article.title = hostile
  article.url = "javascript:alert(1)"
  article.site = hostile
  article.authors = [hostile]
  article.published = Timestamp(iso: "2025-03-18")
  article.furniture = [Furniture(kind: hostile, text: hostile, reason: hostile)]
  let citation = Citation(
    document: article.id, span: TextSpan(0, 25), maker: .rule(hostile), version: "1", score: 0.5)
  let side = Participant(actor: .person(hostile), roles: [], text: hostile, span: TextSpan(0, 7))
  var coded = CodedArticle(article: article, sentences: [TextSpan(0, 25)], version: "1")
  coded.events = [
    Event(
      type: .support, source: [side], target: [side], factuality: .happened, citation: citation)
  ]
  var speaker = Speaker(text: hostile, span: nil)
  speaker.name = "=cmd()" + hostile
  coded.statements = [
    Statement(
      speaker: speaker, cue: nil, content: [TextSpan(0, 25)], kind: .direct, citation: citation)
  ]
  coded.agreements = [
    Agreement(
      names: [hostile], kind: .declaration, parties: [.body(hostile)], citations: [citation])
  ]
  try await ledger.append(coded)
  let desk = try Desk(ledger: path) { question, snapshot, _ in
    guard question != "?" else { return .failure(Desk.InquiryRefusal("no question: \(hostile)")) }
    var assessment = Assessment(
      question: Question(text: question, shape: .formingAlliance, actors: []), answer: hostile)
    assessment.rung = RungReading(.politicalCooperation)
    assessment.evidenceFor = [
      QuotedEvidence(text: hostile, shows: hostile, speaker: hostile, citation: citation)
    ]
    assessment.origins = snapshot.articles.count
    return .success(assessment)
  }
  try await body(desk)
}

private func get(
  _ desk: Desk, _ path: String, _ query: [(name: String, value: String)] = [],
  method: String = "GET", host: String? = nil
) -> (status: Int, body: String) {
  let answer = desk.answer(Request(method: method, path: path, query: query, host: host))
  return (answer.status, String(decoding: answer.body, as: UTF8.self))
}

@Suite struct DeskTests {
  @Test func nothingOfAnArticleIsMarkup() async throws {
    try await withDesk { desk in
      let place = try #require(try desk.reader.agreements().first?.position.description)
      let pages: [(String, [(name: String, value: String)])] = [
        ("/", []), ("/articles", []), ("/events", []), ("/statements", []), ("/agreements", []),
        ("/actors", []), ("/article", [("id", hostile)]), ("/agreement", [("at", place)]),
        ("/ask", [("q", hostile)]), ("/ask", [("q", "?")]), ("/search", [("q", "albania")]),
        ("/search", [("q", hostile)]), ("/events", [("type", hostile)]),
        ("/events", [("actor", hostile)]), ("/article", [("id", "none" + hostile)]),
      ]
      for (path, query) in pages {
        let (status, body) = get(desk, path, query)
        #expect(status < 500, "\(path)")
        #expect(!body.contains("<script"), "\(path)")
        #expect(!body.contains("\" onmouseover"), "\(path)")
        #expect(!body.contains("href=\"javascript:"), "\(path)")
      }
    }
  }

  @Test func articleShowsItsRecordsInPlace() async throws {
    try await withDesk { desk in
      let (status, body) = get(desk, "/article", [("id", hostile)])
      #expect(status == 200)
      #expect(body.contains(">Albania &amp; Croatia signed.</mark>"))
      #expect(body.contains("href=\"#e0\"") && body.contains("id=\"e0\""))
      #expect(body.contains("What else stood on the page"))
    }
  }

  @Test func questionShowsRungAndEvidence() async throws {
    try await withDesk { desk in
      let (status, body) = get(desk, "/ask", [("q", "Are they?")])
      #expect(status == 200)
      #expect(body.contains("<li aria-current=\"true\">R2 "))
      #expect(body.contains("1 independent origins"))
      #expect(get(desk, "/ask", [("q", "?")]).status == 400)
    }
  }

  @Test(arguments: ["/articles", "/events", "/statements", "/agreements", "/actors"])
  func listsComeAsJSONAndCSV(_ path: String) async throws {
    try await withDesk { desk in
      let json = try JSON(parsing: get(desk, path + ".json").body)
      #expect(json["items"]?.array?.isEmpty == false)
      let csv = get(desk, path + ".csv")
      #expect(csv.status == 200 && csv.body.contains("\r\n"))
      #expect(!csv.body.contains(",=") && !csv.body.hasPrefix("=") && !csv.body.contains("\n="))
    }
  }

  @Test(arguments: [
    ("/../../etc/passwd", 404), ("/nothing", 404), ("/desk.css.json", 404), ("/healthz", 200),
    ("/metrics", 200), ("/desk.css", 200), ("/article", 400), ("/agreement", 400),
  ])
  func pathsAnswer(_ path: String, _ status: Int) async throws {
    try await withDesk { desk in #expect(get(desk, path).status == status) }
  }

  @Test func onlyReadingAndOnlyOurNames() async throws {
    try await withDesk { desk in
      #expect(get(desk, "/", method: "POST").status == 405)
      #expect(get(desk, "/", host: "evil.example:8484").status == 421)
      #expect(get(desk, "/", host: "127.0.0.1:8484").status == 200)
      #expect(get(desk, "/", host: "localhost:8484").status == 200)
    }
  }

  @Test func listensAndStops() async throws {
    try await withDesk { desk in
      let server = try desk.open(port: 0)
      let address = try #require(URL(string: server.url + "events?type=SUPPORT"))
      let (body, answer) = try await fetch(address)
      server.stop()
      let http = try #require(answer as? HTTPURLResponse)
      #expect(http.statusCode == 200)
      #expect(String(decoding: body, as: UTF8.self).contains("SUPPORT"))
      let policy = http.value(forHTTPHeaderField: "Content-Security-Policy")
      #expect(policy?.contains("default-src 'none'") == true)
      #expect(policy?.contains("script-src") == false)
      await #expect(throws: (any Error).self) { _ = try await fetch(address) }
    }
  }

  @Test func wrongAddressIsTold() async throws {
    try await withDesk { desk in
      #expect(throws: DeskError.self) { try desk.open(port: 0, address: "somewhere") }
    }
  }
}

private func fetch(_ url: URL) async throws -> (Data, URLResponse) {
  let session = URLSession(configuration: .ephemeral)
  defer { session.invalidateAndCancel() }
  return try await session.data(from: url)
}
