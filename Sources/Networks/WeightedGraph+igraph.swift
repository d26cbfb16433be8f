#if NETWORKS
  internal import CIgraph
  import Synchronization

  /// The library keeps one generator of random numbers for all threads.
  private let turn = Mutex(())
#endif

extension WeightedGraph {
  /// Whether communities, betweenness and layouts can be computed in this build.
  public static var isAvailable: Bool {
    #if NETWORKS
      true
    #else
      false
    #endif
  }

  /// Communities by the Leiden method on modularity.
  ///
  /// Source: Traag, Waltman & van Eck 2019, Scientific Reports 9:5233; igraph's implementation, run
  /// until it changes nothing more. The same seed gives the same groups.
  ///
  /// - Parameters:
  ///   - resolution: γ; more than 1 favours smaller groups.
  ///   - seed: of the generator of random numbers.
  /// - Returns: the number of each vertex's group; groups are numbered by their first vertex.
  /// - Throws: `NetworkError`.
  public func communities(resolution: Double, seed: Int) throws(NetworkError) -> [Int] {
    var groups = [Int64](repeating: 0, count: vertexCount)
    try run("communities") { () -> Int32 in
      #if NETWORKS
        network_leiden(
          Int64(vertexCount), ends, Int64(weights.count), weights, resolution,
          UInt64(truncatingIfNeeded: seed), &groups)
      #else
        1
      #endif
    }
    var numbers: [Int64: Int] = [:]
    return groups.map { group in
      if let number = numbers[group] { return number }
      numbers[group] = numbers.count
      return numbers.count - 1
    }
  }

  /// How many shortest paths between others lead through each vertex, ties of equal length.
  ///
  /// Source: Freeman 1977, Sociometry 40:35-41, not normalised, each pair counted once.
  ///
  /// - Returns: one value per vertex.
  /// - Throws: `NetworkError`.
  public func betweenness() throws(NetworkError) -> [Double] {
    var scores = [Double](repeating: 0, count: vertexCount)
    try run("betweenness") { () -> Int32 in
      #if NETWORKS
        network_betweenness(Int64(vertexCount), ends, Int64(weights.count), &scores)
      #else
        1
      #endif
    }
    return scores
  }

  /// A place for each vertex such that those with strong ties lie near one another.
  ///
  /// Source: Fruchterman & Reingold 1991, Software: Practice and Experience 21:1129-1164.
  ///
  /// - Parameter seed: of the generator of random numbers.
  /// - Returns: positions without a unit, one per vertex.
  /// - Throws: `NetworkError`.
  public func layout(seed: Int) throws(NetworkError) -> [SIMD2<Double>] {
    var positions = [Double](repeating: 0, count: 2 * vertexCount)
    try run("layout") { () -> Int32 in
      #if NETWORKS
        network_layout(
          Int64(vertexCount), ends, Int64(weights.count), weights,
          UInt64(truncatingIfNeeded: seed), &positions)
      #else
        1
      #endif
    }
    return (0..<vertexCount).map { SIMD2(positions[2 * $0], positions[2 * $0 + 1]) }
  }

  private func run(_ step: String, _ call: () -> Int32) throws(NetworkError) {
    #if NETWORKS
      let failed = turn.withLock { _ in call() } != 0
      if failed { throw .failed(step) }
    #else
      throw .notBuilt
    #endif
  }
}
