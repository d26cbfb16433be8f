public import Evidence
import Ontology
public import Records

/// What ties a related article to the one asked about, the strongest first.
public enum RelatedTie: String, Sendable, Hashable, CaseIterable {
  /// Both tell of one happening.
  case story
  /// At least two actors that take part in its events or agreements take part in the other's.
  case actors
  /// They share words that few articles have.
  case words
}

/// An article that is like another.
public struct RelatedArticle: Sendable, Hashable {
  /// The article.
  public let id: DocumentID
  /// The strongest tie.
  public let tie: RelatedTie
  /// The cosine of the two articles' weightiest words, 0...1.
  public let likeness: Double
}

/// Finds more like an article: by story, then by actors, then by words.
///
/// Only articles that share a story, two actors or some of the weightiest words are looked at, and of
/// each list only the latest, so that the cost of a question does not grow with their number.
public struct RelatedArticles: Sendable {
  /// The latest articles kept for each story, pair of actors and word.
  private static let holders = 128
  /// The weightiest words kept for each article.
  private static let keys = 40

  private var ids: [DocumentID] = []
  private var numbers: [DocumentID: Int] = [:]
  private var stories: [DocumentID] = []
  private var words: [[TermWeights.Term]] = []
  private var pairs: [[ActorPair]] = []
  private var byStory: [DocumentID: [Int32]] = [:]
  private var byPair: [ActorPair: [Int32]] = [:]
  private var byWord: [UInt32: [Int32]] = [:]

  /// Reads articles and groups them into stories.
  ///
  /// - Parameter articles: coded articles in any order.
  /// - Complexity: O(n log n) in articles and words.
  public init(_ articles: [CodedArticle]) {
    let reports = articles.map { Report($0.article) }
    let places = StoryFinder().place(reports)
    let read = reports.map { WordStream(title: $0.title, text: $0.text).words }
    var weights = TermWeights()
    for words in read { weights.learn(words) }
    for number in CopyFinder.order(of: reports) {
      add(
        reports[number].id, story: places[number].story, vector: weights.vector(read[number]),
        pairs: ActorPair.all(in: articles[number]))
    }
  }

  /// The articles most like one.
  ///
  /// - Parameters:
  ///   - id: the article asked about.
  ///   - limit: how many to give at most.
  /// - Returns: related articles, the strongest tie and then the greatest likeness first; nil where
  ///   the article is not known.
  public func like(_ id: DocumentID, limit: Int) -> [RelatedArticle]? {
    guard let number = numbers[id] else { return nil }
    var ties: [Int32: RelatedTie] = [:]
    for term in words[number] {
      for other in byWord[term.hash, default: []] { ties[other] = .words }
    }
    for pair in pairs[number] {
      for other in byPair[pair, default: []] { ties[other] = .actors }
    }
    for other in byStory[stories[number], default: []] { ties[other] = .story }
    ties[Int32(number)] = nil
    let mine = Dictionary(words[number].map { ($0.hash, $0.weight) }) { first, _ in first }
    let found = ties.map { other, tie in
      let likeness = words[Int(other)].reduce(Float(0)) { $0 + $1.weight * (mine[$1.hash] ?? 0) }
      return RelatedArticle(
        id: ids[Int(other)], tie: tie, likeness: min(1, Double(max(0, likeness))))
    }
    return Array(found.sorted(by: RelatedArticles.isNearer).prefix(max(0, limit)))
  }

  private static func isNearer(_ one: RelatedArticle, _ two: RelatedArticle) -> Bool {
    if one.tie != two.tie { return one.tie.rank < two.tie.rank }
    return one.likeness == two.likeness ? one.id < two.id : one.likeness > two.likeness
  }

  private mutating func add(
    _ id: DocumentID, story: DocumentID, vector: [TermWeights.Term], pairs: [ActorPair]
  ) {
    let number = Int32(truncatingIfNeeded: ids.count)
    numbers[id] = ids.count
    ids.append(id)
    stories.append(story)
    words.append(Array(vector.prefix(RelatedArticles.keys)))
    self.pairs.append(pairs)
    RelatedArticles.append(number, to: &byStory[story, default: []])
    for pair in pairs { RelatedArticles.append(number, to: &byPair[pair, default: []]) }
    for term in vector.prefix(RelatedArticles.keys) {
      RelatedArticles.append(number, to: &byWord[term.hash, default: []])
    }
  }

  private static func append(_ number: Int32, to list: inout [Int32]) {
    if list.count >= holders { list.removeFirst() }
    list.append(number)
  }
}

extension RelatedTie {
  fileprivate var rank: Int {
    switch self {
    case .story: 0
    case .actors: 1
    case .words: 2
    }
  }
}

/// Two actors that take part in what one article tells.
private struct ActorPair: Sendable, Hashable {
  let first: ActorID
  let second: ActorID

  /// The pairs among an article's actors, of whom the first eight by name are taken.
  static func all(in article: CodedArticle) -> [ActorPair] {
    let ofEvents = article.events.flatMap { $0.source + $0.target }.compactMap(\.actor)
    let parties = article.agreements.flatMap(\.parties)
    let actors = Set(ofEvents + parties).sorted().prefix(8)
    return actors.enumerated().flatMap { position, first in
      actors.dropFirst(position + 1).map { ActorPair(first: first, second: $0) }
    }
  }
}
