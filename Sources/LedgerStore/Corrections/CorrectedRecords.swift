import Evidence
import Ontology
import Records

/// The records of one article while corrections are applied to what the coder wrote.
struct CorrectedRecords {
  /// One record.
  private struct Entry {
    /// What the coder wrote; nil for a record that a split made.
    let coded: JSON?
    let anchor: RecordAnchor?
    /// What it is now; nil when it was taken away.
    var current: JSON?
  }

  private let document: DocumentID
  private let map: ScalarMap
  private let day: Int
  private var entries: [RecordTable: [Entry]] = [:]

  /// Begins with what the coder wrote.
  ///
  /// - Parameters:
  ///   - document: the article.
  ///   - text: its text.
  ///   - day: the day it was published.
  ///   - coded: its records as JSON, in order.
  ///   - file: the ledger, for errors.
  /// - Throws: `LedgerError` when a record is no JSON.
  init(
    document: String, text: String, day: Int, coded: [RecordTable: [String]], file: String
  ) throws(LedgerError) {
    self.document = DocumentID(document)
    map = ScalarMap(text)
    self.day = day
    for (table, lines) in coded {
      for line in lines {
        let json: JSON
        do {
          json = try JSON(parsing: line)
        } catch {
          throw LedgerError.damagedRecord(document, "\(error)", file: file)
        }
        let anchor = RecordAnchor(table, json, text: text, map)
        entries[table, default: []].append(Entry(coded: json, anchor: anchor, current: json))
      }
    }
  }

  /// Applies one correction.
  ///
  /// - Returns: why it could not be applied; nil when it was.
  mutating func apply(_ correction: Correction) -> String? {
    let table = RecordTable(correction.kind)
    let anchors = (entries[table] ?? []).map(\.anchor)
    guard let index = correction.anchor.index(among: anchors) else {
      return "the article's coding has no such record any more"
    }
    guard let current = entries[table]?[index].current else {
      return "the record was taken away by an earlier correction"
    }
    switch correction.action {
    case .wrong: entries[table]?[index].current = nil
    case .edit(let edits):
      switch edited(current, edits, table, correction) {
      case .success(let json): entries[table]?[index].current = json
      case .failure(let error): return error.description
      }
    case .merge(let other):
      guard let second = other.index(among: anchors), second != index,
        let absorbed = entries[table]?[second].current
      else { return "the record to merge with is not there any more" }
      entries[table]?[second].current = nil
      entries[table]?[index].current = current.merged(with: absorbed).marked(by: correction)
    case .split(let parts): return split(current, at: index, parts, table, correction)
    }
    return nil
  }

  private mutating func split(
    _ current: JSON, at index: Int, _ parts: [[FieldEdit]], _ table: RecordTable,
    _ correction: Correction
  ) -> String? {
    var made: [JSON] = []
    for edits in parts {
      switch edited(current, edits, table, correction) {
      case .success(let json): made.append(json)
      case .failure(let error): return error.description
      }
    }
    guard let first = made.first else { return "a split needs at least two parts" }
    entries[table]?[index].current = first
    for json in made.dropFirst() {
      entries[table]?.append(Entry(coded: nil, anchor: nil, current: json))
    }
    return nil
  }

  private func edited(
    _ json: JSON, _ edits: [FieldEdit], _ table: RecordTable, _ correction: Correction
  ) -> Result<JSON, RecordError> {
    do throws(RecordError) {
      var changed = json
      for edit in edits { changed = try changed.setting(edit.field, to: edit.value) }
      let names = Set(edits.map(\.field))
      return .success(try consistent(changed, table, edited: names).marked(by: correction))
    } catch {
      return .failure(error)
    }
  }

  /// The record read and written again, so that what follows from a field follows its new value.
  private func consistent(_ json: JSON, _ table: RecordTable, edited: Set<String>)
    throws(RecordError) -> JSON
  {
    switch table {
    case .events:
      var event = try Event(json: json, map, document: document)
      if edited.contains("type"), !edited.contains("cameo") {
        event.cameo = event.type.cameoRoot
        event.goldstein = nil
        if !edited.contains("mode") { event.mode = nil }
      }
      return event.json(map)
    case .statements: return try Statement(json: json, map, document: document).json(map)
    case .agreements: return try Agreement(json: json, map, document: document).json(map)
    }
  }

  /// The records that count now, each as JSON, in order.
  var current: [RecordTable: [JSON]] {
    entries.mapValues { $0.compactMap(\.current) }
  }

  /// The rows of the record tables, those that were taken away among them.
  func rows(file: String) throws(LedgerError) -> [RecordTable: [RecordRow]] {
    var rows: [RecordTable: [RecordRow]] = [:]
    for (table, list) in entries {
      for entry in list { rows[table, default: []].append(try row(entry, table, file: file)) }
    }
    return rows
  }

  private func row(_ entry: Entry, _ table: RecordTable, file: String) throws(LedgerError)
    -> RecordRow
  {
    do throws(RecordError) {
      var row = try RecordRow(
        table, json: entry.current ?? entry.coded ?? .null, map, document: document,
        published: day)
      row.json = entry.coded?.line
      row.isHeld = entry.current != nil
      if let current = entry.current, current != entry.coded { row.corrected = current.line }
      return row
    } catch {
      throw LedgerError.damagedRecord(document.rawValue, "\(error)", file: file)
    }
  }
}

extension LedgerError {
  /// The error for a stored record that cannot be read back.
  static func damagedRecord(_ document: String, _ why: String, file: String) -> LedgerError {
    LedgerError(
      .damaged, "a record (\(why)) of article \(document) cannot be read", file: file,
      remedy: "run `entente ledger check`; restore a backup or ingest the source again")
  }
}
