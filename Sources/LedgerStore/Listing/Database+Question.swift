import Evidence
import Ontology
import Records

extension Database {
  /// How many articles of each kind a question is answered from at most.
  private enum Most {
    /// With an agreement, for each pair of actors or for the agreement's name.
    static let withAgreement = 100
    /// With a meeting or a joint act, for each pair of actors.
    static let withContact = 60
    /// Naming any of the actors.
    static let named = 40
    /// Actors that are paired.
    static let actors = 6
  }

  /// The latest articles that name the actors of a question together, or words of its agreement.
  func snapshot(for question: Question, asOf day: CalendarDate?) throws(LedgerError) -> Snapshot {
    var rows: Set<Int> = []
    for (groups, limit) in Database.searches(question) {
      rows.formUnion(try latest(SearchQuery(groups: groups), upTo: day, limit: limit))
    }
    return Snapshot(articles: try articles(found: rows), originOf: try origins())
  }

  /// The articles of some rows of the search index, as they are known now.
  func articles(found rows: Set<Int>) throws(LedgerError) -> [CodedArticle] {
    var articles: [CodedArticle] = []
    for row in rows.sorted() {
      articles += try codedArticles(
        "a.id = ? AND a.known_to IS NULL AND c.known_to IS NULL",
        [.integer(SearchRow.article(row))])
    }
    return articles
  }

  /// What to look for, and how many articles of each.
  private static func searches(_ question: Question) -> [([[SearchQuery.Term]], limit: Int)] {
    func term(_ fact: SearchFact) -> SearchQuery.Term {
      SearchQuery.Term(wanted: .fact(fact), isExcluded: false)
    }
    let agreement = AgreementKind.allCases.map { term(.agreementKind($0)) }
    let contact = [EventType.consult, .agree, .cooperate, .support].map { term(.type($0)) }
    let actors = question.actors.prefix(Most.actors).map { term(.actor($0)) }
    var pairs = actors.indices.flatMap { one in
      actors[(one + 1)...].map { [[actors[one]], [$0]] }
    }
    if actors.count == 1 { pairs = [[actors]] }
    var searches = pairs.flatMap { pair in
      [
        (pair + [agreement], limit: Most.withAgreement),
        (pair + [contact], limit: Most.withContact),
      ]
    }
    if question.shape == .said, let speaker = question.actors.first {
      searches.append(
        ([[term(.speaker(speaker.rawValue))]], limit: Most.withAgreement))
    }
    if !actors.isEmpty { searches.append(([actors], limit: Most.named)) }
    let words = SearchTokens(question.agreement ?? "").tokens.map(\.word)
      .filter { $0.utf8.count > 3 }
      .map { SearchQuery.Term(wanted: .words($0, isPrefix: false), isExcluded: false) }
    if !words.isEmpty {
      searches.append((words.map { [$0] } + [agreement], limit: Most.withAgreement))
      searches.append(([words, agreement], limit: Most.withAgreement))
    }
    if actors.isEmpty { searches.append(([agreement], limit: Most.withAgreement)) }
    return searches
  }
}
