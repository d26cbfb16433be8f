public import Evidence

extension Article {
  /// The article as the batch contract has it under `article`; `id` and `url` stand outside.
  ///
  /// - Parameter map: of the article's text.
  /// - Returns: an object whose spans are in Unicode scalars.
  public func json(_ map: ScalarMap) -> JSON {
    [
      "title": .optional(title),
      "text": .string(text),
      "published": .optional(published?.description),
      "updated": .optional(updated?.description),
      "authors": .strings(authors),
      "section": .optional(section),
      "site": .optional(site),
      "language": .optional(language),
      "blocks": .array(blocks.map { $0.json(map) }),
      "furniture": .array(furniture.map(\.json)),
      "links": .array(links.map { $0.json(map) }),
      "facts": .array(extras.map { $0.json(map) }),
      "diagnostics": .array(diagnostics.map(\.json)),
    ]
  }

  /// Reads an article from the form that `json` writes.
  ///
  /// - Parameters:
  ///   - json: the object.
  ///   - id: the article's identity.
  ///   - url: where it was published.
  /// - Throws: `RecordError` with the path of the member at fault.
  public init(json: JSON, id: DocumentID, url: String?) throws(RecordError) {
    guard let text = json["text"]?.string else {
      throw RecordError(path: "text", expected: "a string")
    }
    let reader = RecordReader(json: json, map: ScalarMap(text), document: id)
    self.init(
      id: id, text: text,
      blocks: try reader.list("blocks") { (value) throws(RecordError) in
        try Block(reader.inner(value))
      })
    self.url = url
    title = try reader.optionalString("title")
    published = try reader.timestamp("published")
    updated = try reader.timestamp("updated")
    authors = try reader.strings("authors")
    section = try reader.optionalString("section")
    site = try reader.optionalString("site")
    language = try reader.optionalString("language")
    try readSurroundings(reader)
  }

  private mutating func readSurroundings(_ reader: RecordReader) throws(RecordError) {
    furniture = try reader.list("furniture") { (value) throws(RecordError) in
      let reader = reader.inner(value)
      return Furniture(
        kind: try reader.string("kind"), text: try reader.string("text"),
        reason: try reader.string("reason"))
    }
    links = try reader.list("links") { (value) throws(RecordError) in
      let reader = reader.inner(value)
      return Link(
        url: try reader.string("url"), text: try reader.string("text"),
        span: try reader.optionalSpan("span"))
    }
    extras = try reader.list("facts") { (value) throws(RecordError) in
      let reader = reader.inner(value)
      return Fact(
        name: try reader.string("name"), value: try reader.string("value"),
        foundIn: try reader.string("found_in"), span: try reader.optionalSpan("span"))
    }
    diagnostics = try reader.list("diagnostics") { (value) throws(RecordError) in
      let reader = reader.inner(value)
      return Diagnostic(try reader.string("id"), try reader.string("message"))
    }
  }
}

extension Article.Fact {
  /// Its span only where it has one.
  func json(_ map: ScalarMap) -> JSON {
    var members: [JSON.Member] = [
      .init("name", .string(name)), .init("value", .string(value)),
      .init("found_in", .string(foundIn)),
    ]
    if let span { members.append(.init("span", map.json(span))) }
    return .object(members)
  }
}

extension Block {
  func json(_ map: ScalarMap) -> JSON {
    let bytes: JSON =
      source.map { [.integer($0.lowerBound), .integer($0.upperBound)] } ?? .null
    return ["kind": .string(kind.rawValue), "span": map.json(span), "bytes": bytes]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    var source: Range<Int>?
    if let bounds = reader.value("bytes") {
      guard let pair = bounds.array, pair.count == 2, let lower = pair[0].integer,
        let upper = pair[1].integer, lower <= upper
      else { throw reader.failure("bytes", "[start, end) or null") }
      source = lower..<upper
    }
    self.init(
      kind: try reader.code("kind", Block.Kind.self), span: try reader.span("span"),
      source: source)
  }
}

extension Furniture {
  var json: JSON { ["kind": .string(kind), "text": .string(text), "reason": .string(reason)] }
}

extension Link {
  func json(_ map: ScalarMap) -> JSON {
    ["url": .string(url), "text": .string(text), "span": map.json(span)]
  }
}

extension Diagnostic {
  var json: JSON { ["id": .string(id), "message": .string(message)] }
}
