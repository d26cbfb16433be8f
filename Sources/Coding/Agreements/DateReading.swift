import Evidence

/// A day, month or year that a sentence names, resolved against the day of publication.
struct DateReading: Sendable {
  /// The date.
  let date: CalendarDate
  /// The words that name it.
  let words: Range<Int>
}

/// Reads the dates of a sentence.
///
/// A weekday or a day without a year means the last one on or before the day of publication; so
/// does a month without a year.
struct DateReader: Sendable {
  let published: CalendarDate?

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]
  private static let numbers = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
  ]

  /// Whether a word names a month or a day of the week.
  static func isCalendarWord(_ norm: String) -> Bool {
    months.contains(norm) || weekdays.contains(norm)
  }

  /// The dates in text order, not overlapping.
  func dates(in sentence: SentenceWords) -> [DateReading] {
    var found: [DateReading] = []
    var index = 0
    while index < sentence.words.count {
      if let reading = reading(at: index, in: sentence.words, last: found.last?.date) {
        found.append(reading)
        index = reading.words.upperBound
      } else {
        index += 1
      }
    }
    return found
  }

  /// The day that lies some time before another: "nine days after it was signed".
  func dateBefore(in sentence: SentenceWords, verbs: Set<String>) -> DateReading? {
    let words = sentence.words
    for index in words.indices.dropLast(3) {
      guard let count = number(words[index].norm), let unit = unit(words[index + 1].norm),
        ["after", "since"].contains(words[index + 2].norm),
        let verb = words[(index + 3)...].prefix(9).firstIndex(where: { verbs.contains($0.norm) })
      else { continue }
      let anchor = dates(in: sentence).first { $0.words.upperBound <= index }?.date ?? published
      guard let anchor, anchor.day != nil, let date = moved(anchor, by: -count, unit) else {
        continue
      }
      return DateReading(date: date, words: index..<(verb + 1))
    }
    return nil
  }

  private func reading(at index: Int, in words: [SentenceWords.Word], last: CalendarDate?)
    -> DateReading?
  {
    dayFirst(index, words) ?? monthFirst(index, words) ?? weekday(index, words)
      ?? later(index, words, last) ?? year(index, words)
  }

  private func dayFirst(_ index: Int, _ words: [SentenceWords.Word]) -> DateReading? {
    guard let day = ordinal(words[index].norm), index + 1 < words.count else { return nil }
    var next = index + 1
    if words[next].norm == "of" { next += 1 }
    guard next < words.count, let month = month(words[next]) else { return nil }
    let year = next + 1 < words.count ? yearNumber(words[next + 1].norm) : nil
    return make(year, month, day, index..<(year == nil ? next + 1 : next + 2))
  }

  private func monthFirst(_ index: Int, _ words: [SentenceWords.Word]) -> DateReading? {
    guard let month = month(words[index]) else { return nil }
    let next = index + 1 < words.count ? words[index + 1].norm : ""
    if let year = yearNumber(next) { return make(year, month, nil, index..<(index + 2)) }
    if let day = ordinal(next) {
      let year = index + 2 < words.count ? yearNumber(words[index + 2].norm) : nil
      return make(year, month, day, index..<(year == nil ? index + 2 : index + 3))
    }
    let before = index > 0 ? words[index - 1].norm : ""
    guard
      ["in", "since", "last", "this", "until", "by", "from", "of", "late", "early"].contains(before)
    else { return nil }
    return make(nil, month, nil, index..<(index + 1))
  }

  private func weekday(_ index: Int, _ words: [SentenceWords.Word]) -> DateReading? {
    guard let published, published.day != nil else { return nil }
    if ["today", "yesterday"].contains(words[index].norm) {
      let shift = words[index].norm == "today" ? 0 : -1
      return DateReading(date: published.adding(days: shift), words: index..<(index + 1))
    }
    guard words[index].isCapital,
      let day = DateReader.weekdays.firstIndex(of: words[index].norm)
    else { return nil }
    let before = index > 0 ? words[index - 1].norm : ""
    if before == "next" || before == "by" { return nil }
    var back = (published.weekday - day + 7) % 7
    if before == "last", back == 0 { back = 7 }
    return DateReading(date: published.adding(days: -back), words: index..<(index + 1))
  }

  /// "two days later" counts from the date named before it.
  private func later(_ index: Int, _ words: [SentenceWords.Word], _ last: CalendarDate?)
    -> DateReading?
  {
    guard let last, last.day != nil, index + 2 < words.count, words[index + 2].norm == "later",
      let count = number(words[index].norm), let unit = unit(words[index + 1].norm),
      let date = moved(last, by: count, unit)
    else { return nil }
    return DateReading(date: date, words: index..<(index + 3))
  }

  private func year(_ index: Int, _ words: [SentenceWords.Word]) -> DateReading? {
    guard let year = yearNumber(words[index].norm), index > 0,
      ["in", "of", "since", "from", "the", "until", "by", "after", "before", "and"].contains(
        words[index - 1].norm)
    else { return nil }
    return make(year, nil, nil, index..<(index + 1))
  }

  /// The date, its year the last one that does not lie after the day of publication.
  private func make(_ year: Int?, _ month: Int?, _ day: Int?, _ words: Range<Int>) -> DateReading? {
    if let year {
      return CalendarDate(year: year, month: month, day: day).map {
        DateReading(date: $0, words: words)
      }
    }
    guard let published, let month else { return nil }
    let isAfter =
      month > (published.month ?? 12)
      || month == published.month && (day ?? 0) > (published.day ?? 31)
    return CalendarDate(year: published.year - (isAfter ? 1 : 0), month: month, day: day)
      .map { DateReading(date: $0, words: words) }
  }

  private func month(_ word: SentenceWords.Word) -> Int? {
    guard word.isCapital else { return nil }
    return DateReader.months.firstIndex(of: word.norm).map { $0 + 1 }
  }

  private func ordinal(_ norm: String) -> Int? {
    let digits = norm.prefix { $0.isNumber }
    let rest = norm.dropFirst(digits.count)
    guard let day = Int(digits), (1...31).contains(day),
      rest.isEmpty || ["st", "nd", "rd", "th"].contains(rest)
    else { return nil }
    return day
  }

  private func yearNumber(_ norm: String) -> Int? {
    guard norm.utf8.count == 4, let year = Int(norm), (1600...2199).contains(year) else {
      return nil
    }
    return year
  }

  private func number(_ norm: String) -> Int? {
    DateReader.numbers.firstIndex(of: norm).map { $0 + 1 }
      ?? (norm == "a" ? 1 : Int(norm)).flatMap { (1...400).contains($0) ? $0 : nil }
  }

  private func unit(_ norm: String) -> Character? {
    switch norm {
    case "day", "days": "d"
    case "week", "weeks": "w"
    case "month", "months": "m"
    case "year", "years": "y"
    default: nil
    }
  }

  /// The date some units away; counted in months or years it is no more precise than a month.
  private func moved(_ date: CalendarDate, by count: Int, _ unit: Character) -> CalendarDate? {
    switch unit {
    case "d": return date.adding(days: count)
    case "w": return date.adding(days: 7 * count)
    default:
      let months = date.year * 12 + (date.month ?? 1) - 1 + (unit == "m" ? count : 12 * count)
      return CalendarDate(year: months / 12, month: unit == "m" ? months % 12 + 1 : nil)
    }
  }
}
