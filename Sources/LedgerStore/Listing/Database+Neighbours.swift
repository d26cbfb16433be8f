import Evidence
import Ontology
import Records

extension Database {
  /// How many articles of each kind are looked at.
  private enum Most {
    /// Naming two of the actors, for each pair.
    static let withPair = 60
    /// With any word of the headline.
    static let withWords = 120
    /// Actors that are paired, those named most.
    static let actors = 4
    /// Words of the headline, the longest.
    static let words = 6
  }

  /// The articles among which those like one are sought, in order of id.
  func articles(near document: DocumentID) throws(LedgerError) -> [CodedArticle]? {
    guard let own = try coded(document) else { return nil }
    var found = [own.article.id: own]
    for report in try story(of: document)?.story.reports ?? [] where found[report] == nil {
      found[report] = try coded(report)
    }
    var rows: Set<Int> = []
    for (groups, limit) in Database.searches(own) {
      rows.formUnion(try latest(SearchQuery(groups: groups), upTo: nil, limit: limit))
    }
    for article in try articles(found: rows) { found[article.article.id] = article }
    return found.values.sorted { $0.article.id < $1.article.id }
  }

  /// What to look for, and how many articles of each.
  private static func searches(_ article: CodedArticle) -> [([[SearchQuery.Term]], limit: Int)] {
    var named: [ActorID: Int] = [:]
    let acting = article.events.flatMap { $0.source + $0.target }.compactMap(\.actor)
    for actor in acting + article.agreements.flatMap(\.parties) { named[actor, default: 0] += 1 }
    let actors = named.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Most.actors)
      .map { SearchQuery.Term(wanted: .fact(.actor($0.key)), isExcluded: false) }
    var searches = actors.indices.flatMap { one in
      actors[(one + 1)...].map { ([[actors[one]], [$0]], limit: Most.withPair) }
    }
    let words = Set(SearchTokens(article.article.title ?? "").tokens.map(\.word))
      .sorted { ($0.utf8.count, $1) > ($1.utf8.count, $0) }.prefix(Most.words)
      .map { SearchQuery.Term(wanted: .words($0, isPrefix: false), isExcluded: false) }
    if !words.isEmpty { searches.append(([words], limit: Most.withWords)) }
    return searches
  }
}
