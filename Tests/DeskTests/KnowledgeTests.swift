import Evidence
import Ontology
import Records
import Testing

@testable import Desk
@testable import LedgerStore

@Suite struct KnowledgeTests {
  /// The weight of the tie between Albania and Croatia.
  private func weight(_ desk: Desk) throws -> Double? {
    let json = try JSON(parsing: get(desk, "/network.json").body)
    return json["ties"]?.array?.first?["weight"]?.double
  }

  @Test func relationsFollowEveryChangeOfTheLedger() async throws {
    try await withDesk { desk in
      #expect(try weight(desk) == 2)
      let ledger = try Ledger(path: desk.ledgerPath)
      try await ledger.append(plainArticle("three", day: "2025-06-01", subject: "on trade"))
      #expect(try weight(desk) == 3)
      let first = try #require(
        try desk.reader.events().first { $0.document.rawValue == "three" }?.id)
      let correction = try await ledger.correct(first, .wrong, who: "Ana", why: "no")
      #expect(try weight(desk) == 2)
      try await ledger.undo(correction.id, who: "Ana", why: "yes")
      #expect(try weight(desk) == 3)
      var recoded = plainArticle("three", day: "2025-06-01", subject: "on trade")
      recoded.version = "2"
      recoded.events = []
      try await ledger.append(recoded)
      #expect(try weight(desk) == 2)
    }
  }

  @Test func copiesCountOnceFromTheMomentTheyAreKnown() async throws {
    try await withDesk { desk in
      let ledger = try Ledger(path: desk.ledgerPath)
      try await ledger.append(plainArticle("copy", day: "2025-03-18", subject: "again"))
      #expect(try weight(desk) == 3)
      try await ledger.setCopies([
        CopyLink(
          copy: DocumentID("copy"), original: DocumentID("one"), relation: .edited,
          containment: 0.9)
      ])
      #expect(try weight(desk) == 2)
    }
  }

  @Test func storiesAreThoseThatTheLedgerKeeps() async throws {
    try await withDesk { desk in
      let ledger = try Ledger(path: desk.ledgerPath)
      let reports = [DocumentID("one"), DocumentID("two")]
      try await ledger.setStories([
        Story(id: reports[0], reports: reports, origins: [reports])
      ])
      let list = try JSON(parsing: get(desk, "/stories.json").body)
      #expect(list["items"]?.array?.count == 2)
      let short = try JSON(parsing: get(desk, "/stories.json", [("limit", "1")]).body)
      #expect(short["items"]?.array?.first?["story"]?.string == "one")
      #expect(short["next"]?.string == "/stories.json?limit=1&from=1")
      let story = try JSON(parsing: get(desk, "/story.json", [("id", "two")]).body)
      #expect(story["articles"]?.array?.last?["origin"]?.string == "one")
    }
  }

  @Test func answersAreKeptForOneStateOnly() {
    let kept = Kept<String, Int>(limit: 2)
    #expect(kept.value("a", at: 1) { 1 } == 1)
    #expect(kept.value("a", at: 1) { 2 } == 1)
    #expect(kept.value("a", at: 2) { 3 } == 3)
    for key in ["b", "c"] { _ = kept.value(key, at: 2) { 4 } }
    #expect(kept.value("a", at: 2) { 5 } == 5)
  }
}
