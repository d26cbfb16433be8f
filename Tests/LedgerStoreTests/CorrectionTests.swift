import Evidence
@testable import LedgerStore
import Ontology
import Records
import Synchronization
import Testing

/// Corrections by people, in both databases.
@Suite struct CorrectionTests {
  /// A clock that counts on by one at every look.
  private static func clock() -> @Sendable () -> Int {
    let time = Mutex(0)
    return {
      time.withLock {
        $0 += 1; return $0
      }
    }
  }

  private func event(_ reader: LedgerReader) throws -> Listed<Event> {
    try #require(try reader.events().first)
  }

  @Test(arguments: Store.available) func wrongRecordsGoAndComeBack(_ store: Store) async throws {
    let ledger = try store.ledger(clock: Self.clock())
    try await ledger.append(sample("a"))
    let made = try await ledger.correct(
      try event(ledger.reader).id, .wrong, who: "Ana", why: "never happened")
    #expect(made.document.rawValue == "a" && made.action == .wrong)
    #expect(try ledger.reader.events().isEmpty)
    #expect(try ledger.reader.snapshot().articles.first?.events.isEmpty == true)
    #expect(try ledger.reader.snapshot(knownAt: 1).articles == [sample("a")])
    #expect(try await ledger.check().isEmpty)
    try await ledger.undo(made.id, who: "Ivo", why: "it did")
    #expect(try ledger.reader.snapshot().articles == [sample("a")])
    #expect(try ledger.reader.snapshot(knownAt: 2).articles.first?.events.isEmpty == true)
    let undoing = try #require(try ledger.reader.corrections().first?.undoing)
    #expect(undoing.who == "Ivo" && undoing.why == "it did")
    #expect(try ledger.reader.corrections(at: 2).count == 1)
    await #expect(throws: LedgerError.self) {
      try await ledger.undo(made.id, who: "Ivo", why: "twice")
    }
  }

  @Test(arguments: Store.available) func editsSurviveRecoding(_ store: Store) async throws {
    let ledger = try store.ledger(clock: Self.clock())
    try await ledger.append(sample("a"))
    let edits = ["type=SANCTION", "factuality=denied", "source.0.actor=SRB"]
      .compactMap(FieldEdit.init)
    try await ledger.correct(
      try event(ledger.reader).id, .edit(edits), who: "Ana", why: "read the text")
    func check(_ version: String) async throws {
      var filter = EventFilter()
      filter.type = .sanction
      filter.actors = [ActorID("SRB")]
      let found = try #require(try ledger.reader.events(filter).first, "version \(version)")
      #expect(found.record.factuality == .denied && found.record.citation.version == version)
      #expect(found.record.cameo == EventType.sanction.cameoRoot)
      #expect(found.json["corrected"]?["who"] == "Ana")
      filter.type = .support
      #expect(try ledger.reader.events(filter).isEmpty)
      let query = try SearchQuery(
        parsing: "type:sanction actor:SRB -type:support",
        today: try #require(CalendarDate(iso: "2025-04-01")))
      #expect(try ledger.reader.search(query).total == 1)
      #expect(try await ledger.check().isEmpty)
    }
    try await check("1")
    #expect(try await ledger.append(sample("a", version: "2")) == .recoded)
    try await check("2")
    let longer = "Before it all. " + sample("a").article.text
    var moved = sample("a", text: longer, version: "3")
    let span = TextSpan(15, longer.utf8.count)
    moved.events[0].citation = Citation(
      document: moved.article.id, span: span, maker: .rule("sample"), version: "3", score: 0.5)
    #expect(try await ledger.append(moved) == .newVersion)
    try await check("3")
    #expect(try await ledger.repair().isEmpty)
    try await check("3")
  }

  @Test(arguments: Store.available) func splitsAndMerges(_ store: Store) async throws {
    let ledger = try store.ledger(clock: Self.clock())
    var coded = sample("a")
    var second = coded.events[0]
    second.type = .consult
    second.cameo = EventType.consult.cameoRoot
    coded.events.append(second)
    try await ledger.append(coded)
    let ids = try ledger.reader.events().reversed().map(\.id)
    try await ledger.correct(ids[0], .merge(ids[1]), who: "Ana", why: "the same")
    #expect(try ledger.reader.events().map(\.record.type) == [.support])
    let parts = ["target.0.actor=HRV", "target.0.actor=XKX"].compactMap(FieldEdit.init)
    let split = try await ledger.correct(
      ids[0], .split(parts.map { [$0] }), who: "Ana", why: "two states")
    let targets = try ledger.reader.events().flatMap(\.record.target).compactMap(\.actor?.rawValue)
    #expect(Set(targets) == ["HRV", "XKX"])
    #expect(try await ledger.check().isEmpty)
    try await ledger.undo(split.id, who: "Ana", why: "no")
    #expect(try ledger.reader.events().count == 1)
    #expect(try await ledger.check().isEmpty)
  }

  @Test(arguments: Store.available) func badCorrectionsChangeNothing(_ store: Store) async throws {
    let ledger = try store.ledger(clock: Self.clock())
    try await ledger.append(sample("a"))
    let id = try event(ledger.reader).id
    let none = try #require(RecordID("e999999"))
    let statement = try #require(try ledger.reader.statements().first).id
    let requests: [(RecordID, CorrectionRequest, String)] = [
      (none, .wrong, "Ana"), (id, .edit([FieldEdit(field: "colour", value: "red")]), "Ana"),
      (id, .edit([FieldEdit(field: "type", value: "DANCE")]), "Ana"), (id, .wrong, ""),
      (id, .merge(statement), "Ana"), (id, .merge(id), "Ana"), (id, .split([]), "Ana"),
    ]
    for (id, request, who) in requests {
      let error = await #expect(throws: LedgerError.self) {
        try await ledger.correct(id, request, who: who, why: "because")
      }
      #expect(error?.problem == .badQuery)
    }
    #expect(try ledger.reader.corrections().isEmpty)
    #expect(try ledger.reader.snapshot().articles == [sample("a")])
  }

  @Test func namesOfRecordsAreRead() {
    for text in ["e1", "s22", "a3"] { #expect(RecordID(text)?.description == text) }
    for text in ["", "e", "x1", "e0", "e-1", "1"] { #expect(RecordID(text) == nil) }
  }
}
