import Evidence
public import LedgerStore
public import Reading
public import Records

/// Follows feeds: polls each when it is due, reads what is new, keeps it, and raises alerts.
///
/// One article at a time is read for every feed under way, and the next is taken only when the
/// ledger has kept it: a slow disk or coder slows the polling down, and nothing piles up. What is
/// done with is remembered after it was kept, so that a crash makes an entry be read twice, which the
/// ledger recognises, but never be lost.
public actor Follower {
  /// How feeds are followed.
  public struct Settings: Sendable {
    /// Feeds that are under way at once.
    public var concurrency = 4
    /// Entries of one feed that are read in one poll; the others wait for the next.
    public var entriesPerPoll = 50
    /// How often a page that cannot be had for now is tried before the feed's own text is taken.
    public var attempts = 3
    /// The program that takes mail.
    public var sendmail = "/usr/sbin/sendmail"

    /// The usual settings.
    public init() {}
  }

  /// What a round did.
  public struct Round: Sendable, Hashable {
    /// Feeds that were polled.
    public var polled = 0
    /// Feeds that could not be polled.
    public var failed = 0
    /// Articles that were kept, new or changed.
    public var kept = 0
    /// Entries that hold no article.
    public var refused = 0
    /// Alerts that were raised.
    public var alerts = 0
    /// Deliveries that were made.
    public var delivered = 0
  }

  /// What is remembered; saved after every feed.
  public private(set) var state: FollowState
  private let statePath: String
  private let lock: FileLock
  private var feeds: [String]
  private let fetcher: Fetcher
  private let ledger: Ledger
  private let rules: AlertRules?
  private let settings: Settings
  private let now: @Sendable () -> Int
  private let code: @Sendable (Capture) throws(ReadingError) -> CodedArticle

  /// Begins to follow.
  ///
  /// - Parameters:
  ///   - list: the feeds; what is remembered of others is kept, but they are not polled.
  ///   - statePath: the file in which is remembered what must survive the process.
  ///   - policy: how hosts are treated.
  ///   - archive: where everything that is fetched is kept.
  ///   - ledger: where articles are kept.
  ///   - rules: what the user wants to be told.
  ///   - settings: how feeds are followed.
  ///   - now: seconds since 1 January 1970.
  ///   - code: takes a capture along the line.
  /// - Throws: `FollowError` when the state cannot be used or a search is not understood.
  public init(
    list: OPML, statePath: String, policy: FetchPolicy, archive: WARCFile? = nil, ledger: Ledger,
    rules: AlertRules? = nil, settings: Settings = Settings(), now: @escaping @Sendable () -> Int,
    code: @escaping @Sendable (Capture) throws(ReadingError) -> CodedArticle
  ) throws(FollowError) {
    lock = try FileLock(statePath + ".lock")
    var state = try FollowState(path: statePath)
    feeds = Follower.addresses(list, noting: &state)
    try rules?.check(today: Follower.day(now()))
    self.state = state
    self.statePath = statePath
    self.ledger = ledger
    self.rules = rules
    self.settings = settings
    self.now = now
    self.code = code
    fetcher = Fetcher(policy: policy, memory: state.memory, archive: archive, now: now)
  }

  /// Follows another list from now on.
  ///
  /// - Parameter list: the feeds; what is remembered of others is kept, but they are not polled.
  public func follow(_ list: OPML) {
    feeds = Follower.addresses(list, noting: &state)
  }

  /// The addresses of a list, each once; what was never followed is noted in the state.
  private static func addresses(_ list: OPML, noting state: inout FollowState) -> [String] {
    var addresses: [String] = []
    var known: Set<String> = []
    for outline in list.feeds {
      guard let url = outline.feed, known.insert(url).inserted else { continue }
      addresses.append(url)
      if state.feeds[url] == nil {
        state.feeds[url] = FeedState(url: url, title: outline.text.isEmpty ? url : outline.text)
      }
    }
    return addresses
  }

  /// When the next feed is due, or the next delivery; nil when every feed is gone.
  public var nextDue: Int? {
    let polls = feeds.compactMap { state.feeds[$0] }.filter { !$0.isGone }.map(\.nextPoll)
    return (polls + state.alerts.waiting.map(\.next)).min()
  }

  private static func day(_ seconds: Int) -> CalendarDate {
    CalendarDate(daysSinceEpoch: seconds / 86_400)
  }

  // MARK: Rounds

  /// Polls every feed that is due, judges what came in and delivers alerts.
  ///
  /// - Returns: what was done.
  /// - Throws: `FollowError` when the state cannot be saved or the ledger cannot be used.
  public func round() async throws -> Round {
    var round = Round()
    var due = feeds.compactMap { state.feeds[$0] }.filter { !$0.isGone && $0.nextPoll <= now() }
      .sorted { ($0.nextPoll, $0.url) < ($1.nextPoll, $1.url) }[...]
    try await withThrowingTaskGroup(of: PollResult.self) { group in
      for _ in 0..<settings.concurrency {
        guard let feed = due.popFirst() else { break }
        group.addTask { try await self.poll(feed) }
      }
      while let result = try await group.next() {
        round.polled += 1
        round.failed += result.feed.problem == nil ? 0 : 1
        round.kept += result.kept.count
        round.refused += result.refused
        state.feeds[result.feed.url] = result.feed
        if rules != nil { state.alerts.unjudged += result.kept }
        try await save()
        if let feed = due.popFirst(), !Task.isCancelled {
          group.addTask { try await self.poll(feed) }
        }
      }
    }
    if let rules {
      round.alerts = try await judge(rules)
      round.delivered = try await deliver(rules)
    }
    return round
  }

  private func save() async throws(FollowError) {
    state.memory = await fetcher.memory
    try state.save(to: statePath)
  }

  // MARK: One feed

  private struct PollResult: Sendable {
    var feed: FeedState
    var kept: [DocumentID] = []
    var refused = 0
  }

  private nonisolated func poll(_ given: FeedState) async throws -> PollResult {
    var result = PollResult(feed: given)
    result.feed.polls += 1
    result.feed.lastPoll = now()
    do {
      let page = try await fetcher.fetch(given.url)
      var news = 0
      if !page.isUnchanged {
        let feed = try FeedReader().read(
          page.body, contentType: page.fields["content-type"], url: page.finalURL)
        news = try await take(feed, from: page.finalURL, &result)
      }
      answered(&result.feed, news: news)
    } catch let error as FetchError {
      failed(&result.feed, error.description)
      if error.problem == .gone { result.feed.isGone = true }
      if case .postponed(let until) = error.problem {
        result.feed.nextPoll = max(until, now() + 1)
      }
    } catch let error as ReadingError {
      failed(&result.feed, error.description)
    }
    return result
  }

  private nonisolated func answered(_ feed: inout FeedState, news: Int) {
    feed.lastAnswer = now()
    if news > 0 { feed.lastNews = now() }
    feed.failures = 0
    feed.problem = nil
    feed.interval = PollInterval.next(after: feed.interval, newEntries: news)
    feed.nextPoll = now() + feed.interval
  }

  private nonisolated func failed(_ feed: inout FeedState, _ problem: String) {
    feed.failures += 1
    feed.problem = problem
    feed.nextPoll =
      now() + PollInterval.afterFailures(feed.failures, interval: feed.interval)
  }

  /// Reads the entries that are not known yet, the oldest first.
  ///
  /// - Returns: how many were not known.
  private nonisolated func take(_ feed: Feed, from url: String, _ result: inout PollResult)
    async throws -> Int
  {
    if let title = feed.head.title?.plain, !title.isEmpty { result.feed.title = title }
    let known = Set(result.feed.seen)
    let pieces = feed.pieces(from: url)
    let fresh = zip(feed.entries, pieces).map { entry, piece in
      Entry(
        digest: Int(bitPattern: UInt(FNV1a(entry.identity).value)), link: entry.link, piece: piece)
    }.filter { !known.contains($0.digest) }
    for entry in fresh.suffix(settings.entriesPerPoll).reversed() {
      if Task.isCancelled { break }
      let attempts = result.feed.attempts[entry.digest, default: 0]
      switch try await read(entry, isLastAttempt: attempts + 1 >= settings.attempts) {
      case .kept(let document):
        result.kept += [document].compactMap { $0 }
        result.feed.articles += document == nil ? 0 : 1
        result.feed.finish(entry.digest)
      case .refused:
        result.refused += 1
        result.feed.finish(entry.digest)
      case .later: result.feed.attempts[entry.digest] = attempts + 1
      }
    }
    result.feed.trim(answered: feed.entries.count)
    return fresh.count
  }

  // MARK: One entry

  private struct Entry: Sendable {
    let digest: Int
    let link: String?
    let piece: FilePiece
  }

  private enum Outcome {
    /// Kept; nil when the ledger had it already.
    case kept(DocumentID?)
    case refused
    case later
  }

  /// Reads an entry's page or, where there is none to be had, what the feed itself tells.
  private nonisolated func read(_ entry: Entry, isLastAttempt: Bool) async throws -> Outcome {
    if let link = entry.link {
      do {
        let page = try await fetcher.fetch(link)
        await fetcher.forget(link)
        if let coded = code(page, entry) { return try await keep(coded) }
      } catch let error as FetchError {
        switch error.problem {
        case .postponed, .timeout, .connection: if !isLastAttempt { return .later }
        case .status(let code) where code >= 500: if !isLastAttempt { return .later }
        default: break
        }
        await fetcher.forget(link)
      }
    }
    guard case .capture(let capture) = entry.piece, let coded = try? code(capture) else {
      return .refused
    }
    return try await keep(coded)
  }

  private nonisolated func code(_ page: Fetcher.Page, _ entry: Entry) -> CodedArticle? {
    let origin = FilePieces.Origin(
      url: page.finalURL, contentType: page.fields["content-type"])
    var pieces = FilePieces(page.body, origin)
    guard case .capture(var capture)? = pieces.next() else { return nil }
    capture.url = page.finalURL
    if case .capture(let told) = entry.piece {
      capture.date = told.date
      capture.declaredLanguage = told.declaredLanguage
      capture.facts += told.facts
    }
    return try? code(capture)
  }

  private nonisolated func keep(_ coded: CodedArticle) async throws -> Outcome {
    switch try await ledger.append(coded) {
    case .unchanged: .kept(nil)
    default: .kept(coded.article.id)
    }
  }

  // MARK: Alerts

  private func judge(_ rules: AlertRules) async throws(FollowError) -> Int {
    let before = state.alerts.raised.count
    let judge = AlertJudge(
      rules: rules, reader: ledger.reader, today: Follower.day(now()), now: now())
    var alerts = state.alerts
    try judge.judge(&alerts)
    state.alerts = alerts
    // What was raised is on disk before anything leaves the house.
    try await save()
    return state.alerts.raised.count - before
  }

  private func deliver(_ rules: AlertRules) async throws(FollowError) -> Int {
    let sender = AlertSender(fetcher: fetcher, sendmail: settings.sendmail)
    let channels = Dictionary(rules.channels.map { ($0.id, $0) }) { first, _ in first }
    var delivered = 0
    for delivery in state.alerts.waiting where delivery.next <= now() {
      guard let index = state.alerts.waiting.firstIndex(of: delivery) else { continue }
      guard let channel = channels[delivery.channel] else {
        state.alerts.waiting.remove(at: index)
        continue
      }
      do {
        try await sender.send(delivery.alert, latest: state.alerts.latest, by: channel)
        state.alerts.waiting.removeAll { $0 == delivery }
        delivered += 1
      } catch {
        var later = delivery
        later.attempts += 1
        later.next = now() + PollInterval.afterFailures(later.attempts, interval: 0)
        if let index = state.alerts.waiting.firstIndex(of: delivery) {
          state.alerts.waiting[index] = later
        }
      }
      try await save()
    }
    return delivered
  }
}

extension FeedEntry {
  /// What an entry is known by from poll to poll.
  fileprivate var identity: String { id ?? link ?? title?.value ?? fullest?.value ?? "" }
}
