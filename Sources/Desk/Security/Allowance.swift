import Synchronization

/// How often each of many may do something: so many at once, refilled at a steady pace.
///
/// A token bucket per key. When too many keys are known those that are full again are forgotten.
final class Allowance: Sendable {
  private struct Bucket {
    var left: Double
    var time: Double
  }

  private let burst: Double
  private let perSecond: Double
  private let clock: @Sendable () -> Double
  private let buckets = Mutex<[String: Bucket]>([:])

  private static let mostKeys = 10_000

  /// Makes an allowance.
  ///
  /// - Parameters:
  ///   - burst: so many at once.
  ///   - perSecond: so many come back in a second.
  ///   - clock: seconds that never go back.
  init(burst: Double, perSecond: Double, clock: @escaping @Sendable () -> Double) {
    self.burst = burst
    self.perSecond = perSecond
    self.clock = clock
  }

  /// Whether one is left.
  func hasLeft(_ key: String) -> Bool {
    buckets.withLock { buckets in refilled(buckets[key]).left >= 1 }
  }

  /// Takes one; false when none was left.
  func take(_ key: String) -> Bool {
    buckets.withLock { buckets in
      var bucket = refilled(buckets[key])
      guard bucket.left >= 1 else { return false }
      bucket.left -= 1
      if buckets[key] == nil, buckets.count >= Allowance.mostKeys {
        buckets = buckets.filter { refilled($0.value).left < burst }
      }
      buckets[key] = bucket
      return true
    }
  }

  private func refilled(_ bucket: Bucket?) -> Bucket {
    let now = clock()
    guard let bucket else { return Bucket(left: burst, time: now) }
    return Bucket(left: min(burst, bucket.left + (now - bucket.time) * perSecond), time: now)
  }
}
