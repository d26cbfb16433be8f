import Evidence
import LedgerStore
import Testing

@testable import Desk

@Suite struct APITests {
  @Test func everyRouteOfTheAPIIsDescribedAndAnswers() async throws {
    try await withDesk { desk in
      let document = try JSON(parsing: get(desk, "/openapi.json").body)
      #expect(document["openapi"]?.string == "3.1.0")
      let queries = try desk.queries()
      for route in Desk.routes where route.isInAPI && route.path != "/openapi" {
        let operation = document["paths"]?[route.path]?[route.method.lowercased()]
        #expect(operation?["summary"]?.string == route.summary, "\(route.path)")
        guard route.method == "GET" else { continue }
        let names = operation?["parameters"]?.array?.compactMap { $0["name"]?.string }
        #expect(names == route.parameters.map(\.name))
        let (status, body, _) = get(desk, "/api/v1" + route.path, queries[route.path] ?? [])
        #expect(status == 200, "\(route.path): \(body)")
      }
    }
  }

  /// A parameter that a page reads but the description lacks, or the other way round, shows here:
  /// each described code is refused when it is wrong.
  @Test func describedCodesAreChecked() async throws {
    try await withDesk { desk in
      let queries = try desk.queries()
      for route in Desk.routes where route.method == "GET" {
        for parameter in route.parameters {
          switch parameter.kind {
          case .text: continue
          case .code, .date, .integer, .number, .position:
            let query = [(name: parameter.name, value: "~")] + (queries[route.path] ?? [])
            #expect(get(desk, route.path, query).status == 400, "\(route.path) \(parameter.name)")
          }
        }
      }
    }
  }

  @Test func listsArePaged() async throws {
    try await withDesk { desk in
      for path in ["/api/v1/events", "/api/v1/articles", "/api/v1/stories"] {
        let all = try JSON(parsing: get(desk, path).body)["items"]?.array?.count
        var seen = 0
        var next: String? = path + "?limit=1"
        while let link = next, seen < 10 {
          let parts = link.split(separator: "?")
          let page = try JSON(
            parsing: get(desk, String(parts[0]), URLQuery.pairs(Array(parts[1].utf8))).body)
          seen += page["items"]?.array?.count ?? 0
          next = page["next"]?.string
          #expect(next?.hasPrefix(path + "?") ?? true)
        }
        #expect(seen == all && seen > 1, "\(path)")
      }
    }
  }

  @Test func unchangedAnswersAreNotSentAgain() async throws {
    try await withDesk { desk in
      let tag = try #require(get(desk, "/api/v1/events").headers["ETag"])
      let headers = Request.Headers(ifNoneMatch: tag)
      let second = get(desk, "/api/v1/events", headers: headers)
      #expect(second.status == 304 && second.body.isEmpty && second.headers["ETag"] == tag)
      let ledger = try Ledger(path: desk.ledgerPath)
      let record = try #require(try desk.reader.events().first?.id)
      try await ledger.correct(record, .wrong, who: "a", why: "b")
      #expect(get(desk, "/api/v1/events", headers: headers).status == 200)
      #expect(get(desk, "/metrics").headers["ETag"] == nil)
    }
  }

  @Test(arguments: ["/api/v1/nothing", "/api/v1/healthz", "/api/v2/events", "/api/v1"])
  func otherPlacesAreNone(_ path: String) async throws {
    try await withDesk { desk in #expect(get(desk, path).status == 404) }
  }
}
