import Evidence

/// What is known of one feed from poll to poll, and how well it does.
public struct FeedState: Sendable, Hashable {
  /// Its address, as the list of feeds gives it.
  public let url: String
  /// Its title, or the words of the list.
  public var title: String
  /// Seconds between two polls.
  public var interval = PollInterval.first
  /// When it is polled next, in seconds since 1 January 1970.
  public var nextPoll = 0
  /// When it was polled last.
  public var lastPoll: Int?
  /// When it last answered as it should, changed or not.
  public var lastAnswer: Int?
  /// When it last brought something new.
  public var lastNews: Int?
  /// Polls so far.
  public var polls = 0
  /// Articles of it that were kept.
  public var articles = 0
  /// Failures in a row.
  public var failures = 0
  /// What went wrong at the last poll.
  public var problem: String?
  /// Whether it said that it is gone for good; it is never asked again.
  public var isGone = false
  /// Digests of the entries that are done with, oldest first.
  var seen: [Int] = []
  /// How often entries were tried that could not be read yet.
  var attempts: [Int: Int] = [:]

  /// Entries that are remembered beyond those of the feed's last answer.
  static let memory = 4000

  /// Makes the state of a feed that was never polled.
  init(url: String, title: String) {
    self.url = url
    self.title = title
  }

  /// Marks an entry as done with.
  mutating func finish(_ entry: Int) {
    attempts[entry] = nil
    seen.append(entry)
  }

  /// Forgets what is older than the feed's last answer and the memory.
  mutating func trim(answered: Int) {
    let kept = max(FeedState.memory, answered * 2)
    if seen.count > kept { seen.removeFirst(seen.count - kept) }
    if attempts.count > kept { attempts = [:] }
  }
}

extension FeedState {
  /// Reads what `json` wrote; nil when there is no address.
  init?(_ json: JSON) {
    guard let url = json["url"]?.string else { return nil }
    self.init(url: url, title: json["title"]?.string ?? url)
    interval = json["interval"]?.integer ?? PollInterval.first
    nextPoll = json["next_poll"]?.integer ?? 0
    lastPoll = json["last_poll"]?.integer
    lastAnswer = json["last_answer"]?.integer
    lastNews = json["last_news"]?.integer
    polls = json["polls"]?.integer ?? 0
    articles = json["articles"]?.integer ?? 0
    failures = json["failures"]?.integer ?? 0
    problem = json["problem"]?.string
    isGone = json["gone"]?.bool ?? false
    seen = (json["seen"]?.array ?? []).compactMap(\.integer)
    for pair in json["attempts"]?.array ?? [] {
      if let entry = pair.array?.first?.integer { attempts[entry] = pair.array?.last?.integer }
    }
  }

  /// The state as an object.
  var json: JSON {
    func optional(_ value: Int?) -> JSON { value.map { .integer($0) } ?? nil }
    return [
      "url": .string(url), "title": .string(title), "interval": .integer(interval),
      "next_poll": .integer(nextPoll), "last_poll": optional(lastPoll),
      "last_answer": optional(lastAnswer), "last_news": optional(lastNews),
      "polls": .integer(polls), "articles": .integer(articles), "failures": .integer(failures),
      "problem": .optional(problem), "gone": .bool(isGone),
      "seen": .array(seen.map { .integer($0) }),
      "attempts": .array(
        attempts.sorted { $0.key < $1.key }.map { [.integer($0.key), .integer($0.value)] }),
    ]
  }
}
