import Analysis
import Evidence

/// Counts by month as bars above and below a line.
struct MonthChart {
  /// One month's counts.
  struct Month {
    /// The month as `SeriesStep.month` numbers it.
    let index: Int
    let above: Int
    let below: Int
  }

  /// In order of time; months without counts may be missing.
  let months: [Month]

  /// The most months that are drawn, the latest.
  private static let longest = 120

  /// Its markup; nothing at all without months.
  var html: HTML {
    guard let last = months.last?.index, let start = months.first?.index else { return "" }
    let first = max(start, last - MonthChart.longest + 1)
    let shown = months.filter { $0.index >= first }
    let most = max(shown.map(\.above).max() ?? 0, shown.map(\.below).max() ?? 0, 1)
    let count = last - first + 1
    let width = min(80, 680 / count)
    let bars = shown.map { month -> HTML in
      let x = 10 + (month.index - first) * width
      let up = month.above * 80 / most
      let down = month.below * 80 / most
      let name = MonthChart.name(month.index)
      return """
        <g><title>\(name): \(month.above) cooperative, \(month.below) conflictive</title>\
        <rect class="for" x="\(x)" y="\(90 - up)" width="\(max(2, width - 2))" height="\(up)"/>\
        <rect class="against" x="\(x)" y="\(92)" width="\(max(2, width - 2))" height="\(down)"/></g>
        """
    }
    return """
      <svg class="chart" viewBox="0 0 700 204" role="img" aria-label="Cooperation above and \
      conflict below the line, by month; the table has the numbers">\
      <line x1="10" y1="91" x2="690" y2="91"/>\(bars)\
      \(axis(first, last, end: 10 + count * width))\
      <text x="690" y="12" text-anchor="end">most in a month: \(most)</text></svg>
      """
  }

  /// The names of the first and last month, below their bars where there is room for two.
  private func axis(_ first: Int, _ last: Int, end: Int) -> HTML {
    let names = [first, last].map(MonthChart.name)
    guard end > 160 else {
      let words = first == last ? names[0] : names.joined(separator: " – ")
      return "<text x=\"10\" y=\"198\">\(words)</text>"
    }
    return """
      <text x="10" y="198">\(names[0])</text>\
      <text x="\(end)" y="198" text-anchor="end">\(names[1])</text>
      """
  }

  private static func name(_ index: Int) -> String {
    String(SeriesStep.month.start(of: index).description.prefix(7))
  }
}
