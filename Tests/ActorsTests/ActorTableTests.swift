import Actors
import Evidence
import Foundation
import Ontology
import Testing

let table: ActorTable = {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Data").standardizedFileURL.path
  do {
    return try ActorTable(folder: folder)
  } catch {
    fatalError("\(error)")
  }
}()

/// The matches as `surface=actor:sense`, parted by spaces.
private func found(_ text: String) -> String {
  table.names(in: text).map { "\(text[$0.span])=\($0.actor):\($0.sense.rawValue)" }
    .joined(separator: "; ")
}

@Test(
  "Names are found with their sense",
  arguments: [
    ("Kosovo signed.", "Kosovo=XKX:state"),
    ("The Albanians and the Serbs.", "Albanians=ALB:demonym; Serbs=SRB:demonym"),
    ("Kosovo’s and Serbia's ministers", "Kosovo=XKX:state; Serbia=SRB:state"),
    ("The U.S. backs the U.N. mission", "U.S.=USA:state; U.N.=UN:organisation"),
    ("Belgrade said no.", "Belgrade=SRB:capital"),
    ("the Kremlin and the White House", "Kremlin=RUS:seat; White House=USA:seat"),
    (
      "Côte d’Ivoire, Türkiye, Turkiye",
      "Côte d’Ivoire=CIV:state; Türkiye=TUR:state; Turkiye=TUR:state"
    ),
    ("Bosnia and Herzegovina", "Bosnia and Herzegovina=BIH:state"),
    ("Bosnia & Herzegovina", "Bosnia & Herzegovina=BIH:state"),
    ("Washington, D.C. was quiet", "Washington, D.C.=USA:capital"),
    ("Kosovo, Albania, and Croatia", "Kosovo=XKX:state; Albania=ALB:state; Croatia=HRV:state"),
    ("NATO-led KFOR", "NATO=NATO:organisation; KFOR=KFOR:organisation"),
    ("South Korean and North Korean", "South Korean=KOR:demonym; North Korean=PRK:demonym"),
    ("Kosovo Serbs left", "Kosovo Serbs=XKX:demonym"),
    ("St. Lucia voted", "St. Lucia=LCA:state"),
    ("Guinea-Bissau and Guinea", "Guinea-Bissau=GNB:state; Guinea=GIN:state"),
    ("US and UK forces", "US=USA:state; UK=GBR:state"),
    ("Kosovo Ministry of Foreign Affairs", "Kosovo=XKX:state"),
    ("Jordan’s King Abdullah met Georgia’s president.", "Jordan=JOR:state; Georgia=GEO:state"),
    ("In Jordan and in Chad", "Jordan=JOR:state; Chad=TCD:state"),
    ("fighting in the Gaza Strip and Darfur", "Gaza Strip=PSE:region; Darfur=SDN:region"),
    ("The Darfur Relief Fund met", ""),
    ("the FBI and the Knesset", "FBI=USA:seat; Knesset=ISR:seat"),
    ("PRISTINA, Kosovo (AP)", "PRISTINA=XKX:capital; Kosovo=XKX:state"),
    ("Moscow Seeks Talks With Kyiv Over Grain", "Moscow=RUS:capital; Kyiv=UKR:capital"),
  ])
func namesAreFound(text: String, expected: String) {
  #expect(found(text) == expected)
}

@Test(
  "Names inside other names and common words are left out",
  arguments: [
    "the Washington Post", "the Belgrade Center for Security Policy", "the Brussels Agreement",
    "the Minsk agreements", "Michael Jordan retired", "Jordan Peterson spoke", "Chad Wolf resigned",
    "they ate turkey for us who polish china", "ethnic Albanians", "the Tirana declaration",
    "New Mexico", "a Budapest Memorandum", "Gulf of Mexico", "a Vilnius University lecturer",
    "the Kosovo Center for Security Studies", "Atlanta, Georgia", "Latin America",
    "a London School of Economics study", "Paris Saint-Germain", "the who and the us",
  ])
func partsOfOtherNamesAreLeftOut(text: String) {
  #expect(found(text) == "")
}

@Test(
  "Names, codes and demonyms are understood as a whole",
  arguments: [
    ("kosovo", "XKX"), ("the Serbs", "SRB"), ("ALB", "ALB"), ("alb", "ALB"), ("ROM", "ROU"),
    ("nato", "NATO"), ("European Union", "EU"), ("turkiye", "TUR"), ("Czech Republic", "CZE"),
    ("belgrade", "SRB"), ("KSV", "XKX"), ("PER:Edi Rama", nil), ("Atlantis", nil), ("", nil),
  ])
func actorsAreNamed(words: String, expected: String?) {
  #expect(table.actor(named: words)?.rawValue == expected)
}

