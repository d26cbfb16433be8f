import Coding
import Evidence
import Foundation
import Language
import Ontology
import Testing

/// Kinds of event between given parties, without the encoder: frames alone.
@Suite struct SpanEventTests {
  @Test(
    arguments: [
      ("The union accused the firm of fraud.", "The union", "the firm", EventType.accuse),
      ("Fraud! The company was accused by the union.", "the union", "The company", .accuse),
      ("The bank lent the firm two million euros.", "The bank", "the firm", .aid),
      ("A mob attacked a bus, and the army condemned the mob.", "the army", "the mob", .accuse),
      ("The mayor rejected the demands of the strikers.", "The mayor", "the strikers", .reject),
    ])
  func framesTellTheType(text: String, source: String, target: String, type: EventType) throws {
    let annotated = try Self.annotated(text)
    let reading = SpanEvent(annotated).event(
      from: try Self.span(source, in: text), to: try Self.span(target, in: text))
    #expect(reading?.type == type)
    #expect(reading?.maker == .rule("events"))
  }

  @Test func nothingIsToldWithoutFrameAndHead() throws {
    let text = "The river passes the town."
    let reading = SpanEvent(try Self.annotated(text)).event(
      from: try Self.span("The river", in: text), to: nil)
    #expect(reading == nil)
  }

  private static func annotated(_ text: String) throws -> AnnotatedText {
    Annotator().annotate(
      Article(id: DocumentID("test"), blocks: [(kind: .paragraph, text: text, source: nil)]))
  }

  private static func span(_ words: String, in text: String) throws -> TextSpan {
    let range = try #require(text.range(of: words, options: .backwards))
    return TextSpan(
      text.utf8.distance(from: text.startIndex, to: range.lowerBound),
      text.utf8.distance(from: text.startIndex, to: range.upperBound))
  }
}
