import Analysis
import Networks
import Ontology
import TestSupport
import Testing

/// Signed networks and what is measured on them.
struct SignedNetworkTests {
  private func network(_ ties: [(String, String, Double)]) -> SignedNetwork {
    var weights: [Dyad: Double] = [:]
    for (left, right, weight) in ties { weights[Dyad(ActorID(left), ActorID(right))] = weight }
    return SignedNetwork(weights: weights)
  }

  /// The enemy of a friend is an enemy: +--, balanced; ++-, not.
  @Test(arguments: [(1.0, 1.0, 1.0, 1), (1, -1, -1, 1), (1, 1, -1, 0), (-1, -1, -1, 0)])
  func balanceOfATriad(first: Double, second: Double, third: Double, balanced: Int) {
    let balance = network([("A", "B", first), ("B", "C", second), ("C", "A", third)]).balance
    #expect(balance.closed == 1 && balance.balanced == balanced)
  }

  @Test func bothDirectionsAreOneTie() {
    let both = network([
      ("A", "B", 2), ("B", "A", -5), ("C", "C", 4), ("A", "C", 1), ("C", "A", -1),
    ])
    #expect(both.ties.map(\.weight) == [-3])
    #expect(both.ties.map(\.first) == [0] && both.ties.map(\.second) == [1])
    #expect(both.actors.map(\.rawValue) == ["A", "B", "C"])
  }

  /// Burt's broker between two strangers: each of two ties holds half, so 2 · (1/2)².
  @Test func constraintOfABroker() {
    let star = network([("A", "B", 1), ("A", "C", 1), ("A", "D", -7)])
    #expect(star.constraint == [0.5, 1, 1, nil])
  }

  @Test(arguments: UInt64(1)...10)
  func modularityIsBounded(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let names = (0..<8).map { "N\($0)" }
    var ties: [(String, String, Double)] = []
    for left in names {
      for right in names where left < right && Bool.random(using: &generator) {
        ties.append((left, right, Double(Int.random(in: -3...3, using: &generator))))
      }
    }
    let network = network(ties)
    let groups = network.actors.map { _ in Int.random(in: 0..<3, using: &generator) }
    guard let value = network.modularity(groups) else { return }
    #expect((-1.0...1.0).contains(value))
    let renamed = groups.map { 7 - $0 }
    #expect(
      network.modularity(renamed) == value
        || abs((network.modularity(renamed) ?? 9) - value) < 1e-12)
  }

  @Test(.enabled(if: WeightedGraph.isAvailable))
  func communitiesFollowTheSigns() throws {
    let camps = network([
      ("ALB", "HRV", 5), ("ALB", "XKX", 5), ("HRV", "XKX", 4), ("SRB", "HUN", 3),
      ("SRB", "XKX", -6), ("SRB", "ALB", -2), ("SRB", "HRV", -2),
    ])
    let partition = try camps.communities()
    #expect(partition.groups == [0, 0, 1, 1, 0])
    #expect(partition.stability == 1)
    #expect(abs(partition.modularity - (camps.modularity(partition.groups) ?? 0)) < 1e-12)
  }
}
