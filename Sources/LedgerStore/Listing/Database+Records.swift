import Evidence
import Ontology
import Records

extension Database {
  /// Events, the newest first.
  func events(_ filter: EventFilter) throws(LedgerError) -> [Listed<Event>] {
    var query = RecordQuery(.events, scope: filter.scope, dialect)
    query.require(actors: filter.actors)
    if let target = filter.target { query.require(actor: target, sides: 2) }
    query.require("type", filter.type)
    query.require("factuality", filter.factuality)
    if let quad = filter.quad { query.require("r.quad = ?", .integer(quad.rawValue)) }
    if let country = filter.country { query.require("r.country = ?", .text(country.rawValue)) }
    return try listed(
      query, .event,
      make: { (json, map, document) throws(RecordError) in
        try Event(json: json, map, document: document)
      }, span: \.citation.span)
  }

  /// Statements, the newest first.
  func statements(_ filter: StatementFilter) throws(LedgerError) -> [Listed<Statement>] {
    var query = RecordQuery(.statements, scope: filter.scope, dialect)
    query.require(actors: filter.actors)
    if let target = filter.target { query.require(actor: target, sides: 2) }
    query.require("stance", filter.stance)
    query.require("kind", filter.kind)
    if let state = filter.state { query.require(actor: state, sides: 1) }
    for word in (filter.role ?? "").split(separator: " ") {
      query.require(
        "instr(lower(coalesce(json_extract(r.json, '$.speaker.role'), '')), lower(?)) > 0",
        .text(String(word)))
    }
    if let speaker = filter.speaker {
      let id = ActorID(speaker)
      if id.looksLikeState || id.isPerson {
        query.require(actor: id, sides: 1)
      } else {
        query.require(words: speaker, in: "speaker")
      }
    }
    return try listed(
      query, .statement,
      make: { (json, map, document) throws(RecordError) in
        try Statement(json: json, map, document: document)
      }, span: \.citation.span)
  }

  /// Agreements, the newest first.
  func agreements(_ filter: AgreementFilter) throws(LedgerError) -> [Listed<Agreement>] {
    var query = RecordQuery(.agreements, scope: filter.scope, dialect)
    query.require(actors: filter.actors)
    query.require("kind", filter.kind)
    if let topic = filter.topic {
      query.require(
        dialect.contains("'\n' || r.topics || '\n'"), .text("\n" + topic.rawValue + "\n"))
    }
    if let name = filter.name { query.require(words: name, in: "name") }
    if !filter.includesBackground { query.require("r.background = 0") }
    return try listed(
      query, .agreement,
      make: { (json, map, document) throws(RecordError) in
        try Agreement(json: json, map, document: document)
      }, span: { $0.citations.first?.span ?? TextSpan(0, 0) })
  }

  private func listed<Record: Sendable>(
    _ query: RecordQuery, _ kind: RecordKind,
    make: (JSON, ScalarMap, DocumentID) throws(RecordError) -> Record,
    span: (Record) -> TextSpan
  ) throws(LedgerError) -> [Listed<Record>] {
    let (sql, values) = query.finished()
    var last: (article: Int, text: String, map: ScalarMap)?
    return try statement(sql).rows(values) { (row) throws(LedgerError) in
      if last?.article != row.integer(3) {
        let text = row.text(9)
        last = (row.integer(3), text, ScalarMap(text))
      }
      let document = DocumentID(row.text(4))
      guard let (_, text, map) = last else { throw damaged("a list", of: document) }
      do {
        let json = try JSON(parsing: row.text(2))
        let record = try make(json, map, document)
        return Listed(
          id: RecordID(kind, row.integer(0)), record: record, json: json, quote: text[span(record)],
          document: document,
          title: row.optionalText(5), url: row.optionalText(6), site: row.optionalText(7),
          published: row.optionalText(8).flatMap(Timestamp.init(iso:)),
          story: DocumentID(row.optionalText(10) ?? row.text(4)),
          origin: DocumentID(row.optionalText(11) ?? row.text(4)),
          position: ListPosition(day: row.integer(1), row: row.integer(0)))
      } catch {
        throw damaged("a record (\(error))", of: document)
      }
    }
  }

  /// The error for something stored that cannot be read back.
  func damaged(_ what: String, of document: DocumentID) -> LedgerError {
    LedgerError(
      .damaged, "\(what) of article \(document) cannot be read", file: file,
      remedy: "run `entente ledger check`; restore a backup or ingest the source again")
  }
}
