import Analysis
import Networks
import Ontology

/// The actors with the most ties as a picture: full lines together, broken ones against one another,
/// communities by colour and by name.
struct NetworkDrawing {
  /// The most actors that are drawn.
  private static let mostActors = 40
  private static let size = SIMD2(900.0, 620.0)

  private let actors: [ActorID]
  private let ties: [SignedNetwork.Tie]
  private let positions: [SIMD2<Double>]
  private let groups: [Int]
  private let name: (ActorID) -> String

  /// Lays a network out.
  ///
  /// - Throws: `NetworkError` where the network library fails.
  init(_ network: SignedNetwork, name: @escaping (ActorID) -> String) throws(NetworkError) {
    var strength = [Double](repeating: 0, count: network.actors.count)
    for tie in network.ties {
      strength[tie.first] += abs(tie.weight)
      strength[tie.second] += abs(tie.weight)
    }
    let strongest = Set(
      strength.indices.sorted { (strength[$0], $1) > (strength[$1], $0) }
        .prefix(NetworkDrawing.mostActors))
    var weights: [Dyad: Double] = [:]
    for tie in network.ties where strongest.contains(tie.first) && strongest.contains(tie.second) {
      weights[Dyad(network.actors[tie.first], network.actors[tie.second])] = tie.weight
    }
    let drawn = SignedNetwork(weights: weights)
    actors = drawn.actors
    ties = drawn.ties
    groups = try drawn.communities().groups
    positions = NetworkDrawing.framed(try drawn.cooperation.layout(seed: 1))
    self.name = name
  }

  /// Positions moved into the picture.
  private static func framed(_ positions: [SIMD2<Double>]) -> [SIMD2<Double>] {
    guard let first = positions.first else { return [] }
    let low = positions.reduce(first) { pointwiseMin($0, $1) }
    let high = positions.reduce(first) { pointwiseMax($0, $1) }
    let extent = pointwiseMax(high - low, SIMD2(1e-9, 1e-9))
    return positions.map { SIMD2(40, 30) + ($0 - low) / extent * (size - SIMD2(140, 60)) }
  }

  /// Its markup.
  var html: HTML {
    let heaviest = ties.map { abs($0.weight) }.max() ?? 1
    let lines = ties.map { tie -> HTML in
      let (from, to) = (positions[tie.first], positions[tie.second])
      let width = 1 + Int(4 * (abs(tie.weight) / heaviest).squareRoot())
      return """
        <line class="\(tie.weight > 0 ? "for" : "against")" x1="\(Int(from.x))" y1="\(Int(from.y))" \
        x2="\(Int(to.x))" y2="\(Int(to.y))" stroke-width="\(width)"><title>\
        \(name(actors[tie.first])) and \(name(actors[tie.second])): \(Int(tie.weight))</title></line>
        """
    }
    let marks = actors.indices.map { place -> HTML in
      let (x, y) = (Int(positions[place].x), Int(positions[place].y))
      let address = "/actor" + URLQuery.text([("id", actors[place].rawValue)])
      return """
        <a href="\(address)"><title>\(name(actors[place])), community \(groups[place] + 1)</title>\
        <circle class="g\(groups[place] % 6)" cx="\(x)" cy="\(y)" r="9"/>\
        <text x="\(x + 13)" y="\(y + 5)">\(actors[place].rawValue)</text></a>
        """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Network"><svg class="network" viewBox="0 0 900 620" role="group" aria-label="Network of the \
      \(actors.count) actors with the strongest ties; the table has every tie">\(lines)\(marks)</svg></div>\
      <p class="meta">Full lines: more cooperation than conflict; broken lines: the reverse. Colours \
      are communities of those who cooperate.</p>
      """
  }
}
