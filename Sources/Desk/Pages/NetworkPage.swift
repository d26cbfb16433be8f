import Analysis
import Evidence
import LedgerStore
import Networks
import Ontology

extension Desk {
  func networkPage(_ request: Request) throws(PageError) -> Response {
    let form = form(request)
    let scope = try form.scope()
    let since = scope.since?.daysSinceEpoch ?? .min
    let until = scope.until?.lastDayNumber ?? .max
    let relations = try relations()
    let network = relations.network(min(since, until)...max(since, until))
    let ties = network.ties.sorted {
      (abs($0.weight), $1.first, $1.second) > (abs($1.weight), $0.first, $0.second)
    }
    let cells = ties.map { tie in
      [network.actors[tie.first], network.actors[tie.second]].map(\.rawValue)
        + [String(Int(tie.weight))]
    }
    switch request.form {
    case .csv: return .csv([["source", "target", "weight"]] + cells)
    case .json: return .json(exported(network, ties))
    case .html, .atom: break
    }
    let fields = form.form(
      [
        form.field("since", "Since", hint: "2025-01"),
        form.field("until", "Until", hint: "2025-06"),
      ],
      hasScope: false)
    return .page(
      frame(
        "Network", request,
        """
        <h1>Who stands with whom</h1>\(fields)\(months(relations.months, request))\
        \(drawing(network))\(mapped(network))\(table(network, ties))\
        \(empty(ties, request))\(forms(request))
        """))
  }

  private func exported(_ network: SignedNetwork, _ ties: [SignedNetwork.Tie]) -> JSON {
    let balance = network.balance
    return [
      "actors": .strings(network.actors.map(\.rawValue)),
      "ties": .array(
        ties.map { tie in
          [
            "source": .string(network.actors[tie.first].rawValue),
            "target": .string(network.actors[tie.second].rawValue), "weight": .number(tie.weight),
          ]
        }),
      "closed_triads": .integer(balance.closed), "balanced_triads": .integer(balance.balanced),
    ]
  }

  private func table(_ network: SignedNetwork, _ ties: [SignedNetwork.Tie]) -> HTML {
    let rows = ties.prefix(Desk.shownTies).map { tie -> [HTML] in
      let (a, b) = (network.actors[tie.first], network.actors[tie.second])
      return [
        links([a]), links([b]), "\(tie.weight > 0 ? "together" : "against one another")",
        link("/dyad", [("a", a.rawValue), ("b", b.rawValue)], String(Int(tie.weight))),
      ]
    }
    return Table(
      "Cooperative less conflictive events of each pair, the strongest first",
      ["one", "other", "relation", "weight"], numeric: [3], Array(rows)
    ).html
  }

  /// The months in which something was seen, each a link to the network of that month alone.
  private func months(_ seen: [String], _ request: Request) -> HTML {
    guard seen.count > 1 else { return "" }
    func step(_ month: String?, _ words: String) -> HTML {
      let address = request.link([("since", month), ("until", month)])
      let isCurrent = request["since"] == month && request["until"] == month
      let mark: HTML = isCurrent ? " aria-current=\"true\"" : ""
      return "<li><a href=\"\(address)\"\(mark)>\(words)</a></li>"
    }
    let steps = seen.suffix(Desk.shownMonths).map { step($0, $0) }
    return """
      <nav class="days noprint" aria-label="Months"><ol class="days">\(steps)\(step(nil, "all"))\
      </ol></nav>
      """
  }

  /// The most months to step through, the latest.
  private static let shownMonths = 36

  private func mapped(_ network: SignedNetwork) -> HTML {
    guard !network.ties.isEmpty else { return "" }
    guard let picture = MapDrawing(network, map, name: { self.name($0) }) else {
      return """
        <p class="quiet">No tie joins two places on the map; the table has every tie. A longer time \
        may have more.</p>
        """
    }
    return "<h2>On the map</h2>\(picture.html)"
  }

  /// The most ties in the table; the other forms have all.
  private static let shownTies = 200

  private func drawing(_ network: SignedNetwork) -> HTML {
    guard !network.ties.isEmpty else { return "" }
    guard WeightedGraph.isAvailable else {
      return """
        <p class="quiet">This program was built without igraph, so there is no picture; the table has \
        every tie.</p>
        """
    }
    do throws(NetworkError) {
      let picture = try NetworkDrawing(network) { self.name($0) }
      return picture.html
    } catch {
      return "<p class=\"quiet\">There is no picture: \(error.description).</p>"
    }
  }
}
