import Evidence
import Records

extension Database {
  /// Stories, the one with the latest report first.
  func stories(_ filter: StoryFilter, limit: Int, from start: Int) throws(LedgerError)
    -> [StoredStory]
  {
    var condition = "s.origins >= ?"
    var values: [SQLValue] = [.integer(filter.origins)]
    if filter.since != nil || filter.until != nil {
      condition += """
         AND EXISTS (SELECT 1 FROM placements p
          JOIN articles a ON a.lineage = p.lineage AND a.known_to IS NULL
          WHERE p.story = s.id AND a.day BETWEEN ? AND ?)
        """
      values += [
        .integer(filter.since?.daysSinceEpoch ?? Day.unknown + 1),
        .integer(filter.until?.lastDayNumber ?? Int(Int32.max)),
      ]
    }
    let rows = try statement(
      """
      SELECT s.id, s.first_day, s.last_day FROM stories s WHERE \(condition)
      ORDER BY s.last_day DESC, s.id DESC LIMIT ? OFFSET ?
      """
    ).rows(values + [.integer(max(0, limit)), .integer(max(0, start))]) {
      (row) throws(LedgerError) in StoryRow(row)
    }
    var found: [StoredStory] = []
    for row in rows { found.append(try story(row)) }
    return found
  }

  /// The story of an article, whichever of its names it is asked by.
  func story(of document: DocumentID) throws(LedgerError) -> StoredStory? {
    guard let lineage = try lineage(of: document.rawValue) else { return nil }
    let row = try statement(
      """
      SELECT s.id, s.first_day, s.last_day FROM placements p JOIN stories s ON s.id = p.story
      WHERE p.lineage = ?
      """
    ).first([.integer(lineage)]) { (row) throws(LedgerError) in StoryRow(row) }
    guard let row else { return nil }
    return try story(row)
  }

  private func story(_ row: StoryRow) throws(LedgerError) -> StoredStory {
    let id = row.id
    let reports = try statement(
      """
      SELECT a.document, p.origin, a.title, p.lineage FROM placements p
        JOIN articles a ON a.lineage = p.lineage AND a.known_to IS NULL
      WHERE p.story = ? ORDER BY p.place, p.lineage
      """
    ).rows([.integer(row.id)]) { (row) throws(LedgerError) in
      (
        document: DocumentID(row.text(0)), origin: row.integer(1), title: row.optionalText(2),
        isFounder: row.integer(3) == id
      )
    }
    var places: [Int: Int] = [:]
    var origins: [[DocumentID]] = []
    for report in reports {
      if let place = places[report.origin] {
        origins[place].append(report.document)
      } else {
        places[report.origin] = origins.count
        origins.append([report.document])
      }
    }
    let days = [row.first, row.last == Day.unknown ? nil : row.last]
      .map { $0.map(CalendarDate.init(daysSinceEpoch:)) }
    return StoredStory(
      story: Story(
        id: reports.first(where: \.isFounder)?.document ?? DocumentID(String(id)),
        reports: reports.map(\.document), origins: origins),
      title: reports.first?.title, first: days[0], last: days[1])
  }
}

/// A row of `stories`.
private struct StoryRow: Sendable {
  let id: Int
  let first: Int?
  let last: Int

  init(_ row: any SQLRow) {
    id = row.integer(0)
    first = row.optionalInteger(1)
    last = row.integer(2)
  }
}
