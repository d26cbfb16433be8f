import Evidence
import Following
import LedgerStore
import Pipeline
import Reading
import Records

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `entente watch`: follows feeds, keeps what is new, and tells what the user wants to be told.
enum WatchCommand: Command {
  static let name = "watch"
  static let summary = "follow feeds, keep what is new, and raise alerts"
  static let operands = "FEEDS.opml|URL ..."
  static let examples = [
    "entente watch --ledger desk.db --contact desk@example.org feeds.opml",
    "entente watch --ledger desk.db --contact desk@example.org --alerts alerts.json feeds.opml",
    "entente watch --ledger desk.db --status",
  ]
  static let flags =
    [
      .ledger,
      Flag("alerts", "FILE", "standing questions and where to send alerts (Docs/following.md)"),
      Flag("state", "FILE", "what survives a restart (default: the ledger's name with .watch)"),
      Flag("jobs", "N", "how many feeds to poll at once (default: 4)"),
      Flag("once", "poll what is due and end, as a timer would run it"),
      Flag("status", "show how each feed does, and end"),
      Flag("sendmail", "PROGRAM", "what takes mail (default: /usr/sbin/sendmail)"),
      ReadCommand.tagging, ReadCommand.noGate,
    ] + Flag.fetching

  static func run(_ arguments: Arguments) async throws -> ExitStatus {
    let ledgerPath = try arguments.ledger()
    let statePath = arguments.value("state") ?? ledgerPath + ".watch"
    if arguments.has("status") { return try status(FollowState(path: statePath)) }
    let list = try feeds(arguments.operands)
    let rules = try arguments.value("alerts").map { try AlertRules(parsing: FileBytes.read($0)) }
    let policy = try arguments.fetchPolicy()
    let pipeline = try ReadCommand.pipeline(arguments, upTo: .record)
    let ledger = try Ledger(path: ledgerPath)
    var settings = Follower.Settings()
    settings.concurrency = try arguments.count("jobs") ?? settings.concurrency
    settings.sendmail = arguments.value("sendmail") ?? settings.sendmail
    let follower = try Follower(
      list: list, statePath: statePath, policy: policy, archive: try arguments.keptArchive(),
      ledger: ledger, rules: rules, settings: settings, now: { time(nil) },
      code: { (capture) throws(ReadingError) in try pipeline.code(capture) })
    StopSignal.listen()
    let isFile = arguments.operands.contains { !isAddress($0) }
    repeat {
      try await round(follower, ledger)
      let due = await follower.nextDue
      guard !arguments.has("once"), due != nil || isFile else { break }
      let rest = max((due ?? .max) - time(nil), 1)
      await StopSignal.wait(atMost: isFile ? min(rest, secondsBetweenLooks) : rest)
      if isFile { await follow(arguments.operands, follower) }
    } while !StopSignal.wasRaised
    return .success
  }

  /// How often lists are looked at again, in seconds: the desk may have changed them.
  private static let secondsBetweenLooks = 30

  /// Follows what the lists name now; one that cannot be read leaves things as they were.
  private static func follow(_ operands: [String], _ follower: Follower) async {
    do {
      await follower.follow(try list(operands))
    } catch {
      Output.note("entente watch: \(error); the feeds are followed as before")
    }
  }

  /// One round, ended early between two articles when the user stops the program.
  private static func round(_ follower: Follower, _ ledger: Ledger) async throws {
    let work = Task { try await follower.round() }
    let stopping = Task {
      while !Task.isCancelled {
        if await StopSignal.wait(atMost: 1) { return work.cancel() }
      }
    }
    defer { stopping.cancel() }
    let round = try await work.value
    guard round.polled > 0 || round.delivered > 0 else { return }
    if round.kept > 0 { try await ledger.groupReports() }
    try Output.line(
      "\(round.polled) feeds polled (\(round.failed) in error): \(round.kept) articles kept, "
        + "\(round.refused) entries without one; \(round.alerts) alerts raised, "
        + "\(round.delivered) delivered")
  }

  private static func feeds(_ operands: [String]) throws -> OPML {
    guard !operands.isEmpty else { throw UsageError("a list of feeds is needed, or a feed") }
    let list = try list(operands)
    guard !list.feeds.isEmpty else { throw UsageError("the list names no feed") }
    return list
  }

  private static func list(_ operands: [String]) throws -> OPML {
    OPML(
      outlines: try operands.flatMap { operand in
        isAddress(operand)
          ? [OPML.Outline(text: operand, feed: operand)]
          : try OPML(parsing: try FileBytes.read(operand)).outlines
      })
  }

  private static func isAddress(_ operand: String) -> Bool {
    operand.hasPrefix("http://") || operand.hasPrefix("https://")
  }

  // MARK: Status

  private static func status(_ state: FollowState) throws -> ExitStatus {
    let now = time(nil)
    try Output.line("last news\tnext poll\tevery\tarticles\tfailures\tfeed\tproblem")
    for feed in state.feeds.values.sorted(by: { $0.url < $1.url }) {
      let news = feed.lastNews.map { span(now - $0) + " ago" } ?? "never"
      let next = feed.isGone ? "gone" : feed.nextPoll <= now ? "due" : span(feed.nextPoll - now)
      try Output.line(
        [
          news, next, span(feed.interval), "\(feed.articles)", "\(feed.failures)", feed.url,
          feed.problem ?? "",
        ].joined(separator: "\t"))
    }
    try Output.line("\(state.waitingDeliveries) alerts wait to be delivered")
    return .success
  }

  /// A length of time in its largest whole unit.
  private static func span(_ seconds: Int) -> String {
    switch seconds {
    case ..<120: "\(max(seconds, 0)) s"
    case ..<7200: "\(seconds / 60) min"
    case ..<172_800: "\(seconds / 3600) h"
    default: "\(seconds / 86_400) d"
    }
  }
}
