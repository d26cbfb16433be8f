import Evidence
import Foundation
import LedgerStore
import Ontology
import Records
import Testing

@testable import Desk

/// What means harm wherever it stands.
let hostile = "<script>alert('x')</script>\" onmouseover=\"y"

/// A desk over a ledger with one article that means harm wherever it can, and two plain ones.
func withDesk(users: UserList? = nil, _ body: (Desk) async throws -> Void) async throws {
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
    }), feeds: { .success([feed]) },
    makers: MakerFacts(
      version: hostile, modelCard: "# \(hostile)\n\n|\(hostile)|a|\n|--|--|\n|b|c|"),
    users: users)
  try await body(desk)
}

private let answer = Desk.Inquiry { question in
  guard question != "?" else { return .failure(Desk.InquiryRefusal("no question: \(hostile)")) }
  return .success(
    Question(text: question, shape: .formingAlliance, actors: [], agreement: "declaration signed"))
} assess: { question, snapshot, _ in
  var assessment = Assessment(question: question, answer: hostile)
  assessment.rung = RungReading(.politicalCooperation)
  assessment.evidenceFor = snapshot.articles.prefix(1).map { coded in
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
  coded.agreements = [
    Agreement(
      names: [hostile, hostile], kind: .declaration, parties: [.body(hostile)],
      citations: [citation])
  ]
  return coded
}

func plainArticle(_ id: String, day: String, subject: String) -> CodedArticle {
  var article = Article(
    id: DocumentID(id),
    blocks: [(.paragraph, "Albania and Croatia signed a declaration \(subject).", nil)])
  article.title = "Agreed \(subject)"
  article.site = "\(id).example"
  article.url = "https://\(id).example/a"
  article.published = Timestamp(iso: day)
  let citation = Citation(
    document: article.id, span: TextSpan(0, 26), maker: .rule("sign"), version: "1", score: 0.9)
  func side(_ code: String) -> Participant {
    Participant(actor: ActorID(code), roles: [], text: code, span: TextSpan(0, 7))
  }
  var coded = CodedArticle(
    article: article, sentences: [TextSpan(0, article.text.utf8.count)], version: "1")
  coded.events = [
    Event(
      type: .support, source: [side("ALB")], target: [side("HRV")], factuality: .happened,
      citation: citation)
  ]
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
      "/story": id, "/article": id, "/actor": [("id", "ALB")], "/ask": [("q", "Are they?")],
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
