import Evidence
import Foundation
import LedgerStore
import Ontology
import Records
import Testing

@testable import Desk

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

@Suite struct DeskTests {
  @Test func everyPageHasItsFormsAndOneHeading() async throws {
    try await withDesk { desk in
      let queries = try desk.queries()
      for route in Desk.routes where route.method == "GET" {
        for form in route.forms {
          let path = route.path + (form == .html ? "" : "." + form.rawValue)
          let (status, body, _) = get(desk, path, queries[route.path] ?? [])
          #expect(status == (route.path == "/sign-in" ? 303 : 200), "\(path): \(body)")
          switch form {
          case .json: _ = try JSON(parsing: body)
          case .csv: #expect(body.contains("\r\n"), "\(path)")
          case .atom: #expect(body.contains("<feed xmlns="), "\(path)")
          case .html where body.hasPrefix("<!DOCTYPE"):
            #expect(body.components(separatedBy: "<h1>").count == 2, "\(path)")
          case .html: break
          }
        }
      }
    }
  }

  @Test func articleShowsItsRecordsInPlace() async throws {
    try await withDesk { desk in
      let (status, body, _) = get(desk, "/article", [("id", hostile)])
      #expect(status == 200)
      #expect(body.contains(">Albania &amp; Croatia signed.</mark>"))
      #expect(body.contains("href=\"#e0\"") && body.contains("id=\"e0\""))
      #expect(body.contains("What else stood on the page"))
    }
  }

  @Test func questionShowsRungAndEvidence() async throws {
    try await withDesk { desk in
      let (status, body, _) = get(desk, "/ask", [("q", "Are they?")])
      #expect(status == 200)
      #expect(body.contains("<li aria-current=\"true\">R2 "))
      #expect(body.contains("3 independent origins"))
      #expect(get(desk, "/ask", [("q", "?")]).status == 400)
    }
  }

  @Test func storyShowsReportsAndOrigins() async throws {
    try await withDesk { desk in
      let json = try JSON(parsing: get(desk, "/story.json", [("id", "two")]).body)
      #expect(json["reports"]?.array?.contains("two") == true)
      #expect(json["last"]?.string == "2025-05-02")
      let told = json["articles"]?.array ?? []
      #expect(!told.isEmpty && told.allSatisfy { $0["follows"] != nil && $0["adds"] != nil })
      #expect(told.first?["adds"]?.array?.isEmpty == false)
      let page = get(desk, "/story", [("id", "two")]).body
      #expect(page.contains("two.example") && page.contains("Independent origins"))
      #expect(get(desk, "/story", [("id", "none")]).status == 404)
    }
  }

  @Test func recordPagesShowTheSentenceInItsPlace() async throws {
    try await withDesk { desk in
      let place = try #require(try desk.reader.events().first?.position.description)
      let body = get(desk, "/event", [("at", place)]).body
      #expect(body.contains("<mark class=\"hit\">Albania and Croatia signed</mark> a declaration"))
      #expect(body.contains("material cooperation") || body.contains("verbal cooperation"))
    }
  }

  @Test func agreementShowsItsLifeAndAsksOn() async throws {
    try await withDesk { desk in
      let ledger = try Ledger(path: desk.ledgerPath)
      var coded = plainArticle("pact", day: "2025-06-01", subject: "on river police")
      let span = TextSpan(0, 26)
      var pact = Agreement(
        names: ["River declaration"], kind: .declaration,
        parties: ["ALB", "HRV"].compactMap { ActorID($0) },
        citations: [coded.events[0].citation])
      pact.transitions = [
        Transition(state: .signed, date: CalendarDate(iso: "2025-06-01"), by: [], span: span),
        Transition(state: .ratified, date: CalendarDate(iso: "2025-09-01"), by: [], span: span),
      ]
      pact.clauses = [
        AgreementClause(kind: .term, article: "Article 5", words: "ten years", span: span)
      ]
      pact.implementation = [
        ImplementationReading(commitment: "joint patrols", level: 2, by: nil, span: span)
      ]
      coded.agreements = [pact]
      try await ledger.append(coded)
      let found = try desk.reader.agreements().first { $0.record.names == pact.names }
      let place = try #require(found?.position.description)
      let body = get(desk, "/agreement", [("at", place)]).body
      #expect(body.contains("aria-label=\"Steps from 2025-06-01 to 2025-09-01\""))
      #expect(body.contains("<strong>Article 5, term</strong>: ten years"))
      #expect(body.contains("joint patrols, carried out: 2 of 3"))
      #expect(body.contains("q=Who%20objects%20to%20the%20River%20declaration%3F"))
    }
  }

