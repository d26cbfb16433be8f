import CSQLite
import Evidence
import Foundation
@testable import LedgerStore
import Ontology
import Records
import Synchronization
import TestSupport
import Testing

/// Runs statements on a file behind the ledger's back.
@discardableResult
private func tamper(_ path: String, _ sql: String) -> Int32 {
  var handle: OpaquePointer?
  sqlite3_open(path, &handle)
  defer { sqlite3_close(handle) }
  return sqlite3_exec(handle, sql, nil, nil, nil)
}

@Suite struct LedgerTests {
  @Test(arguments: Store.available) func sameArticleTwiceChangesNothing(_ store: Store) async throws
  {
    let ledger = try store.ledger()
    #expect(try await ledger.append(sample("a"), capture: "d1") == .added)
    let generation = try ledger.reader.counts()
    #expect(try await ledger.append(sample("a"), capture: "d1") == .unchanged)
    #expect(try ledger.reader.counts() == generation)
    #expect(generation.articles == 1 && generation.records.total == 3)
  }

  @Test(arguments: Store.available) func whatGoesInComesOut(_ store: Store) async throws {
    let ledger = try store.ledger()
    let coded = [sample("b"), sample("a")]
    try await ledger.append(contentsOf: coded)
    let snapshot = try await ledger.snapshot()
    #expect(snapshot.articles == [coded[1], coded[0]])
  }

  @Test(arguments: Store.available) func newCoderSupersedesAndKeeps(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(sample("a", version: "1"))
    #expect(try await ledger.append(sample("a", version: "2")) == .recoded)
    let counts = try ledger.reader.counts()
    #expect(counts.records.total == 3 && counts.oldCodings == 1 && counts.oldVersions == 0)
    #expect(try ledger.reader.snapshot().articles.map(\.version) == ["2"])
    #expect(try await ledger.check().isEmpty)
  }

  @Test(arguments: Store.available) func changedTextMakesAVersion(_ store: Store) async throws {
    let ledger = try store.ledger()
    let old = sample("a", url: "https://example.org/one")
    try await ledger.append(old)
    let changed = sample(
      "b", text: "Nobody signed anything.", url: "https://example.org/one")
    #expect(try await ledger.append(changed) == .newVersion)
    #expect(try await ledger.append(old) == .unchanged)
    let stored = try #require(try ledger.reader.article(DocumentID("a")))
    #expect(stored.coded == changed && stored.versions.map(\.number) == [1, 2])
    let query = try SearchQuery(
      parsing: "Vuksanovic", today: try #require(CalendarDate(iso: "2025-04-01")))
    #expect(try ledger.reader.search(query).hits.isEmpty)
    #expect(try await ledger.check().isEmpty)
  }

  @Test(arguments: Store.available) func siteAddressesDoNotMakeOneArticle(_ store: Store)
    async throws
  {
    let ledger = try store.ledger()
    for id in ["a", "b"] {
      let added = try await ledger.append(
        sample(id, text: "Text of \(id), which names nobody.", url: "https://example.org/"))
      #expect(added == .added)
    }
  }

  @Test(arguments: Store.available) func recordWithoutEvidenceIsRefusedWhole(_ store: Store)
    async throws
  {
    let ledger = try store.ledger()
    var bad = sample("bad")
    bad.agreements[0].citations = []
    let error = await #expect(throws: LedgerError.self) {
      try await ledger.append(contentsOf: [sample("good"), bad])
    }
    #expect(error?.problem == .refused)
    #expect(try ledger.reader.counts().articles == 0)
  }

