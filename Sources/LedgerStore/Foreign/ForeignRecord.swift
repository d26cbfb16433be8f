public import Evidence

/// A record of another data set, such as GDELT or POLECAT, kept for comparison and never mixed into
/// the ledger's own.
public struct ForeignRecord: Sendable, Hashable {
  /// The data set.
  public let origin: String
  /// Its identifier there.
  public let code: String
  /// The day it is dated.
  public let date: CalendarDate
  /// Who acts, as the data set codes it.
  public let source: String?
  /// Whom it is done to, as the data set codes it.
  public let target: String?
  /// The event's type or code, as the data set has it.
  public let type: String
  /// The whole record by column.
  public let fields: JSON

  /// Makes a record.
  ///
  /// - Parameters:
  ///   - origin: the data set, such as `gdelt`.
  ///   - code: its identifier there.
  ///   - date: the day it is dated, to the day.
  ///   - source: who acts.
  ///   - target: whom it is done to.
  ///   - type: the event's type or code.
  ///   - fields: the whole record by column.
  public init(
    origin: String, code: String, date: CalendarDate, source: String?, target: String?,
    type: String, fields: JSON
  ) {
    self.origin = origin
    self.code = code
    self.date = date
    self.source = source
    self.target = target
    self.type = type
    self.fields = fields
  }
}

extension Database {
  /// Stores foreign records that are not held yet; gives how many those are.
  func append(foreign records: [ForeignRecord], now: Int) throws(LedgerError) -> Int {
    let before = try integer("SELECT count(*) FROM foreign_records")
    let insertion = statement(
      """
      INSERT INTO foreign_records (id, origin, code, day, source, target, type, json, known_from)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
      """)
    var last = try integer("SELECT coalesce(max(id), 0) FROM foreign_records")
    for record in records {
      last += 1
      try insertion.run([
        .integer(last), .text(record.origin), .text(record.code),
        .integer(record.date.daysSinceEpoch), .text(orNull: record.source),
        .text(orNull: record.target), .text(record.type), .text(record.fields.line),
        .integer(now),
      ])
    }
    return try integer("SELECT count(*) FROM foreign_records") - before
  }

  /// All foreign records, in the order in which they came.
  func foreignRecords() throws(LedgerError) -> [ForeignRecord] {
    try statement(
      "SELECT origin, code, day, source, target, type, json FROM foreign_records ORDER BY id"
    ).rows { (row) throws(LedgerError) in
      do {
        return ForeignRecord(
          origin: row.text(0), code: row.text(1),
          date: CalendarDate(daysSinceEpoch: row.integer(2)), source: row.optionalText(3),
          target: row.optionalText(4), type: row.text(5), fields: try JSON(parsing: row.text(6)))
      } catch {
        throw damaged("a foreign record (\(error))", of: DocumentID(row.text(1)))
      }
    }
  }
}