@Test func membershipsAreDated() throws {
  func day(_ text: String) throws -> CalendarDate { try #require(CalendarDate(iso: text)) }
  let (sweden, nato) = (ActorID("SWE"), ActorID("NATO"))
  #expect(!table.isMember(sweden, of: nato, on: try day("2024-03-06")))
  #expect(table.isMember(sweden, of: nato, on: try day("2024-03-07")))
  #expect(table.members(of: nato, on: try day("2025-03-18")).count == 32)
  #expect(table.members(of: ActorID("EU"), on: try day("2025-03-18")).count == 27)
  #expect(table.members(of: ActorID("EU"), on: try day("2019-03-18")).count == 28)
  #expect(table.members(of: ActorID("UN"), on: try day("2025-03-18")).count == 193)
  #expect(!table.isMember(ActorID("XKX"), of: ActorID("UN"), on: try day("2025-03-18")))
  #expect(!table.isMember(ActorID("RUS"), of: ActorID("COE"), on: try day("2025-03-18")))
  #expect(table.organisations(of: ActorID("HRV"), on: try day("2025-03-18")).contains(nato))
}

@Test func everyUnitedNationsMemberHasCodesAndPeople() {
  let members = table.states.filter { $0.status == .member }
  #expect(members.count == 193)
  // Dominica shares its word with the Dominican Republic, the Congos share theirs.
  let without = members.filter { $0.people.isEmpty }.map(\.id.rawValue)
  #expect(without == ["COG", "DMA"])
  #expect(members.allSatisfy { $0.cowNumber != nil && $0.cow != nil && !$0.cameo.isEmpty })
  for code in ["XKX", "TWN", "PSE"] {
    #expect(table.state(ActorID(code))?.people.isEmpty == false)
  }
}

@Test func kindsAndNamesAreTold() {
  #expect(table.kind(of: ActorID("ALB")) == .state)
  #expect(table.kind(of: ActorID("OSCE")) == .organisation)
  #expect(table.kind(of: ActorID("SCO")) == .organisation)
  #expect(table.kind(of: .person("Edi Rama")) == .person)
  #expect(table.kind(of: .body("Hague Club")) == .body)
  #expect(table.name(of: ActorID("USA")) == "United States")
  #expect(table.name(of: .person("Edi Rama")) == "Edi Rama")
  #expect(table.name(of: ActorID("COE")) == "Council of Europe")
}

@Test func officesAreFound() {
  let text = "The Foreign Minister and the defense ministers met police and MPs"
  let matches = table.offices.matches(in: text)
  #expect(
    matches.map { "\(text[$0.span])=\($0.office.role.rawValue)" } == [
      "Foreign Minister=GOV", "defense ministers=GOV", "police=COP", "MPs=LEG",
    ])
  #expect(table.offices.office(titled: "Prime Minister")?.rank == .headOfGovernment)
  #expect(table.offices.office(titled: "foreign ministry")?.rank == nil)
}

@Test func everyNameInTheTablesFindsItself() {
  for state in table.states {
    #expect(table.actor(named: state.id.rawValue) == state.id)
    for people in state.people {
      #expect(table.actor(named: people) != nil, "\(people)")
    }
  }
  for organisation in table.organisations {
    #expect(table.actor(named: organisation.id.rawValue) == organisation.id)
  }
}

@Test func hostileTextGivesOrderedMatchesInside() {
  var generator = SystemRandomNumberGenerator()
  let pieces = [
    "Kosovo", "U.S.", "’s", "\u{0}", "Côte", " d’", "Ivoire", "\n", " ", "-", "Washington, ",
    "D.C.",
    "\u{FFFD}", "\u{301}", "漢字", "🇽🇰", "&", "Republic of ", "North ", "Macedonia", ". ",
  ]
  for _ in 0..<300 {
    let text = (0..<40).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
    let matches = table.names(in: text)
    var last = 0
    for match in matches {
      #expect(match.span.lower >= last && match.span.upper <= text.utf8.count)
      #expect(!match.span.isEmpty)
      last = match.span.upper
    }
  }
  #expect(table.names(in: "").isEmpty)
  #expect(table.names(in: String(repeating: "Kosovo ", count: 20_000)).count == 20_000)
}

@Test func missingFolderIsATypedError() {
  #expect(throws: ActorTableError.self) { try ActorTable(folder: "/nonexistent") }
}

/// A copy of the tables in which one was changed.
private func withTables(
  _ name: String, _ change: (inout [UInt8]) -> Void, _ body: (String) throws -> Void
) throws {
  let tables = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../Data").standardizedFileURL
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.copyItem(at: tables, to: folder)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent(name)
  var bytes = Array(try Data(contentsOf: file))
  change(&bytes)
  try Data(bytes).write(to: file)
  try body(folder.path)
}

private let tableNames = [
  "alliances", "cities", "leaders", "memberships", "metonyms", "offices", "organisations", "states",
].map { $0 + ".tsv" }

@Test("A letter that changed, a lost end and an empty table are told", arguments: tableNames)
func damagedTablesAreRefused(name: String) throws {
  let damages: [(inout [UInt8]) -> Void] = [
    { $0[$0.count - 2] ^= 1 }, { $0[$0.count / 2] ^= 0x20 }, { $0.removeLast(40) }, { $0 = [] },
  ]
  for damage in damages {
    try withTables(name, damage) { folder in
      let error = #expect(throws: ActorTableError.self) { try ActorTable(folder: folder) }
      #expect(error?.file.hasSuffix(name) == true)
    }
  }
}

@Test func aTableThatWasChangedOnPurposeIsTaken() throws {
  try withTables("cities.tsv") { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\n").filter { !$0.hasPrefix("# FNV-1a ") }
    bytes = Array((lines + ["Newtown\tALB", ""]).joined(separator: "\n").utf8)
  } _: { folder in
    #expect(throws: Never.self) { try ActorTable(folder: folder) }
  }
}
