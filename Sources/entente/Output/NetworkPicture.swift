import Analysis
import Evidence
import Exchange
import Networks
import Ontology

/// A signed network with what was measured on it, in every form it is written in.
struct NetworkPicture {
  private let network: SignedNetwork
  private let partition: CommunityPartition?
  private let picture: ActorNetwork

  /// Measures a network; without the network library communities, betweenness and layout are left
  /// out.
  init(_ network: SignedNetwork, resolution: Double, _ names: (ActorID) -> String) throws {
    self.network = network
    let graph = network.cooperation
    let hasLibrary = WeightedGraph.isAvailable
    let partition = hasLibrary ? try network.communities(resolution: resolution) : nil
    let betweenness = hasLibrary ? try graph.betweenness() : nil
    let layout = hasLibrary ? try graph.layout(seed: 1) : nil
    let constraint = network.constraint
    let nodes = network.actors.enumerated().map { place, actor in
      ActorNetwork.Node(
        id: actor.rawValue, label: names(actor), community: partition?.groups[place],
        betweenness: betweenness?[place], constraint: constraint[place],
        position: layout?[place])
    }
    self.partition = partition
    picture = ActorNetwork(
      nodes: nodes,
      edges: network.ties.map {
        ActorNetwork.Edge(
          source: network.actors[$0.first].rawValue, target: network.actors[$0.second].rawValue,
          weight: $0.weight)
      })
  }

  /// Writes it.
  func write(_ format: String) throws {
    switch format {
    case "graphml": try Output.write(Array(picture.graphML.utf8))
    case "gexf": try Output.write(Array(picture.gexf.utf8))
    case "svg":
      guard WeightedGraph.isAvailable else { throw NetworkError.notBuilt }
      try Output.write(Array(picture.svg.utf8))
    case "jsonl":
      for row in actors + ties + [summary] { try Output.line(row.line) }
    case "csv": try RowList.write(ties, format)
    default:
      try RowList.write(actors, format)
      try Output.line("")
      try RowList.write(ties, format)
      try Output.line("")
      try RowList.write([summary], format)
    }
  }

  private var actors: [JSON] {
    picture.nodes.map { node in
      [
        "actor": .string(node.id), "name": .string(node.label),
        "community": node.community.map(JSON.integer) ?? .null,
        "betweenness": .optional(node.betweenness), "constraint": .optional(node.constraint),
      ]
    }
  }

  private var ties: [JSON] {
    picture.edges.map { edge in
      [
        "source": .string(edge.source), "target": .string(edge.target),
        "weight": .number(edge.weight),
      ]
    }
  }

  private var summary: JSON {
    let balance = network.balance
    return [
      "closed_triads": .integer(balance.closed), "balanced_triads": .integer(balance.balanced),
      "balance": .optional(balance.share), "modularity": .optional(partition?.modularity),
      "resolution": .optional(partition?.resolution), "stability": .optional(partition?.stability),
    ]
  }
}
