import Following
import Foundation
import LedgerStore
import Reading
import TestSupport
import Testing

@Suite("The list of feeds that may change while it is followed")
struct FeedListTests {
  private func path() -> String {
    FileManager.default.temporaryDirectory.appendingPathComponent("feeds-\(UUID().uuidString)").path
  }

  @Test("takes each feed once, keeps folders, and takes feeds off again")
  func changes() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    var folder = OPML.Outline(text: "Balkans")
    folder.outlines = [OPML.Outline(text: "One", feed: "https://a.example/1")]
    try OPML(title: "Mine", outlines: [folder]).document.write(
      toFile: path, atomically: true, encoding: .utf8)
    let list = FeedList(path: path)
    let added = try list.add([
      OPML.Outline(text: "One", feed: "https://a.example/1"),
      OPML.Outline(text: "Two & more", feed: "https://a.example/2"),
      OPML.Outline(text: "Two again", feed: "https://a.example/2"),
      OPML.Outline(text: "No", feed: "file:///etc/passwd"), OPML.Outline(text: "Folder"),
    ])
    #expect(added == ["https://a.example/2"])
    let read = try FeedList(path: path).list()
    #expect(read.title == "Mine" && read.outlines.map(\.text) == ["Balkans", "Two & more"])
    #expect(try list.remove("https://a.example/1"))
    #expect(try !list.remove("https://a.example/1"))
    #expect(try list.list().feeds.compactMap(\.feed) == ["https://a.example/2"])
  }

  @Test("begins empty where there is no file, and refuses one that is no list")
  func beginnings() throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let list = FeedList(path: path)
    #expect(try list.list().feeds.isEmpty)
    #expect(try list.add([OPML.Outline(text: "One", feed: "https://a.example/1")]).count == 1)
    try "no list".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: FollowError.self) { try list.remove("https://a.example/1") }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "no list")
  }

  private func site() throws -> LoopbackServer {
    try LoopbackServer { request in
      switch request.target {
      case "/feed":
        let feed = "<rss version=\"2.0\"><channel><title>Wire</title></channel></rss>"
        return .init(body: Array(feed.utf8))
      case "/page":
        let page = """
          <html><head><base href="/news/"><link rel="stylesheet" href="/a.css">
          <link rel="Alternate" type="application/rss+xml" title="All &amp; more" href="../feed">
          <link rel="alternate" type="application/atom+xml; charset=utf-8" href="other">
          <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
          <link rel="alternate" type="text/html" hreflang="de" href="/de"></head><body>x</body></html>
          """
        return .init(fields: ["Content-Type: text/html"], body: Array(page.utf8))
      case "/bare": return .init(body: Array("<html><body>nothing</body></html>".utf8))
      default: return .init(status: 404)
      }
    }
  }

  private func policy(allowed: Set<String>) -> FetchPolicy {
    var policy = FetchPolicy(contact: "desk@example.org")
    policy.allowedHosts = allowed
    policy.delay = 0
    return policy
  }

  @Test("finds the feed at an address, or those that its page names")
  func finding() async throws {
    let site = try site()
    let policy = policy(allowed: ["127.0.0.1"])
    let own = try await FeedList.feeds(at: site.url("/feed"), policy)
    #expect(own.map(\.feed) == [site.url("/feed")] && own.map(\.text) == ["Wire"])
    let named = try await FeedList.feeds(at: site.url("/page"), policy)
    #expect(named.map(\.feed) == [site.url("/feed"), site.url("/news/other")])
    #expect(named.first?.text == "All & more")
    for path in ["/bare", "/missing"] {
      await #expect(throws: FollowError.self) {
        try await FeedList.feeds(at: site.url(path), policy)
      }
    }
  }

  @Test("asks no private address that is not allowed by name")
  func privateAddresses() async throws {
    let site = try site()
    for url in [site.url("/feed"), site.url("/feed", host: "localhost"), "http://[::1]/feed"] {
      await #expect(throws: FollowError.self) {
        try await FeedList.feeds(at: url, policy(allowed: []))
      }
    }
    #expect(site.requests.isEmpty)
  }

  @Test("temperatures come in the background and outlive a failing endpoint for a while")
  func temperatures() async throws {
    let clock = Mutexed(1_742_292_000)
    let answer = Mutexed((200, "[{\"current\":{\"temperature_2m\":-2.6}},{\"current\":{}}]"))
    let server = try LoopbackServer { _ in
      .init(status: answer.value.0, body: Array(answer.value.1.utf8))
    }
    let cities = ["Tirana=41.33,19.82", "Zagreb=45.81,15.98"].compactMap(CityWeather.City.init)
    #expect(cities.count == 2)
    let weather = CityWeather(
      endpoint: server.url("/v1/forecast"), cities: cities,
      policy: policy(allowed: ["127.0.0.1"]), now: { clock.value })
    #expect(weather.temperatures.isEmpty, "nobody waits for the first answer")
    for _ in 0..<500 where weather.temperatures.isEmpty {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(weather.temperatures.map(\.degrees) == [-3] && weather.temperatures[0].city == "Tirana")
    let asked = try #require(server.requests.first?.target)
    #expect(asked.contains("latitude=41.33,45.81&longitude=19.82,15.98&current=temperature_2m"))
    answer.value = (500, "no")
    clock.value += 3600
    #expect(weather.temperatures.count == 1)
    for _ in 0..<500 where server.requests.count < 2 {
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(weather.temperatures.count == 1 && server.requests.count == 2)
    clock.value += 9000
    #expect(weather.temperatures.isEmpty, "what is too old is not shown")
  }

  @Test(arguments: [
    "", "Tirana", "Tirana=", "Tirana=41.33", "Tirana=91,19", "Tirana=41,x", "=41,19",
  ])
  func placesThatAreNone(_ text: String) {
    #expect(CityWeather.City(text) == nil)
  }
}
