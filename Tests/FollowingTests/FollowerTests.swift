import Evidence
import Following
import Foundation
import LedgerStore
import Ontology
import Reading
import Records
import TestSupport
import Testing

@Suite("Following feeds, against a server on loopback")
struct FollowerTests {
  /// A site with one feed, whose items and pages tests may change.
  private final class Site: Sendable {
    let items = Mutexed<[String]>([])
    let feedStatus = Mutexed(200)
    let pageStatus = Mutexed(200)
    let clock = Mutexed(1_742_292_000)
    let folder: String
    let server: LoopbackServer

    init() throws {
      folder =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("follow-\(UUID().uuidString)").path
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      let (items, feedStatus, pageStatus) = (items, feedStatus, pageStatus)
      server = try LoopbackServer { request in
        switch request.target {
        case "/robots.txt":
          return .init(body: Array("User-agent: *\nDisallow: /private\n".utf8))
        case "/feed":
          let entries = items.value.map { Site.item($0, host: request.field("Host") ?? "") }
          let feed =
            "<rss version=\"2.0\"><channel><title>Wire</title>\(entries.joined())"
            + "</channel></rss>"
          return .init(status: feedStatus.value, body: Array(feed.utf8))
        default:
          return .init(
            status: pageStatus.value, fields: ["Content-Type: text/html; charset=utf-8"],
            body: Array(Site.page(request.target).utf8))
        }
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    private static func item(_ path: String, host: String) -> String {
      """
      <item><title>Item \(path)</title><guid>\(path)</guid><link>http://\(host)\(path)</link>
      <pubDate>Tue, 18 Mar 2025 10:00:00 GMT</pubDate>
      <description>The feed itself tells of \(path) in a sentence of its own.</description></item>
      """
    }

    private static func page(_ path: String) -> String {
      let paragraphs = (1...5).map {
        "<p>The ministers of Albania and Kosovo met about \(path) for the \($0)th time, and their "
          + "governments said that the talks in Tirana had gone well for both of them.</p>"
      }
      return "<html><body><h1>Page \(path)</h1>\(paragraphs.joined())</body></html>"
    }

    var statePath: String { folder + "/state" }
    var ledgerPath: String { folder + "/desk.db" }

    func ledger() throws -> Ledger { try Ledger(path: ledgerPath) }

    func follower(
      _ ledger: Ledger, rules: AlertRules? = nil,
      settings: Follower.Settings = Follower.Settings(), allowed: Set<String> = ["127.0.0.1"],
      code: @escaping @Sendable (Capture) throws(ReadingError) -> CodedArticle = Site.code
    ) throws -> Follower {
      var policy = FetchPolicy(contact: "desk@example.org")
      policy.allowedHosts = allowed
      policy.delay = 0
      let clock = clock
      return try Follower(
        list: OPML(outlines: [OPML.Outline(text: "Wire", feed: server.url("/feed"))]),
        statePath: statePath, policy: policy, ledger: ledger, rules: rules, settings: settings,
        now: { clock.value }, code: code)
    }

    static let code: @Sendable (Capture) throws(ReadingError) -> CodedArticle = {
      (capture) throws(ReadingError) in
      CodedArticle(article: try Reader().read(capture), sentences: [], version: "test")
    }

    func feed(_ follower: Follower) async -> FeedState? {
      await follower.state.feeds[server.url("/feed")]
    }
  }

  private func articles(_ ledger: Ledger) throws -> [ArticleHeading] {
    try ledger.reader.articles(limit: 100)
  }

  @Test("reads the pages of new entries once, across restarts")
  func newEntries() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    site.items.value = ["/1", "/2"]
    do {
      let follower = try site.follower(ledger)
      #expect(try await follower.round().kept == 2)
      #expect(try await follower.round().polled == 0)
    }
    #expect(try articles(ledger).compactMap(\.title).sorted() == ["Page /1", "Page /2"])
    site.items.value = ["/3", "/2", "/1"]
    site.clock.value += 86_400
    let again = try site.follower(ledger)
    #expect(try await again.round().kept == 1)
    #expect(site.server.requests.map(\.target).filter { $0 == "/1" }.count == 1)
    #expect(await again.state.memory.entries.keys.sorted() == [site.server.url("/feed")])
    let feed = try #require(await site.feed(again))
    #expect(feed.articles == 3 && feed.polls == 2 && feed.title == "Wire")
  }

  @Test("follows what is put on the list later, and no longer what was taken off")
  func anotherList() async throws {
    let site = try Site()
    let follower = try site.follower(try site.ledger())
    await follower.follow(OPML(outlines: []))
    #expect(try await follower.round().polled == 0)
    #expect(await follower.nextDue == nil)
    await follower.follow(
      OPML(outlines: [OPML.Outline(text: "Wire", feed: site.server.url("/feed"))]))
    #expect(try await follower.round().polled == 1)
  }

