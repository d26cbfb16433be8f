import Evidence
import Ontology
import Records

/// A coded article in the form in which the ledger's tables hold it.
///
/// Made outside the ledger's actor, so that many can be made at a time.
struct Deposit: Sendable {
  let document: String
  let url: String?
  let title: String?
  let text: String
  let published: String?
  let day: Int
  let site: String?
  let section: String?
  let language: String?
  /// The article's object without its title and text, which have columns of their own.
  let articleJSON: String
  let coder: String
  /// Sentences, entities and the seal.
  let codingJSON: String
  /// The actors of its entities, one for each mention.
  let named: [String]
  /// Its records as the coder wrote them.
  let records: [RecordTable: [RecordRow]]
  let capture: String?

  /// The members of the article's object that are columns.
  static let columns: Set<String> = ["title", "text"]

  init(_ coded: CodedArticle, capture: String?) {
    let article = coded.article
    let json = coded.json
    let map = ScalarMap(article.text)
    let day = article.published?.date.daysSinceEpoch ?? Day.unknown
    document = article.id.rawValue
    url = article.url
    title = article.title
    text = article.text
    published = article.published?.description
    self.day = day
    site = article.site
    section = article.section
    language = article.language
    articleJSON = (json["article"] ?? .null).line(without: Deposit.columns)
    coder = coded.version
    named = coded.entities.compactMap { $0.actor?.rawValue }
    records = [
      .events: zip(coded.events, json["events"]?.array ?? []).map {
        RecordRow($0, map, published: day).coded($1)
      },
      .statements: zip(coded.statements, json["statements"]?.array ?? []).map {
        RecordRow($0, map, published: day).coded($1)
      },
      .agreements: zip(coded.agreements, json["agreements"]?.array ?? []).map {
        RecordRow($0, map, published: day).coded($1)
      },
    ]
    self.capture = capture
    var seal = Seal(title: title, text: text, article: articleJSON, coder: coder)
    for table in RecordTable.allCases {
      for row in records[table] ?? [] { seal.add(row.json) }
    }
    codingJSON = seal.close(
      ["sentences", "entities"].map { JSON.Member($0, json[$0] ?? []) })
  }

  /// How often each actor is named; one whom only a record names, such as a member of "the three
  /// nations", counts once.
  static func mentions(named: [String], _ records: [RecordRow]) -> [String: Int] {
    var mentions: [String: Int] = [:]
    for actor in named { mentions[actor, default: 0] += 1 }
    for actor in records.flatMap(\.actors.keys) where mentions[actor] == nil {
      mentions[actor] = 1
    }
    return mentions
  }

  /// The host of the address, without `www.`.
  var host: String? { url.flatMap(WebAddress.host) }

  /// Whether the address names one page and not a site as a whole.
  var hasPageAddress: Bool { url.map(WebAddress.namesPage) ?? false }
}

extension JSON {
  /// The object on one line, without some of its members.
  func line(without names: Set<String>) -> String {
    guard case .object(let members) = self else { return line }
    return JSON.object(members.filter { !names.contains($0.name) }).line
  }
}
