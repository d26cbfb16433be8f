import Evidence
import Foundation
import LedgerStore
import Testing

@testable import Desk

@Suite struct FeedTests {
  private func token(_ desk: Desk) throws -> (name: String, value: String) {
    let page = get(desk, "/feeds").body
    let found = try #require(page.firstMatch(of: /name="token" value="([0-9a-f]+)"/)).output.1
    return (name: "token", value: String(found))
  }

  @Test func formsThatChangeTheListNeedTheirToken() async throws {
    try await withDesk { desk in
      let given = [
        ("/follow", "url", "https://a.example/feed"), ("/unfollow", "url", hostile),
        ("/follow-list", "opml", "<opml/>"),
      ]
      for (path, name, value) in given {
        let answer = await post(desk, path, fields: [(name, value), ("token", "0")])
        #expect(answer.status == 403, "\(path)")
      }
      #expect(get(desk, "/feeds.opml").body == "<opml></opml>")
    }
  }

  @Test func feedsAreAddedChosenAndTakenOff() async throws {
    try await withDesk { desk in
      let token = try token(desk)
      func follow(_ url: String) async -> (status: Int, body: String, headers: [String: String]) {
        await post(desk, "/follow", fields: [("url", url), token])
      }
      #expect(await follow("https://a.example/feed").status == 303)
      #expect(get(desk, "/feeds").body.contains("when entente watch looks at the list"))
      let choice = await follow("https://a.example/page")
      #expect(choice.status == 200)
      #expect(choice.body.contains("name=\"url\" value=\"https://a.example/page/2\""))
      #expect(!choice.body.contains("<script>"))
      let none = await follow("https://a.example/none")
      #expect(none.status == 400 && !none.body.contains("<script>"))
      for refused in ["", "file:///etc/passwd", "javascript:alert(1)"] {
        #expect(await follow(refused).status == 400, "\(refused)")
      }
      #expect(get(desk, "/feeds.opml").body == "<opml>https://a.example/feed</opml>")
      let gone = [(name: "url", value: "https://a.example/feed"), token]
      #expect(await post(desk, "/unfollow", fields: gone).status == 303)
      #expect(await post(desk, "/unfollow", fields: gone).status == 404)
      let list = [(name: "opml", value: "a list"), token]
      #expect(await post(desk, "/follow-list", fields: list).status == 303)
      #expect(get(desk, "/feeds.opml").body == "<opml>a list</opml>")
    }
  }

  @Test func aDeskWithoutAListChangesNone() async throws {
    try await withDesk(keeping: nil) { desk in
      #expect(!get(desk, "/feeds").body.contains("Follow another"))
      #expect(get(desk, "/feeds.opml").status == 404)
    }
  }

  // MARK: Temperatures

  @Test func temperaturesChangeTheFrontPageAndItsTag() async throws {
    let degrees = Degrees()
    try await withDesk(cities: { degrees.known }) { desk in
      let without = get(desk, "/")
      #expect(!without.body.contains("class=\"cities\""))
      degrees.known = [CityTemperature(city: "Tirana", degrees: -3)]
      let with = get(desk, "/")
      #expect(with.body.contains("<li>Tirana −3 °C</li>"))
      #expect(with.headers["ETag"] != without.headers["ETag"])
      let headers = Request.Headers(ifNoneMatch: with.headers["ETag"])
      #expect(get(desk, "/", headers: headers).status == 304)
    }
  }
}

private final class Degrees: @unchecked Sendable {
  private let lock = NSLock()
  private var stored: [CityTemperature] = []

  var known: [CityTemperature] {
    get { lock.withLock { stored } }
    set { lock.withLock { stored = newValue } }
  }
}