  @Test("asks a lively feed sooner and a still one later")
  func interval() async throws {
    let site = try Site()
    let follower = try site.follower(try site.ledger())
    var last = 0
    for round in 1...3 {
      site.items.change { $0.append("/\(round)") }
      _ = try await follower.round()
      let interval = try #require(await site.feed(follower)).interval
      #expect(round == 1 || interval < last)
      last = interval
      site.clock.value += interval
    }
    _ = try await follower.round()
    #expect(try #require(await site.feed(follower)).interval > last)
  }

  @Test("falls back after failures, tells them, and recovers")
  func failures() async throws {
    let site = try Site()
    let follower = try site.follower(try site.ledger())
    site.feedStatus.value = 500
    let first = try await follower.round()
    #expect(first.failed == 1)
    let feed = try #require(await site.feed(follower))
    #expect(feed.failures == 1 && feed.problem?.contains("500") == true)
    site.feedStatus.value = 200
    site.items.value = ["/1"]
    site.clock.value = feed.nextPoll
    #expect(try await follower.round().kept == 1)
    #expect(try #require(await site.feed(follower)).problem == nil)
  }

  @Test("never asks a feed again that is gone")
  func gone() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    site.feedStatus.value = 410
    do { _ = try await site.follower(ledger).round() }
    site.clock.value += 10_000_000
    let again = try site.follower(ledger)
    #expect(await again.nextDue == nil)
    #expect(try await again.round().polled == 0)
    #expect(site.server.requests.count == 1)
  }

