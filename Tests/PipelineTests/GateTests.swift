import Evidence
import Foundation
import Ontology
import Pipeline
import Reading
import Records
import Testing

/// The gate before the encoder: what passes, what does not, and what is never asked.
@Suite struct GateTests {
  private static let folder = DataFolder(
    path: URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path)

  private static let gated = try? Pipeline(data: folder, tagging: .encoder, isGated: true)
  private static let ungated = try? Pipeline(data: folder, tagging: .encoder)

  private static func version(
    _ text: String, form: Capture.Form, by pipeline: Pipeline?
  ) throws -> String {
    let page =
      form == .html
      ? "<html><body><article><h1>Report</h1><p>\(text)</p><p>\(filler)</p><p>\(more)</p></article></body></html>"
      : text
    return try #require(pipeline).code(Capture(bytes: Array(page.utf8), form: form)).version
  }

  /// Enough running text for a page to be an article.
  private static let filler =
    "The meeting lasted for two hours and was followed by a short walk through the old town, which "
    + "many people watched from the windows. It rained in the morning, and the sun came out later."
  private static let more =
    "Shops stayed open until late, and a choir of pupils sang old songs in front of the library. The "
    + "market will be held again next spring, with more stalls and a stage for young musicians."
  private static let between =
    "The defence ministers of Albania and Croatia signed a joint declaration on defence in Tirana."
  private static let domestic =
    "The city council said on Tuesday that it would build two new swimming pools by next summer."

  @Test func aPageWithTwoStatesAtWorkIsReadByTheEncoder() throws {
    #expect(try Self.version(Self.between, form: .html, by: Self.gated).hasSuffix("+encoder"))
  }

  @Test func aPageWithoutIsReadByRule() throws {
    #expect(try !Self.version(Self.domestic, form: .html, by: Self.gated).hasSuffix("+encoder"))
    #expect(try Self.version(Self.domestic, form: .html, by: Self.ungated).hasSuffix("+encoder"))
  }

  @Test func aTextThatIsGivenAsSuchIsAlwaysReadByTheEncoder() throws {
    #expect(try Self.version(Self.domestic, form: .text, by: Self.gated).hasSuffix("+encoder"))
  }

  @Test func whatIsNotInEnglishIsNotCoded() throws {
    let text =
      "Diese Initiative, sagte der Sprecher, wird von Serbia und Russia getragen. Telefon: 030 1234. "
      + "Die Verteidigungsminister von Albania und Croatia unterzeichneten am Dienstag in Tirana eine "
      + "gemeinsame Erklärung über die Zusammenarbeit bei der Verteidigung."
    for pipeline in [Self.gated, Self.ungated] {
      let coded = try #require(pipeline).code(Capture(bytes: Array(text.utf8), form: .text))
      #expect(coded.article.language == "de")
      #expect(coded.events.isEmpty && coded.statements.isEmpty && coded.agreements.isEmpty)
      #expect(coded.entities.contains { $0.actor == ActorID("ALB") })
      #expect(coded.article.diagnostics.contains { $0.id == "other-language" })
    }
  }

  @Test func statesThatAreOnlyNamedDoNotPass() throws {
    let text = "Travellers from Italy and France praised the beaches and the food of the region."
    #expect(try !Self.version(text, form: .html, by: Self.gated).hasSuffix("+encoder"))
  }

  @Test(arguments: [
    ("Foreign Minister Tanja Fajon of Slovenia said that Hungary had agreed to the talks.", true),
    (
      "The foreign ministry of Slovenia said that the new bridge would open in May. Visitors from Hungary "
        + "praised the view.", false
    ),
  ])
  func aStateThatSpeaksOfAnotherPasses(text: String, passes: Bool) throws {
    #expect(
      try Self.version(text, form: .html, by: Self.gated).hasSuffix("+encoder") == passes)
  }
}
