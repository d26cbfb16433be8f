import Evidence

/// Days as dots on a line, from the first to the last.
struct DayLine {
  /// Days with what happened on each.
  let marks: [(day: CalendarDate, words: String)]
  /// What the line is about.
  let label: String

  /// Its markup; nothing where all is on one day.
  var html: HTML {
    let days = marks.map(\.day.daysSinceEpoch)
    guard let first = days.min(), let last = days.max(), last > first else { return "" }
    let dots = marks.map { mark -> HTML in
      let place = 10 + (mark.day.daysSinceEpoch - first) * 680 / (last - first)
      return """
        <circle cx="\(place)" cy="20" r="6"><title>\(mark.day.description): \(mark.words)</title>\
        </circle>
        """
    }
    let ends = [first, last].map { CalendarDate(daysSinceEpoch: $0).description }
    return """
      <svg class="line" viewBox="0 0 700 50" role="img" aria-label="\(label) from \(ends[0]) to \
      \(ends[1])"><line x1="10" y1="20" x2="690" y2="20"/>\(dots)<text x="4" y="46">\(ends[0])</text>\
      <text x="696" y="46" text-anchor="end">\(ends[1])</text></svg>
      """
  }
}
