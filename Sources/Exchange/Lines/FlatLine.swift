public import Evidence
public import Records
import Ontology

/// A record as a flat object for tables and Parquet: every line of a kind has the same members in
/// the same order, and every member holds one type or null.
public enum FlatLine {
  /// An event.
  ///
  /// - Parameters:
  ///   - event: the event.
  ///   - document: the article that tells it.
  /// - Returns: its line.
  public static func line(_ event: Event, of document: DocumentID) -> JSON {
    .object(
      [
        JSON.Member("kind", "event"), JSON.Member("article", .string(document.rawValue)),
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
  /// - Parameters:
  ///   - statement: the statement.
  ///   - document: the article that carries it.
  /// - Returns: its line.
  public static func line(_ statement: Statement, of document: DocumentID) -> JSON {
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
        JSON.Member("kind", "statement"), JSON.Member("article", .string(document.rawValue)),
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
  /// - Parameters:
  ///   - agreement: the agreement.
  ///   - document: the article that tells of it.
  /// - Returns: its line; nil when it has no evidence.
  public static func line(_ agreement: Agreement, of document: DocumentID) -> JSON? {
    guard let citation = agreement.citations.first else { return nil }
    return .object(
      [
        JSON.Member("kind", "agreement"), JSON.Member("article", .string(document.rawValue)),
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

  private static func codes(_ values: [String]) -> JSON { .string(values.joined(separator: "+")) }

  private static func evidence(_ citation: Citation) -> [JSON.Member] {
    [
      JSON.Member("start_byte", .integer(citation.span.lower)),
      JSON.Member("end_byte", .integer(citation.span.upper)),
      JSON.Member("score", .number(citation.score)),
      JSON.Member("by", .string(citation.maker.description)),
    ]
  }
}
