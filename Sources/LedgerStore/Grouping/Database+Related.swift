import Evidence
import Ontology
import Stories

extension Database {
  /// How many articles of each kind are looked at.
  private enum Most {
    /// Of its story, the latest.
    static let ofStory = 24
    /// Naming two of the actors, for each pair.
    static let withPair = 8
    /// Actors that are paired, those that act most.
    static let actors = 4
  }

  /// The articles most like one, whichever of its names it is asked by.
  func related(to document: DocumentID, limit: Int) throws(LedgerError) -> [RelatedArticle]? {
    guard let lineage = try lineage(of: document.rawValue) else { return nil }
    let shelf = LedgerShelf(database: self, now: 0, keepsTies: false)
    guard let own = try shelf.reports([lineage]).first else { return nil }
    let profile = try WordProfile(of: own, on: shelf)
    var ties: [Int: RelatedTie] = [:]
    for other in profile.near { ties[other] = .words }
    for other in try sharingActors(with: lineage) { ties[other] = .actors }
    let ofStory = try statement(
      "SELECT lineage FROM placements WHERE story = ? ORDER BY place DESC, lineage DESC LIMIT ?"
    ).rows([.integer(own.story), .integer(Most.ofStory)]) { (row) throws(LedgerError) in
      row.integer(0)
    }
    for other in ofStory { ties[other] = .story }
    ties[lineage] = nil
    let found = try shelf.reports(ties.keys.sorted()).map { filed in
      RelatedArticle(
        id: filed.report.id, title: filed.report.title.isEmpty ? nil : filed.report.title,
        tie: ties[filed.number] ?? .words, likeness: profile.likeness(to: filed.report))
    }
    return Array(found.sorted(by: Database.isNearer).prefix(max(0, limit)))
  }

  private static func isNearer(_ one: RelatedArticle, _ two: RelatedArticle) -> Bool {
    if one.tie != two.tie { return one.tie.rank < two.tie.rank }
    return one.likeness == two.likeness ? one.id < two.id : one.likeness > two.likeness
  }

  /// The latest articles in whose events and agreements two of an article's actors take part.
  private func sharingActors(with lineage: Int) throws(LedgerError) -> Set<Int> {
    guard let article = try heldVersion(of: lineage) else { return [] }
    let own = try acting(in: article)
    let actors = own.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Most.actors)
      .map { ActorID($0.key) }
    var rows: Set<Int> = []
    for (place, one) in actors.enumerated() {
      for other in actors[(place + 1)...] {
        let both = [one, other].map {
          [SearchQuery.Term(wanted: .fact(.actor($0)), isExcluded: false)]
        }
        rows.formUnion(try latest(SearchQuery(groups: both), upTo: nil, limit: Most.withPair))
      }
    }
    var found: Set<Int> = []
    for row in rows.sorted() {
      let other = SearchRow.article(row)
      guard try acting(in: other).keys.count(where: { own[$0] != nil }) >= 2 else { continue }
      let held = try statement("SELECT lineage FROM articles WHERE id = ?").first([.integer(other)])
      {
        (row) throws(LedgerError) in row.integer(0)
      }
      if let held { found.insert(held) }
    }
    return found
  }

  /// The actors of the events and agreements of an article version, and in how many each takes part.
  private func acting(in article: Int) throws(LedgerError) -> [String: Int] {
    var counts: [String: Int] = [:]
    for table in [RecordTable.events, .agreements] {
      let actors = try statement(
        """
        SELECT k.actor FROM codings c \(dialect.orderedJoin) \(table.rawValue) r ON r.coding = c.id
          \(dialect.orderedJoin) \(table.actors) k ON k.\(table.singular) = r.id
        WHERE c.article = ? AND c.known_to IS NULL
        """
      ).rows([.integer(article)]) { (row) throws(LedgerError) in row.text(0) }
      for actor in actors { counts[actor, default: 0] += 1 }
    }
    return counts
  }
}
