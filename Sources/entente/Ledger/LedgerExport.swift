import Evidence
import Exchange
import LedgerStore
import Records

/// `entente ledger export`: everything that a ledger holds, in a form for other programs.
struct LedgerExport {
  /// The forms.
  enum Form: String, CaseIterable {
    /// What `import` reads back: coded articles, then copies, then foreign records.
    case jsonl
    /// One flat line a record.
    case flat
    /// Statements of SQL that make four tables.
    case sql
    /// A calendar of dated agreements.
    case ics
  }

  let reader: LedgerReader
  /// As it was known at this time, in milliseconds since 1970; nil for now.
  let time: Int?

  /// Writes it to standard output.
  func write(_ form: Form) throws {
    switch form {
    case .jsonl: try lines()
    case .flat:
      try each {
        try Output.line($0.line)
      } article: { _, _ in
      }
    case .sql:
      try Output.write(Array(SQLDump.head.utf8))
      try each {
        if let row = SQLDump.row($0) { try Output.write(Array(row.utf8)) }
      } article: {
        try Output.write(Array(SQLDump.row($0, origin: $1).utf8))
      }
      try Output.write(Array(SQLDump.tail.utf8))
    case .ics:
      var calendar = Calendar()
      try reader.eachArticle(knownAt: time) { coded in
        guard let stamp = coded.article.published?.date, stamp.day != nil else { return }
        for agreement in coded.agreements {
          calendar.add(
            agreement, text: coded.article.text, document: coded.article.id, stamp: stamp)
        }
      }
      try Output.write(Array(calendar.text.utf8))
    }
  }

  private func lines() throws {
    try reader.eachArticle(knownAt: time) { coded in try Output.line(coded.json.line) }
    for link in try reader.copies() {
      let line: JSON = [
        "copy": .string(link.copy.rawValue), "original": .string(link.original.rawValue),
        "relation": .string(link.relation.rawValue), "containment": .number(link.containment),
      ]
      try Output.line(line.line)
    }
    for record in try reader.foreignRecords() {
      let line: JSON = [
        "foreign": .string(record.origin), "code": .string(record.code),
        "date": .string(record.date.description), "source": .optional(record.source),
        "target": .optional(record.target), "type": .string(record.type),
        "fields": record.fields,
      ]
      try Output.line(line.line)
    }
  }

  /// Calls with every article and its origin, then with the flat line of each of its records.
  private func each(
    line: (JSON) throws -> Void, article: (Article, DocumentID) throws -> Void
  ) throws {
    let origins = try reader.origins()
    try reader.eachArticle(knownAt: time) { coded in
      let origin = origins[coded.article.id] ?? coded.article.id
      let flat = FlatLine(coded.article, origin: origin)
      try article(coded.article, origin)
      for event in coded.events { try line(flat.line(event)) }
      for statement in coded.statements { try line(flat.line(statement)) }
      for agreement in coded.agreements { try flat.line(agreement).map(line) }
    }
  }
}
