import Reading
import TestSupport
import Testing

@Suite("robots.txt (RFC 9309)")
struct RobotsRulesTests {
  private func allows(_ text: String, agent: String = "Entente", _ path: String) -> Bool {
    RobotsRules(parsing: Array(text.utf8)).allows(agent: agent, url: "https://example.org" + path)
  }

  @Test(
    "the longest matching rule decides, and allowing wins a tie",
    arguments: [
      ("Disallow: /\nAllow: /page", "/page", true), ("Disallow: /\nAllow: /page", "/pag", false),
      ("Allow: /a\nDisallow: /a", "/a", true), ("Disallow: /*.php$", "/x.php", false),
      ("Disallow: /*.php$", "/x.php?y", true), ("Disallow: /a*b*c", "/a1b2c3", false),
      ("Disallow: /a*b*c", "/a1c2", true), ("Disallow:", "/", true),
      ("Disallow: /x#y", "/x", false),
      ("Disallow: /caf\u{E9}", "/caf%C3%A9", false), ("Disallow: /%7ea", "/%7Ea", false),
      ("Allow: /p/index.html\nDisallow: /p", "/p/", true), ("Dissallow: /x", "/x", false),
      ("Disallow /x", "/x", false), ("Disallow: /x y", "/x", true),
      ("Disallow: $", "", true), ("Disallow: /$", "/", false), ("Disallow: /$", "/a", true),
    ])
  func rules(lines: String, path: String, allowed: Bool) {
    #expect(allows("User-agent: *\n" + lines, path) == allowed)
  }

  @Test("a group of one's own shuts out the group for everybody")
  func groups() {
    let text = """
      User-agent: *
      Disallow: /

      User-agent: other
      user-agent: ENTENTE
      Disallow: /private
      User-agent: third
      Crawl-delay: 7
      """
    #expect(allows(text, "/open"))
    #expect(!allows(text, "/private"))
    #expect(!allows(text, agent: "fourth", "/open"))
    let rules = RobotsRules(parsing: Array(text.utf8))
    #expect(rules.crawlDelay(agent: "third") == 7)
    #expect(rules.crawlDelay(agent: "Entente") == nil)
  }

  @Test("line ends, byte order mark and sitemaps", arguments: ["\n", "\r", "\r\n"])
  func forms(end: String) {
    let lines = ["\u{FEFF}User-agent: *", "Sitemap: https://example.org/s.xml", "Disallow: /x"]
    let rules = RobotsRules(parsing: Array(lines.joined(separator: end).utf8))
    #expect(rules.sitemaps == ["https://example.org/s.xml"])
    #expect(!rules.allows(agent: "a", url: "https://example.org/x"))
  }

  @Test("hostile bytes give rules, quickly", arguments: 0..<40)
  func hostile(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let words = ["User-agent", ":", "*", "\n", "Disallow", " /", "$", "a", "\r", "#", "%", "\0"]
    let bytes = (0..<400).flatMap { _ in Array((words.randomElement(using: &random) ?? "").utf8) }
    let rules = RobotsRules(parsing: bytes)
    #expect(rules.allows(agent: "a", url: "") == rules.allows(agent: "a", url: "/"))
    let stars = Array(("User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2000)).utf8)
    let path = String(repeating: "a", count: 1000)
    #expect(RobotsRules(parsing: stars).allows(agent: "a", url: "https://x/" + path))
  }
}
