import Evidence
import Records

extension Database {
  /// Replaces the places of all articles among stories.
  func place(_ stories: [Story]) throws(LedgerError) {
    var lineages: [DocumentID: Int] = [:]
    let held = try statement("SELECT document, lineage FROM articles WHERE known_to IS NULL").rows {
      (row) throws(LedgerError) in (DocumentID(row.text(0)), row.integer(1))
    }
    for (document, lineage) in held { lineages[document] = lineage }
    try execute("DELETE FROM placements")
    var rows: [[SQLValue]] = []
    var placed: Set<Int> = []
    for story in stories {
      var origins: [DocumentID: Int] = [:]
      for group in story.origins {
        guard let first = group.lazy.compactMap({ lineages[$0] }).first else { continue }
        for report in group { origins[report] = first }
      }
      let reports = story.reports.compactMap { report in lineages[report].map { (report, $0) } }
      guard let first = reports.first?.1 else { continue }
      for (place, (report, lineage)) in reports.enumerated()
      where placed.insert(lineage).inserted {
        rows.append([
          .integer(lineage), .integer(first), .integer(origins[report] ?? lineage),
          .integer(place),
        ])
      }
    }
    try engine.insert(
      rows, into: LedgerTable.placements.rawValue, LedgerTable.placements.columns)
    try placeAlone()
    try countStories()
  }

  /// Gives each article that has no place a story of its own.
  func placeAlone() throws(LedgerError) {
    try execute(
      """
      INSERT INTO placements (lineage, story, origin, place)
        SELECT lineage, lineage, lineage, 0 FROM articles a WHERE known_to IS NULL
          AND NOT EXISTS (SELECT 1 FROM placements p WHERE p.lineage = a.lineage)
      """)
  }

  /// Makes the list of stories anew from the places of their reports.
  func countStories() throws(LedgerError) {
    try execute("DELETE FROM stories")
    try execute(Database.countingStories + " GROUP BY p.story")
  }

  /// Makes rows of the list of stories from the places of their reports, up to conditions.
  static let countingStories = """
    INSERT INTO stories (id, reports, origins, first_day, last_day)
      SELECT p.story, count(*), count(DISTINCT p.origin),
        min(CASE WHEN a.day > \(Day.unknown) THEN a.day END), max(a.day)
      FROM placements p JOIN articles a ON a.lineage = p.lineage AND a.known_to IS NULL
    """

  /// Gives the story of an article its days again.
  func redateStory(of lineage: Int) throws(LedgerError) {
    let reports = """
      FROM placements p JOIN articles a ON a.lineage = p.lineage AND a.known_to IS NULL
      WHERE p.story = stories.id
      """
    try statement(
      """
      UPDATE stories SET last_day = (SELECT max(a.day) \(reports)),
        first_day = (SELECT min(a.day) \(reports) AND a.day > \(Day.unknown))
      WHERE id = (SELECT story FROM placements WHERE lineage = ?)
      """
    ).run([.integer(lineage)])
  }
}
