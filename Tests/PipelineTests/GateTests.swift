import Evidence
import Foundation
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
    // A page with one line is taken for a shell without an article.
    let lines = [text, filler, filler, filler].map { "<p>\($0)</p>" }.joined()
    let page =
      form == .html ? "<html><body><article><h1>News</h1>\(lines)</article></body></html>" : text
    return try #require(pipeline).code(Capture(bytes: Array(page.utf8), form: form)).version
  }

  private static let filler =
    "It rained in the morning, the market closed early, and the river rose by a hand until noon."
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

  @Test func statesThatAreOnlyNamedDoNotPass() throws {
    let text = "Travellers from Italy and France praised the beaches and the food of the region."
    #expect(try !Self.version(text, form: .html, by: Self.gated).hasSuffix("+encoder"))
  }
}
