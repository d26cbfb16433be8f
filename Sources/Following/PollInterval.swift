/// How long to wait between two polls of a feed, in seconds.
///
/// A feed that brought something new is asked again sooner, one that brought nothing later: half
/// the interval, or half as much again. A feed's own Cache-Control and Retry-After come before this.
enum PollInterval {
  /// Before anything is known of a feed.
  static let first = 1800
  /// No feed is asked more often.
  static let shortest = 300
  /// No feed is asked less often: half a day.
  static let longest = 43_200

  /// The interval after a poll.
  ///
  /// - Parameters:
  ///   - interval: the interval before it.
  ///   - newEntries: how many entries the poll brought that were not known.
  /// - Returns: the interval until the next poll, in seconds.
  static func next(after interval: Int, newEntries: Int) -> Int {
    let wanted = newEntries > 0 ? interval / 2 : interval + interval / 2
    return min(max(wanted, shortest), longest)
  }

  /// The interval after so many failures in a row: at least the back-off of a fetcher, doubled each
  /// time up to a day.
  static func afterFailures(_ failures: Int, interval: Int) -> Int {
    max(interval, min(86_400, 60 << min(max(0, failures - 1), 11)))
  }
}
