import Evidence
import Ontology
import Records
import Testing

@testable import Exchange

@Suite struct EventExportTests {
  private static let facts: [ActorID: ActorFacts] = [
    ActorID("SRB"): ActorFacts(
      name: "Serbia", cameo: "SRB", cow: "YUG", cowNumber: 345, fips: "RI", isState: true),
    ActorID("XKX"): ActorFacts(
      name: "Kosovo", cameo: "KSV", cow: "KOS", cowNumber: 347, fips: "KV", isState: true),
    ActorID("NATO"): ActorFacts(
      name: "NATO", cameo: "IGOWSTNAT", cow: nil, cowNumber: nil, fips: nil, isState: false),
  ]

  private static func participant(_ code: String?, _ roles: [Role] = []) -> Participant {
    Participant(
      actor: code.map { ActorID($0) }, roles: roles, text: "a\tname", span: TextSpan(0, 6))
  }

  private static func sample(target: [String?] = ["XKX", "NATO"]) -> ReportedEvent {
    var event = Event(
      type: .accuse, source: [participant("SRB", [.government])],
      target: target.map { participant($0) }, factuality: .happened,
      citation: Citation(
        document: DocumentID("d"), span: TextSpan(0, 9), sentence: 2, maker: .rule("events"),
        version: "2", score: 0.89))
    event.date = CalendarDate(iso: "2025-03-18")
    event.goldstein = -2
    event.cameo = CAMEOCode("111") ?? event.cameo
    event.place = Place(name: "Tirana", country: ActorID("XKX"))
    event.mode = "disapprove"
    var reported = ReportedEvent(event)
    reported.url = "https://example.org/a"
    reported.site = "example.org"
    reported.sourceOffsets = [4]
    return reported
  }

  @Test(arguments: ForeignLayout.allCases)
  func everyRowHasTheColumns(_ layout: ForeignLayout) {
    let export = EventExport(layout: layout, facts: Self.facts)
    let rows = export.rows(Self.sample())
    #expect(rows.count == (layout == .polecat ? 1 : 2))
    #expect(rows.allSatisfy { $0.count == layout.columnCount })
    let lines = export.lines(Self.sample()).split(separator: 0x0A)
    #expect(lines.allSatisfy { $0.count { $0 == 0x09 } == layout.columnCount - 1 })
  }

  @Test(arguments: [
    (ForeignLayout.gdelt, "111", "SRBGOV", "KSV"), (.icews, "111", "Serbia", "Kosovo"),
    (.polecat, "ACCUSE", "Serbia", "Kosovo"),
  ])
  func whatIsWrittenIsReadBack(
    _ layout: ForeignLayout, _ code: String, _ source: String, _ target: String
  ) throws {
    let export = EventExport(layout: layout, facts: Self.facts)
    let read = ForeignReader(layout: layout).events(export.header + export.lines(Self.sample()))
    #expect(read.errors.isEmpty)
    let event = try #require(read.events.first)
    #expect(event.code == code)
    #expect(event.source.first == source)
    #expect(event.target.first == target)
    #expect(event.type == .accuse)
    #expect(ForeignReader(layout: layout).event(event.row) == event)
    #expect(event.fields[layout.columns[0]]?.string == event.id)
    #expect(event.day == CalendarDate(iso: "2025-03-18"))
    #expect(event.intensity == -2)
  }

  @Test(arguments: ForeignLayout.ofEvents)
  func actorsAreFoundAgain(_ layout: ForeignLayout) {
    let export = EventExport(layout: layout, facts: Self.facts)
    let events = ForeignReader(layout: layout).events(
      export.header + export.lines(Self.sample())
    ).events
    let actors = ForeignActors(facts: Self.facts) { name in
      Self.facts.first { $0.value.name == name }?.key
    }
    #expect(Set(events.map { actors.sources(of: $0) }) == [[ActorID("SRB")]])
    let targets = events.reduce(into: Set<ActorID>()) { $0.formUnion(actors.targets(of: $1)) }
    // POLECAT has a column of countries: where it names one, the names beside it stand for it.
    #expect(
      targets == (layout == .polecat ? [ActorID("XKX")] : [ActorID("XKX"), ActorID("NATO")]))
  }

  @Test func gdeltRowSaysWhatTheRecordSays() throws {
    let row = try #require(
      EventExport(layout: .gdelt, facts: Self.facts).rows(Self.sample()).first)
    let columns = Dictionary(
      zip(ForeignLayout.gdelt.columns, row), uniquingKeysWith: { first, _ in first })
    #expect(columns["SQLDATE"] == "20250318")
    #expect(columns["Actor1Type1Code"] == "GOV")
    #expect(columns["Actor2CountryCode"] == "KSV")
    #expect(columns["EventRootCode"] == "11")
    #expect(columns["QuadClass"] == "3")
    #expect(columns["ActionGeo_CountryCode"] == "KV")
    #expect(columns["SOURCEURL"] == "https://example.org/a")
  }

  @Test func anEventWithoutDayOrKnownActorGivesNoRow() {
    var dateless = Self.sample()
    dateless.event.date = nil
    var unknown = Self.sample(target: [nil])
    unknown.event.source = [Self.participant("ORG:Somebody")]
    for layout in ForeignLayout.allCases {
      let export = EventExport(layout: layout, facts: Self.facts)
      #expect(export.rows(dateless).isEmpty)
      #expect(export.rows(unknown).isEmpty)
    }
  }

  @Test func malformedLinesAreTold() {
    let bytes = Array("header\n1\t2\t3\n\n".utf8)
    let read = ForeignReader(layout: .polecat).events(bytes)
    #expect(read.events.isEmpty)
    #expect(read.errors.map(\.line) == [2])
  }
}
