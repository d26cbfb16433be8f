public import Evidence
import Ontology

extension Statement {
  /// The statement as the batch contract has it.
  ///
  /// - Parameter map: of the article's text.
  /// - Returns: an object whose spans are in Unicode scalars.
  public func json(_ map: ScalarMap) -> JSON {
    .object(
      [
        JSON.Member("speaker", speaker.json(map)),
        JSON.Member("cue", cue.map { ["span": map.json($0)] } ?? .null),
        JSON.Member("content", map.json(content)),
        JSON.Member("kind", .string(kind.rawValue)),
        JSON.Member("addressee", .optional(addressee)),
        JSON.Member("about", .strings(about)),
        JSON.Member("target", target?.label ?? .null),
        JSON.Member("target_actors", .actors(target?.actors ?? [])),
        JSON.Member("target_agreement", .optional(target?.agreement)),
        JSON.Member("stance", .string(stance.rawValue)),
        JSON.Member("negated", .bool(isNegated)),
        JSON.Member("certainty", .string(certainty.rawValue)),
        JSON.Member("venue", venue?.json(map) ?? .null),
        JSON.Member("answers", map.json(answers)),
        JSON.Member("claims", .array(claims.map { $0.json(map) })),
        JSON.Member("reported", .array(reported.map { $0.json(map) })),
      ] + map.members(of: citation))
  }

  /// Reads a statement from the form that `json` writes.
  ///
  /// - Parameters:
  ///   - json: the object.
  ///   - map: of the article's text.
  ///   - document: the article.
  /// - Throws: `RecordError` with the path of the member at fault.
  public init(json: JSON, _ map: ScalarMap, document: DocumentID) throws(RecordError) {
    let reader = RecordReader(json: json, map: map, document: document)
    let cue = try reader.value("cue").map { (value) throws(RecordError) in
      try reader.inner(value).span("span")
    }
    self.init(
      speaker: try Speaker(reader.inner(reader.value("speaker") ?? .null)), cue: cue,
      content: try reader.spans("content"), kind: try reader.code("kind", StatementKind.self),
      citation: try reader.citation())
    addressee = try reader.actor("addressee")
    about = try reader.strings("about")
    target = try StatementTarget(reader)
    stance = try reader.code("stance", Stance.self)
    isNegated = try reader.flag("negated")
    certainty =
      reader.value("certainty") == nil ? .certain : try reader.code("certainty", Certainty.self)
    venue = try reader.value("venue").map { (value) throws(RecordError) in
      try Venue(reader.inner(value))
    }
    answers = try reader.optionalSpan("answers")
    claims = try reader.list("claims") { (value) throws(RecordError) in
      try StatementClaim(reader.inner(value))
    }
    reported = try reader.list("reported") { (value) throws(RecordError) in
      try Statement(json: value, map, document: document)
    }
  }
}

extension Venue {
  func json(_ map: ScalarMap) -> JSON { ["name": .string(name), "span": map.json(span)] }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(name: try reader.string("name"), span: try reader.span("span"))
  }
}

extension StatementClaim {
  func json(_ map: ScalarMap) -> JSON {
    [
      "kind": .string(kind.rawValue), "text": .string(text), "span": map.json(span),
      "denied": .bool(isDenied), "clause": .optional(clause), "instrument": .optional(instrument),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      kind: try reader.code("kind", ClaimKind.self), text: try reader.string("text"),
      span: try reader.span("span"), isDenied: try reader.flag("denied"))
    clause = try reader.optionalString("clause")
    instrument = try reader.optionalString("instrument")
  }
}

extension StatementTarget {
  var label: JSON {
    switch self {
    case .agreement: "agreement"
    case .actors(let actors): .joined(actors)
    }
  }

  var actors: [ActorID] {
    if case .actors(let actors) = self { actors } else { [] }
  }

  var agreement: String? {
    if case .agreement(let name) = self { name } else { nil }
  }

  init?(_ reader: RecordReader) throws(RecordError) {
    guard let label = try reader.optionalString("target") else { return nil }
    if label == "agreement" {
      self = .agreement(try reader.optionalString("target_agreement"))
    } else {
      self = .actors(try reader.actors("target_actors"))
    }
  }
}

extension Speaker {
  func json(_ map: ScalarMap) -> JSON {
    [
      "text": .string(text), "span": map.json(span), "actor": .joined(actors),
      "actors": .actors(actors), "name": .optional(name), "role": .optional(role),
      "affiliation": .optional(affiliation),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      text: try reader.optionalString("text") ?? "", span: try reader.optionalSpan("span"))
    actors = try reader.actors("actors")
    name = try reader.optionalString("name")
    role = try reader.optionalString("role")
    affiliation = try reader.actor("affiliation")
  }
}
