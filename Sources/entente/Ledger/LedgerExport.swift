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
    case .flat: try flat()
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

  private func flat() throws {
    try reader.eachArticle(knownAt: time) { coded in
      let document = coded.article.id
      for event in coded.events { try Output.line(FlatLine.line(event, of: document).line) }
      for statement in coded.statements {
        try Output.line(FlatLine.line(statement, of: document).line)
      }
      for agreement in coded.agreements {
        if let line = FlatLine.line(agreement, of: document) { try Output.line(line.line) }
      }
    }
  }
}
