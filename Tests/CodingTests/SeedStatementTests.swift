import Coding
import Evidence
import Foundation
import Language
import Ontology
import Records
import TestSupport
import Testing

/// The seed page beside the project, where it is: its statements must be found, its traps not.
@Suite(.enabled(if: SeedPage.folder != nil)) struct SeedStatementTests {
  @Test func findsTheStatementsWithTheirSpeakers() throws {
    let page = try SeedPage.load()
    let (annotated, statements) = CodingSample.statements(page.text)
    let map = ScalarMap(annotated.article.text)
    var found = 0
    var resolved = 0
    for gold in page.gold.statements where gold.optional != true {
      let match = statements.max {
        overlap($0, gold, page, map) < overlap($1, gold, page, map)
      }
      guard let match, overlap(match, gold, page, map) >= 0.8 else { continue }
      found += 1
      if Set(match.speaker.actors.map(\.rawValue)) == gold.actors { resolved += 1 }
      if gold.polarity != nil { #expect(match.isNegated, "\(gold.id)") }
    }
    #expect(found >= 27)
    #expect(resolved * 100 >= found * 95)
  }

  @Test func emitsNothingForItsTraps() throws {
    let page = try SeedPage.load()
    let (annotated, statements) = CodingSample.statements(page.text)
    let map = ScalarMap(annotated.article.text)
    for trap in page.gold.nonStatements {
      let range = (trap.span.start - page.start)..<(trap.span.end - page.start)
      guard range.lowerBound >= 0, range.upperBound <= map.scalarCount else { continue }
      let span = map.span(scalars: range)
      #expect(!statements.contains { $0.content.contains { $0.overlaps(span) } }, "\(trap.id)")
    }
  }

  /// Shared words over the longer side, for the better of the accepted extents.
  private func overlap(
    _ statement: Statement, _ gold: SeedPage.Gold.Statement, _ page: SeedPage, _ map: ScalarMap
  ) -> Double {
    let words = Set(statement.content.flatMap { self.words(map.scalars($0), in: page) })
    return gold.extents.map { extent in
      let wanted = Set(
        extent.flatMap { self.words(($0.start - page.start)..<($0.end - page.start), in: page) })
      return Double(words.intersection(wanted).count) / Double(max(words.count, wanted.count, 1))
    }.max() ?? 0
  }

  /// The places where words begin in a range of scalars.
  private func words(_ range: Range<Int>, in page: SeedPage) -> [Int] {
    range.filter { index in
      page.isLetter(index) && (index == range.lowerBound || !page.isLetter(index - 1))
    }
  }
}

/// The seed page's article and its gold statements.
struct SeedPage {
  struct Gold: Decodable {
    struct Extent: Decodable {
      let start: Int
      let end: Int
    }
    struct Statement: Decodable {
      let id: String
      let optional: Bool?
      let polarity: String?
      let speakerEntity: [String]
      let content: [Extent]
      let contentMin: Extent?
      let contentOptional: Extent?

      var extents: [[Extent]] {
        [content] + (contentMin.map { [[$0]] } ?? [])
          + (contentOptional.map { [content + [$0]] } ?? [])
      }

      /// The gold's speakers as canonical identities.
      var actors: Set<String> {
        Set(speakerEntity.flatMap { SeedPage.identities[$0] ?? [$0] })
      }
    }
    struct Trap: Decodable {
      let id: String
      let span: Extent
    }
    let statements: [Statement]
    let nonStatements: [Trap]
  }

  static let identities: [String: [String]] = [
    "RS": ["SRB"], "GOV_RS": ["SRB"], "XK": ["XKX"], "MFA_XK": ["XKX"], "HR": ["HRV"],
    "AL": ["ALB"], "NATO_OFF": ["NATO"], "MINDEF3": ["ALB", "HRV", "XKX"],
    "ILAZI": ["PER:Ramadan Ilazi"], "VUKS": ["PER:Vuk Vuksanović"],
    "unnamed others possible": [],
  ]

  static var folder: URL? {
    let folder = sharedFolder()?.appendingPathComponent("seed")
    return folder.flatMap { FileManager.default.fileExists(atPath: $0.path) ? $0 : nil }
  }

  /// Where the article begins in the page, in scalars.
  let start = 343
  let text: String
  let gold: Gold
  private let letters: [Bool]

  static func load() throws -> SeedPage {
    let folder = try #require(folder)
    let page = try String(contentsOf: folder.appendingPathComponent("page.txt"), encoding: .utf8)
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let data = try Data(contentsOf: folder.appendingPathComponent("seed_gold_statements.json"))
    return SeedPage(page: page, gold: try decoder.decode(Gold.self, from: data))
  }

  private init(page: String, gold: Gold) {
    let scalars = Array(page.unicodeScalars)[start..<5161]
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars)
    self.text = String(text)
    self.gold = gold
    letters = scalars.map { $0.properties.isAlphabetic || $0.properties.numericType != nil }
  }

  func isLetter(_ index: Int) -> Bool { letters.indices.contains(index) && letters[index] }
}
