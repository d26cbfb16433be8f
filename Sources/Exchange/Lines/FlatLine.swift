public import Evidence
public import Records
import Ontology

/// A record as a flat object for tables and Parquet: every line of a kind has the same members in
/// the same order, and every member holds one type or null.
///
/// Spans are half-open ranges of Unicode scalars in the article's text.
public struct FlatLine {
  private let article: JSON.Member
  private let origin: JSON.Member
  private let map: ScalarMap

  /// Makes the lines of an article.
  ///
  /// - Parameters:
  ///   - article: the article.
  ///   - origin: the report that it follows from: itself where it is independent.
  public init(_ article: Article, origin: DocumentID) {
    self.article = JSON.Member("article", .string(article.id.rawValue))
    self.origin = JSON.Member("origin", .string(origin.rawValue))
    map = ScalarMap(article.text)
  }

  /// An event.
  ///
  /// - Parameter event: the event.
  /// - Returns: its line.
  public func line(_ event: Event) -> JSON {
    .object(
      [
        JSON.Member("kind", "event"), article, origin,
        JSON.Member("type", .string(event.type.rawValue)),
        JSON.Member("mode", .optional(event.mode)),
        JSON.Member("cameo", .string(event.cameo.digits)),
        JSON.Member("quad", .integer(event.quad.rawValue)),
        JSON.Member("goldstein", event.goldstein.map(JSON.number) ?? .null),
        JSON.Member("source", codes(event.source.compactMap { $0.actor?.rawValue })),
        JSON.Member("target", codes(event.target.compactMap { $0.actor?.rawValue })),
        JSON.Member("factuality", .string(event.factuality.rawValue)),
        JSON.Member("date", .optional(event.date?.description)),
        JSON.Member("place", .optional(event.place?.name)),
        JSON.Member("country", .optional(event.place?.country?.rawValue)),
      ] + evidence(event.citation))
  }

  /// A statement.
  ///
  /// - Parameter statement: the statement.
  /// - Returns: its line.
  public func line(_ statement: Statement) -> JSON {
    let speaker = statement.speaker
    var targets: [String] = []
    var agreement: String?
    switch statement.target {
    case .agreement(let name): agreement = name ?? ""
    case .actors(let actors): targets = actors.map(\.rawValue)
    case nil: break
    }
    return .object(
      [
        JSON.Member("kind", "statement"), article, origin,
        JSON.Member("speaker", .string(speaker.name ?? speaker.text)),
        JSON.Member("role", .optional(speaker.role)),
        JSON.Member("affiliation", .optional(speaker.affiliation?.rawValue)),
        JSON.Member("form", .string(statement.kind.rawValue)),
        JSON.Member("stance", .string(statement.stance.rawValue)),
        JSON.Member("negated", .bool(statement.isNegated)),
        JSON.Member("target", codes(targets)), JSON.Member("agreement", .optional(agreement)),
      ] + evidence(statement.citation))
  }

  /// An agreement.
  ///
  /// - Parameter agreement: the agreement.
  /// - Returns: its line; nil when it has no evidence.
  public func line(_ agreement: Agreement) -> JSON? {
    guard let citation = agreement.citations.first else { return nil }
    return .object(
      [
        JSON.Member("kind", "agreement"), article, origin,
        JSON.Member("name", .optional(agreement.names.first)),
        JSON.Member("form", .string(agreement.kind.rawValue)),
        JSON.Member("parties", codes(agreement.parties.map(\.rawValue))),
        JSON.Member("candidates", codes(agreement.candidates.map(\.actor.rawValue))),
        JSON.Member("topics", codes(agreement.topics.map(\.rawValue))),
        JSON.Member("binding", agreement.isBinding.map(JSON.bool) ?? .null),
        JSON.Member("background", .bool(agreement.isBackground)),
        JSON.Member("date", .optional(agreement.date?.description)),
      ] + evidence(citation))
  }

  private func codes(_ values: [String]) -> JSON { .string(values.joined(separator: "+")) }

  private func evidence(_ citation: Citation) -> [JSON.Member] {
    [
      JSON.Member("start", .integer(map.scalarOffset(ofByte: citation.span.lower))),
      JSON.Member("end", .integer(map.scalarOffset(ofByte: citation.span.upper))),
      JSON.Member("score", .number(citation.score)),
      JSON.Member("by", .string(citation.maker.description)),
    ]
  }
}
