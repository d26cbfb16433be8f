import Evidence

extension ActorNetwork {
  /// The network as a picture: full lines for cooperation, broken ones for conflict, thicker where
  /// there is more of it; communities by colour and by number in the title of each actor.
  ///
  /// Actors without a position are left out, with their ties.
  public var svg: String {
    let placed = nodes.filter { $0.position != nil }
    let places = frame(placed)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1000 760" role="img" \
      font-family="sans-serif" font-size="14">
      <title>Who stands with whom</title>

      """
    let heaviest = edges.map { abs($0.weight) }.max() ?? 1
    for edge in edges {
      guard let from = places[edge.source], let to = places[edge.target] else { continue }
      text += line(edge, from, to, heaviest)
    }
    for node in placed {
      if let place = places[node.id] { text += mark(node, place) }
    }
    return text + "</svg>\n"
  }

  private func line(
    _ edge: Edge, _ from: SIMD2<Double>, _ to: SIMD2<Double>, _ heaviest: Double
  ) -> String {
    let width = 1 + 5 * (abs(edge.weight) / heaviest).squareRoot()
    let style =
      edge.weight < 0 ? "stroke=\"#b3261e\" stroke-dasharray=\"6 4\"" : "stroke=\"#3b6ea5\""
    return "<line x1=\"\(tenths(from.x))\" y1=\"\(tenths(from.y))\" x2=\"\(tenths(to.x))\" "
      + "y2=\"\(tenths(to.y))\" \(style) stroke-width=\"\(tenths(width))\" stroke-opacity=\"0.6\">"
      + "<title>\(edge.source.xmlEscaped) – \(edge.target.xmlEscaped): \(tenths(edge.weight))"
      + "</title></line>\n"
  }

  private func mark(_ node: Node, _ place: SIMD2<Double>) -> String {
    let colours = ["#3b6ea5", "#8a5a00", "#2e7d32", "#7b3fa0", "#00796b", "#a0303f", "#5d5d5d"]
    let colour = node.community.map { colours[$0 % colours.count] } ?? "#5d5d5d"
    let group = node.community.map { ", community \($0 + 1)" } ?? ""
    return "<g><title>\(node.label.xmlEscaped)\(group)</title>"
      + "<circle cx=\"\(tenths(place.x))\" cy=\"\(tenths(place.y))\" r=\"9\" fill=\"\(colour)\"/>"
      + "<text x=\"\(tenths(place.x + 13))\" y=\"\(tenths(place.y + 5))\">\(node.id.xmlEscaped)</text>"
      + "</g>\n"
  }

  /// Positions moved into the picture.
  private func frame(_ placed: [Node]) -> [String: SIMD2<Double>] {
    let points = placed.compactMap(\.position)
    guard let first = points.first else { return [:] }
    let low = points.reduce(first) { pointwiseMin($0, $1) }
    let high = points.reduce(first) { pointwiseMax($0, $1) }
    let size = pointwiseMax(high - low, SIMD2(1e-9, 1e-9))
    var places: [String: SIMD2<Double>] = [:]
    for node in placed {
      guard let position = node.position else { continue }
      places[node.id] = SIMD2(40, 40) + (position - low) / size * SIMD2(870, 680)
    }
    return places
  }

  private func tenths(_ value: Double) -> String {
    "\((value * 10).rounded() / 10)"
  }
}
