import Analysis
import TestSupport
import Testing

/// Measures of how alike two portfolios are.
struct PortfolioSimilarityTests {
  /// A worked example by hand: x = 3 0 1, y = 3 3 0 on the scale of alliances 0...3.
  ///
  /// Σ|x-y| = 4, so S = 1 - 2·4/9; Σ(x-y)² = 10, so with squares 1 - 2·10/27. The
  /// means are 4/3 and 2.
  @Test func workedExample() throws {
    let x = [3.0, 0, 1]
    let y = [3.0, 3, 0]
    let s = try #require(PortfolioSimilarity.s(x, y, range: 3))
    let squared = try #require(PortfolioSimilarity.sSquared(x, y, range: 3))
    let pi = try #require(PortfolioSimilarity.scottPi(x, y))
    let kappa = try #require(PortfolioSimilarity.cohenKappa(x, y))
    #expect(abs(s - 1.0 / 9) < 1e-12)
    #expect(abs(squared - 7.0 / 27) < 1e-12)
    // Around 5/3: x gives 16/9 + 25/9 + 4/9 = 5, y gives 16/9 + 16/9 + 25/9 = 57/9.
    #expect(abs(pi - (1 - 10 / (5 + 57.0 / 9))) < 1e-12)
    // Around 4/3 and 2: 14/3 and 6, and 3·(2/3)² more.
    #expect(abs(kappa - (1 - 10 / (14.0 / 3 + 6 + 4.0 / 3))) < 1e-12)
  }

  @Test(arguments: UInt64(1)...20)
  func symmetricBoundedAndBlindToOrder(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let n = Int.random(in: 2...30, using: &generator)
    let x = (0..<n).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
    let y = (0..<n).map { _ in Double(Int.random(in: 0...3, using: &generator)) }
    let order = (0..<n).shuffled(using: &generator)
    let measures: [([Double], [Double]) -> Double?] = [
      { PortfolioSimilarity.s($0, $1, range: 3) },
      { PortfolioSimilarity.sSquared($0, $1, range: 3) },
      PortfolioSimilarity.scottPi, PortfolioSimilarity.cohenKappa,
    ]
    for measure in measures {
      guard let value = measure(x, y) else { continue }
      #expect(-1 - 1e-12 <= value && value <= 1 + 1e-12)
      let turned = try #require(measure(y, x))
      let moved = try #require(measure(order.map { x[$0] }, order.map { y[$0] }))
      #expect(abs(value - turned) < 1e-12 && abs(value - moved) < 1e-12)
      if let own = measure(x, x) { #expect(abs(own - 1) < 1e-12) }
    }
  }

  @Test func nothingToCompare() {
    #expect(PortfolioSimilarity.s([], [], range: 2) == nil)
    #expect(PortfolioSimilarity.s([1], [0], range: 2, weights: [0]) == nil)
    #expect(PortfolioSimilarity.scottPi([1, 1], [1, 1]) == nil)
    #expect(PortfolioSimilarity.cohenKappa([1, 1], [1, 1]) == nil)
  }

  @Test func weightsCount() throws {
    let s = try #require(PortfolioSimilarity.s([1, 0], [0, 0], range: 1, weights: [3, 1]))
    #expect(abs(s + 0.5) < 1e-12)
  }
}