  @Test func dyadCountsByMonth() async throws {
    try await withDesk { desk in
      let csv = get(desk, "/dyad.csv", [("a", "HRV"), ("b", "ALB")]).body
      #expect(csv.hasPrefix("month,cooperation,conflict,net,support,oppose\r\n"))
      #expect(csv.contains("2025-03,1,0,1.00,0,0") && csv.contains("2025-05,1,0,1.00,0,0"))
      let page = get(desk, "/dyad", [("a", "HRV"), ("b", "ALB")]).body
      #expect(page.contains("<svg class=\"chart\"") && page.contains("2025-03: 1 cooperative"))
      #expect(get(desk, "/dyad", [("a", "ALB"), ("b", "ALB")]).status == 400)
    }
  }

  @Test func networkHasEveryTie() async throws {
    try await withDesk { desk in
      let json = try JSON(parsing: get(desk, "/network.json").body)
      #expect(json["actors"]?.array == ["ALB", "HRV"])
      #expect(json["ties"]?.array?.first?["weight"]?.double == 2)
      let later = try JSON(parsing: get(desk, "/network.json", [("since", "2025-04")]).body)
      #expect(later["ties"]?.array?.first?["weight"]?.double == 1)
    }
  }

  @Test func mapShowsTheTiesOfStatesByMonth() async throws {
    try await withDesk { desk in
      let body = get(desk, "/network").body
      let map = try #require(body.firstMatch(of: /<svg class="map".*?<\/svg>/)).output
      #expect(map.contains("<image href=\"/map.svg\"") && map.contains("ALB and HRV: 2</title>"))
      #expect(map.matches(of: /<circle/).count == 2)
      #expect(body.contains("href=\"/network?since=2025-03&amp;until=2025-03\">2025-03</a>"))
      let march = get(desk, "/network", [("since", "2025-03"), ("until", "2025-03")]).body
      #expect(march.contains("ALB and HRV: 1</title>"))
      #expect(march.contains("until=2025-03\" aria-current=\"true\">2025-03</a>"))
      let picture = get(desk, "/map.svg").body
      #expect(picture.contains(" d=\"M2010 492l0 2-3 2z\"/>") && !picture.contains("d=\"\""))
    }
  }

  @Test(arguments: [
    "code\tx\nALB\tb", "code\nALB\tEurope\tx\t1\t", "code\nALB\tEurope\t1\t1\tM0 0\"/><script>",
  ])
  func damagedMapsAreRefused(_ text: String) {
    #expect(throws: DeskError.self) { try WorldMap(parsing: text) }
  }

  @Test func likeListsWhatSharesActors() async throws {
    try await withDesk { desk in
      let json = try JSON(parsing: get(desk, "/like.json", [("id", "one")]).body)
      #expect(json["items"]?.array?.first?["document"]?.string == "two")
      #expect(json["items"]?.array?.first?["tie"]?.string == "actors")
      #expect(get(desk, "/article", [("id", "one")]).body.contains("href=\"/like?id=one\""))
      #expect(get(desk, "/like", [("id", "none")]).status == 404)
    }
  }

  @Test func progressTellsHowTheLedgerGrows() async throws {
    try await withDesk { desk in
      let answer = desk.answer(Request(method: "GET", path: "/progress", query: []))
      #expect(answer.type == "text/event-stream")
      #expect(get(desk, "/progress").body.contains("data: {\"articles\":3,"))
      let ledger = try Ledger(path: desk.ledgerPath)
      try await ledger.append(
        plainArticle("three", day: "2025-06-01", subject: "on mountain roads"))
      #expect(get(desk, "/progress").body.contains("data: {\"articles\":4,"))
    }
  }

  @Test func scriptAndStyleStaySmall() {
    #expect(KeyMap.script.utf8.count < 40 * 1024)
    #expect(KeyMap.script.utf8.count + Style.sheet.utf8.count < 50 * 1024)
  }

  @Test func actorHasOfficesAndPartners() async throws {
    try await withDesk { desk in
      let json = try JSON(parsing: get(desk, "/actor.json", [("id", "ALB")]).body)
      #expect(json["partners"]?.array?.first?["actor"]?.string == "HRV")
      #expect(json["partners"]?.array?.first?["cooperation"]?.integer == 2)
      #expect(json["offices"]?.array?.count == 1)
    }
  }

  @Test func reviewListsTheLeastSureFirst() async throws {
    try await withDesk { desk in
      for (query, count) in [([], 5), ([(name: "score", value: "0.5")], 3)] {
        let records = try JSON(parsing: get(desk, "/review.json", query).body)["records"]?.array
        let scores = (records ?? []).compactMap { $0["score"]?.double }
        #expect(scores.count == count && scores == scores.sorted())
      }
    }
  }