  @Test(arguments: Store.available) func filtersNarrow(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [sample("a"), sample("b", published: "2025-06-01")])
    var events = EventFilter()
    events.actors = [ActorID("ALB"), ActorID("HRV")]
    #expect(try ledger.reader.events(events).map(\.document.rawValue) == ["b", "a"])
    events.target = ActorID("ALB")
    #expect(try ledger.reader.events(events).isEmpty)
    events.target = nil
    events.scope.until = CalendarDate(iso: "2025-03")
    #expect(try ledger.reader.events(events).map(\.document.rawValue) == ["a"])
    var statements = StatementFilter()
    statements.speaker = "vuksanovi"
    statements.stance = .oppose
    let found = try ledger.reader.statements(statements)
    #expect(found.count == 2 && found.allSatisfy { $0.quote == sample("x").article.text })
    statements.speaker = "HRV"
    #expect(try ledger.reader.statements(statements).isEmpty)
    var agreements = AgreementFilter()
    agreements.topic = .exercises
    agreements.name = "sample"
    #expect(try ledger.reader.agreements(agreements).count == 2)
    agreements.topic = .energy
    #expect(try ledger.reader.agreements(agreements).isEmpty)
  }

  @Test(arguments: Store.available) func listsGoOnWhereTheyStopped(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: (0..<7).map { sample("n\($0)") })
    var filter = EventFilter()
    filter.scope.limit = 3
    var seen: [String] = []
    while true {
      let page = try ledger.reader.events(filter)
      guard let last = page.last else { break }
      seen += page.map(\.document.rawValue)
      filter.scope.after = ListPosition(last.position.description)
    }
    #expect(seen == (0..<7).reversed().map { "n\($0)" })
  }

  @Test(arguments: Store.available) func originsFollowCopiesToTheirEndAndSurviveRings(
    _ store: Store
  ) async throws {
    let ledger = try store.ledger()
    func tie(_ copy: String, _ original: String) -> CopyLink {
      CopyLink(
        copy: DocumentID(copy), original: DocumentID(original), relation: .edited,
        containment: 0.9)
    }
    try await ledger.setCopies([tie("c", "b"), tie("b", "a"), tie("x", "y"), tie("y", "x")])
    let origins = try ledger.reader.snapshot().originOf
    #expect(origins[DocumentID("c")] == DocumentID("a"))
    #expect(origins[DocumentID("x")] != nil)
  }

  @Test(
    .enabled(if: TestServer.shared != nil, "needs PostgreSQL 15 or newer"),
    arguments: [
      "DELETE FROM codings", "DELETE FROM events", "UPDATE codings SET article = article + 1",
    ])
  func strayRowsAreFoundOnAServer(_ damage: String) async throws {
    let address = try #require(TestServer.shared).emptyAddress()
    let ledger = try Ledger(path: address)
    try await ledger.append(sample("a"))
    #expect(try await ledger.check().isEmpty)
    try #require(ServerAddress(address)).connect().execute(damage)
    let findings = try await ledger.check()
    #expect(findings.contains { $0.hasPrefix("reference: ") }, "\(findings)")
  }

  @Test(
    .enabled(if: TestServer.shared != nil, "needs PostgreSQL 15 or newer"),
    arguments: [("a\u{0}", "Serbia met Croatia."), ("a", "Serbia met\u{0} Croatia.")])
  func aServerRefusesAZeroByte(_ id: String, _ text: String) async throws {
    let ledger = try Ledger(path: try #require(TestServer.shared).emptyAddress())
    let error = await #expect(throws: LedgerError.self) {
      try await ledger.append(contentsOf: [sample("b"), sample(id, text: text)])
    }
    #expect(error?.problem == .refused)
    #expect(try ledger.reader.snapshot().articles.isEmpty)
  }

  @Test(arguments: Store.available) func oneBatchMayHoldAnArticleTwiceAndMoveItsAddress(
    _ store: Store
  ) async throws {
    let ledger = try store.ledger()
    let address = "https://example.org/a"
    let outcomes = try await ledger.append(contentsOf: [
      sample("a", url: address), sample("a", title: "Again", url: address),
      sample("b", title: "By its address", url: address), sample("c"), sample("c"),
    ])
    #expect(outcomes == [.added, .newVersion, .newVersion, .added, .unchanged])
    #expect(try await ledger.append(sample("b", title: "By its name")) == .newVersion)
    #expect(try ledger.reader.snapshot().articles.count == 2)
    #expect(try await ledger.check().isEmpty)
  }

  @Test func damageIsFound() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    #expect(try await ledger.check().isEmpty)
    tamper(folder.path(), "UPDATE events SET held = 0; DELETE FROM statement_actors")
    #expect(try await !ledger.check().isEmpty)
    #expect(try await ledger.repair().isEmpty)
    #expect(try await ledger.snapshot().articles == [sample("a")])
  }

  @Test(arguments: [
    "UPDATE articles SET json = replace(json, '\"en\"', '\"eo\"')",
    "UPDATE articles SET text = replace(text, 'Croatia', 'CroatiA')",
    "UPDATE events SET json = replace(json, 'HRV', 'HRW')",
    "UPDATE codings SET json = replace(json, 'PER', 'LOC')",
    "UPDATE codings SET coder = '2'",
  ])
  func aChangeThatLeavesTheFileSoundIsFound(_ damage: String) async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    tamper(folder.path(), damage)
    let findings = try await ledger.check()
    #expect(findings.contains { $0.contains("seal") }, "\(findings)")
    let error = #expect(throws: LedgerError.self) { try ledger.reader.snapshot() }
    #expect(error?.problem == .damaged)
  }

  @Test(arguments: Store.available) func aClockThatIsSetBackKeepsTheHistoryInOrder(_ store: Store)
    async throws
  {
    let times = [5000, 1000, 7000, 3000]
    let turn = Mutex(0)
    let ledger = try store.ledger {
      turn.withLock { number in
        defer { number += 1 }
        return times[number % times.count]
      }
    }
    for number in times.indices {
      try await ledger.append(sample("a", text: "Albania met Croatia and Serbia, \(number) times."))
      #expect(try await ledger.check().isEmpty)
    }
    let versions = try #require(try ledger.reader.article(DocumentID("a"))).versions
    #expect(versions.map(\.knownFrom) == [5000, 5000, 7000, 7000])
  }

  @Test func versionsThatEndBeforeTheyBeginAreRepaired() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    try await ledger.append(sample("a", title: "Another title"))
    tamper(folder.path(), "UPDATE articles SET known_to = 7 WHERE known_to IS NOT NULL")
    #expect(try await ledger.check() == ["history: 1 versions that end before they begin"])
    #expect(try await ledger.repair().isEmpty)
  }

  @Test func aCodingWithoutASealIsTaken() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    tamper(folder.path(), "UPDATE codings SET json = replace(json, '\"seal\"', '\"sale\"')")
    #expect(try await ledger.check().isEmpty)
    #expect(try await ledger.snapshot().articles == [sample("a")])
  }

  @Test func backupIsWhole() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    try await ledger.backup(to: folder.path("copy.db"))
    try await ledger.compact()
    let copy = try Ledger(path: folder.path("copy.db"))
    #expect(try await copy.snapshot().articles == [sample("a")])
    #expect(try await copy.check().isEmpty)
    #expect(try !copy.reader.sizes().isEmpty)
  }
}

