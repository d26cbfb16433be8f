public import Evidence
import Ontology
public import Records

// What lists hold as JSON, as the desk's API gives it, and back.

extension Listed {
  /// The record with its article.
  public var exported: JSON {
    [
      "at": .string(position.description), "id": .string(id.description),
      "document": .string(document.rawValue),
      "title": .optional(title), "url": .optional(url), "site": .optional(site),
      "published": .optional(published?.description), "story": .string(story.rawValue),
      "origin": .string(origin.rawValue), "quote": .string(quote), "record": json,
    ]
  }

  private init(
    exported: JSON, _ make: (JSON, ScalarMap, DocumentID) throws(RecordError) -> Record
  ) throws(RecordError) {
    guard let id = exported["id"]?.string.flatMap({ RecordID($0) }),
      let place = exported["at"]?.string.flatMap({ ListPosition($0) }),
      let document = exported["document"]?.string.map({ DocumentID($0) }),
      let story = exported["story"]?.string, let origin = exported["origin"]?.string,
      let quote = exported["quote"]?.string, let json = exported["record"]
    else {
      throw RecordError(path: "", expected: "id, at, document, story, origin, quote and record")
    }
    self.init(
      id: id, record: try make(json, .unknownText, document), json: json, quote: quote,
      document: document, title: exported["title"]?.string, url: exported["url"]?.string,
      site: exported["site"]?.string,
      published: exported["published"]?.string.flatMap(Timestamp.init(iso:)),
      story: DocumentID(story), origin: DocumentID(origin), position: place)
  }
}

extension Listed where Record == Event {
  /// Reads what `exported` wrote; spans inside the record stay in Unicode scalars.
  ///
  /// - Parameter json: the object.
  /// - Throws: `RecordError`.
  public init(exportedEvent json: JSON) throws(RecordError) {
    try self.init(exported: json) { (json, map, document) throws(RecordError) in
      try Event(json: json, map, document: document)
    }
  }
}

extension Listed where Record == Statement {
  /// Reads what `exported` wrote; spans inside the record stay in Unicode scalars.
  ///
  /// - Parameter json: the object.
  /// - Throws: `RecordError`.
  public init(exportedStatement json: JSON) throws(RecordError) {
    try self.init(exported: json) { (json, map, document) throws(RecordError) in
      try Statement(json: json, map, document: document)
    }
  }
}

extension Listed where Record == Agreement {
  /// Reads what `exported` wrote; spans inside the record stay in Unicode scalars.
  ///
  /// - Parameter json: the object.
  /// - Throws: `RecordError`.
  public init(exportedAgreement json: JSON) throws(RecordError) {
    try self.init(exported: json) { (json, map, document) throws(RecordError) in
      try Agreement(json: json, map, document: document)
    }
  }
}

extension ActorTally {
  /// The counts with the actor's code.
  public var exported: JSON {
    [
      "actor": .string(actor.rawValue), "articles": .integer(articles),
      "events": .integer(records.events), "statements": .integer(records.statements),
      "agreements": .integer(records.agreements),
    ]
  }

  /// Reads what `exported` wrote.
  ///
  /// - Parameter json: the object.
  /// - Throws: `RecordError`.
  public init(exported json: JSON) throws(RecordError) {
    func number(_ name: String) throws(RecordError) -> Int {
      guard let value = json[name]?.integer else {
        throw RecordError(path: name, expected: "a number")
      }
      return value
    }
    guard let actor = json["actor"]?.string else {
      throw RecordError(path: "actor", expected: "a code")
    }
    self.init(
      actor: ActorID(actor), articles: try number("articles"),
      records: RecordTally(
        events: try number("events"), statements: try number("statements"),
        agreements: try number("agreements")))
  }
}

extension StoredStory {
  /// The story with its reports and origins.
  public var exported: JSON {
    [
      "story": .string(story.id.rawValue), "title": .string(title ?? ""),
      "first": .optional(first?.description), "last": .optional(last?.description),
      "reports": .strings(story.reports.map(\.rawValue)),
      "origins": .array(story.origins.map { .strings($0.map(\.rawValue)) }),
    ]
  }

  /// Reads what `exported` wrote.
  ///
  /// - Parameter json: the object.
  /// - Throws: `RecordError`.
  public init(exported json: JSON) throws(RecordError) {
    func ids(_ value: JSON?) -> [DocumentID]? {
      value?.array.map { $0.compactMap { $0.string.map { DocumentID($0) } } }
    }
    guard let id = json["story"]?.string, let reports = ids(json["reports"]),
      let origins = json["origins"]?.array
    else { throw RecordError(path: "", expected: "story, reports and origins") }
    self.init(
      story: Story(id: DocumentID(id), reports: reports, origins: origins.compactMap { ids($0) }),
      title: json["title"]?.string,
      first: json["first"]?.string.flatMap { CalendarDate(iso: $0) },
      last: json["last"]?.string.flatMap { CalendarDate(iso: $0) })
  }
}
