import Evidence
import LedgerStore
import Ontology
import Testing

@Suite struct SearchTests {
  private func query(_ text: String) throws -> SearchQuery {
    try SearchQuery(parsing: text, today: try #require(CalendarDate(iso: "2025-03-20")))
  }

  private func ledger(_ store: Store) async throws -> Ledger {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [
      sample("signed"),
      sample("other", text: "A treaty on rivers was debated.", published: "2024-01-05"),
    ])
    return ledger
  }

  private static let cases: [(String, [String])] = [
    ("vuksanovic", ["signed"]), ("VUKSANOVIĆ", ["signed"]),
    ("\"signed a declaration\"", ["signed"]),
    ("\"declaration a signed\"", []), ("declar*", ["signed"]),
    ("treaty OR declaration", ["signed", "other"]),
    ("was -rivers", []), ("sign -rivers", ["signed"]), ("actor:srb date:P3W", ["signed"]),
    ("date:2024", ["other"]), ("date:/2024-06", ["other"]), ("date:2025-03/2025-06", ["signed"]),
    ("stance:oppose -date:2024", ["signed"]), ("speaker:vuksanovi date:2025", ["signed"]),
    ("type:support rivers", ["other"]), ("type:assault", []),
    ("kind:declaration rivers", ["other"]),
    ("target:HRV -treaty", ["signed"]), ("agreement:sample treaty", ["other"]),
    ("lang:sq OR rivers", ["other"]), ("-treaty", ["signed"]), ("story:other", ["other"]),
    ("\"signed a\" stance:oppose", ["signed"]), ("-\"signed a\"", ["other"]),
    ("-\"declaration a signed\"", ["signed", "other"]), ("rivers OR \"a signed\"", ["other"]),
    ("\"signed a\" albania", ["signed"]), ("\"was debated\" type:support", ["other"]),
    ("debated OR \"signed a\"", ["signed", "other"]), ("source:example", []),
    ("speaker:\"ana vuksanovic\" -rivers", ["signed"]), ("-story:other", ["signed"]),
    ("speaker:SRB kind:indirect", ["signed", "other"]), ("country:ALB", []),
    ("lang:en signed", ["signed"]),
    ("agreement:declaration", ["signed", "other"]), ("Serbia's", []),
  ]

  @Test(arguments: Store.available) func finds(_ store: Store) async throws {
    let reader = try await ledger(store).reader
    for (text, expected) in SearchTests.cases {
      let result = try reader.search(try query(text))
      #expect(Set(result.hits.map(\.article.document.rawValue)) == Set(expected), "\(text)")
      #expect(result.total == expected.count, "\(text)")
    }
  }

  @Test(arguments: [
    ("sign colour:red", "colour:"), ("a type:dance", "type:dance"), ("\"open", "\"open"),
    ("OR a", "OR"), ("a OR", "OR"), ("date:2025-13", "date:2025-13"),
    ("a OR date:2025", "date:2025"), ("a …", "…"), ("speaker:\"\u{1} )\"", "speaker:\"\u{1} )\""),
    ("a source:—", "source:—"), ("agreement:… b", "agreement:…"), ("a \u{345}", "\u{345}"),
    ("\"\u{345}\"", "\"\u{345}\""), ("\u{345}*", "\u{345}*"),
  ])
  func errorsPointAtTheWord(_ text: String, _ word: String) throws {
    let error = #expect(throws: SearchQueryError.self) { try query(text) }
    #expect(error.map { text[$0.span] } == word)
  }

  @Test(arguments: Store.available, ["date:2025-03/", "date:/2025-03", "-date:9999/"])
  func rangesMayBeOpen(_ store: Store, _ text: String) async throws {
    let result = try await ledger(store).reader.search(try query(text))
    #expect(result.total ?? 0 > 0)
  }

  @Test(arguments: Store.available) func snippetsMarkTheWords(_ store: Store) async throws {
    let hit = try #require(try await ledger(store).reader.search(try query("rivers")).hits.first)
    #expect(hit.snippet.filter(\.isHit).map(\.text) == ["rivers"])
  }
}
