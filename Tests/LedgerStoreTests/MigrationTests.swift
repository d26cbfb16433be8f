import Evidence
@testable import LedgerStore
import Records
import Testing

@Suite struct MigrationTests {
  @Test("A ledger of an older version is brought up to date", arguments: Store.available, [2, 3])
  func olderVersions(_ store: Store, version: Int) async throws {
    let folder = try TemporaryFolder()
    let path = try store.path(file: folder.path())
    let before = try await olderLedger(path, version)
    #expect(throws: LedgerError.self) { try LedgerReader(path: path) }

    let ledger = try Ledger(path: path)
    let kept = try ledger.reader.stories(limit: 10)
    if version == 3 { #expect(kept == before) }
    if version == 2 { #expect(kept.map(\.story.reports.count) == [1, 1, 1, 1]) }
    #expect(try ledger.reader.copies().map(\.copy.rawValue) == ["shorter"])
    #expect(try ledger.reader.hasUngrouped())
    try await ledger.groupReports()
    #expect(try ledger.reader.stories(limit: 10) == before)
    #expect(try await ledger.check().isEmpty)

    // Its index leads what comes later to what was there.
    try await ledger.append(sample("third", text: Told.third, title: "", published: "2025-03-20"))
    try await ledger.groupReports()
    let story = try #require(try ledger.reader.story(of: DocumentID("third"))).story
    #expect(story.reports.map(\.rawValue) == ["wire", "shorter", "own", "third"])
  }

  /// Makes a ledger as an older version would have left it, and tells its stories.
  private func olderLedger(_ path: String, _ version: Int) async throws -> [StoredStory] {
    let ledger = try Ledger(path: path)
    let texts = [
      ("wire", Told.wire), ("shorter", Told.shorter), ("own", Told.own), ("olives", Told.olives),
    ]
    for (hour, (id, text)) in texts.enumerated() {
      try await ledger.append(
        sample(id, text: text, title: "", published: "2025-03-18T1\(hour):00:00Z"))
    }
    try await ledger.groupReports()
    let stories = try ledger.reader.stories(limit: 10)
    try await ledger.write { (database) throws(LedgerError) in
      try database.execute(
        """
        DROP INDEX placements_origin;
        DROP TABLE story_index;
        DROP TABLE story_queue;
        DROP TABLE story_changes;
        """)
      if version == 2 { try database.execute("DROP TABLE placements; DROP TABLE stories;") }
      try database.execute(
        database.dialect == .postgres
          ? "UPDATE ledger_schema SET version = \(version)" : "PRAGMA user_version = \(version)")
    }
    return stories
  }
}
