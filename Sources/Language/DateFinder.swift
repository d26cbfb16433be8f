import Evidence

/// Finds dates in tokens and resolves them against the day of publication.
///
/// A weekday without other words is the nearest such day not after publication, at most six days
/// back; a day or month without a year is the nearest to publication. Nothing is resolved against
/// an unknown day of publication. Behind a dateline its day takes the place of that of publication.
struct DateFinder {
  private let tokens: [Token]
  private var published: CalendarDate?
  private var words: [String] = []

  /// Makes a finder.
  ///
  /// - Parameters:
  ///   - tokens: the tokens of a text.
  ///   - published: the day of publication, where known.
  init(tokens: [Token], published: CalendarDate?) {
    self.tokens = tokens
    self.published = published?.day == nil ? nil : published
  }

  /// The dates in one sentence, in text order, not overlapping.
  mutating func dates(in range: Range<Int>) -> [DateExpression] {
    words.removeAll(keepingCapacity: true)
    for index in range {
      let word = Casing.lowered(tokens[index].form)
      words.append(word.count > 1 && word.hasSuffix(".") ? String(word.dropLast()) : word)
    }
    var dates: [DateExpression] = []
    var position = 0
    while position < words.count {
      if let found = date(at: position, base: range.lowerBound) {
        let isDateline = dates.isEmpty && isDateline(position..<found.end, found.expression, range)
        if isDateline { published = found.expression.date }
        dates.append(isDateline ? found.expression.asDateline : found.expression)
        position = found.end
      } else {
        position += 1
      }
    }
    return dates
  }

  /// The most tokens of a dateline before its day, and between the day and the mark that ends it.
  private static let datelineReach = 6
  /// A report is dated at most so many days before it is published.
  private static let datelineDays = 10

  /// Whether a date stands in a dateline: behind capitals and commas alone, before a dash or the sign of
  /// an agency.
  private func isDateline(_ place: Range<Int>, _ found: DateExpression, _ sentence: Range<Int>)
    -> Bool
  {
    guard let published, let date = found.date, date.day != nil,
      found.form == .yearless || found.form == .absolute,
      (0...DateFinder.datelineDays).contains(published.daysSinceEpoch - date.daysSinceEpoch),
      (1...DateFinder.datelineReach).contains(place.lowerBound)
    else { return false }
    let opening = tokens[sentence].prefix(place.lowerBound).map(\.form)
    let isCity = opening.allSatisfy { form in
      form == "," || form == "." || form.first?.isUppercase == true
    }
    // `On 3 March (a Monday)` is none.
    let isApart = opening.last == "," || opening.contains { $0.count > 2 && $0 == $0.uppercased() }
    let after = words[place.upperBound...].prefix(2)
    return isCity && isApart && after.contains { ["—", "–", "--", "-", "(", "/"].contains($0) }
  }

  private typealias Found = (expression: DateExpression, end: Int)

  private func date(at position: Int, base: Int) -> Found? {
    let word = words[position]
    guard let first = word.utf8.first else { return nil }
    if (48...57).contains(first) { return numeric(position, base) }
    if Calendar.month(word) != nil, isCapitalised(position, base) { return month(position, base) }
    if Calendar.weekday(word) != nil, isCapitalised(position, base) {
      return weekday(position, base, direction: 0)
    }
    return relative(position, base)
  }

  private func isCapitalised(_ position: Int, _ base: Int) -> Bool {
    tokens[base + position].form.utf8.first.map { (65...90).contains($0) } ?? false
  }

  private func span(_ position: Int, _ end: Int, _ base: Int) -> TextSpan {
    TextSpan(tokens[base + position].span.lower, tokens[base + end - 1].span.upper)
  }

  // MARK: - Days, months and years

