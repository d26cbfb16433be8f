import Evidence
import Ontology

extension ActorTable {
  static func states(_ path: String, into index: inout NameIndex) throws(ActorTableError)
    -> [StateRecord]
  {
    let table = try TSV(
      path: path,
      columns: [
        "iso3", "cow_number", "cow", "cameo", "fips", "status", "name", "names", "people",
        "adjectives", "capitals",
      ])
    var states: [StateRecord] = []
    states.reserveCapacity(table.rows.count)
    for row in table.rows {
      let id = ActorID(row.text(0))
      guard id.looksLikeState, let status = StateRecord.Status(rawValue: row.text(5)) else {
        throw ActorTableError(
          file: path, line: row.line, message: "expected an ISO alpha-3 code and a status")
      }
      let people = row.parts(8)
      let capitals = row.parts(10)
      for name in row.parts(7) { index.add(name, actor: id, sense: .state) }
      for word in people + row.parts(9) { index.add(word, actor: id, sense: .demonym) }
      for capital in capitals { index.add(capital, actor: id, sense: .capital) }
      states.append(
        StateRecord(
          id: id, name: row.text(6), cowNumber: Int(row.text(1)), cow: row.optional(2),
          cameo: row.text(3), fips: row.optional(4), status: status, people: people,
          capital: capitals.first))
    }
    return states.sorted { $0.id < $1.id }
  }

  static func organisations(_ path: String, into index: inout NameIndex) throws(ActorTableError)
    -> [OrganisationRecord]
  {
    let table = try TSV(path: path, columns: ["code", "kind", "name", "names", "home"])
    var organisations: [OrganisationRecord] = []
    for row in table.rows {
      let id = ActorID(row.text(0))
      guard !id.rawValue.isEmpty, let kind = OrganisationRecord.Kind(rawValue: row.text(1)) else {
        throw ActorTableError(
          file: path, line: row.line, message: "no kind of organisation is named \(row.text(1))")
      }
      for name in row.parts(3) { index.add(name, actor: id, sense: .organisation) }
      organisations.append(
        OrganisationRecord(
          id: id, name: row.text(2), kind: kind, home: row.optional(4).map { ActorID($0) }))
    }
    return organisations
  }

  static func memberships(_ path: String) throws(ActorTableError) -> [Membership] {
    let table = try TSV(path: path, columns: ["organisation", "member", "from", "to", "source"])
    var memberships: [Membership] = []
    memberships.reserveCapacity(table.rows.count)
    for row in table.rows {
      let dates = [row.text(2), row.text(3)].map { CalendarDate(iso: $0) }
      guard row.fields[2].isEmpty == (dates[0] == nil), row.fields[3].isEmpty == (dates[1] == nil)
      else {
        throw ActorTableError(
          file: path, line: row.line,
          message: "expected ISO dates, found \(row.text(2)) \(row.text(3))")
      }
      memberships.append(
        Membership(
          organisation: ActorID(row.text(0)), member: ActorID(row.text(1)), from: dates[0],
          to: dates[1], source: row.text(4)))
    }
    return memberships
  }
}

extension NameIndex {
  mutating func addMetonyms(_ path: String) throws(ActorTableError) {
    let table = try TSV(
      path: path, columns: ["surface", "actor", "sense", "stands_for", "note"])
    for row in table.rows {
      let name = row.text(2)
      guard name == "none" || NameSense(rawValue: name) != nil else {
        throw ActorTableError(
          file: path, line: row.line,
          message: "expected capital, seat, region or none, found \(name)")
      }
      let actor = name == "none" ? nil : ActorID(row.text(1))
      add(row.text(0), actor: actor, sense: NameSense(rawValue: name) ?? .seat)
    }
  }
}

extension TSV.Row {
  /// A field as text, nil where it is empty.
  func optional(_ column: Int) -> String? { fields[column].isEmpty ? nil : text(column) }
}
