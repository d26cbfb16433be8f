/// Actors and the ties between them, ready for the forms that network programs read.
public struct ActorNetwork: Sendable, Hashable {
  /// One actor.
  public struct Node: Sendable, Hashable {
    /// Its code.
    public let id: String
    /// Its name for people.
    public let label: String
    /// The number of its community, where one was found.
    public let community: Int?
    /// How many shortest paths between others lead through it, where computed.
    public let betweenness: Double?
    /// Burt's constraint, where it has positive ties.
    public let constraint: Double?
    /// Where it lies in a picture, without a unit; where a layout was computed.
    public let position: SIMD2<Double>?

    /// Makes a node.
    ///
    /// - Parameters:
    ///   - id: its code.
    ///   - label: its name for people.
    ///   - community: the number of its community.
    ///   - betweenness: its betweenness.
    ///   - constraint: its constraint.
    ///   - position: where it lies in a picture.
    public init(
      id: String, label: String, community: Int? = nil, betweenness: Double? = nil,
      constraint: Double? = nil, position: SIMD2<Double>? = nil
    ) {
      self.id = id
      self.label = label
      self.community = community
      self.betweenness = betweenness
      self.constraint = constraint
      self.position = position
    }
  }

  /// A tie between two actors.
  public struct Edge: Sendable, Hashable {
    /// The code of one.
    public let source: String
    /// The code of the other.
    public let target: String
    /// Above 0 together, below 0 against one another.
    public let weight: Double

    /// Makes an edge.
    ///
    /// - Parameters:
    ///   - source: the code of one.
    ///   - target: the code of the other.
    ///   - weight: above 0 together, below 0 against one another.
    public init(source: String, target: String, weight: Double) {
      self.source = source
      self.target = target
      self.weight = weight
    }
  }

  /// The actors.
  public let nodes: [Node]
  /// The ties.
  public let edges: [Edge]

  /// Makes a network.
  ///
  /// - Parameters:
  ///   - nodes: the actors.
  ///   - edges: the ties, between codes of `nodes`.
  public init(nodes: [Node], edges: [Edge]) {
    self.nodes = nodes
    self.edges = edges
  }
}
