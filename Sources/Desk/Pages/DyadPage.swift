import Analysis
import Evidence
import LedgerStore
import Ontology
import Records

extension Desk {
  func dyadPage(_ request: Request) throws(PageError) -> Response {
    let form = form(request)
    guard let a = try form.actor("a"), let b = try form.actor("b"), a != b else {
      throw .badQuery("a, b: two different actors are needed, such as a=ALB&b=SRB.")
    }
    var series = RelationSeries(step: .month, isDirected: false)
    series.add(try relations().observations(between: a, b))
    let steps = series.steps(of: Dyad(a, b).undirected)
    if request.form == .csv { return .csv([Desk.monthHeads] + steps.map(cells)) }
    let found = try ledger { (reader) throws(LedgerError) in
      try self.doings(among: [a, b], reader)
    }
    if request.form == .json {
      return .json([
        "a": .string(a.rawValue), "b": .string(b.rawValue),
        "months": .array(RelationTable.dyads(series, window: 12)), "records": exported(found),
      ])
    }
    return .page(
      frame(
        "\(name(a)) and \(name(b))", request,
        """
        <h1>\(links([a])) and \(links([b]))</h1>\(months(steps))\
        <h2>Agreements</h2>\(items(found.agreements.map(agreementItem)))\
        <h2>Events</h2>\(items(found.events.map(eventItem)))\
        <h2>Statements</h2>\(items(found.statements.map(statementItem)))\(forms(request))
        """))
  }

  private static let monthHeads = ["month", "cooperation", "conflict", "net", "support", "oppose"]

  private func cells(_ step: StepCounts) -> [String] {
    [
      String(SeriesStep.month.start(of: step.index).description.prefix(7)),
      String(step.cooperative), String(step.events - step.cooperative),
      step.net.map { twoDigits($0.value) } ?? "", String(step.stances[0]),
      String(step.stances[1]),
    ]
  }

  /// The months as a picture and as a table.
  private func months(_ steps: [StepCounts]) -> HTML {
    guard !steps.isEmpty else {
      return """
        <p>Nothing between the two is held yet. \(link("/network", [], "The network")) shows which \
        pairs there are.</p>
        """
    }
    let chart = MonthChart(
      months: steps.map {
        MonthChart.Month(
          index: $0.index, above: $0.cooperative, below: $0.events - $0.cooperative)
      })
    let rows = steps.map { step in cells(step).map { "\($0)" as HTML } }
    let table = Table(
      "Events and stands by month, counted by independent origins", Desk.monthHeads,
      numeric: [1, 2, 3, 4, 5], rows)
    return "\(chart.html)\(table.html)"
  }

  /// A number with two digits after the point.
  func twoDigits(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let digits = String(abs(hundredths) % 100)
    return (hundredths < 0 ? "-" : "") + "\(abs(hundredths) / 100)."
      + (digits.utf8.count == 1 ? "0" : "") + digits
  }
}
