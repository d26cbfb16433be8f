import Evidence
import Foundation
import Records
import TestSupport
import Testing

@testable import Stories

/// Eight happenings told in English or French, in translation, and on their own in other languages:
/// our own writing about real events (`Cases/translations.jsonl`).
private struct ToldReport: Decodable {
  let id: String
  let group: String
  /// `source`, `translation` of the group's source, or `independent`.
  let kind: String
  let date: String
  let title: String
  let text: String

  var report: Report {
    Report(
      id: DocumentID(id), title: title, text: text, outlet: nil, date: Timestamp(iso: date))
  }

  static func all() throws -> [ToldReport] {
    let file = casesFolder().appending(path: "translations.jsonl")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
      try JSONDecoder().decode(ToldReport.self, from: Data($0.utf8))
    }
  }
}

@Suite struct TranslationTests {
  @Test func translationsAreTiedToTheirSourceAndIndependentReportsAreNot() throws {
    let told = try ToldReport.all()
    let links = CopyFinder().copies(among: told.map(\.report))
    let families = Dictionary(grouping: told.filter { $0.kind != "independent" }, by: \.group)
    let wanted = Set(told.filter { $0.kind == "translation" }.map(\.id))
    #expect(Set(links.map(\.copy.rawValue)) == wanted)
    for link in links {
      let group = families.values.first { $0.contains { $0.id == link.copy.rawValue } } ?? []
      #expect(group.contains { $0.id == link.original.rawValue }, "\(link)")
      #expect(link.relation == .translated, "\(link)")
    }
  }

  @Test func aTranslationAddsNothingToItsSource() throws {
    let told = try ToldReport.all().filter { $0.group == "tirana" && $0.kind != "independent" }
    let ties = CopyFinder().copies(among: told.map(\.report))
    let account = StoryAccount(
      told.map { Article(id: DocumentID($0.id), text: $0.text, blocks: []) }, ties: ties)
    #expect(account.entries.map(\.additions.count) == [6, 0, 0])
    #expect(account.entries.dropFirst().allSatisfy { $0.shared.count == 6 })
  }

  @Test func aTranslationCutShortIsOneStill() throws {
    let told = try ToldReport.all()
    for translation in told where translation.kind == "translation" {
      let source = try #require(told.first { $0.group == translation.group && $0.kind == "source" })
      let lines = translation.text.split(separator: "\n").prefix(4).joined(separator: "\n")
      let evidence = TranslationRule(
        Cognates(title: source.title, text: source.text),
        Cognates(title: translation.title, text: lines)
      ).evidence()
      #expect(evidence.order >= 0.85 && evidence.reach >= 0.5, "\(translation.id) \(evidence)")
    }
  }

  @Test(
    "Names look alike in any script",
    arguments: [
      ("Сергей Шойгу", "Sergei Shoigu"), ("Сергей Шойгу", "Sergej Šojgu"),
      ("Александар Вучић", "Aleksandar Vučić"), ("Κυριάκος Μητσοτάκης", "Kiriakos Mitsotakis"),
      ("Erdoğan", "Erdogan"), ("٢٠٢٣", "2023"),
    ])
  func namesLookAlike(one: String, two: String) {
    func romanised(_ text: String) -> [UInt8] {
      text.unicodeScalars.reduce(into: []) { Romanisation.append($1, to: &$0) }
    }
    #expect(romanised(one) == romanised(two))
  }

  @Test func anyTextIsRead() {
    var random = SeededGenerator(seed: 7)
    for _ in 0..<200 {
      let scalars = (0..<300).compactMap { _ in
        Unicode.Scalar(UInt32.random(in: 0...0x3000, using: &random))
      }
      let text = String(String.UnicodeScalarView(scalars))
      let cognates = Cognates(title: text, text: text)
      let evidence = TranslationRule(cognates, cognates).evidence()
      #expect((0...1).contains(evidence.order) && (0...1).contains(evidence.coverage))
    }
  }
}
