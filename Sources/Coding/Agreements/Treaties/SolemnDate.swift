import Evidence

/// Dates as the closing lines of treaties write them: "this fourth day of April, 1949".
enum SolemnDate {
  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
  private static let days = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
  ]

  /// The date of a sentence, where it names day, month and year around the word `day`.
  static func date(in sentence: SentenceWords) -> CalendarDate? {
    let words = sentence.words.map(\.norm)
    guard let mark = words.firstIndex(of: "day"), mark > 0 else { return nil }
    let after = words[mark...].prefix(8)
    guard let month = after.lazy.compactMap({ months.firstIndex(of: $0) }).first,
      let year = after.lazy.compactMap({ Int($0) }).first(where: { (1500...2200).contains($0) }),
      let day = day(words, before: mark)
    else { return nil }
    return CalendarDate(year: year, month: month + 1, day: day)
  }

  /// `4th`, `fourth`, `twenty first`, `thirtieth`.
  private static func day(_ words: [String], before mark: Int) -> Int? {
    let last = words[mark - 1]
    if let number = Int(last.prefix { $0.isNumber }) {
      return (1...31).contains(number) ? number : nil
    }
    if last == "thirtieth" { return 30 }
    guard let unit = days.firstIndex(of: last).map({ $0 + 1 }) else { return nil }
    let tens = mark > 1 ? words[mark - 2] : ""
    return tens == "twenty" ? 20 + unit : tens == "thirty" ? 30 + unit : unit
  }
}
