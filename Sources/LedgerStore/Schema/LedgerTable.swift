/// The tables that articles are appended to, each after those that it points to.
enum LedgerTable: String, CaseIterable {
  case captures, articles, codings, events, statements, agreements
  case eventActors = "event_actors"
  case statementActors = "statement_actors"
  case agreementActors = "agreement_actors"
  case articleActors = "article_actors"
  case placements, stories
  case storyQueue = "story_queue"

  /// The table of one kind of record.
  init(_ table: RecordTable) {
    switch table {
    case .events: self = .events
    case .statements: self = .statements
    case .agreements: self = .agreements
    }
  }

  /// The table of the actors of one kind of record.
  init(actorsOf table: RecordTable) {
    switch table {
    case .events: self = .eventActors
    case .statements: self = .statementActors
    case .agreements: self = .agreementActors
    }
  }

  /// Whether it finds things by their actors, and its key begins with one.
  var beginsWithActor: Bool { columns.first == "actor" }

  /// The columns that an append fills, in its order.
  var columns: [String] {
    switch self {
    case .captures: ["id", "digest", "url", "seen"]
    case .articles:
      [
        "id", "document", "lineage", "version", "capture", "url", "host", "site", "section",
        "language", "title", "text", "published", "day", "json", "known_from", "facts",
      ]
    case .codings: ["id", "article", "coder", "json", "known_from"]
    case .events: RecordTable.events.columns
    case .statements: RecordTable.statements.columns
    case .agreements: RecordTable.agreements.columns
    case .eventActors: ["actor", "day", "event", "sides"]
    case .statementActors: ["actor", "day", "statement", "sides"]
    case .agreementActors: ["actor", "day", "agreement", "sides"]
    case .articleActors: ["actor", "day", "article", "mentions"]
    case .placements: ["lineage", "story", "origin", "place"]
    case .stories: ["id", "reports", "origins", "first_day", "last_day"]
    case .storyQueue: ["day", "lineage"]
    }
  }
}
