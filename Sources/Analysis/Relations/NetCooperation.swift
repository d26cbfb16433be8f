/// Net cooperation of a set of events with its 95 % interval.
///
/// net = (VC + MC - VX - MX) / (VC + MC + VX + MX), which is 2p - 1 for the share p of cooperative
/// events; the interval is Wilson's score interval of p, moved to the same scale (Wilson 1927,
/// Journal of the American Statistical Association 22:209-212).
public struct NetCooperation: Sendable, Hashable {
  /// From -1, only conflict, to 1, only cooperation.
  public let value: Double
  /// The lower end of the interval.
  public let lower: Double
  /// The upper end of the interval.
  public let upper: Double

  /// The 97.5 % point of the standard normal distribution.
  private static let z = 1.959963984540054

  /// Computes it.
  ///
  /// - Parameters:
  ///   - cooperative: how many of the events cooperate, 0...count.
  ///   - count: how many events, above 0.
  init(cooperative: Int, of count: Int) {
    let n = Double(count)
    let p = Double(cooperative) / n
    let z2 = NetCooperation.z * NetCooperation.z
    let centre = (p + z2 / (2 * n)) / (1 + z2 / n)
    let half = NetCooperation.z / (1 + z2 / n) * (p * (1 - p) / n + z2 / (4 * n * n)).squareRoot()
    value = 2 * p - 1
    lower = 2 * max(0, centre - half) - 1
    upper = 2 * min(1, centre + half) - 1
  }
}
