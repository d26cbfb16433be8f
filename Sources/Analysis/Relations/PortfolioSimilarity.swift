/// How alike the ties of two actors are to all others.
///
/// Each portfolio holds one number per other actor, in the same order: the rung of what ties them, a
/// vote, the net cooperation. Beside S stand two measures that correct it for chance, since most
/// states have no tie to most others and S calls all of these alike (Häge 2011, Political Analysis
/// 19:287-305).
public enum PortfolioSimilarity {
  /// S of Signorino & Ritter 1999 (International Studies Quarterly 43:115-144) with absolute
  /// distances: 1 - 2 Σ wₖ|xₖ - yₖ|/d / Σ wₖ.
  ///
  /// - Parameters:
  ///   - x: one portfolio.
  ///   - y: the other, as long.
  ///   - range: d, the greatest distance that two values can have, above 0.
  ///   - weights: the weight of each other actor; nil for equal weights.
  /// - Returns: -1 (opposite) ... 1 (equal), or nil for empty portfolios or no weight.
  public static func s(
    _ x: [Double], _ y: [Double], range: Double, weights: [Double]? = nil
  ) -> Double? {
    distance(x, y, weights) { abs($0) / range }
  }

  /// S with squared distances: 1 - 2 Σ wₖ(xₖ - yₖ)²/d² / Σ wₖ.
  ///
  /// - Parameters:
  ///   - x: one portfolio.
  ///   - y: the other, as long.
  ///   - range: d, the greatest distance that two values can have, above 0.
  ///   - weights: the weight of each other actor; nil for equal weights.
  /// - Returns: -1 ... 1, or nil for empty portfolios or no weight.
  public static func sSquared(
    _ x: [Double], _ y: [Double], range: Double, weights: [Double]? = nil
  ) -> Double? {
    distance(x, y, weights) { $0 * $0 / (range * range) }
  }

  private static func distance(
    _ x: [Double], _ y: [Double], _ weights: [Double]?, _ cost: (Double) -> Double
  ) -> Double? {
    var sum = 0.0
    var weight = 0.0
    for k in 0..<min(x.count, y.count) {
      let w = weights?[k] ?? 1
      sum += w * cost(x[k] - y[k])
      weight += w
    }
    return weight > 0 ? 1 - 2 * sum / weight : nil
  }

  /// Scott's pi for values with squared distances.
  ///
  /// 1 - D/E with D = Σ (xₖ - yₖ)² and E the same under chance, both drawing from one shared
  /// distribution (Häge 2011, equation 9).
  ///
  /// - Parameters:
  ///   - x: one portfolio.
  ///   - y: the other, as long.
  /// - Returns: at most 1, or nil where chance leaves nothing to disagree about.
  public static func scottPi(_ x: [Double], _ y: [Double]) -> Double? {
    let middle = (mean(x) + mean(y)) / 2
    let expected = squares(x, around: middle) + squares(y, around: middle)
    return expected > 0 ? 1 - disagreement(x, y) / expected : nil
  }

  /// Cohen's kappa for values with squared distances.
  ///
  /// Chance draws from each one's own distribution (Häge 2011, equation 8). For whole numbers it is
  /// kappa with quadratic weights.
  ///
  /// - Parameters:
  ///   - x: one portfolio.
  ///   - y: the other, as long.
  /// - Returns: at most 1, or nil where chance leaves nothing to disagree about.
  public static func cohenKappa(_ x: [Double], _ y: [Double]) -> Double? {
    let gap = mean(x) - mean(y)
    let expected =
      squares(x, around: mean(x)) + squares(y, around: mean(y)) + Double(x.count) * gap * gap
    return expected > 0 ? 1 - disagreement(x, y) / expected : nil
  }

  private static func disagreement(_ x: [Double], _ y: [Double]) -> Double {
    zip(x, y).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }

  private static func mean(_ values: [Double]) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  private static func squares(_ values: [Double], around middle: Double) -> Double {
    values.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
  }
}
