/// An undirected graph with weighted ties, as the network library takes it.
///
/// Vertices are numbers from 0; ties to oneself are not allowed.
public struct WeightedGraph: Sendable, Hashable {
  /// How many vertices.
  public let vertexCount: Int
  /// The two ends of each tie, one tie after the other.
  let ends: [Int64]
  /// The weight of each tie, above 0.
  let weights: [Double]

  /// Makes a graph.
  ///
  /// - Parameters:
  ///   - vertexCount: how many vertices.
  ///   - ties: two different vertices and a weight above 0 each; others are left out.
  public init(vertexCount: Int, ties: [(first: Int, second: Int, weight: Double)]) {
    self.vertexCount = vertexCount
    let usable = ties.filter { tie in
      tie.first != tie.second && tie.weight > 0 && tie.weight.isFinite
        && (0..<vertexCount).contains(tie.first) && (0..<vertexCount).contains(tie.second)
    }
    ends = usable.flatMap { [Int64($0.first), Int64($0.second)] }
    weights = usable.map(\.weight)
  }
}

/// Why a network could not be worked on.
public enum NetworkError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The program was built without the network library.
  case notBuilt
  /// The library gave up.
  case failed(String)

  /// What happened and what to do.
  public var description: String {
    switch self {
    case .notBuilt:
      "this program was built without igraph; build it with 'swift build --traits Networks'"
    case .failed(let step): "igraph could not compute the \(step): the network may be too large"
    }
  }
}
