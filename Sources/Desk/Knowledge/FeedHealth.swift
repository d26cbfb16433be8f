/// How one followed feed does.
public struct FeedHealth: Sendable, Hashable {
  /// Tells how the feeds do now, or why that cannot be told.
  public typealias Source = @Sendable () -> Result<[FeedHealth], Unknown>

  /// Why nothing can be told of the feeds.
  public struct Unknown: Error, Sendable {
    /// What was wrong and what to do.
    public let message: String

    /// Makes an error.
    ///
    /// - Parameter message: what was wrong and what to do.
    public init(_ message: String) {
      self.message = message
    }
  }

  /// Its address.
  public let url: String
  /// Its title.
  public let title: String
  /// When it last answered, in seconds since 1970 UTC.
  public let lastAnswer: Int?
  /// When it last brought something new, in seconds since 1970 UTC.
  public let lastNews: Int?
  /// When it is asked next, in seconds since 1970 UTC; nil when it never is again.
  public let nextPoll: Int?
  /// Articles of it that were kept.
  public let articles: Int
  /// Failures in a row.
  public let failures: Int
  /// What went wrong at the last poll.
  public let problem: String?

  /// Makes a report on a feed.
  ///
  /// - Parameters:
  ///   - url: its address.
  ///   - title: its title.
  ///   - lastAnswer: when it last answered, in seconds since 1970 UTC.
  ///   - lastNews: when it last brought something new, in seconds since 1970 UTC.
  ///   - nextPoll: when it is asked next, in seconds since 1970 UTC.
  ///   - articles: articles of it that were kept.
  ///   - failures: failures in a row.
  ///   - problem: what went wrong at the last poll.
  public init(
    url: String, title: String, lastAnswer: Int?, lastNews: Int?, nextPoll: Int?, articles: Int,
    failures: Int, problem: String?
  ) {
    self.url = url
    self.title = title
    self.lastAnswer = lastAnswer
    self.lastNews = lastNews
    self.nextPoll = nextPoll
    self.articles = articles
    self.failures = failures
    self.problem = problem
  }
}

/// Which program and which model made the records.
public struct MakerFacts: Sendable {
  /// The program's version.
  public let version: String
  /// The text of the model's card (Markdown), where a model is installed.
  public let modelCard: String?

  /// Names the makers.
  ///
  /// - Parameters:
  ///   - version: the program's version.
  ///   - modelCard: the text of the model's card.
  public init(version: String = "unknown", modelCard: String? = nil) {
    self.version = version
    self.modelCard = modelCard
  }
}