  @Test("takes the feed's own text where the page may not or cannot be had")
  func feedText() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    site.items.value = ["/private/1"]
    let follower = try site.follower(ledger)
    #expect(try await follower.round().kept == 1)
    let heading = try #require(try articles(ledger).first)
    #expect(heading.title == "Item /private/1")
    #expect(heading.opening.hasPrefix("The feed itself tells"))
    #expect(!site.server.requests.contains { $0.target == "/private/1" })
    // A page that fails for now is tried again, and given up in the end.
    site.items.value = ["/2"]
    site.pageStatus.value = 500
    for round in 1...3 {
      site.clock.value += 86_400
      #expect(try await follower.round().kept == (round == 3 ? 1 : 0))
    }
  }

  @Test("reads no more entries at once than it is told, and loses none")
  func pressure() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    site.items.value = (1...7).map { "/\($0)" }
    var settings = Follower.Settings()
    settings.entriesPerPoll = 3
    let follower = try site.follower(ledger, settings: settings)
    for kept in [3, 3, 1, 0] {
      #expect(try await follower.round().kept == kept)
      site.clock.value += 86_400
    }
  }

  @Test("asks no private address that is not allowed by name")
  func guarded() async throws {
    let site = try Site()
    let follower = try site.follower(try site.ledger(), allowed: [])
    let round = try await follower.round()
    #expect(round.failed == 1)
    #expect(site.server.requests.isEmpty)
  }

  @Test("refuses a state that is another file")
  func stateOfAnother() throws {
    let site = try Site()
    try Data("{}".utf8).write(to: URL(fileURLWithPath: site.statePath))
    #expect(throws: FollowError.self) { try site.follower(try site.ledger()) }
  }

  // MARK: Alerts

  private func rules(_ site: Site, _ more: String) throws -> AlertRules {
    try AlertRules(
      parsing: Array(
        """
        {"searches": [{"name": "Talks", "query": "talks Tirana"}], \(more)
         "deliver": {"webhook": "\(site.server.url("/hook"))",
                     "feed": "\(site.folder)/alerts.atom",
                     "command": "cat >> '\(site.folder)/alerts.jsonl'"}}
        """.utf8))
  }

  private func lines(_ site: Site) -> [String] {
    let text = try? String(contentsOfFile: site.folder + "/alerts.jsonl", encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }

  @Test("tells of a search's new matches once, by every channel, across restarts")
  func searches() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    site.items.value = ["/1", "/private/2"]
    do {
      let follower = try site.follower(ledger, rules: try rules(site, ""))
      let round = try await follower.round()
      #expect(round.kept == 2 && round.alerts == 1 && round.delivered == 3)
    }
    site.clock.value += 86_400
    let again = try site.follower(ledger, rules: try rules(site, ""))
    let quiet = try await again.round()
    #expect(quiet.alerts == 0 && quiet.delivered == 0)
    let posted = site.server.requests.filter { $0.target == "/hook" }
    #expect(posted.count == 1)
    let alert = try JSON(parsing: try #require(posted.first).body)
    #expect(alert["rule"]?.string == "Talks" && alert["title"]?.string == "Page /1")
    #expect(alert["url"]?.string == site.server.url("/1"))
    #expect(lines(site).count == 1)
    let atom = try Data(contentsOf: URL(fileURLWithPath: site.folder + "/alerts.atom"))
    let feed = try FeedReader().read(Array(atom))
    #expect(feed.isWellFormed && feed.entries.map(\.title?.value) == ["Page /1"])
  }

  @Test("delivers later what could not be delivered, and only there")
  func laterDelivery() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    site.items.value = ["/1"]
    let rules = try AlertRules(
      parsing: Array(
        """
        {"searches": [{"query": "talks"}],
         "deliver": {"command": "test -e '\(site.folder)/open' && cat >> '\(site.folder)/alerts.jsonl'"}}
        """.utf8))
    do {
      let follower = try site.follower(ledger, rules: rules)
      let round = try await follower.round()
      #expect(round.alerts == 1 && round.delivered == 0)
    }
    #expect(try FollowState(path: site.statePath).waitingDeliveries == 1)
    try Data().write(to: URL(fileURLWithPath: site.folder + "/open"))
    site.clock.value += 3600
    let again = try site.follower(ledger, rules: rules)
    #expect(try await again.round().delivered == 1)
    #expect(lines(site).count == 1)
  }

  @Test("mails through sendmail without letting a title write header fields")
  func mail() async throws {
    let site = try Site()
    let program = site.folder + "/sendmail"
    try "#!/bin/sh\ncat > '\(site.folder)/mail'\n".write(
      toFile: program, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    site.items.value = ["/1"]
    let rules = try AlertRules(
      parsing: Array(
        """
        {"searches": [{"name": "a\\nBcc: x@example.org", "query": "talks"}],
         "deliver": {"mail": "desk@example.org"}}
        """.utf8))
    var settings = Follower.Settings()
    settings.sendmail = program
    let follower = try site.follower(try site.ledger(), rules: rules, settings: settings)
    #expect(try await follower.round().delivered == 1)
    let mail = try String(contentsOfFile: site.folder + "/mail", encoding: .utf8)
    let head = mail.components(separatedBy: "\n\n")[0]
    #expect(head.contains("To: desk@example.org") && !head.contains("Bcc"))
    #expect(mail.contains(site.server.url("/1")))
  }

  /// Codes a page as telling of one agreement between the states that its address names.
  private static func agreement(_ capture: Capture) throws(ReadingError) -> CodedArticle {
    var coded = try Site.code(capture)
    let parts = (capture.url ?? "").split(separator: "/").last.map(String.init) ?? ""
    let states = parts.split(separator: "-").dropFirst().map { ActorID(String($0)) }
    guard states.count >= 2 else { return coded }
    let citation = Citation(
      document: coded.article.id, span: TextSpan(0, 20), maker: .rule("test"), version: "test",
      score: 1)
    var pact = Agreement(
      names: ["pact"], kind: .treaty, parties: states, citations: [citation])
    pact.topics = [.defencePolicy]
    coded.agreements = [pact]
    return coded
  }

  @Test("tells of a further agreement among watched states, not of its second report")
  func agreements() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    let rules = try rules(
      site, "\"agreements\": [{\"name\": \"Watch\", \"states\": [\"ALB\", \"HRV\", \"XKX\"]}],")
    site.items.value = ["/1-ALB-HRV"]
    do {
      let first = try site.follower(ledger, rules: rules, code: FollowerTests.agreement)
      // Of what is there at the beginning the user is not told; the search matches as ever.
      #expect(try await first.round().alerts == 1)
    }
    site.items.value = ["/2-ALB-XKX", "/3-ALB-XKX", "/4-ALB-FRA", "/1-ALB-HRV"]
    site.clock.value += 86_400
    let again = try site.follower(ledger, rules: rules, code: FollowerTests.agreement)
    #expect(try await again.round().alerts == 3 + 1)
    let told = lines(site).filter { $0.contains("Watch: pact") }
    #expect(told.count == 1 && told[0].contains("ALB, XKX"))
  }

  @Test("tells of a rung that changed")
  func rungs() async throws {
    let site = try Site()
    let ledger = try site.ledger()
    let rules = try rules(
      site, "\"rungs\": [{\"name\": \"Pair\", \"states\": [\"ALB\", \"HRV\"]}],")
    site.items.value = ["/1"]
    let follower = try site.follower(ledger, rules: rules, code: FollowerTests.agreement)
    _ = try await follower.round()
    site.items.value = ["/2-ALB-HRV", "/1"]
    site.clock.value += 86_400
    _ = try await follower.round()
    #expect(lines(site).filter { $0.contains("Pair: R0 → ") }.count == 1)
    site.clock.value += 86_400
    _ = try await follower.round()
    #expect(lines(site).filter { $0.contains("Pair: ") }.count == 1)
  }

  @Test(
    "says what is wrong with rules",
    arguments: [
      ("[", "no JSON"), ("{\"searches\": [{}]}", "searches[0]"),
      ("{\"rungs\": [{\"states\": [\"ALB\"]}]}", "two or more"),
      ("{\"searches\": [{\"query\": \"x\"}]}", "deliver"),
      ("{\"deliver\": {\"pigeon\": \"x\"}}", "pigeon"),
    ])
  func wrongRules(text: String, word: String) throws {
    let error = #expect(throws: FollowError.self) { try AlertRules(parsing: Array(text.utf8)) }
    #expect(error?.description.contains(word) == true)
  }

  @Test("refuses a search that is not understood before it begins")
  func wrongSearch() throws {
    let site = try Site()
    let rules = try AlertRules(
      parsing: Array(
        "{\"searches\": [{\"query\": \"type:NONE\"}], \"deliver\": {\"command\": \"true\"}}".utf8))
    #expect(throws: FollowError.self) { try site.follower(try site.ledger(), rules: rules) }
  }
}
