import Evidence
import Foundation
import LedgerStore
import Synchronization
import Testing

@testable import Desk

@Suite struct SecurityTests {
  // MARK: Markup

  @Test func nothingOfAnArticleOrARequestIsMarkup() async throws {
    try await withDesk { desk in
      let queries = try desk.queries()
      for route in Desk.routes where route.method == "GET" {
        let plain = queries[route.path] ?? []
        let reflected = route.parameters.map { parameter in
          plain.filter { $0.name != parameter.name } + [(name: parameter.name, value: hostile)]
        }
        for query in [plain, plain + [("q", hostile), ("other", hostile)]] + reflected {
          expectHarmless(get(desk, route.path, query), "\(route.path) \(query)")
        }
      }
      expectHarmless(get(desk, "/" + hostile), "path")
    }
  }

  private func expectHarmless(
    _ answer: (status: Int, body: String, headers: [String: String]), _ place: String
  ) {
    #expect(answer.status < 500, "\(place)")
    #expect(!answer.body.contains("<script>"), "\(place)")
    #expect(!answer.body.contains("\" onmouseover"), "\(place)")
    #expect(!answer.body.contains("href=\"javascript:"), "\(place)")
    #expect(!answer.headers.values.contains { $0.contains("\n") }, "\(place)")
  }

  @Test func pagesCarryNoScriptOrStyleOfTheirOwn() async throws {
    try await withDesk { desk in
      let queries = try desk.queries()
      for route in Desk.routes where route.method == "GET" && route.forms.contains(.html) {
        let body = get(desk, route.path, queries[route.path] ?? []).body
        guard body.hasPrefix("<!DOCTYPE") else { continue }
        #expect(body.components(separatedBy: "<script").count == 2, "\(route.path)")
        #expect(!body.contains(" style=\"") && !body.contains("<style"), "\(route.path)")
      }
    }
  }

