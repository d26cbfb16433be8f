public import Evidence
public import Ontology

/// What membership of an organisation obliges to in defence.
public struct AllianceRecord: Sendable, Hashable {
  /// The organisation.
  public let organisation: ActorID
  /// The obligations of its members towards each other; empty where its documents hold none.
  public let obligations: [Obligation]
  /// The treaty with its articles: the source of the row.
  public let treaty: String
  /// The first day on which it obliges, nil where not known.
  public let from: CalendarDate?
  /// The last day on which it obliged, nil while it does.
  public let to: CalendarDate?
}

extension ActorTable {
  static func alliances(_ path: String) throws(ActorTableError) -> [AllianceRecord] {
    let table = try TSV(
      path: path, columns: ["organisation", "obligations", "treaty", "from", "to"])
    var alliances: [AllianceRecord] = []
    for row in table.rows {
      let obligations = row.parts(1).filter { !$0.isEmpty }.map { Obligation(rawValue: $0) }
      guard !obligations.contains(nil), !row.text(2).isEmpty else {
        throw ActorTableError(
          file: path, line: row.line, message: "expected obligations and a treaty")
      }
      alliances.append(
        AllianceRecord(
          organisation: ActorID(row.text(0)), obligations: obligations.compactMap { $0 },
          treaty: row.text(2), from: CalendarDate(iso: row.text(3)),
          to: CalendarDate(iso: row.text(4))))
    }
    return alliances
  }
}
