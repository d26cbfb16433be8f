/// The three tables of records, which differ in name and in their own facts only.
enum RecordTable: String, CaseIterable, Sendable {
  case events, statements, agreements

  /// The name of one of its records, as key columns have it.
  var singular: String { String(rawValue.dropLast()) }

  /// The table that finds its records by actor.
  var actors: String { singular + "_actors" }

  /// The columns that only this table has, in the order of `RecordRow.facts`.
  var facts: [String] {
    switch self {
    case .events: ["type", "quad", "factuality", "country"]
    case .statements: ["speaker", "kind", "stance", "agreement"]
    case .agreements: ["name", "kind", "binding", "background", "topics"]
    }
  }

  /// Inserts one record.
  var insertion: String {
    let columns =
      ["coding", "position"] + facts
      + ["day", "span_start", "span_end", "sentence", "maker", "score", "json"]
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    return "INSERT INTO \(rawValue) (\(columns.joined(separator: ", "))) VALUES (\(places))"
  }
}
