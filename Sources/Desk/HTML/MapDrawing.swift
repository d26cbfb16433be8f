import Analysis
import Ontology

/// Ties on a map, cut to where the actors lie: full lines together, broken ones against one another.
struct MapDrawing {
  /// The most ties that are drawn, the strongest.
  private static let mostTies = 120
  private static let size = SIMD2(900.0, 520.0)
  /// Tenths of a degree from the left to the right edge, at least.
  private static let narrowest = 240.0

  private let ties: [SignedNetwork.Tie]
  private let actors: [ActorID]
  /// Where actors stand in the picture.
  private let places: [Int: SIMD2<Double>]
  private let corner: SIMD2<Double>
  private let scale: Double
  private let name: (ActorID) -> String

  /// Finds the part of the map that is needed; nil where no tie joins two places.
  init?(_ network: SignedNetwork, _ map: WorldMap, name: @escaping (ActorID) -> String) {
    let middles = network.actors.map { map.middle(of: $0) }
    ties = Array(
      network.ties.filter { middles[$0.first] != nil && middles[$0.second] != nil }
        .sorted { (abs($0.weight), $1.first, $1.second) > (abs($1.weight), $0.first, $0.second) }
        .prefix(MapDrawing.mostTies))
    let drawn = Set(ties.flatMap { [$0.first, $0.second] })
    let points = drawn.compactMap { middles[$0] }
    guard let first = points.first else { return nil }
    let low = points.reduce(first) { pointwiseMin($0, $1) }
    let high = points.reduce(first) { pointwiseMax($0, $1) }
    let size = MapDrawing.size
    let wanted = (high - low) * 1.4
    let width = min(
      max(wanted.x, wanted.y * size.x / size.y, MapDrawing.narrowest), WorldMap.size.x)
    let extent = SIMD2(width, width * size.y / size.x)
    let scale = size.x / width
    let corner = pointwiseMax(
      SIMD2(0, 0), pointwiseMin((low + high - extent) / 2, WorldMap.size - extent))
    (self.scale, self.corner, self.name, actors) = (scale, corner, name, network.actors)
    places = Dictionary(
      uniqueKeysWithValues: drawn.compactMap { actor in
        middles[actor].map { (actor, ($0 - corner) * scale) }
      })
  }

  /// Its markup.
  var html: HTML {
    let (width, height) = (Int(MapDrawing.size.x), Int(MapDrawing.size.y))
    let shift = "scale(\(scale)) translate(\(-corner.x) \(-corner.y))"
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Map"><svg class="map" viewBox="0 0 \(width) \(height)" role="group" aria-label="Map of the \
      \(places.count) states with ties; the table has every tie">\
      <g transform="\(shift)"><image href="/map.svg" x="0" y="0" width="\(Int(WorldMap.size.x))" \
      height="\(Int(WorldMap.size.y))"/></g>\(ties.map(line))\
      \(places.keys.sorted().map(mark))</svg></div>\
      <p class="meta">Full lines: more cooperation than conflict; broken lines: the reverse. Who has \
      no place on a map, such as an organisation, stands in the table only. Outlines: Natural Earth, \
      which draws land as it is held, not as it is claimed.</p>
      """
  }

  private func line(_ tie: SignedNetwork.Tie) -> HTML {
    guard let from = places[tie.first], let to = places[tie.second] else { return "" }
    let heaviest = ties.first.map { abs($0.weight) } ?? 1
    let width = 1 + Int(4 * (abs(tie.weight) / heaviest).squareRoot())
    return """
      <line class="\(tie.weight > 0 ? "for" : "against")" x1="\(Int(from.x))" y1="\(Int(from.y))" \
      x2="\(Int(to.x))" y2="\(Int(to.y))" stroke-width="\(width)"><title>\
      \(name(actors[tie.first])) and \(name(actors[tie.second])): \(Int(tie.weight))</title></line>
      """
  }

  private func mark(_ actor: Int) -> HTML {
    guard let place = places[actor] else { return "" }
    let (x, y) = (Int(place.x), Int(place.y))
    let address = "/actor" + URLQuery.text([("id", actors[actor].rawValue)])
    return """
      <a href="\(address)"><title>\(name(actors[actor]))</title><circle cx="\(x)" cy="\(y)" r="7"/>\
      <text x="\(x + 10)" y="\(y + 5)">\(actors[actor].rawValue)</text></a>
      """
  }
}
