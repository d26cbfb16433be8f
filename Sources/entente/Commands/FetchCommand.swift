import Evidence
import Following
import LedgerStore
import Pipeline
import Reading
import Records

/// `entente fetch`: pages, feeds and sitemaps from their addresses, politely.
enum FetchCommand: Command {
  static let name = "fetch"
  static let summary = "fetch pages and feeds politely and read them"
  static let operands = "URL ..."
  static let examples = [
    "entente fetch --contact desk@example.org https://example.org/news/1.html",
    "entente fetch --contact desk@example.org --follow 20 --ledger desk.db https://example.org/feed",
    "entente fetch --contact desk@example.org --keep-warc day.warc.gz --follow 100 https://example.org/news.xml",
  ]
  static let flags =
    Flag.fetching + [
      Flag("follow", "N", "fetch up to N pages that feeds, sitemaps and lists of feeds name"),
      Flag("state", "FILE", "remember validators, moves and back-off here, and ask only for news"),
      Flag("ledger", "FILE", "keep the articles in this ledger instead of printing them"),
      Flag(
        "only", "STAGE", "stop after article, language or record",
        choices: Pipeline.Stage.allCases.map(\.rawValue)),
      ReadCommand.tagging, ReadCommand.noGate,
    ]

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    guard !arguments.operands.isEmpty else { throw UsageError("an address is needed") }
    let memory = try arguments.value("state").map { try FetchState.read($0) } ?? FetchMemory()
    let fetcher = Fetcher(
      policy: try arguments.fetchPolicy(), memory: memory, archive: try arguments.keptArchive())
    let stage = arguments.value("only").flatMap(Pipeline.Stage.init) ?? .record
    var run = FetchRun(
      fetcher: fetcher, pipeline: try ReadCommand.pipeline(arguments, upTo: stage), stage: stage,
      ledger: try arguments.value("ledger").map { try Ledger(path: $0) },
      left: try arguments.count("follow") ?? 0)
    try await run.fetch(arguments.operands)
    if let path = arguments.value("state") { try FetchState.write(await fetcher.memory, path) }
    if let tally = run.tally { try Output.line(tally) }
    return run.failures == 0 ? .success : .partial
  }
}

/// Addresses fetched one after another, and what they name.
private struct FetchRun {
  let fetcher: Fetcher
  let pipeline: Pipeline
  let stage: Pipeline.Stage
  let ledger: Ledger?
  /// How many further addresses may be followed.
  var left: Int
  private(set) var failures = 0
  private var kept = 0
  private var seen: Set<String> = []

  init(
    fetcher: Fetcher, pipeline: Pipeline, stage: Pipeline.Stage, ledger: Ledger?, left: Int
  ) {
    self.fetcher = fetcher
    self.pipeline = pipeline
    self.stage = stage
    self.ledger = ledger
    self.left = left
  }

  /// What was kept, where a ledger keeps it.
  var tally: String? {
    ledger == nil ? nil : "\(kept) articles kept" + (failures > 0 ? ", \(failures) in error" : "")
  }

  mutating func fetch(_ addresses: [String]) async throws {
    var waiting = addresses[...]
    seen = Set(addresses)
    while let url = waiting.popFirst() {
      do {
        let page = try await fetcher.fetch(url)
        if page.isUnchanged {
          Output.note("entente fetch: \(url): unchanged")
          continue
        }
        let named = try Addresses(page).all
        guard named.isEmpty || left == 0 else {
          for address in named where left > 0 && seen.insert(address).inserted {
            waiting.append(address)
            left -= 1
          }
          continue
        }
        try await read(page)
      } catch let error as FetchError {
        fail(url, error.description)
      } catch let error as ReadingError {
        fail(url, error.description)
      }
    }
  }

  private mutating func read(_ page: Fetcher.Page) async throws {
    let origin = FilePieces.Origin(
      name: page.finalURL, url: page.finalURL, contentType: page.fields["content-type"])
    var pieces = FilePieces(page.body, origin)
    while let piece = pieces.next() {
      let (id, result) = pipeline.code(.piece(piece, page.finalURL), upTo: stage)
      switch result {
      case .success(let coded):
        if let ledger {
          try await ledger.append(coded)
          kept += 1
        } else {
          try Output.line(coded.json(upTo: stage).line)
        }
      case .failure(let error):
        if ledger == nil { try Output.line(error.json(id: id).line) }
        fail(id ?? page.url, error.message)
      }
    }
  }

  private mutating func fail(_ url: String, _ message: String) {
    failures += 1
    Output.note("entente fetch: \(message.hasPrefix(url) ? "" : url + ": ")\(message)")
  }
}

/// The addresses that a feed, a sitemap or a list of feeds names.
private struct Addresses {
  /// In document order; empty for any other document.
  let all: [String]

  init(_ page: Fetcher.Page) throws(ReadingError) {
    let type = page.fields["content-type"]
    var body = page.body
    if FileKind.of(body) == .gzip { body = try Gzip.inflate(body, limit: Gzip.limit) }
    switch FileKind.of(body) {
    case .feed:
      let feed = try FeedReader().read(body, contentType: type, url: page.finalURL)
      all = feed.entries.compactMap(\.link)
    case .sitemap: all = try Sitemap(parsing: body, contentType: type).entries.map(\.location)
    case .opml: all = try OPML(parsing: body, contentType: type).feeds.compactMap(\.feed)
    default: all = []
    }
  }
}

/// What a fetcher remembers, as a file.
private enum FetchState {
  static func read(_ path: String) throws -> FetchMemory {
    guard let bytes = try? FileBytes.read(path) else { return FetchMemory() }
    guard let json = try? JSON(parsing: bytes), let memory = json["entente_fetch"] else {
      throw CommandError("\(path): this is no state of 'entente fetch'; name another with --state")
    }
    return FetchMemory(memory)
  }

  static func write(_ memory: FetchMemory, _ path: String) throws {
    let json: JSON = ["entente_fetch": memory.json]
    try WrittenFile.write(Array((json.line + "\n").utf8), to: path)
  }
}