  @Test(arguments: [
    ("/../../etc/passwd", 404), ("/%2e%2e/etc/passwd", 404), ("/desk.css/..", 404),
    ("/nothing", 404), ("/desk.css.json", 404), ("//", 404), ("/healthz", 200),
    ("/article", 400), ("/agreement", 400),
  ])
  func pathsAnswer(_ path: String, _ status: Int) async throws {
    try await withDesk { desk in #expect(get(desk, path).status == status) }
  }

  @Test func onlyOurNames() async throws {
    try await withDesk { desk in
      for (host, status) in [
        ("evil.example:8484", 421), ("127.0.0.1:8484", 200), ("localhost:8484", 200),
        ("localhost.evil.example", 421),
      ] {
        #expect(get(desk, "/", headers: Request.Headers(host: host)).status == status, "\(host)")
      }
      #expect(get(desk, "/", method: "POST").status == 405)
      #expect(get(desk, "/", method: "DELETE").headers["Allow"] == "GET, HEAD")
    }
  }

  // MARK: Corrections

  @Test func correctionsNeedTheFormsTokenAndCanBeUndone() async throws {
    try await withDesk { desk in
      let place = try #require(try desk.reader.events().first)
      let page = get(desk, "/event", [("at", place.position.description)]).body
      let token = try #require(page.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output.1
      let fields: [(name: String, value: String)] = [
        ("record", place.id.description), ("do", "wrong"), ("who", hostile), ("why", hostile),
      ]
      for forged in ["", "0", String(token.reversed())] {
        let answer = await post(desk, "/correct", fields: fields + [("token", forged)])
        #expect(answer.status == 403)
      }
      #expect(try desk.reader.corrections().isEmpty)
      let signed = fields + [(name: "token", value: String(token))]
      #expect(await post(desk, "/correct", fields: signed).status == 303)
      #expect(try desk.reader.events().count == 2)
      expectHarmless(get(desk, "/review"), "/review")
      let undo: [(name: String, value: String)] = [
        ("number", "1"), ("who", "a"), ("why", "b"), ("token", String(token)),
      ]
      #expect(await post(desk, "/undo", fields: undo).status == 303)
      #expect(try desk.reader.events().count == 3)
      #expect(await post(desk, "/undo", fields: undo).status == 400)
    }
  }

  // MARK: Users

  private static func users() throws -> UserList {
    let lines = [("ana", UserList.User.Kind.password, "read,correct"), ("reader", .token, "read")]
      .map { name, kind, scopes in
        "\(name):\(kind.rawValue):\(scopes):\(PasswordHash(of: "secret of \(name)")?.text ?? "")"
      }
    return try UserList(parsing: "# users\n" + lines.joined(separator: "\n") + "\n")
  }

  @Test func nothingButTheDoorIsOpenToStrangers() async throws {
    try await withDesk(users: try Self.users()) { desk in
      for route in Desk.routes where route.scope != nil {
        for form in route.forms {
          let path = route.path + (form == .html ? "" : "." + form.rawValue)
          let status = get(desk, path, method: route.method).status
          #expect(status == (form == .html && route.method == "GET" ? 303 : 401), "\(path)")
        }
      }
      #expect(get(desk, "/healthz").status == 200)
      #expect(get(desk, "/sign-in").body.contains("type=\"password\""))
    }
  }

  @Test func signingInOpensASessionThatSigningOutEnds() async throws {
    try await withDesk(users: try Self.users()) { desk in
      let fields: [(name: String, value: String)] = [
        ("name", "ana"), ("password", "secret of ana"), ("to", "//evil.example/"),
      ]
      let answer = try signIn(desk, fields)
      #expect(answer.status == 303 && answer.headers["Location"] == "/")
      let cookie = try #require(answer.headers["Set-Cookie"])
      #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
      let pair = String(cookie.prefix { $0 != ";" })
      let headers = Request.Headers(cookie: "a=b; " + pair)
      let page = get(desk, "/", headers: headers)
      #expect(page.status == 200)
      let token = try #require(page.body.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output
        .1
      #expect(get(desk, "/sign-out", method: "POST", headers: headers).status == 403)
      let out = get(
        desk, "/sign-out", method: "POST", fields: [("token", String(token))], headers: headers)
      #expect(out.status == 303)
      #expect(get(desk, "/events.json", headers: headers).status == 401)
    }
  }

  /// Opens the form and sends it, as a browser does.
  private func signIn(
    _ desk: Desk, _ fields: [(name: String, value: String)], client: String = "127.0.0.1"
  ) throws -> (status: Int, body: String, headers: [String: String]) {
    let form = get(desk, "/sign-in")
    let token = try #require(form.body.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output.1
    let cookie = try #require(form.headers["Set-Cookie"])
    return get(
      desk, "/sign-in", method: "POST", fields: fields + [(name: "token", value: String(token))],
      headers: Request.Headers(cookie: String(cookie.prefix { $0 != ";" })), client: client)
  }

  @Test func nobodyIsSignedInByAPageElsewhere() async throws {
    try await withDesk(users: try Self.users()) { desk in
      let form = get(desk, "/sign-in")
      let token = String(
        try #require(form.body.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output.1)
      let cookie = try #require(form.headers["Set-Cookie"])
      #expect(cookie.contains("HttpOnly; SameSite=Strict") && cookie.contains("Path=/sign-in;"))
      let right: [(name: String, value: String)] = [("name", "ana"), ("password", "secret of ana")]
      for (sent, kept) in [
        (token, ""), ("", "entente-sign-in="), ("0", "entente-sign-in=0"),
        (token, "entente-sign-in=\(String(token.reversed()))"),
      ] {
        let answer = get(
          desk, "/sign-in", method: "POST", fields: right + [("token", sent)],
          headers: Request.Headers(cookie: kept))
        #expect(answer.status == 401, "\(sent) \(kept)")
        #expect(answer.headers["Set-Cookie"]?.hasPrefix("entente-sign-in=") == true)
      }
      let again = get(
        desk, "/sign-in", headers: Request.Headers(cookie: "entente-sign-in=\(token)"))
      #expect(again.body.contains(token), "a second tab does not spoil the first")
    }
  }

  @Test(arguments: [
    ("Bearer reader.secret of reader", 401), ("Bearer reader.wrong", 401), ("Bearer reader", 401),
    ("Basic reader.secret", 401), ("Bearer ana.secret", 401), ("", 401),
  ])
  func onlyKnownTokensAreTaken(_ header: String, _ status: Int) async throws {
    try await withDesk(users: try Self.users()) { desk in
      let headers = Request.Headers(authorization: header)
      #expect(get(desk, "/events.json", headers: headers).status == status)
    }
  }

  @Test func tokensDoNoMoreThanTheirScope() async throws {
    let hash = try #require(PasswordHash(of: "s3cret"))
    let users = try UserList(
      parsing: "reader:token:read:\(hash.text)\nwriter:token:read,correct:\(hash.text)")
    try await withDesk(users: users) { desk in
      let record = try #require(try desk.reader.events().first).id.description
      let fields = [(name: "record", value: record), (name: "why", value: "because")]
      for (name, status) in [("reader", 403), ("writer", 200)] {
        let headers = Request.Headers(authorization: "Bearer \(name).s3cret")
        #expect(get(desk, "/api/v1/events", headers: headers).status == 200)
        let answer = await post(desk, "/api/v1/correct", fields: fields, headers: headers)
        #expect(answer.status == status, "\(name): \(answer.body)")
      }
      #expect(try desk.reader.corrections().map(\.who) == ["writer"])
    }
  }

  @Test func guessingIsSlowedDown() async throws {
    try await withDesk(users: try Self.users()) { desk in
      var statuses: [Int] = []
      for guess in 0..<12 {
        let fields: [(name: String, value: String)] = [("name", "ana"), ("password", "\(guess)")]
        statuses.append(try signIn(desk, fields).status)
      }
      #expect(statuses.prefix(8).allSatisfy { $0 == 401 })
      #expect(statuses.suffix(4).allSatisfy { $0 == 429 })
      let right: [(name: String, value: String)] = [("name", "ana"), ("password", "secret of ana")]
      let answer = try signIn(desk, right, client: "192.0.2.7")
      #expect(answer.status == 429, "the name is slowed down from every address")
    }
  }

  @Test func allowancesAreRefilled() {
    let time = Mutex(0.0)
    let allowance = Allowance(burst: 2, perSecond: 0.5) { time.withLock { $0 } }
    #expect([1, 2, 3].map { _ in allowance.take("a") } == [true, true, false])
    #expect(allowance.take("b"))
    time.withLock { $0 = 2 }
    #expect([1, 2].map { _ in allowance.take("a") } == [true, false])
  }

  @Test func strangersAreSentAwayWhenTheyAskTooOften() async throws {
    try await withDesk { desk in
      let statuses = (0..<210).map { _ in get(desk, "/healthz", client: "192.0.2.1").status }
      #expect(statuses.first == 200 && statuses.last == 429)
      #expect(get(desk, "/healthz", client: "192.0.2.2").status == 200)
      #expect(get(desk, "/healthz", client: "127.0.0.1").status == 200)
    }
  }

  @Test(arguments: [
    "", "ana", "ana:password:read:plain", "ana:password:all:$y$j9T$x$y", "a b:token:read:x",
    "ana:secret:read:x",
  ])
  func damagedListsOfUsersAreRefused(_ text: String) {
    #expect(throws: DeskError.self) { try UserList(parsing: text) }
  }

  @Test func passwordsAreHashedWithSalt() throws {
    let (one, two) = (
      try #require(PasswordHash(of: "pass")), try #require(PasswordHash(of: "pass"))
    )
    #expect(one.text.hasPrefix("$y$") && one.text != two.text)
    #expect(one.matches("pass") && !one.matches("pass ") && !one.matches(""))
    #expect(PasswordHash(of: "") == nil && PasswordHash(of: "a\0b") == nil)
  }
}
