import Evidence
import Testing

@testable import Desk

@Suite struct EditionTests {
  @Test func editionHoldsNoWholeTextsAndNoMarkupOfOthers() async throws {
    try await withDesk { desk in
      let files = try desk.edition(base: "https://desk.example")
      let paths = Set(files.map(\.path))
      #expect(paths.isSuperset(of: ["index.html", "feed.atom", "sitemap.xml", "desk.css"]))
      #expect(paths.contains { $0.hasPrefix("stories/") })
      for file in files {
        let text = String(decoding: file.bytes, as: UTF8.self)
        #expect(!text.contains("<script") && !text.contains("\" onmouseover"), "\(file.path)")
        #expect(!text.contains("href=\"javascript:"), "\(file.path)")
        #expect(!file.path.contains(".."))
      }
      let pages = files.filter { $0.path.hasSuffix(".html") }
      let text = pages.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
      #expect(text.contains("href=\"https://two.example/a\""))
      let longest = text.matches(of: /<blockquote>([^<]*)</).map(\.output.1.unicodeScalars.count)
        .max()
      #expect((longest ?? 0) > 0 && (longest ?? 0) < 300)
    }
  }

  @Test func everyLinkOfTheEditionLeadsToOneOfItsFiles() async throws {
    try await withDesk { desk in
      let files = try desk.edition(base: "https://desk.example/a/")
      let paths = Set(files.map(\.path))
      for file in files where file.path.hasSuffix(".html") {
        let text = String(decoding: file.bytes, as: UTF8.self)
        for link in text.matches(of: /href="([^"#:]+)"/).map({ String($0.output.1) }) {
          let path = link.hasPrefix("../") ? String(link.dropFirst(3)) : link
          #expect(paths.contains(path), "\(file.path): \(link)")
        }
      }
      let sitemap = try #require(files.first { $0.path == "sitemap.xml" })
      let places = String(decoding: sitemap.bytes, as: UTF8.self)
        .matches(of: /<loc>https:\/\/desk\.example\/a\/([^<]+)<\/loc>/).map { String($0.output.1) }
      #expect(!places.isEmpty && Set(places).isSubset(of: paths))
    }
  }

  @Test func frontPageAndStaticEditionShowTheSameChoice() async throws {
    try await withDesk { desk in
      let json = try JSON(parsing: get(desk, "/.json").body)
      let sections = json["sections"]?.array ?? []
      func stories(_ section: String) -> [String] {
        let found = sections.first { $0["title"]?.string == section }
        return (found?["items"]?.array ?? []).compactMap { $0["story"]?.string }
      }
      #expect(stories("Southern Europe") == ["two", "one"])
      #expect(stories("Agreements") == [hostile])
      let latest = (json["latest"]?.array ?? []).compactMap { $0["document"]?.string }
      #expect(latest.first == "two" && Set(latest) == ["one", "two", hostile])
      let files = try desk.edition(base: "https://desk.example")
      let index = try #require(files.first { $0.path == "index.html" })
      let page = get(desk, "/").body
      for heading in ["Southern Europe", "By topic", "Agreements", "Latest"] {
        #expect(page.contains(">\(heading)</h"), "\(heading)")
        #expect(String(decoding: index.bytes, as: UTF8.self).contains(">\(heading)</h"))
      }
      #expect(page.utf8.count < 150 * 1024)
      #expect(get(desk, "/.csv").body.contains("Southern Europe,two,"))
      #expect(get(desk, "/.atom").body.contains("<summary>Albania and Croatia signed"))
      #expect(try JSON(parsing: get(desk, "/api/v1/").body)["day"] != nil)
    }
  }

  @Test(arguments: ["", "desk.example", "javascript:alert(1)"])
  func onlyAddressesOfTheWebAreTaken(_ base: String) async throws {
    try await withDesk { desk in
      #expect(throws: DeskError.self) { try desk.edition(base: base) }
    }
  }
}
