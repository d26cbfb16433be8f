import Evidence
import Foundation
import LedgerStore
import Ontology
import Records
import Synchronization
import Testing

@testable import Desk

/// What means harm wherever it stands.
let hostile = "<script>alert('x')</script>\" onmouseover=\"y"

/// A desk over a ledger with one article that means harm wherever it can, and two plain ones.
func withDesk(
  users: UserList? = nil, keeping: FeedKeeping? = .stub(), cities: Desk.Cities? = nil,
  _ body: (Desk) async throws -> Void
) async throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "entente-desk-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent("desk.db").path
  let ledger = try Ledger(path: path)
  try await ledger.append(hostileArticle())
  let plain = [
    (
      "one", "2025-03-18",
      "on wheat prices, harvest insurance and help for farmers after the drought. Orchards, dairies "
        + "and vineyards lost half their crops; millers expect bread to cost more by autumn"
    ),
    (
      "two", "2025-05-02",
      "about submarine cables, satellite launches and auctions of radio spectrum. Engineers will lay "
        + "fibre under the Adriatic; operators bid for frequencies that television gives up"
    ),
  ]
  for (id, day, subject) in plain {
    try await ledger.append(plainArticle(id, day: day, subject: subject))
  }
  let feed = FeedHealth(
    url: hostile, title: hostile, lastAnswer: 0, lastNews: nil, nextPoll: 1_700_000_000,
    articles: 1, failures: 2, problem: hostile)
  let desk = try Desk(
    ledger: path, inquiry: answer,
    directory: ActorDirectory(offices: { actor in
      [OfficeSpell(holder: hostile, actor: actor, office: hostile, from: nil, to: nil)]
    }), feeds: { .success([feed]) }, keeping: keeping,
    cities: cities ?? { [CityTemperature(city: hostile, degrees: -3)] },
    makers: MakerFacts(
      version: hostile, modelCard: "# \(hostile)\n\n|\(hostile)|a|\n|--|--|\n|b|c|"),
    map: try WorldMap(parsing: sampleMap), users: users)
  try await body(desk)
}

/// Two states that lie in one region, one of which is too small for an outline.
private let sampleMap = """
  # a sample
  code\tregion\tx\ty\toutline
  ALB\tSouthern Europe\t2000\t489\tM2010 492l0 2-3 2z
  HRV\tSouthern Europe\t1966\t450\t

  """

extension FeedKeeping {
  /// A list in memory; an address that ends with `page` names two feeds, one that ends with `none`
  /// none.
  static func stub() -> FeedKeeping {
    let kept = FeedShelf()
    return FeedKeeping(
      list: { kept.feeds.withLock { $0 } + [Feed(url: hostile, title: hostile)] },
      find: { (url) throws(Refusal) in
        if url.hasSuffix("none") { throw Refusal("there is no feed: \(hostile)") }
        let names = url.hasSuffix("page") ? ["/1", "/2"] : [""]
        return names.map { Feed(url: url + $0, title: hostile) }
      }, add: { feed in kept.feeds.withLock { $0.append(feed) } },
      remove: { url in
        kept.feeds.withLock { feeds in
          let before = feeds.count
          feeds.removeAll { $0.url == url }
          return feeds.count < before
        }
      },
      take: { text in
        kept.feeds.withLock { $0.append(Feed(url: text, title: text)) }
        return 1
      }, document: { "<opml>\(kept.feeds.withLock { $0.map(\.url).joined() })</opml>" })
  }
}

private final class FeedShelf: Sendable {
  let feeds = Mutex<[FeedKeeping.Feed]>([])
}

private let answer = Desk.Inquiry { question in
  guard question != "?" else { return .failure(Desk.InquiryRefusal("no question: \(hostile)")) }
  return .success(
    Question(
      text: question, shape: .formingAlliance,
      actors: ["ALB", "HRV"].compactMap { ActorID($0) }, agreement: "declaration signed"))
} assess: { question, snapshot, asOf in
  var assessment = Assessment(question: question, answer: hostile)
  assessment.rung = RungReading(.politicalCooperation)
  let last = asOf?.lastDayNumber ?? .max
  assessment.evidenceFor = snapshot.articles.filter { coded in
    (coded.article.published?.date.daysSinceEpoch ?? 0) <= last
  }.map { coded in
    let citation = Citation(
      document: coded.article.id, span: TextSpan(0, 7), maker: .rule("r"), version: "1", score: 1)
    return QuotedEvidence(text: hostile, shows: hostile, speaker: hostile, citation: citation)
  }
  assessment.origins = snapshot.articles.count
  return assessment
}

