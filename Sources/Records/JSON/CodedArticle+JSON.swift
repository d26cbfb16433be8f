public import Evidence

extension CodedArticle {
  /// The coded article as one object of the batch contract.
  ///
  /// - Returns: an object whose spans are in Unicode scalars of `article.text`.
  /// - Complexity: O(n) in text and records.
  public var json: JSON {
    let map = ScalarMap(article.text)
    return [
      "id": .string(article.id.rawValue),
      "url": .optional(article.url),
      "article": article.json(map),
      "sentences": map.json(sentences),
      "entities": .array(entities.map { $0.json(map) }),
      "events": .array(events.map { $0.json(map) }),
      "statements": .array(statements.map { $0.json(map) }),
      "agreements": .array(agreements.map { $0.json(map) }),
      "version": .string(version),
      "error": .null,
    ]
  }

  /// Reads a coded article from the form that `json` writes.
  ///
  /// - Parameter json: the object.
  /// - Throws: `RecordError` with the path of the member at fault.
  public init(json: JSON) throws(RecordError) {
    guard let id = json["id"]?.string else {
      throw RecordError(path: "id", expected: "a string")
    }
    let document = DocumentID(id)
    let article: Article
    do {
      article = try Article(
        json: json["article"] ?? .null, id: document, url: json["url"]?.string)
    } catch { throw error.inside("article") }
    let map = ScalarMap(article.text)
    let reader = RecordReader(json: json, map: map, document: document)
    self.init(
      article: article, sentences: try reader.spans("sentences"),
      version: try reader.string("version"))
    entities = try reader.list("entities") { (value) throws(RecordError) in
      try EntityMention(reader.inner(value))
    }
    events = try reader.list("events") { (value) throws(RecordError) in
      try Event(json: value, map, document: document)
    }
    statements = try reader.list("statements") { (value) throws(RecordError) in
      try Statement(json: value, map, document: document)
    }
    agreements = try reader.list("agreements") { (value) throws(RecordError) in
      try Agreement(json: value, map, document: document)
    }
  }
}

extension EntityMention {
  func json(_ map: ScalarMap) -> JSON {
    ["span": map.json(span), "type": .string(type), "actor": .optional(actor)]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      span: try reader.span("span"), type: try reader.string("type"),
      actor: try reader.actor("actor"))
  }
}
