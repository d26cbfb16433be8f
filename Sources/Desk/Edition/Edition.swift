import Evidence
import Ontology
import Records

/// What the day's edition shows, chosen from the latest stories.
///
/// The front page, its other forms and
/// the static site all show this one choice.
struct Edition: Sendable {
  /// A story as the edition tells it.
  struct Item: Sendable {
    let entry: StoryShelf.Entry
    let summary: String
    /// The region (UN M49) that most of its actors lie in.
    let region: String?
    let topics: Set<EditionTopic>
    /// Its latest reports.
    let reports: [Report]
  }

  /// One report as a line.
  struct Report: Sendable {
    let document: DocumentID
    let title: String
    /// The outlet and the day.
    let facts: String
    let entry: StoryShelf.Entry
  }

  /// Stories under one heading.
  struct Section: Sendable {
    let title: String
    let items: [Item]
  }

  /// An agreement that somebody opposes.
  struct Dispute: Sendable {
    let agreement: Agreement
    let entry: StoryShelf.Entry
    /// Statements against it in the reports of its story.
    let against: Int

    var title: String { agreement.names.first ?? agreement.kind.rawValue }
  }

  /// All stories that it was chosen from, the one with the latest report first.
  let stories: [StoryShelf.Entry]
  /// Stories with several independent origins, those with the most first.
  let leads: [Item]
  /// Regions, the one with the most stories first.
  let regions: [Section]
  let topics: [Section]
  /// The latest reports, whatever their stories.
  let latest: [Report]
  /// Agreements with the most statements against them first.
  let disputes: [Dispute]

  /// It is chosen from so many of the latest stories, however large the ledger.
  static let window = 200
  /// Beside its first report so many of the latest of each story are looked at, so that a story of
  /// hundreds of reports costs no more than another.
  static let sample = 3

  /// How many stories stand where.
  private enum Most {
    static let leads = 6
    /// Leads are sought among so many of the latest stories.
    static let leadsSought = 40
    static let regions = 6
    static let inRegion = 4
    static let inTopic = 6
    static let reports = 3
    static let latest = 12
    static let disputes = 8
  }

  /// Chooses.
  ///
  /// - Parameters:
  ///   - known: the latest articles and their stories.
  ///   - rest: reads the articles that `known` does not hold.
  ///   - summary: the sentence that says most of an article.
  ///   - region: the region that a state lies in.
  /// - Throws: `PageError` when `rest` does.
  init(
    _ known: Knowledge, rest: ([DocumentID]) throws(PageError) -> [DocumentID: CodedArticle],
    summary: (CodedArticle) -> String, region: (ActorID) -> String?
  ) throws(PageError) {
    stories = known.stories.entries
    let items = stories.map { entry -> Item in
      let coded = entry.story.reports.compactMap { known.articles[$0] }
      return Item(
        entry: entry, summary: known.articles[entry.story.id].map(summary) ?? "",
        region: Edition.mostNamed(coded, region), topics: EditionTopic.all(in: coded),
        reports: Edition.reports(coded, Most.reports) { _ in entry })
    }
    let leads = Array(
      items.prefix(Most.leadsSought).filter { $0.entry.story.origins.count > 1 }
        .sorted { $0.entry.story.origins.count > $1.entry.story.origins.count }
        .prefix(Most.leads))
    let isLead = Set(leads.map(\.entry.story.id))
    let others = items.filter { !isLead.contains($0.entry.story.id) }
    self.leads = leads
    regions = Edition.regions(others)
    topics = EditionTopic.allCases.compactMap { topic in
      let fitting = others.filter { EditionTopic.first(of: $0.topics) == topic }
      guard !fitting.isEmpty else { return nil }
      return Section(title: topic.rawValue, items: Array(fitting.prefix(Most.inTopic)))
    }
    let places = Dictionary(
      stories.flatMap { entry in entry.story.reports.map { ($0, entry) } }
    ) { first, _ in first }
    latest = Edition.reports(Array(known.articles.values), Most.latest) { places[$0.article.id] }
    disputes = try Edition.disputes(stories, known, rest)
  }

  /// Some reports as lines, the latest first; of several of one day in order of their id.
  private static func reports(
    _ articles: [CodedArticle], _ limit: Int, _ entry: (CodedArticle) -> StoryShelf.Entry?
  ) -> [Report] {
    func day(_ coded: CodedArticle) -> Int {
      coded.article.published?.date.daysSinceEpoch ?? .min
    }
    return articles.sorted { (day($0), $1.article.id) > (day($1), $0.article.id) }.prefix(limit)
      .compactMap { coded in
        let article = coded.article
        let facts = [article.site, article.published?.date.description].compactMap { $0 }
        return entry(coded).map { entry in
          Report(
            document: article.id, title: article.title ?? article.site ?? article.id.rawValue,
            facts: facts.joined(separator: ", "), entry: entry)
        }
      }
  }

  private static func regions(_ items: [Item]) -> [Section] {
    let groups = Dictionary(grouping: items.filter { $0.region != nil }) { $0.region ?? "" }
    return groups.sorted { ($0.value.count, $1.key) > ($1.value.count, $0.key) }
      .prefix(Most.regions)
      .map { Section(title: $0.key, items: Array($0.value.prefix(Most.inRegion))) }
  }

  /// The region that most actors of some articles lie in, each counted as often as it takes part.
  private static func mostNamed(
    _ articles: [CodedArticle], _ region: (ActorID) -> String?
  ) -> String? {
    var counts: [String: Int] = [:]
    for article in articles {
      let acting = article.events.flatMap { $0.source + $0.target }.compactMap(\.actor)
      let parties = article.agreements.filter { !$0.isBackground }.flatMap(\.parties)
      for actor in acting + parties {
        if let name = region(actor) { counts[name, default: 0] += 1 }
      }
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Agreements by the statements against them in the reports that were looked at; those few are then
  /// counted in all reports.
  private static func disputes(
    _ stories: [StoryShelf.Entry], _ known: Knowledge,
    _ rest: ([DocumentID]) throws(PageError) -> [DocumentID: CodedArticle]
  ) throws(PageError) -> [Dispute] {
    func against(_ articles: [CodedArticle]) -> Int {
      articles.flatMap(\.statements).filter { $0.stance == .oppose }.count
    }
    let found = stories.compactMap { entry -> Dispute? in
      let coded = entry.story.reports.compactMap { known.articles[$0] }
      let agreement = coded.flatMap(\.agreements).first { !$0.isBackground && !$0.names.isEmpty }
      let count = against(coded)
      guard count > 0, let agreement else { return nil }
      return Dispute(agreement: agreement, entry: entry, against: count)
    }
    let most = found.sorted { $0.against > $1.against }.prefix(Most.disputes)
    let articles = try rest(most.flatMap(\.entry.story.reports))
    return most.map { dispute in
      Dispute(
        agreement: dispute.agreement, entry: dispute.entry,
        against: against(dispute.entry.story.reports.compactMap { articles[$0] }))
    }.sorted { $0.against > $1.against }
  }

  /// Every section of stories with its title, in the order of the page.
  var sections: [Section] {
    [Section(title: "Most reported", items: leads)] + regions + topics
  }
}
