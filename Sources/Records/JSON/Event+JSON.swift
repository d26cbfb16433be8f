public import Evidence
import Ontology

extension Event {
  /// The event as the batch contract has it.
  ///
  /// - Parameter map: of the article's text.
  /// - Returns: an object whose spans are in Unicode scalars.
  public func json(_ map: ScalarMap) -> JSON {
    .object(
      [
        JSON.Member("type", .string(type.rawValue)),
        JSON.Member("mode", .optional(mode)),
        JSON.Member("contexts", .strings(contexts.map(\.rawValue))),
        JSON.Member("cameo", .string(cameo.digits)),
        JSON.Member("quad", .integer(quad.rawValue)),
        JSON.Member("quad_scheme", .string(QuadScheme.cameo.rawValue)),
        JSON.Member("goldstein", goldstein.map(JSON.number) ?? .null),
        JSON.Member("source", .array(source.map { $0.json(map) })),
        JSON.Member("target", .array(target.map { $0.json(map) })),
        JSON.Member("reciprocal", .bool(isReciprocal)),
        JSON.Member("date", .optional(date)),
        JSON.Member("place", map.json(place)),
        JSON.Member("factuality", .string(factuality.rawValue)),
      ] + map.members(of: citation))
  }

  /// Reads an event from the form that `json` writes.
  ///
  /// - Parameters:
  ///   - json: the object.
  ///   - map: of the article's text.
  ///   - document: the article.
  /// - Throws: `RecordError` with the path of the member at fault.
  public init(json: JSON, _ map: ScalarMap, document: DocumentID) throws(RecordError) {
    let reader = RecordReader(json: json, map: map, document: document)
    self.init(
      type: try reader.code("type", EventType.self),
      source: try reader.list("source") { (value) throws(RecordError) in
        try Participant(reader.inner(value))
      },
      target: try reader.list("target") { (value) throws(RecordError) in
        try Participant(reader.inner(value))
      },
      factuality: try reader.code("factuality", Factuality.self),
      citation: try reader.citation())
    mode = try reader.optionalString("mode")
    contexts = try reader.codes("contexts", EventContext.self)
    guard let code = CAMEOCode(try reader.string("cameo")) else {
      throw reader.failure("cameo", "two to four digits of CAMEO")
    }
    cameo = code
    goldstein = reader.value("goldstein")?.double
    isReciprocal = try reader.flag("reciprocal")
    date = try reader.date("date")
    place = try reader.place("place")
  }
}

extension Participant {
  func json(_ map: ScalarMap) -> JSON {
    [
      "actor": .optional(actor), "roles": .strings(roles.map(\.rawValue)), "text": .string(text),
      "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      actor: try reader.actor("actor"), roles: try reader.codes("roles", Role.self),
      text: try reader.string("text"), span: try reader.span("span"))
  }
}