private func hostileArticle() -> CodedArticle {
  var article = Article(
    id: DocumentID(hostile), blocks: [(.paragraph, "Albania & Croatia signed. \(hostile)", nil)])
  article.title = hostile
  article.url = "javascript:alert(1)"
  article.site = hostile
  article.authors = [hostile]
  article.section = hostile
  article.language = hostile
  article.published = Timestamp(iso: "2025-03-18")
  article.furniture = [Furniture(kind: hostile, text: hostile, reason: hostile)]
  let citation = Citation(
    document: article.id, span: TextSpan(0, 25), maker: .rule(hostile), version: hostile, score: 0.2
  )
  let side = Participant(actor: .person(hostile), roles: [], text: hostile, span: TextSpan(0, 7))
  var coded = CodedArticle(article: article, sentences: [TextSpan(0, 25)], version: hostile)
  var event = Event(
    type: .support, source: [side], target: [side], factuality: .happened, citation: citation)
  event.mode = hostile
  event.place = Place(name: hostile, country: nil)
  coded.events = [event]
  var speaker = Speaker(text: hostile, span: nil)
  speaker.name = "=cmd()" + hostile
  speaker.role = hostile
  speaker.affiliation = .body(hostile)
  var statement = Statement(
    speaker: speaker, cue: nil, content: [TextSpan(0, 25)], kind: .direct, citation: citation)
  statement.about = [hostile]
  statement.target = .agreement(hostile)
  statement.venue = Venue(name: hostile, span: TextSpan(0, 7))
  coded.statements = [statement]
  var agreement = Agreement(
    names: [hostile, hostile], kind: .declaration, parties: [.body(hostile)],
    citations: [citation])
  let span = TextSpan(0, 7)
  agreement.claimed = [
    ClaimedKind(
      kind: hostile, by: hostile, speaker: .person(hostile), affiliation: .body(hostile),
      isDenied: false, span: span)
  ]
  agreement.signatories = [
    Signatory(name: hostile, rank: SignatoryRank.allCases[0], party: .body(hostile))
  ]
  agreement.place = Place(name: hostile, country: nil)
  agreement.candidates = [
    Candidate(actor: .body(hostile), namedBy: .person(hostile), span: span)
  ]
  agreement.allegedBreaches = [
    AllegedBreach(by: .body(hostile), against: .body(hostile), clause: hostile, span: span)
  ]
  agreement.implementation = [
    ImplementationReading(commitment: hostile, level: 1, by: .body(hostile), span: span)
  ]
  (agreement.scope, agreement.term) = (hostile, hostile)
  coded.agreements = [agreement]
  return coded
}

/// An article of one sentence that tells of a signature, as one event or several.
func plainArticle(_ id: String, day: String, subject: String, events: Int = 1)
  -> CodedArticle
{
  var article = Article(
    id: DocumentID(id),
    blocks: [(.paragraph, "Albania and Croatia signed a declaration \(subject).", nil)])
  article.title = "Agreed \(subject)"
  article.site = "\(id).example"
  article.url = "https://\(id).example/a"
  article.published = Timestamp(iso: day)
  func side(_ code: String) -> Participant {
    Participant(actor: ActorID(code), roles: [], text: code, span: TextSpan(0, 7))
  }
  var coded = CodedArticle(
    article: article, sentences: [TextSpan(0, article.text.utf8.count)], version: "1")
  coded.events = (0..<events).map { number in
    let place = TextSpan(20 * number, 20 * number + 26)
    return Event(
      type: .support, source: [side("ALB")], target: [side("HRV")], factuality: .happened,
      citation: Citation(
        document: article.id, span: place, maker: .rule("sign"), version: "1", score: 0.9))
  }
  return coded
}

/// What a desk answers to a request.
func get(
  _ desk: Desk, _ path: String, _ query: [(name: String, value: String)] = [],
  method: String = "GET", fields: [(name: String, value: String)] = [],
  headers: Request.Headers = Request.Headers(), client: String = "127.0.0.1"
) -> (status: Int, body: String, headers: [String: String]) {
  let answer = desk.answer(
    Request(
      method: method, path: path, query: query, fields: fields, headers: headers, client: client))
  let headers = Dictionary(answer.headers.map { ($0.name, $0.value) }) { first, _ in first }
  return (answer.status, String(decoding: answer.body, as: UTF8.self), headers)
}

/// What a desk answers to a form that may write; asked from a thread of its own, as the server does,
/// for the answer waits for the ledger's actor.
func post(
  _ desk: Desk, _ path: String, fields: [(name: String, value: String)],
  headers: Request.Headers = Request.Headers()
) async -> (status: Int, body: String, headers: [String: String]) {
  await withCheckedContinuation { continuation in
    Thread.detachNewThread {
      continuation.resume(
        returning: get(desk, path, method: "POST", fields: fields, headers: headers))
    }
  }
}

extension Desk {
  /// A query for every page that needs one.
  func queries() throws -> [String: [(name: String, value: String)]] {
    func at(_ place: ListPosition?) -> [(name: String, value: String)] {
      [("at", place?.description ?? "")]
    }
    let id = [(name: "id", value: hostile)]
    return [
      "/story": id, "/article": id, "/like": id, "/actor": [("id", "ALB")],
      "/ask": [("q", "Are they?")],
      "/dyad": [("a", "ALB"), ("b", "HRV")], "/search": [("q", "albania")],
      "/event": at(try reader.events().first { $0.document.rawValue == hostile }?.position),
      "/statement": at(try reader.statements().first?.position),
      "/agreement": at(try reader.agreements().first?.position),
    ]
  }
}

/// Programs of the system that tests use.
enum Shell {
  static func has(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// Runs a program; gives what it wrote to its standard output.
  @discardableResult
  static func run(_ words: String..., mayFail: Bool = false) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    try #require(mayFail || process.terminationStatus == 0, "\(words)")
    return String(decoding: bytes, as: UTF8.self)
  }
}
