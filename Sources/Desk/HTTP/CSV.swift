/// Comma-separated values (RFC 4180), safe to open in a spreadsheet.
enum CSV {
  /// Lines of cells, the first of them the header.
  static func text(_ lines: [[String]]) -> String {
    lines.map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
  }

  /// A cell; one that a spreadsheet would take for a formula gets an apostrophe before it.
  private static func cell(_ text: String) -> String {
    var text = text
    if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { text = "'" + text }
    let needsQuotes = text.utf8.contains { ",\"\r\n".utf8.contains($0) }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
