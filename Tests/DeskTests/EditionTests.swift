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

  @Test(arguments: ["", "desk.example", "javascript:alert(1)"])
  func onlyAddressesOfTheWebAreTaken(_ base: String) async throws {
    try await withDesk { desk in
      #expect(throws: DeskError.self) { try desk.edition(base: base) }
    }
  }
}
