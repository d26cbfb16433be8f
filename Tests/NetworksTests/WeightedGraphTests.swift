import Networks
import Testing

/// What the network library gives back through plain arrays.
struct WeightedGraphTests {
  /// Two triangles that one tie joins.
  private let barbell = WeightedGraph(
    vertexCount: 6,
    ties: [(0, 1, 1), (1, 2, 1), (0, 2, 1), (3, 4, 1), (4, 5, 1), (3, 5, 1), (2, 3, 1)])

  @Test(.enabled(if: WeightedGraph.isAvailable), arguments: 1...20)
  func communitiesOfTwoTriangles(seed: Int) throws {
    #expect(try barbell.communities(resolution: 1, seed: seed) == [0, 0, 0, 1, 1, 1])
  }

  @Test(.enabled(if: WeightedGraph.isAvailable))
  func betweennessOfTheBridge() throws {
    #expect(try barbell.betweenness() == [0, 0, 6, 6, 0, 0])
  }

  @Test(.enabled(if: WeightedGraph.isAvailable))
  func layoutRepeats() throws {
    let places = try barbell.layout(seed: 7)
    #expect(places.count == 6)
    #expect(try places == barbell.layout(seed: 7))
    #expect(places.allSatisfy { $0.x.isFinite && $0.y.isFinite })
  }

  @Test(.enabled(if: !WeightedGraph.isAvailable))
  func saysThatItWasBuiltWithout() {
    #expect(throws: NetworkError.notBuilt) { try barbell.betweenness() }
  }

  @Test func leavesOutWhatIsNoTie() {
    let odd = WeightedGraph(
      vertexCount: 2, ties: [(0, 0, 1), (0, 5, 1), (0, 1, -1), (0, 1, .nan), (1, 0, 2)])
    #expect(odd == WeightedGraph(vertexCount: 2, ties: [(1, 0, 2)]))
  }

  /// Worked example of Hubert & Arabie's index; the value by hand: pairs together in both 2, rows 6,
  /// columns 3 of 15.
  @Test func adjustedRand() {
    let index = PartitionAgreement.adjustedRand([0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 2, 2])
    #expect(abs(index - (2 - 1.2) / (4.5 - 1.2)) < 1e-12)
    #expect(PartitionAgreement.adjustedRand([0, 1, 1], [5, 2, 2]) == 1)
    #expect(PartitionAgreement.adjustedRand([], []) == 1)
  }
}
