import Evidence
public import Records

/// Groups reports that are all at hand: stories, copies and origins, each judged in the light of
/// the whole set.
public struct StoryFinder: Sendable {
  private let settings: Linkage.Settings

  /// Makes a finder.
  public init() {
    settings = Linkage.Settings()
  }

  init(settings: Linkage.Settings) {
    self.settings = settings
  }

  /// Places every report.
  ///
  /// - Parameter reports: reports in any order; of reports of one moment the first given comes first.
  /// - Returns: their places, in the order given.
  /// - Complexity: O(n log n) in reports and words.
  public func place(_ reports: [Report]) -> [Placement] {
    let order = CopyFinder.order(of: reports)
    let readings = order.map { Reading(reports[$0]) }
    let ties = CopyFinder().ties(among: readings)
    var weights = TermWeights()
    for reading in readings { weights.learn(reading.words) }
    var linkage = Linkage(settings: settings)
    var memberOf: [Int] = []
    for (number, reading) in readings.enumerated() {
      if let tie = ties[number] {
        // A family of copies weighs as its first report alone.
        memberOf.append(memberOf[tie.original])
      } else {
        let day = reports[order[number]].date?.date.daysSinceEpoch
        let vector = weights.vector(reading.words)
        memberOf.append(
          linkage.add(
            vector, headline: weights.headline(reading.words),
            numbers: weights.numbers(reading.words), day: day))
      }
    }
    linkage.join()
    return placements(reports, order, ties, memberOf.map(linkage.group))
  }

  /// The stories among some articles, in order of their first report.
  ///
  /// - Parameter articles: coded articles in any order.
  /// - Returns: each story with its reports by date and its independent origins.
  public func stories(among articles: [CodedArticle]) -> [Story] {
    group(articles.map { Report($0.article) }).stories
  }

  /// The stories among some reports, and which follows which.
  ///
  /// - Parameter reports: reports in any order.
  /// - Returns: each story with its reports by date and its independent origins, in order of their
  ///   first report; and a tie for every article that follows from an earlier one.
  public func group(_ reports: [Report]) -> (stories: [Story], copies: [CopyLink]) {
    let reports = reports.sorted { $0.id < $1.id }
    let placed = place(reports)
    var order: [DocumentID] = []
    var stories: [DocumentID: Story] = [:]
    var copies: [CopyLink] = []
    for number in CopyFinder.order(of: reports) {
      let (id, place) = (reports[number].id, placed[number])
      if let original = place.copyOf, let relation = place.relation {
        copies.append(
          CopyLink(
            copy: id, original: original, relation: relation, containment: place.containment))
      }
      if stories[place.story] == nil { order.append(place.story) }
      var story = stories[place.story] ?? Story(id: place.story, reports: [], origins: [])
      story.reports.append(id)
      if let origin = story.origins.firstIndex(where: { $0[0] == place.origin }) {
        story.origins[origin].append(id)
      } else {
        story.origins.append([id])
      }
      stories[place.story] = story
    }
    return (order.compactMap { stories[$0] }, copies)
  }

  private func placements(
    _ reports: [Report], _ order: [Int], _ ties: [CopyIndex.Match?], _ storyOf: [Int]
  ) -> [Placement] {
    var firstOf: [Int: DocumentID] = [:]
    var origins: [DocumentID] = []
    var placed: [Placement?] = Array(repeating: nil, count: reports.count)
    for (number, report) in order.enumerated() {
      let id = reports[report].id
      if firstOf[storyOf[number]] == nil { firstOf[storyOf[number]] = id }
      origins.append(ties[number].map { origins[$0.original] } ?? id)
      placed[report] = Placement(
        story: firstOf[storyOf[number]] ?? id,
        copyOf: ties[number].map { reports[order[$0.original]].id },
        relation: ties[number]?.relation, containment: ties[number]?.containment ?? 0,
        origin: origins[number])
    }
    return placed.compactMap { $0 }
  }
}
