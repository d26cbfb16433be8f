import Evidence
import Pipeline
import Testing

/// What `entente stance` answers, by the spans that a line has.
@Suite struct StanceBatchTests {
  private static let stance = "\"p_span\": [0, 7], \"q_span\": [17, 24]"
  private static let target = "\"target_span\": [17, 24]"
  private static let source = "\"source_span\": [0, 7]"

  @Test(arguments: [
    ([stance], ["label", "direction"]), ([target], ["label"]), ([source, target], ["type", "by"]),
    ([source], ["type", "by"]), ([stance, source, target], ["label", "direction"]),
  ])
  func spansTellWhatIsAsked(spans: [String], answered: [String]) throws {
    let fields = ["\"id\": \"a\", \"text\": \"Albania condemned Croatia on Tuesday.\""] + spans
    let line = "{\(fields.joined(separator: ", "))}"
    let answer = StanceBatch(try Line.pipeline.get()).answer(to: Array(line.utf8))
    #expect(answer["error"] == nil)
    for name in answered { #expect(answer[name] != nil, "\(name) in \(answer)") }
    if !answered.contains("type") { #expect(answer["type"] == nil) }
  }

  @Test(arguments: [
    "", "\"p_span\": [0, 7]", "\"source_span\": [0, 900]", "\"target_span\": [5, 5]",
  ])
  func aLineWithoutSpansInsideItsTextIsAnError(spans: String) throws {
    let line =
      "{\"id\": \"a\", \"text\": \"Albania condemned Croatia.\"\(spans.isEmpty ? "" : ", ")\(spans)}"
    let answer = StanceBatch(try Line.pipeline.get()).answer(to: Array(line.utf8))
    #expect(answer["error"]?["kind"]?.string == "bad-line")
  }
}
