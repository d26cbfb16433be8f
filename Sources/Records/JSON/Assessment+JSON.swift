public import Evidence
import Ontology

extension Assessment {
  /// The answer as one object.
  ///
  /// `evidence` is the pieces for and against in one list. Spans are in Unicode scalars of their
  /// article's text, where the article is given.
  ///
  /// - Parameter maps: the scalar maps of the articles quoted, by identity.
  /// - Returns: the object of the command `ask`.
  public func json(maps: (DocumentID) -> ScalarMap?) -> JSON {
    func quotes(_ items: [QuotedEvidence]) -> JSON { .array(items.map { $0.json(maps: maps) }) }
    return [
      "question": .string(question.text),
      "shape": .string(question.shape.rawValue),
      "actors": .actors(question.actors),
      "window": [.optional(windowStart), .optional(windowEnd)],
      "rung": rung.map { .string($0.description) } ?? .null,
      "rung_name": rung.map { .string($0.rung.name) } ?? .null,
      "flags": .strings(rung?.flags ?? []),
      "answer": .string(verdict?.rawValue ?? answer),
      "summary": .string(answer),
      "criteria": .array(criteria.map { $0.json(maps: maps) }),
      "for": quotes(evidenceFor),
      "against": quotes(evidenceAgainst),
      "evidence": quotes(evidenceFor + evidenceAgainst),
      "missing_for_next_rung": .strings(missingForNextRung),
      "voices": quotes(voices),
      "origins": .integer(origins),
      "confidence": .number((confidence * 1000).rounded() / 1000),
      "as_of": .optional(asOf),
    ]
  }
}

extension Criterion {
  func json(maps: (DocumentID) -> ScalarMap?) -> JSON {
    [
      "axis": .string(axis.rawValue), "criterion": .string(criterion),
      "state": .string(state.rawValue), "evidence": .array(evidence.map { $0.json(maps: maps) }),
    ]
  }
}

extension QuotedEvidence {
  func json(maps: (DocumentID) -> ScalarMap?) -> JSON {
    [
      "text": .string(text), "shows": .string(shows), "speaker": .optional(speaker),
      "article": .string(citation.document.rawValue),
      "span": maps(citation.document).map { $0.json(citation.span) } ?? .null,
      "by": .string(citation.maker.description), "score": .number(citation.score),
    ]
  }
}
