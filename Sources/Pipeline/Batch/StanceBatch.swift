import Coding
public import Evidence
import Language
import Ontology

/// Tells where one of two things stands towards the other, how a text speaks of one, or what one
/// does to the other.
///
/// Answers lines `{"id", "text", "p_span", "q_span"}` or `{"id", "text", "target_span"}` by
/// `{"id", "label", "direction"}`, and `{"id", "text", "source_span", "target_span"}` by
/// `{"id", "type", "by"}`. Of a line that has several of these spans `p_span` and `q_span` count first,
/// then `source_span`. Spans are `[start, end)` in Unicode scalars; the text is read as one sentence.
public struct StanceBatch: Sendable {
  private let pipeline: Pipeline

  /// Makes a batch over a pipeline.
  ///
  /// - Parameter pipeline: gives the annotations; with the encoder its heads decide.
  public init(_ pipeline: Pipeline) {
    self.pipeline = pipeline
  }

  /// Answers one line.
  ///
  /// - Parameter line: the line without its line feed.
  /// - Returns: the answer, with an `error` where the line is none of the two forms.
  public func answer(to line: [UInt8]) -> JSON {
    let json: JSON
    do {
      json = try JSON(parsing: line)
    } catch {
      let message = "the line is no JSON object: \(error.message)"
      return BatchError(kind: "bad-line", message: message, at: "byte \(error.byte)").json(id: nil)
    }
    let id = json["id"]?.string ?? json["id"]?.integer.map(String.init)
    guard let id, let text = json["text"]?.string else {
      let message = "every line needs an \"id\" and a \"text\""
      return BatchError(kind: "bad-line", message: message, at: nil).json(id: id)
    }
    let map = ScalarMap(text)
    let annotated = annotated(text, id: id)
    let reader = SpanStance(annotated)
    if let p = span("p_span", of: json, map), let q = span("q_span", of: json, map) {
      return answer(reader.stance(between: p, and: q), id: id)
    }
    let source = span("source_span", of: json, map)
    let target = span("target_span", of: json, map)
    if let source {
      return answer(SpanEvent(annotated).event(from: source, to: target), id: id)
    }
    if let target {
      return answer(reader.sentiment(towards: target), id: id)
    }
    let message = """
      a line needs "p_span" and "q_span", "target_span", or "source_span" (and "target_span"), \
      inside the text
      """
    return BatchError(kind: "bad-line", message: message, at: nil).json(id: id)
  }

  /// The text as one sentence, as the heads were trained on it.
  private func annotated(_ text: String, id: String) -> AnnotatedText {
    let article = Article(
      id: DocumentID(id), text: text,
      blocks: [Block(kind: .paragraph, span: TextSpan(0, text.utf8.count))])
    let words = pipeline.segment(article)
    guard words.sentences.count > 1, words.tokens.count <= 256, let first = words.sentences.first,
      let last = words.sentences.last
    else { return pipeline.annotate(words: words) }
    let whole = Sentence(
      span: first.span.union(last.span), tokens: 0..<words.tokens.count, block: first.block)
    return pipeline.annotate(
      words: AnnotatedText(
        article: article, sentences: [whole], tokens: words.tokens, mentions: []))
  }

  private func span(_ name: String, of json: JSON, _ map: ScalarMap) -> TextSpan? {
    guard let bounds = json[name]?.array, bounds.count == 2, let lower = bounds[0].integer,
      let upper = bounds[1].integer, 0 <= lower, lower < upper, upper <= map.scalarCount
    else { return nil }
    return map.span(scalars: lower..<upper)
  }

  private func answer(_ reading: SpanEvent.Reading?, id: String) -> JSON {
    [
      "id": .string(id), "type": .optional(reading.map { $0.type?.rawValue ?? "YIELD" }),
      "by": .optional(reading?.maker.description),
    ]
  }

  private func answer(_ reading: SpanStance.Reading, id: String) -> JSON {
    let label = reading.sign > 0 ? "positive" : reading.sign < 0 ? "negative" : "neutral"
    return [
      "id": .string(id), "label": .string(label),
      "direction": .optional(reading.direction?.rawValue),
    ]
  }
}
