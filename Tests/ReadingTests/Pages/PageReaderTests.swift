import Evidence
import Foundation
import Reading
import TestSupport
import Testing

/// The cases folder of this target, which lies one level up.
private let cases = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().appendingPathComponent("Cases/pages")

private func pages() -> [CaseFile] {
  let urls = try? FileManager.default.contentsOfDirectory(
    at: cases, includingPropertiesForKeys: nil)
  return (urls ?? []).filter { ["html", "txt"].contains($0.pathExtension) }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }.map { CaseFile(url: $0) }
}

private func read(_ file: CaseFile) throws -> (capture: Capture, article: Article) {
  var capture = Capture(bytes: try file.bytes())
  capture.url = "https://sample.example/2025/03/18/page"
  return (capture, try Reader().read(capture))
}

private func json(_ article: Article) -> JSON {
  [
    "title": .optional(article.title), "site": .optional(article.site),
    "published": .optional(article.published?.description),
    "authors": .strings(article.authors), "language": .optional(article.language),
    "blocks": .strings(
      zip(article.blocks.map(\.kind.rawValue), article.blocks.map(\.span)).map {
        "\($0): \(article.text[$1])"
      }),
    "furniture": .strings(article.furniture.map { "\($0.kind) (\($0.reason)): \($0.text)" }),
    "links": .strings(article.links.map { "\($0.text) -> \($0.url)" }),
    "facts": .strings(article.extras.map { "\($0.name) from \($0.foundIn): \($0.value)" }),
    "diagnostics": .strings(article.diagnostics.map(\.id)),
  ]
}

@Suite("Pages")
struct PageReaderTests {
  @Test("are read as their golden files say", arguments: pages())
  func golden(_ file: CaseFile) throws {
    expectGolden(json(try read(file).article).pretty + "\n", file.golden("golden.json"))
  }

  @Test("keep every span inside the text and every block inside the bytes", arguments: pages())
  func spans(_ file: CaseFile) throws {
    let (capture, article) = try read(file)
    let count = article.text.utf8.count
    #expect(article.blocks.map { article.text[$0.span] }.joined(separator: "\n") == article.text)
    for block in article.blocks {
      #expect(block.span.upper <= count)
      let source = try #require(block.source)
      #expect(source.upperBound <= capture.bytes.count && !source.isEmpty)
    }
    for link in article.links { #expect(link.span.map { article.text[$0] } == link.text) }
  }

  @Test("are read the same way twice", arguments: pages())
  func twice(_ file: CaseFile) throws {
    let first = try read(file).article
    #expect(try read(file).article == first)
    #expect(!first.id.rawValue.isEmpty)
  }

  @Test("given as text are taken as they are", arguments: [Capture.Form.text, .treaty])
  func plainText(_ form: Capture.Form) throws {
    let text = "Article 1\n\n  The Parties undertake to consult. \nArticle 2\n"
    var capture = Capture(bytes: Array(text.utf8), form: form)
    capture.title = "A treaty"
    let article = try Reader().read(capture)
    #expect(article.text == text)
    #expect(article.title == "A treaty")
    #expect(
      article.blocks.map { article.text[$0.span] }
        == ["Article 1", "The Parties undertake to consult.", "Article 2"])
  }
}

@Suite("The page it began with")
struct SeedPageTests {
  @Test(
    "is read without its furniture",
    .enabled(if: sharedFolder() != nil, "the seed page lies beside the project"))
  func seed() throws {
    let folder = try #require(sharedFolder()).appendingPathComponent("seed")
    let bytes = Array(try Data(contentsOf: folder.appendingPathComponent("page.txt")))
    let gold = try JSON(
      parsing: Array(try Data(contentsOf: folder.appendingPathComponent("seed_gold_page.json"))))
    let article = try Reader().read(Capture(bytes: bytes))
    let lower = try #require(gold["body"]?["utf8_start"]?.integer)
    let upper = try #require(gold["body"]?["utf8_end"]?.integer)
    let body = String(decoding: bytes[lower..<upper], as: UTF8.self)
      .split(separator: "\n").joined(separator: "\n")
    #expect(article.text == body)
    #expect(article.title == gold["title"]?["text"]?.string)
    #expect(article.published == nil)
  }
}