  private func numeric(_ position: Int, _ base: Int) -> Found? {
    if let date = numericDate(words[position]) {
      let expression = DateExpression(
        span: span(position, position + 1, base), form: .absolute, date: date)
      return (expression, position + 1)
    }
    if let day = dayNumber(words[position]) {
      var next = position + 1
      if word(next) == "of" { next += 1 }
      if let month = word(next).flatMap(Calendar.month), isCapitalised(next, base) {
        return calendar(from: position, end: next + 1, month: month, day: day, base)
      }
    }
    if let found = ago(position, base) { return found }
    guard let year = year(words[position]), isYearContext(position, base) else { return nil }
    let expression = DateExpression(
      span: span(position, position + 1, base), form: .absolute, date: CalendarDate(year: year))
    return (expression, position + 1)
  }

  private func month(_ position: Int, _ base: Int) -> Found? {
    guard let month = Calendar.month(words[position]) else { return nil }
    if let day = word(position + 1).flatMap(dayNumber) {
      return calendar(from: position, end: position + 2, month: month, day: day, base)
    }
    var end = position + 1
    if word(end) == "," || word(end) == "of" { end += 1 }
    if let year = word(end).flatMap(year) {
      let date = CalendarDate(year: year, month: month)
      let expression = DateExpression(
        span: span(position, end + 1, base), form: .absolute, date: date)
      return (expression, end + 1)
    }
    guard position > 0, Calendar.beforeMonths.contains(words[position - 1]) else { return nil }
    let direction = Calendar.direction(words[position - 1]) ?? 0
    let from = Calendar.direction(words[position - 1]) == nil ? position : position - 1
    let expression = DateExpression(
      span: span(from, position + 1, base), form: .yearless,
      date: published.flatMap { Calendar.nearest(month: month, to: $0, direction: direction) })
    return (expression, position + 1)
  }

  /// A day and month at hand, perhaps with a year after them and a weekday before.
  private func calendar(from start: Int, end: Int, month: Int, day: Int, _ base: Int) -> Found? {
    var last = end
    var stated: Int?
    let yearAt = word(end) == "," ? end + 1 : end
    if let year = word(yearAt).flatMap(year) {
      stated = year
      last = yearAt + 1
    }
    let date: CalendarDate?
    if let stated {
      date = CalendarDate(year: stated, month: month, day: day)
      guard date != nil else { return nil }
    } else {
      guard CalendarDate(year: 2000, month: month, day: day) != nil else { return nil }
      date = published.flatMap { Calendar.nearest(month: month, day: day, to: $0) }
    }
    let expression = DateExpression(
      span: span(start, last, base), form: stated == nil ? .yearless : .absolute, date: date)
    return (expression, last)
  }

  private func word(_ position: Int) -> String? {
    words.indices.contains(position) ? words[position] : nil
  }

  private func dayNumber(_ word: String) -> Int? {
    var digits = Substring(word)
    for suffix in ["st", "nd", "rd", "th"] where digits.hasSuffix(suffix) {
      digits = digits.dropLast(2)
    }
    guard (1...2).contains(digits.utf8.count), let day = Int(digits), (1...31).contains(day) else {
      return nil
    }
    return day
  }

  private func year(_ word: String) -> Int? {
    guard word.utf8.count == 4, let year = Int(word), (1500...2150).contains(year) else {
      return nil
    }
    return year
  }

  private func isYearContext(_ position: Int, _ base: Int) -> Bool {
    guard position > 0 else { return false }
    let before = words[position - 1]
    if before == "(" { return word(position + 1) == ")" || word(position + 1) == "–" }
    if before == "the", let after = word(position + 1) {
      return Calendar.afterYears.contains(after) || isCapitalised(position + 1, base)
    }
    return Calendar.beforeYears.contains(before)
  }

  /// `2025-03-18`, `18.03.2025`, and `18/03/2025` where only one reading is a date.
  private func numericDate(_ word: String) -> CalendarDate? {
    if word.utf8.count == 10, word.utf8.contains(0x2D) { return CalendarDate(iso: word) }
    let isDotted = word.utf8.contains(0x2E)
    let parts = word.split(separator: isDotted ? "." : "/")
    guard parts.count == 3, let year = year(String(parts[2])), let first = Int(parts[0]),
      let second = Int(parts[1])
    else { return nil }
    let dayFirst = CalendarDate(year: year, month: second, day: first)
    if isDotted { return dayFirst }
    let monthFirst = CalendarDate(year: year, month: first, day: second)
    return first == second || monthFirst == nil ? dayFirst : dayFirst == nil ? monthFirst : nil
  }

