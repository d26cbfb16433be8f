import Evidence
import Ontology
import Records

extension EventExport {
  /// A row of the GDELT 2.0 event table.
  func gdelt(_ reported: ReportedEvent, _ dyad: Dyad, _ day: CalendarDate) -> [String] {
    let event = reported.event
    let code = event.cameo.digits
    let date = compact(day)
    let fraction = (day.month ?? 1) * 30 + (day.day ?? 1)
    return [
      identifier(reported, dyad), date, String(date.prefix(6)), String(date.prefix(4)),
      "\(day.year).\(padded(min(9999, fraction * 10_000 / 365), 4))",
    ] + actor(dyad.source) + actor(dyad.target) + [
      "1", code, String(code.prefix(3)), String(code.prefix(2)), String(event.quad.rawValue),
      event.goldstein.map(decimal) ?? "", "1", "1", "1", "",
    ] + emptyPlace + emptyPlace + place(event.place) + [
      reported.published.map { compact($0.date) + "000000" } ?? date + "000000",
      reported.url ?? "",
    ]
  }

  /// A row of the GDELT 2.0 mentions table.
  func mention(_ reported: ReportedEvent, _ dyad: Dyad, _ day: CalendarDate) -> [String] {
    let tenths = Int((reported.event.citation.score * 10).rounded())
    return [
      identifier(reported, dyad), compact(day) + "000000",
      compact(reported.published?.date ?? day) + "000000", "1", reported.site ?? "",
      reported.url ?? "", sentenceNumber(reported),
      offset(dyad.source?.offset), offset(dyad.target?.offset), offset(reported.offset), "1",
      String(tenths * 10), "", "", "", "",
    ]
  }

  private func actor(_ side: Side?) -> [String] {
    guard let side else { return [String](repeating: "", count: 10) }
    let roles = side.participant.roles.map(\.rawValue)
    let group = side.facts.isState ? "" : String(side.facts.cameo.suffix(3))
    let types = side.facts.isState ? roles : ["IGO"] + roles.filter { $0 != "IGO" }
    return [
      side.code, side.facts.name.uppercased(), side.facts.isState ? side.facts.cameo : "",
      group == "IGO" ? "" : group, "", "", "",
    ] + (0..<3).map { types.indices.contains($0) ? types[$0] : "" }
  }

  private var emptyPlace: [String] { ["0"] + [String](repeating: "", count: 7) }

  /// Type 1 is a country and 4 a city of the world (GDELT codebook 2.0, "Event Geography").
  private func place(_ place: Place?) -> [String] {
    guard let place, let country = place.country, let facts = facts[country] else {
      return emptyPlace
    }
    let isCountry = place.name == facts.name
    let fips = facts.fips ?? ""
    return [
      isCountry ? "1" : "4", isCountry ? facts.name : "\(place.name), \(facts.name)", fips, fips,
      "", "", "", fips,
    ]
  }

  private func offset(_ scalars: Int?) -> String { scalars.map { String($0) } ?? "-1" }

  private func compact(_ day: CalendarDate) -> String {
    padded(day.year, 4) + padded(day.month ?? 1, 2) + padded(day.day ?? 1, 2)
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  func decimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
