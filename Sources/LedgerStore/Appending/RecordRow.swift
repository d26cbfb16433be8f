import Evidence
import Ontology
import Records

/// One record as a row of its table, with the actors and facts it is found by.
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
  let actors: [String: Sides]
  /// The words of `Facet` that its article is found by.
  let facets: [String]
  /// What the coder wrote; nil for a record that a person made.
  var json: String?
  /// What people made of it, where they did.
  var corrected: String?
  /// Whether it counts now.
  var isHeld = true

  /// The values of the row, in the order of `RecordTable.columns`.
  func values(id: Int, coding: Int, position: Int) -> [SQLValue] {
    [.integer(id), .integer(coding), .integer(position)] + content
  }

  /// The values behind the row's place.
  var content: [SQLValue] {
    facts + [.integer(day)] + evidence
      + [.text(orNull: json), .text(orNull: corrected), .integer(isHeld ? 1 : 0)]
  }

  init(_ event: Event, _ map: ScalarMap, published: Int) {
    let country = event.place?.country?.rawValue
    facts = [
      .text(event.type.rawValue), .integer(event.quad.rawValue),
      .text(event.factuality.rawValue), .text(orNull: country),
    ]
    day = event.date?.daysSinceEpoch ?? published
    evidence = RecordRow.evidence(event.citation, map)
    actors = RecordRow.sides(
      first: event.source.compactMap(\.actor), second: event.target.compactMap(\.actor))
    facets =
      [Facet.type.word(event.type.rawValue)] + (country.map { [Facet.country.word($0)] } ?? [])
      + RecordRow.targets(actors)
  }

  init(_ statement: Statement, _ map: ScalarMap, published: Int) {
    let speaker = statement.speaker
    var agreement: String?
    var targets: [ActorID] = []
    switch statement.target {
    case .agreement(let name): agreement = name ?? ""
    case .actors(let actors): targets = actors
    case nil: break
    }
    let name = speaker.name ?? speaker.text
    let speakers = speaker.actors + [speaker.affiliation].compactMap { $0 }
    facts = [
      .text(Folding.folded(name)), .text(statement.kind.rawValue),
      .text(statement.stance.rawValue), .text(orNull: agreement),
    ]
    day = published
    evidence = RecordRow.evidence(statement.citation, map)
    actors = RecordRow.sides(first: speakers, second: targets)
    facets =
      Facet.speaker.words(name) + speakers.map { Facet.speaker.word($0.rawValue) }
      + [
        Facet.statementKind.word(statement.kind.rawValue),
        Facet.stance.word(statement.stance.rawValue),
      ] + RecordRow.targets(actors)
  }

  init(_ agreement: Agreement, _ map: ScalarMap, published: Int) {
    let kind = agreement.kind.rawValue
    facts = [
      .text(Folding.folded(agreement.names.first ?? kind)), .text(kind),
      .integer(orNull: agreement.isBinding.map { $0 ? 1 : 0 }),
      .integer(agreement.isBackground ? 1 : 0),
      .text(agreement.topics.map(\.rawValue).joined(separator: "\n")),
    ]
    day = agreement.date?.daysSinceEpoch ?? published
    // Without a citation the row has an empty span and the table refuses it.
    evidence =
      agreement.citations.first.map { RecordRow.evidence($0, map) }
      ?? [0, 0, .null, "", .real(0)]
    actors = RecordRow.sides(
      first: agreement.parties + agreement.signatories.map(\.party),
      second: agreement.candidates.map(\.actor))
    facets =
      [Facet.agreementKind.word(kind)] + (agreement.names + [kind]).flatMap(Facet.agreement.words)
  }

  /// Reads a record of any kind from its JSON form.
  init(_ table: RecordTable, json: JSON, _ map: ScalarMap, document: DocumentID, published: Int)
    throws(RecordError)
  {
    switch table {
    case .events:
      self.init(try Event(json: json, map, document: document), map, published: published)
    case .statements:
      self.init(try Statement(json: json, map, document: document), map, published: published)
    case .agreements:
      self.init(try Agreement(json: json, map, document: document), map, published: published)
    }
  }

  /// The row with what the coder wrote.
  func coded(_ json: JSON) -> RecordRow {
    var row = self
    row.json = json.line
    return row
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

  private static func targets(_ actors: [String: Sides]) -> [String] {
    actors.filter { $0.value.contains(.second) }.keys.map { Facet.target.word($0) }
  }
}
