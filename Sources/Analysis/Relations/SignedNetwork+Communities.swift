public import Networks

/// A division of a network into communities and how much to trust it.
public struct CommunityPartition: Sendable, Hashable {
  /// The number of each actor's community, in the order of the network's actors.
  public let groups: [Int]
  /// The resolution γ it was found at.
  public let resolution: Double
  /// Its modularity with signs.
  public let modularity: Double
  /// The mean adjusted Rand index between the divisions of all seeds: 1 where chance plays no part.
  public let stability: Double
}

extension SignedNetwork {
  /// The positive ties, as communities, betweenness and layouts take them.
  public var cooperation: WeightedGraph {
    WeightedGraph(
      vertexCount: actors.count,
      ties: ties.filter { $0.weight > 0 }.map { ($0.first, $0.second, $0.weight) })
  }

  /// Communities by the Leiden method over the positive ties; of 20 seeds the division with the
  /// greatest modularity over all ties, positive and negative.
  ///
  /// - Parameter resolution: γ; more than 1 favours smaller groups.
  /// - Returns: the division, with its stability over the seeds.
  /// - Throws: `NetworkError`.
  public func communities(resolution: Double = 1) throws(NetworkError) -> CommunityPartition {
    let graph = cooperation
    var found: [[Int]] = []
    for seed in 1...20 { found.append(try graph.communities(resolution: resolution, seed: seed)) }
    let scores = found.map { modularity($0, resolution: resolution) ?? 0 }
    var best = 0
    for seed in found.indices where scores[seed] > scores[best] + 1e-12 { best = seed }
    var agreement = 0.0
    var pairs = 0.0
    for left in found.indices {
      for right in found.indices where right > left {
        agreement += PartitionAgreement.adjustedRand(found[left], found[right])
        pairs += 1
      }
    }
    return CommunityPartition(
      groups: found[best], resolution: resolution, modularity: scores[best],
      stability: agreement / pairs)
  }
}
