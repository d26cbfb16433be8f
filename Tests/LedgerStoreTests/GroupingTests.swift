import Evidence
@testable import LedgerStore
import Ontology
import Records
import Testing

/// What two ministers signed, told in several ways, and something else.
enum Told {
  static let wire = """
    The defence ministers of Albania, Croatia and Kosovo signed a joint declaration in Tirana on Tuesday.
    The text covers the arms industry, training and exercises, and a common answer to hybrid threats.
    It contains no clause that obliges one signatory to come to the aid of another.
    Serbia's foreign ministry called the signing a provocation and asked for explanations.
    """
  static let shorter = """
    The defence ministers of Albania, Croatia and Kosovo signed a joint declaration in Tirana on Tuesday.
    It contains no clause that obliges one signatory to come to the aid of another.
    Serbia's foreign ministry called the signing a provocation and asked for explanations.
    """
  static let own = """
    Tirana saw three defence ministers put their names under a declaration about hybrid threats.
    Croatia, Albania and Kosovo want exercises together, said the minister of Albania after the signing.
    Belgrade protested against the declaration within hours.
    """
  static let third = """
    Kosovo, Croatia and Albania agree to train together against hybrid threats.
    Their defence ministers met in Tirana on Tuesday and signed a declaration on exercises and arms.
    """
  static let accession = """
    Finland joined NATO on 4 April 2023, the 74th anniversary of the North Atlantic Treaty.
    Foreign minister Pekka Haavisto handed the instrument of accession to Antony Blinken in Brussels.
    President Sauli Niinistö said that the era of military non-alignment had come to an end.
    Jens Stoltenberg was confident that Sweden would follow, and Dmitry Peskov announced countermeasures.
    """
  static let accessionInGerman = """
    Finnland ist am 4. April 2023, dem 74. Jahrestag des Nordatlantikvertrags, der NATO beigetreten.
    Außenminister Pekka Haavisto übergab Antony Blinken in Brüssel die Beitrittsurkunde.
    Präsident Sauli Niinistö sagte, die Zeit der militärischen Bündnisfreiheit sei zu Ende.
    Jens Stoltenberg rechnet damit, dass Schweden folgt, und Dmitri Peskow kündigte Gegenmaßnahmen an.
    """
  static let olives = """
    Farmers in northern Portugal expect the smallest olive harvest in a decade after a dry spring.
    Cooperatives in Mirandela say that prices at the mill have doubled within a season.
    The regional weather service measured a third of the usual rain between March and June.
    """
}

private func article(_ id: String, _ text: String, _ day: String) -> CodedArticle {
  sample(id, text: text, title: "", published: day)
}

