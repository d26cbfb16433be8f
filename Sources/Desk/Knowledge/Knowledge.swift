import Analysis
import Evidence
import Records
import Stories
import Synchronization

/// One state of the ledger and what follows from it, each part worked out when it is first asked for.
final class Knowledge: Sendable {
  /// The ledger's number of that state.
  let generation: Int
  let snapshot: Snapshot

  private struct Parts {
    var articles: [DocumentID: CodedArticle]?
    var stories: StoryShelf?
    var observations: [DyadObservation]?
    var related: RelatedArticles?
  }

  private let parts = Mutex(Parts())

  init(_ snapshot: Snapshot, generation: Int) {
    self.snapshot = snapshot
    self.generation = generation
  }

  /// The articles by id.
  var articles: [DocumentID: CodedArticle] {
    parts.withLock { parts in
      if let known = parts.articles { return known }
      let made = Dictionary(snapshot.articles.map { ($0.article.id, $0) }) { first, _ in first }
      parts.articles = made
      return made
    }
  }

  /// The stories, the one with the latest report first.
  var stories: StoryShelf {
    let articles = self.articles
    return parts.withLock { parts in
      if let known = parts.stories { return known }
      let made = StoryShelf(StoryFinder().stories(among: snapshot.articles), articles)
      parts.stories = made
      return made
    }
  }

  /// What is like what.
  var related: RelatedArticles {
    parts.withLock { parts in
      if let known = parts.related { return known }
      let made = RelatedArticles(snapshot.articles)
      parts.related = made
      return made
    }
  }

  /// What actors did to and said of one another, counted by independent origins, in order of day.
  var observations: [DyadObservation] {
    parts.withLock { parts in
      if let known = parts.observations { return known }
      let made = snapshot.observations(countedAs: snapshot.origin)
      parts.observations = made
      return made
    }
  }
}

/// Stories with the days of their reports, and the story of each report.
struct StoryShelf: Sendable {
  /// A story with its first and last day.
  struct Entry: Sendable {
    let story: Story
    let title: String
    let first: CalendarDate?
    let last: CalendarDate?

    /// Names it in paths and feeds, whatever its id holds.
    var key: String { String(FNV1a(story.id.rawValue).value, radix: 16) }

    /// How many reports and independent origins it has.
    var counts: String {
      "\(story.reports.count) reports · \(story.origins.count) independent origins"
    }
  }

  /// The one with the latest report first.
  let entries: [Entry]
  private let places: [DocumentID: Int]

  init(_ stories: [Story], _ articles: [DocumentID: CodedArticle]) {
    entries = stories.map { story in
      let days = story.reports.compactMap { articles[$0]?.article.published?.date }
        .sorted { $0.daysSinceEpoch < $1.daysSinceEpoch }
      return Entry(
        story: story, title: articles[story.id]?.article.title ?? story.id.rawValue,
        first: days.first, last: days.last)
    }.sorted {
      ($0.last?.daysSinceEpoch ?? .min, $1.story.id) > (
        $1.last?.daysSinceEpoch ?? .min, $0.story.id
      )
    }
    var places: [DocumentID: Int] = [:]
    for (place, entry) in entries.enumerated() {
      for report in entry.story.reports { places[report] = place }
    }
    self.places = places
  }

  /// The story that a report belongs to.
  func entry(of report: DocumentID) -> Entry? { places[report].map { entries[$0] } }
}
