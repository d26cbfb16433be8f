import Evidence
import Ontology

extension ClaimedKind {
  func json(_ map: ScalarMap) -> JSON {
    [
      "kind": .string(kind), "by": .string(by), "speaker": .optional(speaker),
      "affiliation": .optional(affiliation), "denied": .bool(isDenied), "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      kind: try reader.string("kind"), by: try reader.string("by"),
      speaker: try reader.actor("speaker"), affiliation: try reader.actor("affiliation"),
      isDenied: try reader.flag("denied"), span: try reader.span("span"))
  }
}

extension Signatory {
  var json: JSON {
    [
      "name": .optional(name), "office": .string(rank.rawValue), "state": .string(party.rawValue),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      name: try reader.optionalString("name"),
      rank: try reader.code("office", SignatoryRank.self),
      party: ActorID(try reader.string("state")))
  }
}

extension ObligationReading {
  func json(_ map: ScalarMap) -> JSON {
    ["strength": .string(strength.rawValue), "spans": map.json(spans)]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      strength: try reader.code("strength", ObligationStrength.self),
      spans: try reader.spans("spans"))
  }
}

extension Candidate {
  func json(_ map: ScalarMap) -> JSON {
    ["actor": .string(actor.rawValue), "by": .optional(namedBy), "span": map.json(span)]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      actor: ActorID(try reader.string("actor")), namedBy: try reader.actor("by"),
      span: try reader.span("span"))
  }
}

extension Transition {
  func json(_ map: ScalarMap) -> JSON {
    [
      "state": .string(state.rawValue), "date": .optional(date), "by": .actors(by),
      "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      state: try reader.code("state", LifecycleState.self), date: try reader.date("date"),
      by: try reader.actors("by"), span: try reader.span("span"))
  }
}

extension AllegedBreach {
  func json(_ map: ScalarMap) -> JSON {
    [
      "by": .optional(by), "against": .optional(against), "clause": .optional(clause),
      "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      by: try reader.actor("by"), against: try reader.actor("against"),
      clause: try reader.optionalString("clause"), span: try reader.span("span"))
  }
}

extension AgreementClause {
  func json(_ map: ScalarMap) -> JSON {
    [
      "kind": .string(kind.rawValue), "article": .optional(article), "text": .string(words),
      "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      kind: try reader.code("kind", ClauseKind.self),
      article: try reader.optionalString("article"), words: try reader.string("text"),
      span: try reader.span("span"))
  }
}

extension AgreementLink {
  func json(_ map: ScalarMap) -> JSON {
    ["relation": .string(relation.rawValue), "name": .string(name), "span": map.json(span)]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      relation: try reader.code("relation", AgreementLink.Relation.self),
      name: try reader.string("name"), span: try reader.span("span"))
  }
}

extension ImplementationReading {
  func json(_ map: ScalarMap) -> JSON {
    [
      "commitment": .string(commitment), "level": level.map(JSON.integer) ?? .null,
      "by": .optional(by), "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      commitment: try reader.string("commitment"), level: reader.value("level")?.integer,
      by: try reader.actor("by"), span: try reader.span("span"))
  }
}

extension IndicatorReading {
  func json(_ map: ScalarMap) -> JSON {
    [
      "indicator": .string(indicator.rawValue), "by": .optional(by),
      "affiliation": .optional(affiliation), "date": .optional(date), "span": map.json(span),
    ]
  }

  init(_ reader: RecordReader) throws(RecordError) {
    self.init(
      try reader.code("indicator", AgreementIndicator.self), by: try reader.optionalString("by"),
      affiliation: try reader.actor("affiliation"), date: try reader.date("date"),
      span: try reader.span("span"))
  }
}