@Suite struct GroupingTests {
  @Test("In whatever order reports come, they are grouped alike", arguments: Store.available)
  func anyOrder(_ store: Store) async throws {
    let reports = [
      article("wire", Told.wire, "2025-03-18T09:00:00Z"),
      article("shorter", Told.shorter, "2025-03-18T17:00:00Z"),
      article("own", Told.own, "2025-03-19"), article("olives", Told.olives, "2025-03-19"),
    ]
    for order in [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2]] {
      let ledger = try store.ledger()
      for number in order {
        try await ledger.append(reports[number])
        try await ledger.groupReports()
      }
      let story = try #require(try ledger.reader.story(of: DocumentID("own"))).story
      #expect(story.reports.map(\.rawValue) == ["wire", "shorter", "own"], "\(order)")
      #expect(story.origins.map { $0.map(\.rawValue) } == [["wire", "shorter"], ["own"]])
      #expect(try ledger.reader.story(of: DocumentID("olives"))?.story.reports.count == 1)
      let events = try ledger.reader.events().filter { $0.document.rawValue == "shorter" }
      #expect(events.map(\.story) == [story.id] && events.map(\.origin.rawValue) == ["wire"])
      #expect(try ledger.reader.storyNames()[DocumentID("shorter")] == story.id)
      let copies = try ledger.reader.copies()
      #expect(copies.map(\.copy.rawValue) == ["shorter"] && copies[0].original.rawValue == "wire")
      #expect(try await ledger.check().isEmpty)
    }
  }

  @Test("A translation follows its source, whichever comes first", arguments: Store.available)
  func translationsAreTied(_ store: Store) async throws {
    let reports = [
      article("source", Told.accession, "2023-04-04T10:00:00Z"),
      article("german", Told.accessionInGerman, "2023-04-04T16:00:00Z"),
      article("olives", Told.olives, "2023-04-04"),
    ]
    for order in [[0, 1, 2], [2, 1, 0]] {
      let ledger = try store.ledger()
      for number in order {
        try await ledger.append(reports[number])
        try await ledger.groupReports()
      }
      let copies = try ledger.reader.copies()
      #expect(copies.map(\.copy.rawValue) == ["german"] && copies[0].relation == .translated)
      let story = try #require(try ledger.reader.story(of: DocumentID("german"))).story
      #expect(story.origins.map { $0.map(\.rawValue) } == [["source", "german"]], "\(order)")
    }
  }

  @Test("A story keeps its name whatever comes before it", arguments: Store.available)
  func namesPersist(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(article("own", Told.own, "2025-03-19"))
    try await ledger.groupReports()
    try await ledger.append(article("wire", Told.wire, "2025-03-18"))
    try await ledger.groupReports()
    let story = try #require(try ledger.reader.story(of: DocumentID("wire"))).story
    #expect(story.id.rawValue == "own" && story.reports.map(\.rawValue) == ["wire", "own"])
    #expect(try ledger.reader.storyChanges(limit: 10).isEmpty)
  }

  @Test("A story that loses a report to new words is logged", arguments: Store.available)
  func changesAreLogged(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [
      article("wire", Told.wire, "2025-03-18"), article("own", Told.own, "2025-03-19"),
      article("olives", Told.olives, "2025-03-19"),
    ])
    try await ledger.groupReports()
    // Suppose that it was judged otherwise before.
    try await ledger.setStories([
      Story(
        id: DocumentID("wire"), reports: [DocumentID("wire"), DocumentID("olives")],
        origins: [[DocumentID("wire")], [DocumentID("olives")]])
    ])
    try await ledger.append(article("third", Told.third, "2025-03-20"))
    try await ledger.groupReports()
    let changes = try ledger.reader.storyChanges(limit: 10)
    #expect(Set(changes.map(\.kind)) == [.merged, .split])
    #expect(
      changes.contains { $0.story.rawValue == "wire" && $0.other.rawValue == "olives" },
      "\(changes)")
    #expect(
      try ledger.reader.story(of: DocumentID("third"))?.story.reports.map(\.rawValue)
        == ["wire", "own", "third"])
    #expect(try await ledger.check().isEmpty)
  }

  @Test("A lost index is made anew", arguments: Store.available)
  func indexIsMadeAnew(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [
      article("wire", Told.wire, "2025-03-18"), article("own", Told.own, "2025-03-19"),
    ])
    try await ledger.groupReports()
    let before = try ledger.reader.stories(limit: 10)
    let rows = "SELECT count(*) FROM story_index"
    let count = try await ledger.write { (database) throws(LedgerError) in
      let count = try database.integer(rows)
      try database.execute("DELETE FROM story_index")
      return count
    }
    #expect(try await ledger.repair().isEmpty)
    try await ledger.groupReports()
    #expect(try ledger.reader.stories(limit: 10) == before)
    #expect(
      try await ledger.write { (database) throws(LedgerError) in try database.integer(rows) }
        == count)
  }

  @Test("A row of the index that was cut short is found", arguments: Store.available)
  func cutRowsAreFound(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(article("wire", Told.wire, "2025-03-18"))
    try await ledger.groupReports()
    #expect(try await ledger.check().isEmpty)
    try await ledger.write { (database) throws(LedgerError) in
      try database.statement("UPDATE story_index SET entries = ?").run([.bytes([1, 2, 3])])
    }
    #expect(try await ledger.check().count == 1)
  }
}