  @Test func csvIsSafeInASpreadsheet() async throws {
    try await withDesk { desk in
      for path in ["/articles", "/events", "/statements", "/agreements", "/actors", "/stories"] {
        let csv = get(desk, path + ".csv").body
        #expect(!csv.contains(",=") && !csv.hasPrefix("=") && !csv.contains("\n="), "\(path)")
      }
    }
  }

  @Test func emptyLedgerSaysWhatToDo() async throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("entente-desk-\(UUID().uuidString).db").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    _ = try Ledger(path: path)
    let desk = try Desk(
      ledger: path,
      inquiry: Desk.Inquiry(
        parse: { _ in .failure(.init("none")) },
        assess: { question, _, _ in Assessment(question: question, answer: "") }))
    for path in [
      "/", "/stories", "/articles", "/events", "/statements", "/agreements", "/actors", "/network",
    ] {
      let (status, body, _) = get(desk, path)
      #expect(status == 200 && body.contains("entente ingest"), "\(path)")
    }
    for path in ["/actor", "/review"] {
      #expect(get(desk, path, [("id", "ALB")]).body.contains("entente ingest"), "\(path)")
    }
    let found = get(desk, "/search", [("q", "nothing")]).body
    #expect(found.contains("Nothing here matches") && found.contains("defen*"))
    #expect(get(desk, "/feeds").body.contains("entente watch"))
    #expect(get(desk, "/review").body.contains("Nobody has corrected anything yet"))
  }

  @Test func listensAndStops() async throws {
    try await withDesk { desk in
      let server = try desk.open(port: 0)
      let address = try #require(URL(string: server.url + "events?type=SUPPORT"))
      let (body, answer) = try await fetch(address)
      let http = try #require(answer as? HTTPURLResponse)
      #expect(http.statusCode == 200)
      #expect(String(decoding: body, as: UTF8.self).contains("SUPPORT"))
      let policy = try #require(http.value(forHTTPHeaderField: "Content-Security-Policy"))
      #expect(policy.contains("default-src 'none'") && policy.contains("script-src 'self';"))
      #expect(!policy.contains("unsafe"))
      server.stop()
      await #expect(throws: (any Error).self) { _ = try await fetch(address) }
    }
  }

  @Test(.enabled(if: Shell.has("curl"), "needs curl"))
  func listensOnIPv6() async throws {
    try await withDesk { desk in
      let server = try desk.open(port: 0, address: "::1")
      defer { server.stop(patience: 0) }
      #expect(server.url.hasPrefix("http://[::1]:"))
      #expect(try Shell.run("curl", "-sSg", server.url + "healthz") == "ok\n")
    }
  }

  @Test(.enabled(if: Shell.has("openssl") && Shell.has("curl"), "needs openssl and curl"))
  func speaksTLS() async throws {
    try #require(Certificate.isSupported)
    try await withDesk { desk in
      let (chain, key) = (desk.ledgerPath + ".crt", desk.ledgerPath + ".key")
      try Shell.run(
        "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
        "-nodes", "-keyout", key, "-out", chain, "-days", "2", "-subj", "/CN=localhost", "-addext",
        "subjectAltName=DNS:localhost")
      let certificate = try Certificate(
        chain: String(contentsOfFile: chain, encoding: .utf8),
        key: String(contentsOfFile: key, encoding: .utf8))
      let server = try desk.open(port: 0, certificate: certificate)
      defer { server.stop(patience: 0) }
      #expect(server.url.hasPrefix("https://127.0.0.1:"))
      let address = "https://localhost:\(server.port)/healthz"
      let answer = try Shell.run("curl", "-sS", "-i", "--cacert", chain, address)
      #expect(answer.contains("Strict-Transport-Security: max-age=31536000"))
      #expect(answer.hasSuffix("ok\n"))
      let old = try Shell.run("curl", "-s", "--tls-max", "1.1", "-k", address, mayFail: true)
      #expect(old.isEmpty)
      #expect(throws: DeskError.self) { try Certificate(chain: certificate.key, key: "") }
      #expect(throws: DeskError.self) { try Certificate(chain: certificate.chain, key: "none") }
    }
  }

  @Test(arguments: ["somewhere", "0.0.0.0", "::", "::ffff:192.0.2.1"])
  func addressesAreRefused(_ address: String) async throws {
    try await withDesk { desk in
      #expect(throws: DeskError.self) { try desk.open(port: 0, address: address) }
    }
  }
}

private func fetch(_ url: URL) async throws -> (Data, URLResponse) {
  let session = URLSession(configuration: .ephemeral)
  defer { session.invalidateAndCancel() }
  return try await session.data(from: url)
}
