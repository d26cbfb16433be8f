public import Evidence
import Ontology

/// Reads the members of one JSON object into the parts of a record.
///
/// Spans are in Unicode scalars outside and in UTF-8 bytes inside.
struct RecordReader {
  let json: JSON
  let map: ScalarMap
  let document: DocumentID

  func failure(_ name: String, _ expected: String) -> RecordError {
    RecordError(path: name, expected: expected)
  }

  func inner(_ value: JSON) -> RecordReader {
    RecordReader(json: value, map: map, document: document)
  }

  func value(_ name: String) -> JSON? {
    switch json[name] {
    case nil, .null: nil
    case .some(let value): value
    }
  }

  func optionalString(_ name: String) throws(RecordError) -> String? {
    guard let value = value(name) else { return nil }
    guard let text = value.string else { throw failure(name, "a string or null") }
    return text
  }

  func string(_ name: String) throws(RecordError) -> String {
    guard let text = try optionalString(name) else { throw failure(name, "a string") }
    return text
  }

  func strings(_ name: String) throws(RecordError) -> [String] {
    try list(name) { (value) throws(RecordError) in
      guard let text = value.string else { throw failure("", "a string") }
      return text
    }
  }

  func optionalBool(_ name: String) throws(RecordError) -> Bool? {
    guard let value = value(name) else { return nil }
    guard let truth = value.bool else { throw failure(name, "true, false or null") }
    return truth
  }

  func flag(_ name: String) throws(RecordError) -> Bool { try optionalBool(name) ?? false }

  func code<Code: RawRepresentable<String>>(_ name: String, _ type: Code.Type)
    throws(RecordError) -> Code
  {
    let text = try string(name)
    guard let code = Code(rawValue: text) else { throw failure(name, "a known \(type)") }
    return code
  }

  func codes<Code: RawRepresentable<String>>(_ name: String, _ type: Code.Type)
    throws(RecordError) -> [Code]
  {
    try list(name) { (value) throws(RecordError) in
      guard let text = value.string, let code = Code(rawValue: text) else {
        throw failure("", "a known \(type)")
      }
      return code
    }
  }

  func actor(_ name: String) throws(RecordError) -> ActorID? {
    try optionalString(name).map { ActorID($0) }
  }

  func actors(_ name: String) throws(RecordError) -> [ActorID] {
    try strings(name).map { ActorID($0) }
  }

  func date(_ name: String) throws(RecordError) -> CalendarDate? {
    guard let text = try optionalString(name) else { return nil }
    guard let date = CalendarDate(iso: text) else { throw failure(name, "a date as in ISO 8601") }
    return date
  }

  func timestamp(_ name: String) throws(RecordError) -> Timestamp? {
    guard let text = try optionalString(name) else { return nil }
    guard let time = Timestamp(iso: text) else { throw failure(name, "a time as in ISO 8601") }
    return time
  }

  func span(of value: JSON) throws(RecordError) -> TextSpan {
    guard let bounds = value.array, bounds.count == 2, let lower = bounds[0].integer,
      let upper = bounds[1].integer, 0 <= lower, lower <= upper, upper <= map.scalarCount
    else { throw failure("", "[start, end) inside the text") }
    return map.span(scalars: lower..<upper)
  }

  func optionalSpan(_ name: String) throws(RecordError) -> TextSpan? {
    guard let value = value(name) else { return nil }
    do { return try span(of: value) } catch { throw error.inside(name) }
  }

  func span(_ name: String) throws(RecordError) -> TextSpan {
    guard let span = try optionalSpan(name) else {
      throw failure(name, "[start, end) inside the text")
    }
    return span
  }

  func spans(_ name: String) throws(RecordError) -> [TextSpan] {
    try list(name) { (value) throws(RecordError) in try span(of: value) }
  }

  /// The elements of an array member; a missing or null member is an empty one.
  func list<Element>(_ name: String, _ read: (JSON) throws(RecordError) -> Element)
    throws(RecordError) -> [Element]
  {
    guard let value = value(name) else { return [] }
    guard let values = value.array else { throw failure(name, "an array") }
    var elements: [Element] = []
    for (index, value) in values.enumerated() {
      do { elements.append(try read(value)) } catch { throw error.inside("\(name)[\(index)]") }
    }
    return elements
  }

  func citation() throws(RecordError) -> Citation {
    guard let maker = Maker(try string("by")) else {
      throw failure("by", "rule:NAME or head:NAME")
    }
    guard let score = value("score")?.double else { throw failure("score", "a number") }
    return Citation(
      document: document, span: try span("span"), sentence: value("sentence")?.integer,
      maker: maker, version: try string("version"), score: score)
  }

  func place(_ name: String) throws(RecordError) -> Place? {
    guard let value = value(name) else { return nil }
    let reader = inner(value)
    do {
      return Place(
        name: try reader.string("name"), country: try reader.actor("country"),
        span: try reader.optionalSpan("span"))
    } catch { throw error.inside(name) }
  }
}

/// Writing the parts that all records share.
extension ScalarMap {
  /// A span as JSON carries it: `[start, end)` in Unicode scalars.
  ///
  /// - Parameter span: UTF-8 offsets into the text of this map.
  /// - Returns: an array of two integers.
  public func json(_ span: TextSpan) -> JSON {
    let range = scalars(span)
    return [.integer(range.lowerBound), .integer(range.upperBound)]
  }

  func json(_ span: TextSpan?) -> JSON { span.map { json($0) } ?? .null }

  func json(_ spans: [TextSpan]) -> JSON { .array(spans.map { json($0) }) }

  func members(of citation: Citation) -> [JSON.Member] {
    [
      JSON.Member("span", json(citation.span)),
      JSON.Member("sentence", citation.sentence.map(JSON.integer) ?? .null),
      JSON.Member("score", .number(citation.score)),
      JSON.Member("by", .string(citation.maker.description)),
      JSON.Member("version", .string(citation.version)),
    ]
  }

  func json(_ place: Place?) -> JSON {
    guard let place else { return .null }
    return [
      "name": .string(place.name), "country": .optional(place.country?.rawValue),
      "span": json(place.span),
    ]
  }
}

extension JSON {
  static func actors(_ actors: [ActorID]) -> JSON { .strings(actors.map(\.rawValue)) }

  static func optional(_ actor: ActorID?) -> JSON { .optional(actor?.rawValue) }

  static func optional(_ date: CalendarDate?) -> JSON { .optional(date?.description) }

  /// Several actors as one word, joined by `+`; null for none.
  static func joined(_ actors: [ActorID]) -> JSON {
    actors.isEmpty ? .null : .string(actors.map(\.rawValue).joined(separator: "+"))
  }
}
