import Evidence
import LedgerStore
import Ontology
import Pipeline
import Reading
import Records

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a reading command takes its records from: a ledger at hand, or a desk.
enum RecordSource: Sendable {
  case ledger(LedgerReader)
  case desk(RemoteDesk)

  /// The flags that name one.
  static let flags = [
    Flag.ledger,
    Flag("desk", "URL", "ask the desk at this address instead of a ledger"),
    Flag(
      "token", "FILE", "the desk's token: a file that holds NAME.SECRET, or NAME.SECRET itself"),
  ]

  /// The source that the flags name.
  ///
  /// - Throws: `UsageError` unless exactly one is named, and what keeps it from being opened.
  init(_ arguments: Arguments) throws {
    guard let url = arguments.value("desk") else {
      guard !arguments.has("token") else { throw UsageError("--token belongs to --desk URL") }
      guard arguments.has("ledger") else {
        throw UsageError("--ledger FILE is needed: the ledger to use, or --desk URL")
      }
      self = .ledger(try LedgerReader(path: try arguments.ledger()))
      return
    }
    guard !arguments.has("ledger") else {
      throw UsageError("--ledger and --desk are two sources; give one of them")
    }
    self = .desk(RemoteDesk(url: url, token: try arguments.value("token").map(RecordSource.token)))
  }

  /// The token that a flag names: itself where it looks like NAME.SECRET and is no file, or else the
  /// first line of a file.
  private static func token(_ text: String) throws -> String {
    let looksLikeToken =
      text.utf8.contains(UInt8(ascii: ".")) && !text.utf8.contains(UInt8(ascii: "/"))
    if looksLikeToken, access(text, F_OK) != 0 { return text }
    let line = String(decoding: try FileBytes.read(text), as: UTF8.self)
    return String(line.prefix { !$0.isNewline })
  }

  /// Events, the newest first.
  func events(_ filter: EventFilter) async throws -> [Listed<Event>] {
    switch self {
    case .ledger(let reader): return try reader.events(filter)
    case .desk(let desk):
      let query = [
        ("actor", filter.actors.joined), ("target", filter.target?.rawValue),
        ("type", filter.type?.rawValue), ("factuality", filter.factuality?.rawValue),
        ("country", filter.country?.rawValue),
      ]
      let items = try await desk.items(
        "events", query + filter.scope.query, limit: filter.scope.limit, after: "at")
      return try desk.read(items) { try Listed(exportedEvent: $0) }
    }
  }

  /// Statements, the newest first.
  func statements(_ filter: StatementFilter) async throws -> [Listed<Statement>] {
    switch self {
    case .ledger(let reader): return try reader.statements(filter)
    case .desk(let desk):
      let query = [
        ("actor", filter.actors.joined), ("speaker", filter.speaker), ("role", filter.role),
        ("state", filter.state?.rawValue), ("target", filter.target?.rawValue),
        ("stance", filter.stance?.rawValue), ("kind", filter.kind?.rawValue),
      ]
      let items = try await desk.items(
        "statements", query + filter.scope.query, limit: filter.scope.limit, after: "at")
      return try desk.read(items) { try Listed(exportedStatement: $0) }
    }
  }

  /// Agreements, the newest first.
  func agreements(_ filter: AgreementFilter) async throws -> [Listed<Agreement>] {
    switch self {
    case .ledger(let reader): return try reader.agreements(filter)
    case .desk(let desk):
      let query = [
        ("actor", filter.actors.joined), ("name", filter.name), ("kind", filter.kind?.rawValue),
        ("topic", filter.topic?.rawValue),
        ("background", filter.includesBackground ? nil : "no"),
      ]
      let items = try await desk.items(
        "agreements", query + filter.scope.query, limit: filter.scope.limit, after: "at")
      return try desk.read(items) { try Listed(exportedAgreement: $0) }
    }
  }

  /// The actors with their counts, those with the most records first.
  func actors() async throws -> [ActorTally] {
    switch self {
    case .ledger(let reader): return try reader.actors(limit: Int(Int32.max))
    case .desk(let desk):
      let items = try await desk.get("actors", [("limit", "100000")])["items"]?.array ?? []
      return try desk.read(items) { try ActorTally(exported: $0) }
    }
  }

  /// Stories, the one with the latest report first.
  func stories(_ filter: StoryFilter) async throws -> [StoredStory] {
    switch self {
    case .ledger(let reader): return try reader.stories(filter, limit: Int(Int32.max))
    case .desk(let desk):
      let query = [
        ("origins", "\(filter.origins)"), ("since", filter.since?.description),
        ("until", filter.until?.description),
      ]
      let items = try await desk.items("stories", query, limit: Int(Int32.max))
      return try desk.read(items) { try StoredStory(exported: $0) }
    }
  }
}

extension RecordScope {
  /// The scope as the desk's lists take it.
  fileprivate var query: [(String, String?)] {
    [
      ("since", since?.description), ("until", until?.description),
      ("score", minScore.map { "\($0)" }),
    ]
  }
}

extension [ActorID] {
  /// All of them in one value; nil for none.
  fileprivate var joined: String? {
    isEmpty ? nil : map(\.rawValue).joined(separator: ",")
  }
}