  // MARK: - Weekdays and distances

  private func weekday(_ position: Int, _ base: Int, direction: Int) -> Found? {
    guard let weekday = Calendar.weekday(words[position]) else { return nil }
    let start = direction == 0 ? position : position - 1
    let next = word(position + 1) == "," ? position + 2 : position + 1
    if next < words.count {
      let first = words[next].utf8.first ?? 0
      let following =
        Calendar.month(words[next]) != nil && isCapitalised(next, base)
        ? month(next, base) : (48...57).contains(first) ? numeric(next, base) : nil
      if let following, following.expression.form != .relative,
        following.expression.date?.day != nil || following.expression.form == .yearless
      {
        let expression = DateExpression(
          span: span(start, following.end, base), form: following.expression.form,
          date: following.expression.date)
        return (expression, following.end)
      }
    }
    if Calendar.newspaperWords.contains(word(position + 1) ?? "") { return nil }
    let date = published.map { Calendar.weekday(weekday, from: $0, direction: direction) }
    let expression = DateExpression(
      span: span(start, position + 1, base), form: .weekday, date: date)
    return (expression, position + 1)
  }

  private func relative(_ position: Int, _ base: Int) -> Found? {
    if let days = Calendar.days[words[position]] {
      let expression = DateExpression(
        span: span(position, position + 1, base), form: .relative,
        date: published.map { $0.adding(days: days) })
      return (expression, position + 1)
    }
    if let found = ago(position, base) { return found }
    guard let direction = Calendar.direction(words[position]), let unit = word(position + 1) else {
      return nil
    }
    if direction == 0, Calendar.partsOfDay.contains(unit) {
      let expression = DateExpression(
        span: span(position, position + 2, base), form: .relative, date: published)
      return (expression, position + 2)
    }
    if Calendar.weekday(unit) != nil, isCapitalised(position + 1, base) {
      return weekday(position + 1, base, direction: direction)
    }
    if Calendar.month(unit) != nil, isCapitalised(position + 1, base) {
      return month(position + 1, base)
    }
    return period(unit, direction, span: span(position, position + 2, base)).map {
      ($0, position + 2)
    }
  }

  private func period(_ unit: String, _ direction: Int, span: TextSpan) -> DateExpression? {
    switch unit {
    case "year":
      let date = published.flatMap { CalendarDate(year: $0.year + direction) }
      return DateExpression(span: span, form: .relative, date: date)
    case "month":
      let date = published.flatMap { Calendar.month(of: $0, plus: direction) }
      return DateExpression(span: span, form: .relative, date: date)
    case "week", "weekend":
      guard let published else { return DateExpression(span: span, firstDay: nil, lastDay: nil) }
      let monday = published.adding(days: -((published.weekday + 6) % 7) + 7 * direction)
      let first = unit == "week" ? monday : monday.adding(days: 5)
      return DateExpression(span: span, firstDay: first, lastDay: monday.adding(days: 6))
    default: return nil
    }
  }

  /// `two days ago`, `a week ago`, `3 years ago`.
  private func ago(_ position: Int, _ base: Int) -> Found? {
    guard position + 2 < words.count, words[position + 2] == "ago",
      let count = Calendar.count(words[position])
    else { return nil }
    let span = span(position, position + 3, base)
    let date: CalendarDate?
    switch words[position + 1] {
    case "day", "days": date = published.map { $0.adding(days: -count) }
    case "month", "months": date = published.flatMap { Calendar.month(of: $0, plus: -count) }
    case "year", "years": date = published.flatMap { CalendarDate(year: $0.year - count) }
    case "week", "weeks":
      let day = published.map { $0.adding(days: -7 * count) }
      let expression = DateExpression(
        span: span, firstDay: day?.adding(days: -3), lastDay: day?.adding(days: 3))
      return (expression, position + 3)
    default: return nil
    }
    return (DateExpression(span: span, form: .relative, date: date), position + 3)
  }
}
