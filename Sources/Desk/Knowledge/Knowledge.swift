import Evidence
import LedgerStore
import Records

/// Some stories and the articles that a page needs of them.
struct Knowledge: Sendable {
  let stories: StoryShelf
  let articles: [DocumentID: CodedArticle]
}

/// Stories, the one with the latest report first.
struct StoryShelf: Sendable {
  /// A story with its first and last day.
  struct Entry: Sendable {
    let story: Story
    let title: String
    let first: CalendarDate?
    let last: CalendarDate?

    init(_ stored: StoredStory) {
      story = stored.story
      title = stored.title ?? stored.story.id.rawValue
      first = stored.first
      last = stored.last
    }

    /// Names it in paths and feeds, whatever its id holds.
    var key: String { String(FNV1a(story.id.rawValue).value, radix: 16) }

    /// How many reports and independent origins it has.
    var counts: String {
      "\(story.reports.count) reports · \(story.origins.count) independent origins"
    }

    /// The first report of those that one of its reports follows; itself where it follows none.
    func origin(of report: DocumentID) -> DocumentID {
      story.origins.first { $0.contains(report) }?.first ?? report
    }
  }

  let entries: [Entry]
}

extension Desk {
  /// The latest stories, and of each its first report and some of its latest.
  func latestStories(_ limit: Int, reports: Int) throws(PageError) -> Knowledge {
    let stored = try ledger { (reader) throws(LedgerError) in try reader.stories(limit: limit) }
    let sample = stored.flatMap { stored in
      let all = stored.story.reports
      return all.prefix(1) + all.dropFirst().suffix(reports)
    }
    return Knowledge(
      stories: StoryShelf(entries: stored.map(StoryShelf.Entry.init)), articles: try coded(sample))
  }
}