@Suite struct LedgerFileTests {
  @Test func missingForeignAndNewerFilesAreTold() throws {
    let folder = try TemporaryFolder()
    func problem(_ open: () throws -> Void) -> LedgerError.Problem? {
      do { try open() } catch { return (error as? LedgerError)?.problem }
      return nil
    }
    let missing = #expect(throws: LedgerError.self) {
      try LedgerReader(path: folder.path("none.db"))
    }
    #expect(missing?.problem == .cannotOpen)
    #expect(missing?.description.contains("no such ledger yet") == true)
    try Data("no database at all, only text that is long enough".utf8)
      .write(to: folder.url.appendingPathComponent("text.db"))
    #expect(problem { _ = try Ledger(path: folder.path("text.db")) } == .cannotOpen)
    tamper(folder.path("other.db"), "CREATE TABLE notes (x)")
    #expect(problem { _ = try Ledger(path: folder.path("other.db")) } == .cannotOpen)
    #expect(problem { _ = try Ledger(path: folder.url.path) } == .cannotOpen)
    _ = try Ledger(path: folder.path("new.db"))
    #expect(problem { _ = try Ledger(path: "postgres://127.0.0.1:1/none") } == .cannotOpen)
    tamper(folder.path("new.db"), "PRAGMA user_version = 99")
    #expect(problem { _ = try Ledger(path: folder.path("new.db")) } == .tooNew)
  }

  @Test func fullDiskLeavesTheLedgerWhole() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    // An article that SQLite cannot hold within its page limit stands for a disk that is full.
    try await ledger.limitPages()
    let error = await #expect(throws: LedgerError.self) {
      try await ledger.append(sample("b", text: String(repeating: "word ", count: 400_000)))
    }
    #expect(error?.problem == .diskFull)
    #expect(try await ledger.snapshot().articles == [sample("a")])
  }

  @Test func stateCopiedInTheMiddleOfWritingIsWhole() async throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.path())
    try await ledger.append(sample("a"))
    // The files as a killed process leaves them: the log holds an unfinished transaction.
    var handle: OpaquePointer?
    sqlite3_open(folder.path(), &handle)
    sqlite3_exec(
      handle, "PRAGMA cache_size = 1; BEGIN; DELETE FROM event_actors; DELETE FROM events;", nil,
      nil, nil)
    for ending in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.path() + ending, toPath: folder.path("killed.db") + ending)
    }
    sqlite3_close(handle)
    let survivor = try Ledger(path: folder.path("killed.db"))
    #expect(try await survivor.check().isEmpty)
    #expect(try await survivor.snapshot().articles == [sample("a")])
  }

  @Test func firstVersionIsBroughtUpToDate() async throws {
    let folder = try TemporaryFolder()
    let schema = try String(
      contentsOf: casesFolder().appendingPathComponent("version1.sql"), encoding: .utf8)
    let filling = """
      INSERT INTO articles (id, document, lineage, version, title, text, day, json, known_from)
        VALUES (1, 'a', 1, 1, 'Old', 'Albania spoke.', 20000, '{"authors":[]}', 5);
      INSERT INTO codings VALUES (1, 1, '1', '{"sentences":[[0,14]],"entities":[]}', 5, NULL);
      INSERT INTO events VALUES (1, 1, 0, 'CONSULT', 1, 'happened', NULL, 20000, 0, 14, 0,
        'rule:x', 0.5, '{"type":"CONSULT","cameo":"04","source":[{"actor":"ALB","text":"Albania",\
      "span":[0,7]}],"factuality":"happened","span":[0,14],"score":0.5,"by":"rule:x",\
      "version":"1"}', NULL);
      INSERT INTO event_actors VALUES ('ALB', 20000, 1, 1);
      INSERT INTO article_search (rowid, title, text) VALUES (1, 'Old', 'Albania spoke.');
      """
    #expect(tamper(folder.path(), schema + filling) == SQLITE_OK)
    let ledger = try Ledger(path: folder.path())
    #expect(try await ledger.check().isEmpty)
    var filter = EventFilter()
    filter.actors = [ActorID("ALB")]
    #expect(try ledger.reader.events(filter).map(\.id.description) == ["e1"])
    let query = try SearchQuery(
      parsing: "spoke type:CONSULT", today: try #require(CalendarDate(iso: "2025-04-01")))
    #expect(try ledger.reader.search(query).total == 1)
  }

  @Test(arguments: Store.available) func writersOfOneArticleMakeOne(_ store: Store) async throws {
    let folder = try TemporaryFolder()
    let path =
      store == .sqlite ? folder.path() : try #require(TestServer.shared).emptyAddress()
    let writers = [try Ledger(path: path), try Ledger(path: path)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<20 {
        for writer in writers {
          group.addTask {
            try await writer.append(
              sample("w\(number % 10)", url: "https://example.org/\(number % 10)"))
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try writers[0].reader.counts().articles == 10)
    #expect(try await writers[1].check().isEmpty)
  }

  @Test func twoWritersTakeTurns() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path()
    let (first, second) = (try Ledger(path: path), try Ledger(path: path))
    try await withThrowingTaskGroup(of: Void.self) { group in
      for number in 0..<10 {
        group.addTask { try await first.append(sample("f\(number)")) }
        group.addTask { try await second.append(sample("s\(number)")) }
      }
      try await group.waitForAll()
    }
    #expect(try first.reader.counts().articles == 20)
    #expect(try await second.check().isEmpty)
  }
}
