import Evidence
import Ontology
import Records

/// One record as a row of its table, with the actors it is found by.
struct RecordRow: Sendable {
  /// Which part an actor plays; a set of bits, for one actor may play both.
  struct Sides: OptionSet, Sendable {
    let rawValue: Int
    /// Source, speaker or party.
    static let first = Sides(rawValue: 1)
    /// Target of an event or statement, candidate of an agreement.
    static let second = Sides(rawValue: 2)
  }

  /// The columns that only this kind of record has, in the order of its table.
  let facts: [SQLValue]
  let day: Int
  /// `span_start` to `score`.
  let evidence: [SQLValue]
  let json: String
  let actors: [String: Sides]

  init(_ event: Event, json: JSON, _ map: ScalarMap, published: Int) {
    facts = [
      .text(event.type.rawValue), .integer(event.quad.rawValue),
      .text(event.factuality.rawValue), .text(orNull: event.place?.country?.rawValue),
    ]
    day = event.date?.daysSinceEpoch ?? published
    evidence = RecordRow.evidence(event.citation, map)
    self.json = json.line
    actors = RecordRow.sides(
      first: event.source.compactMap(\.actor), second: event.target.compactMap(\.actor))
  }

  init(_ statement: Statement, json: JSON, _ map: ScalarMap, published: Int) {
    let speaker = statement.speaker
    var agreement: String?
    var targets: [ActorID] = []
    switch statement.target {
    case .agreement(let name): agreement = name ?? ""
    case .actors(let actors): targets = actors
    case nil: break
    }
    facts = [
      .text(speaker.name ?? speaker.text), .text(statement.kind.rawValue),
      .text(statement.stance.rawValue), .text(orNull: agreement),
    ]
    day = published
    evidence = RecordRow.evidence(statement.citation, map)
    self.json = json.line
    actors = RecordRow.sides(
      first: speaker.actors + [speaker.affiliation].compactMap { $0 }, second: targets)
  }

  init(_ agreement: Agreement, json: JSON, _ map: ScalarMap, published: Int) {
    facts = [
      .text(agreement.names.first ?? agreement.kind.rawValue), .text(agreement.kind.rawValue),
      .integer(orNull: agreement.isBinding.map { $0 ? 1 : 0 }),
      .integer(agreement.isBackground ? 1 : 0),
      .text(agreement.topics.map(\.rawValue).joined(separator: "\n")),
    ]
    day = agreement.date?.daysSinceEpoch ?? published
    // Without a citation the row has an empty span and the table refuses it.
    evidence =
      agreement.citations.first.map { RecordRow.evidence($0, map) }
      ?? [0, 0, .null, "", .real(0)]
    self.json = json.line
    actors = RecordRow.sides(
      first: agreement.parties + agreement.signatories.map(\.party),
      second: agreement.candidates.map(\.actor))
  }

  private static func evidence(_ citation: Citation, _ map: ScalarMap) -> [SQLValue] {
    let span = map.scalars(citation.span)
    return [
      .integer(span.lowerBound), .integer(span.upperBound), .integer(orNull: citation.sentence),
      .text(citation.maker.description), .real(citation.score),
    ]
  }

  private static func sides(first: [ActorID], second: [ActorID]) -> [String: Sides] {
    var sides: [String: Sides] = [:]
    for actor in first { sides[actor.rawValue, default: []].insert(.first) }
    for actor in second { sides[actor.rawValue, default: []].insert(.second) }
    return sides
  }
}
