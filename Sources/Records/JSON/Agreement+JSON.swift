public import Evidence
import Ontology

extension Agreement {
  /// The agreement as the batch contract has it.
  ///
  /// - Parameter map: of the article's text.
  /// - Returns: an object whose spans are in Unicode scalars.
  public func json(_ map: ScalarMap) -> JSON {
    .object(
      identityMembers(map) + contentMembers(map) + lifeMembers(map)
        + [
          JSON.Member("background", .bool(isBackground)),
          JSON.Member("evidence", map.json(citations.map(\.span))),
          JSON.Member(
            "citations", .array(citations.map { .object(map.members(of: $0)) })),
          JSON.Member("score", .number(citations.map(\.score).max() ?? 0)),
        ])
  }

  private func identityMembers(_ map: ScalarMap) -> [JSON.Member] {
    [
      JSON.Member("names", .strings(names)),
      JSON.Member("kind", .string(kind.rawValue)),
      JSON.Member("claimed", .array(claimed.map { $0.json(map) })),
      JSON.Member("parties", .actors(parties)),
      JSON.Member("signatories", .array(signatories.map(\.json))),
      JSON.Member("date", .optional(date)),
      JSON.Member("place", map.json(place)),
    ]
  }

  private func contentMembers(_ map: ScalarMap) -> [JSON.Member] {
    let readings = Obligation.allCases.compactMap { obligation in
      obligations[obligation].map { JSON.Member(obligation.rawValue, $0.json(map)) }
    }
    return [
      JSON.Member("topics", .strings(topics.map(\.rawValue))),
      JSON.Member("topic_evidence", map.json(topicEvidence)),
      JSON.Member("obligations", .object(readings)),
      JSON.Member("binding", isBinding.map(JSON.bool) ?? .null),
      JSON.Member("binding_evidence", map.json(bindingEvidence)),
      JSON.Member("institution", institution.map(JSON.integer) ?? .null),
      JSON.Member("institution_evidence", map.json(institutionEvidence)),
      JSON.Member("open", isOpen.map(JSON.bool) ?? .null),
      JSON.Member("candidates", .array(candidates.map { $0.json(map) })),
      JSON.Member("scope", .optional(scope)),
      JSON.Member("adversary", .optional(adversary)),
      JSON.Member("term", .optional(term)),
      JSON.Member("clauses", .array(clauses.map { $0.json(map) })),
    ]
  }

  private func lifeMembers(_ map: ScalarMap) -> [JSON.Member] {
    [
      JSON.Member("transitions", .array(transitions.map { $0.json(map) })),
      JSON.Member("breaches", .array(allegedBreaches.map { $0.json(map) })),
      JSON.Member("links", .array(links.map { $0.json(map) })),
      JSON.Member("implementation", .array(implementation.map { $0.json(map) })),
      JSON.Member("indicators", .array(indicators.map { $0.json(map) })),
    ]
  }

  /// Reads an agreement from the form that `json` writes.
  ///
  /// - Parameters:
  ///   - json: the object.
  ///   - map: of the article's text.
  ///   - document: the article.
  /// - Throws: `RecordError` with the path of the member at fault.
  public init(json: JSON, _ map: ScalarMap, document: DocumentID) throws(RecordError) {
    let reader = RecordReader(json: json, map: map, document: document)
    self.init(
      names: try reader.strings("names"), kind: try reader.code("kind", AgreementKind.self),
      parties: try reader.actors("parties"),
      citations: try reader.list("citations") { (value) throws(RecordError) in
        try reader.inner(value).citation()
      })
    claimed = try reader.list("claimed") { (value) throws(RecordError) in
      try ClaimedKind(reader.inner(value))
    }
    signatories = try reader.list("signatories") { (value) throws(RecordError) in
      try Signatory(reader.inner(value))
    }
    date = try reader.date("date")
    place = try reader.place("place")
    try readContent(reader)
    try readLife(reader)
    isBackground = try reader.flag("background")
  }

  private mutating func readContent(_ reader: RecordReader) throws(RecordError) {
    topics = try reader.codes("topics", AgreementTopic.self)
    topicEvidence = try reader.spans("topic_evidence")
    clauses = try reader.list("clauses") { (value) throws(RecordError) in
      try AgreementClause(reader.inner(value))
    }
    let readings = reader.inner(reader.value("obligations") ?? .null)
    for obligation in Obligation.allCases {
      guard let value = readings.value(obligation.rawValue) else { continue }
      obligations[obligation] = try ObligationReading(reader.inner(value))
    }
    isBinding = try reader.optionalBool("binding")
    bindingEvidence = try reader.spans("binding_evidence")
    institution = reader.value("institution")?.integer
    institutionEvidence = try reader.spans("institution_evidence")
    isOpen = try reader.optionalBool("open")
    candidates = try reader.list("candidates") { (value) throws(RecordError) in
      try Candidate(reader.inner(value))
    }
    scope = try reader.optionalString("scope")
    adversary = try reader.actor("adversary")
    term = try reader.optionalString("term")
  }

  private mutating func readLife(_ reader: RecordReader) throws(RecordError) {
    transitions = try reader.list("transitions") { (value) throws(RecordError) in
      try Transition(reader.inner(value))
    }
    allegedBreaches = try reader.list("breaches") { (value) throws(RecordError) in
      try AllegedBreach(reader.inner(value))
    }
    links = try reader.list("links") { (value) throws(RecordError) in
      try AgreementLink(reader.inner(value))
    }
    implementation = try reader.list("implementation") { (value) throws(RecordError) in
      try ImplementationReading(reader.inner(value))
    }
    indicators = try reader.list("indicators") { (value) throws(RecordError) in
      try IndicatorReading(reader.inner(value))
    }
  }
}
