import Evidence
import Foundation
import Records
import TestSupport
import Testing

/// Whole records of pages of the bundled dossier, a line each, so that a change shows as a readable
/// diff.
@Suite struct GoldenTests {
  private static let pages = Line.dossier.filter { page in
    ["wire.html", "belgrade.html", "explainer.html", "shkodra.txt"].contains(page.testDescription)
  }

  @Test(arguments: pages)
  func recordIsAsBefore(page: CaseFile) throws {
    let coded = try Line.code(page.bytes())
    let map = ScalarMap(coded.article.text)
    var lines = [
      "title: \(coded.article.title ?? "")",
      "published: \(coded.article.published?.description ?? "")",
    ]
    lines += coded.article.blocks.map { "text: \(coded.article.text[$0.span])" }
    lines += coded.article.furniture.map { "furniture: \($0.kind): \($0.text)" }
    lines += coded.agreements.map { "agreement: \($0.json(map).line)" }
    lines += coded.events.map { "event: \($0.json(map).line)" }
    lines += coded.statements.map { "statement: \($0.json(map).line)" }
    let name = page.url.deletingPathExtension().lastPathComponent + ".golden"
    expectGolden(
      lines.joined(separator: "\n") + "\n", casesFolder().appendingPathComponent(name))
  }

  @Test func everyGoldenPageIsThere() {
    #expect(Self.pages.count == 4)
  }
}
