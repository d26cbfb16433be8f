import Evidence

/// Writes rows that all have the same members.
enum RowList {
  /// Writes rows as a table for people, as CSV or as JSON lines.
  ///
  /// - Throws: `OutputClosed` when nobody reads any more.
  static func write(_ rows: [JSON], _ format: String) throws {
    switch format {
    case "jsonl":
      for row in rows { try Output.line(row.line) }
    case "csv":
      guard let names = rows.first?.names else { return }
      var csv = CSV(names)
      for row in rows { csv.append(names.map { (row[$0] ?? .null).cell }) }
      try Output.write(csv.bytes)
    default:
      if rows.isEmpty { Output.note("nothing fits") }
      guard let names = rows.first?.names else { return }
      let shown = names.filter { name in rows.contains { $0[name] != .null } }
      let cells = rows.map { row in shown.map { (row[$0] ?? .null).shortCell } }
      let widths = shown.indices.map { column in
        max(shown[column].count, cells.map { $0[column].count }.max() ?? 0)
      }
      for line in [shown] + cells {
        let padded = zip(line, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }
        try Output.line(padded.joined(separator: "  "))
      }
    }
  }
}

extension JSON {
  /// The names of an object's members.
  fileprivate var names: [String]? {
    if case .object(let members) = self { members.map(\.name) } else { nil }
  }

  /// The cell with numbers to three places.
  fileprivate var shortCell: String {
    if case .number(let value) = self { return "\((value * 1000).rounded() / 1000)" }
    return cell
  }
}
