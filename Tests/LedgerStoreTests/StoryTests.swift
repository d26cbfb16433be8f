import Evidence
@testable import LedgerStore
import Ontology
import Records
import Testing

private func ids(_ names: [String]) -> [DocumentID] { names.map { DocumentID($0) } }

@Suite struct StoryTests {
  @Test(arguments: Store.available) func articlesBeginAsStoriesOfTheirOwn(_ store: Store)
    async throws
  {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [
      sample("a", published: "2025-03-18"), sample("b", published: "2025-05-02"),
    ])
    let stories = try ledger.reader.stories(limit: 10)
    #expect(stories.map(\.story.id.rawValue) == ["b", "a"])
    #expect(stories[1].last == CalendarDate(iso: "2025-03-18") && stories[1].first != nil)
    var several = StoryFilter()
    several.origins = 2
    #expect(try ledger.reader.stories(several, limit: 10).isEmpty)
    var early = StoryFilter()
    early.until = CalendarDate(iso: "2025-04")
    #expect(try ledger.reader.stories(early, limit: 10).map(\.story.id.rawValue) == ["a"])
    #expect(try await ledger.check().isEmpty)
  }

  @Test(arguments: Store.available) func storiesAreKeptWithTheirOrigins(_ store: Store)
    async throws
  {
    let ledger = try store.ledger()
    try await ledger.append(
      contentsOf: ["a", "b", "c", "d"].map { sample($0, title: "Of \($0)") })
    try await ledger.setStories([
      Story(
        id: DocumentID("b"), reports: ids(["b", "a", "c"]), origins: [ids(["b", "c"]), ids(["a"])])
    ])
    let story = try #require(try ledger.reader.story(of: DocumentID("c")))
    #expect(story.story.reports == ids(["b", "a", "c"]) && story.title == "Of b")
    #expect(story.story.origins == [ids(["b", "c"]), ids(["a"])])
    var several = StoryFilter()
    several.origins = 2
    #expect(try ledger.reader.stories(several, limit: 10).count == 1)
    #expect(try ledger.reader.stories(limit: 10).count == 2)
    #expect(try ledger.reader.stories(limit: 10, from: 1).count == 1)
    #expect(try ledger.reader.story(of: DocumentID("none")) == nil)
    #expect(try await ledger.check().isEmpty)
    try await ledger.setStories([])
    #expect(try ledger.reader.stories(limit: 10).count == 4)
  }

  @Test(arguments: Store.available) func aNewDayMovesTheStory(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [
      sample("a", published: "2025-03-18"), sample("b", published: "2025-03-19"),
    ])
    try await ledger.append(sample("a", text: "Other words of Serbia.", published: "2025-06-01"))
    let stories = try ledger.reader.stories(limit: 10)
    #expect(stories.map(\.story.id.rawValue) == ["a", "b"])
    #expect(
      stories[0].last == CalendarDate(iso: "2025-06-01") && stories[0].first == stories[0].last)
  }

  @Test func repairGivesStoriesBack() async throws {
    let ledger = try Store.sqlite.ledger()
    try await ledger.append(contentsOf: [sample("a"), sample("b")])
    try await ledger.write { (database) throws(LedgerError) in
      try database.execute("DELETE FROM placements WHERE lineage = 1; DELETE FROM stories")
    }
    #expect(try await ledger.check().count == 2)
    #expect(try await ledger.repair().isEmpty)
    #expect(try ledger.reader.stories(limit: 10).count == 2)
  }

  @Test(arguments: Store.available) func questionsReadWhatTheyAreAboutOnly(_ store: Store)
    async throws
  {
    let ledger = try store.ledger()
    var other = sample("other")
    other.events = []
    other.agreements = []
    other.entities = [EntityMention(span: TextSpan(0, 4), type: "LOC", actor: ActorID("FIN"))]
    try await ledger.append(contentsOf: [
      sample("a"), sample("late", published: "2026-01-01"), other,
    ])
    func documents(_ actors: [String], _ agreement: String? = nil, until: String? = nil) throws
      -> [String]
    {
      let question = Question(
        text: "", shape: .formingAlliance, actors: actors.map { ActorID($0) }, agreement: agreement)
      return try ledger.reader.snapshot(
        for: question, asOf: until.flatMap { CalendarDate(iso: $0) }
      ).articles.map(\.article.id.rawValue)
    }
    #expect(try documents(["ALB", "HRV"]) == ["a", "late"])
    #expect(try documents(["ALB", "HRV"], until: "2025-12") == ["a"])
    #expect(try documents(["FIN"]) == ["other"])
    #expect(try documents([], "the Croatia declaration") == ["a", "late"])
    #expect(try documents([]) == ["a", "late"])
    #expect(try documents(["USA"]).isEmpty)
  }

  @Test(arguments: Store.available) func actsAreOfWhatIsHeld(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [sample("a"), sample("b")])
    let before = try ledger.reader.codings()
    try await ledger.append(sample("a", version: "2"))
    let after = try ledger.reader.codings()
    #expect(before.count == 2 && after.count == 2 && before.intersection(after).count == 1)
    #expect(try ledger.reader.acts(of: before.subtracting(after).sorted()).isEmpty)
    let acts = try ledger.reader.acts(of: after.sorted())
    #expect(acts.map(\.document.rawValue) == ["b", "a"])
    #expect(acts.allSatisfy { $0.events.count == 1 && $0.statements.count == 1 })
    #expect(acts[0].events[0].citation.span.upper == sample("b").article.text.unicodeScalars.count)
  }

  @Test(arguments: Store.available) func makersAreCounted(_ store: Store) async throws {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: [sample("a"), sample("b", version: "2")])
    let makers = try ledger.reader.makers()
    #expect(makers.makers.map(\.records) == [6] && makers.makers[0].score == 0.75)
    #expect(makers.coders.map(\.version) == ["1", "2"])
  }

  @Test(arguments: Store.available) func theLeastSureComeFirst(_ store: Store) async throws {
    let ledger = try store.ledger()
    for (id, score) in [("a", 0.9), ("b", 0.2), ("c", 0.5)] {
      var coded = sample(id)
      let citation = coded.events[0].citation
      coded.events[0].citation = Citation(
        document: citation.document, span: citation.span, sentence: 0, maker: citation.maker,
        version: citation.version, score: score)
      try await ledger.append(coded)
    }
    var filter = EventFilter()
    filter.scope.leastSureOf = 2
    #expect(try ledger.reader.events(filter).map(\.document.rawValue) == ["b", "c"])
  }
}
