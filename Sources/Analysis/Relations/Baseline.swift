#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How unusual a count is against the steps before it.
///
/// Counts follow a Poisson distribution of unknown rate; with Jeffreys' prior Gamma(1/2, 0) and k
/// earlier steps that sum to s, the next count is negative binomial with r = s + 1/2 and
/// p = k / (k + 1) (Gelman et al., Bayesian Data Analysis, section 2.6).
public struct Baseline: Sendable, Hashable {
  /// How many steps before count.
  public let steps: Int
  /// Their mean.
  public let mean: Double
  /// -log10 of the probability of so many or more: 2 is once in a hundred steps.
  public let surprise: Double

  /// Measures a count.
  ///
  /// - Parameters:
  ///   - count: the count of the step, at least 0.
  ///   - sum: the sum of the steps before it.
  ///   - steps: how many steps those are, above 0.
  init(count: Int, sum: Int, steps: Int) {
    self.steps = steps
    mean = Double(sum) / Double(steps)
    surprise = Baseline.surprise(of: count, r: Double(sum) + 0.5, steps: Double(steps))
  }

  private static func surprise(of count: Int, r: Double, steps: Double) -> Double {
    guard count > 0 else { return 0 }
    let n = Double(count)
    let miss = 1 / (steps + 1)
    let ways: Double = lgamma(r + n) - lgamma(r) - lgamma(n + 1)
    let first: Double = ways + r * log(steps / (steps + 1)) + n * log(miss)
    var term = 1.0
    var sum = 1.0
    var k = n
    // The ratio of terms tends to 1 / (steps + 1), at most one half.
    while term > 1e-17 * sum {
      term *= (r + k) / (k + 1) * miss
      sum += term
      k += 1
    }
    return max(0, -(first + log(sum)) / log(10))
  }
}

extension [StepCounts] {
  /// The baseline of one of the steps: the steps before it, as far as they reach back.
  ///
  /// - Parameters:
  ///   - position: which of these counts.
  ///   - window: how many steps before it count at most; steps without counts are zeros.
  ///   - first: the first step of the whole record, before which nothing is known.
  /// - Returns: nil where nothing is known of the time before.
  public func baseline(at position: Int, window: Int, first: Int) -> Baseline? {
    let index = self[position].index
    let steps = Swift.min(window, index - first)
    guard steps > 0 else { return nil }
    var sum = 0
    var earlier = position - 1
    while earlier >= 0, self[earlier].index >= index - steps {
      sum += self[earlier].events
      earlier -= 1
    }
    return Baseline(count: self[position].events, sum: sum, steps: steps)
  }
}
