#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Alarms over a series of numbers, one per step.
public enum ChangeDetection {
  /// The upward CUSUM of standardised values: Sₜ = max(0, Sₜ₋₁ + (xₜ - μ)/σ - k).
  ///
  /// Source: Page 1954, Biometrika 41:100-115; k = ½ is half the shift of one σ that it is to find.
  /// After an alarm the sum begins again.
  ///
  /// - Parameters:
  ///   - values: the series.
  ///   - mean: μ of the time that is held to be usual.
  ///   - deviation: σ of that time; a smaller one than 1e-9 is taken for 1.
  ///   - slack: k.
  ///   - limit: h; an alarm is given where the sum passes it.
  /// - Returns: the sums and the positions of the alarms.
  public static func cusum(
    _ values: [Double], mean: Double, deviation: Double, slack: Double = 0.5, limit: Double = 5
  ) -> (sums: [Double], alarms: [Int]) {
    let sigma = deviation > 1e-9 ? deviation : 1
    var sum = 0.0
    var sums: [Double] = []
    var alarms: [Int] = []
    for (position, value) in values.enumerated() {
      sum = max(0, sum + (value - mean) / sigma - slack)
      sums.append(sum)
      if sum > limit {
        alarms.append(position)
        sum = 0
      }
    }
    return (sums, alarms)
  }

  /// EARS C2: an alarm where a value lies more than three deviations above the mean of seven steps
  /// that ended two steps before it.
  ///
  /// Source: Hutwagner et al. 2003, Journal of Urban Health 80:i89-i96. The deviation is that of the
  /// sample (n - 1), at least `least`, so that one event after a silent week is no alarm.
  ///
  /// - Parameters:
  ///   - values: the series.
  ///   - baseline: how many steps the baseline has, above 1.
  ///   - gap: how many steps lie between it and the value.
  ///   - threshold: how many deviations give an alarm.
  ///   - least: the least deviation.
  /// - Returns: the positions of the alarms.
  public static func earsC2(
    _ values: [Double], baseline: Int = 7, gap: Int = 2, threshold: Double = 3,
    least: Double = 0.5
  ) -> [Int] {
    guard values.count > baseline + gap else { return [] }
    return ((baseline + gap)..<values.count).filter { position in
      let usual = values[(position - gap - baseline)..<(position - gap)]
      let mean = usual.reduce(0, +) / Double(baseline)
      let squares = usual.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      let deviation = max((squares / Double(baseline - 1)).squareRoot(), least)
      return values[position] > mean + threshold * deviation
    }
  }

  /// PELT: where the mean of a series changes, with the least sum of squares plus a penalty for each
  /// change.
  ///
  /// Source: Killick, Fearnhead & Eckley 2012, Journal of the American Statistical Association
  /// 107:1590-1598; exact, and linear in time where changes keep coming.
  ///
  /// - Parameters:
  ///   - values: the series.
  ///   - penalty: β, in squares of the series' unit; nil for 2 σ² log n with σ from the differences
  ///     of neighbours (the Bayesian information criterion).
  ///   - shortest: the least number of steps between changes, above 0.
  /// - Returns: the positions at which a new mean begins, in order.
  /// - Complexity: O(n²) at worst.
  public static func pelt(_ values: [Double], penalty: Double? = nil, shortest: Int = 1) -> [Int] {
    let n = values.count
    guard n >= 2 * shortest else { return [] }
    let sums = RunningSums(values)
    let beta = penalty ?? 2 * noise(values) * log(Double(n))
    var best = [Double](repeating: .infinity, count: n + 1)
    var last = [Int](repeating: 0, count: n + 1)
    best[0] = -beta
    var starts = [0]
    for end in shortest...n {
      for start in starts where start == 0 || end - start >= shortest {
        let cost = best[start] + sums.cost(start, end) + beta
        if cost < best[end] { (best[end], last[end]) = (cost, start) }
      }
      starts.removeAll { end - $0 >= shortest && best[$0] + sums.cost($0, end) > best[end] }
      let next = end - shortest + 1
      if next >= shortest { starts.append(next) }
    }
    return changes(last, n)
  }

  private static func changes(_ last: [Int], _ n: Int) -> [Int] {
    var found: [Int] = []
    var end = n
    while last[end] > 0 {
      end = last[end]
      found.append(end)
    }
    return found.reversed()
  }

  /// The variance of the noise, from the differences of neighbours (von Neumann 1941).
  private static func noise(_ values: [Double]) -> Double {
    let differences = zip(values.dropFirst(), values).map { $0 - $1 }
    let squares = differences.reduce(0) { $0 + $1 * $1 }
    return max(squares / (2 * Double(max(1, differences.count))), 1e-9)
  }
}

/// Sums of a series and of its squares up to each position.
private struct RunningSums {
  private var sums = [0.0]
  private var squares = [0.0]

  init(_ values: [Double]) {
    for value in values {
      sums.append((sums.last ?? 0) + value)
      squares.append((squares.last ?? 0) + value * value)
    }
  }

  /// The sum of squares around the mean of the values from `start` up to `end`.
  func cost(_ start: Int, _ end: Int) -> Double {
    let sum = sums[end] - sums[start]
    return squares[end] - squares[start] - sum * sum / Double(end - start)
  }
}
