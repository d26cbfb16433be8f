import Evidence
import Language

/// A date that a sentence names, with the words that name it.
struct DateReading: Sendable {
  /// The date.
  let date: CalendarDate
  /// The words that name it.
  let words: Range<Int>

  /// Whether it is the day of a word and not of a deed: `have signed a pact, Beijing said on Tuesday`.
  func isOfWord(in sentence: SentenceWords) -> Bool {
    let before = sentence.words[max(0, words.lowerBound - 5)..<words.lowerBound]
    return before.contains { ["said", "says", "told", "reported", "confirmed"].contains($0.norm) }
  }
}

/// Reads the dates of a sentence as steps in the life of an instrument see them: what is told of
/// is past, so a date that the calendar puts after the day of publication is the one before.
struct DateReader: Sendable {
  let text: AnnotatedText

  private var published: CalendarDate? { text.article.published?.date }

  /// The dates in text order, not overlapping; the day of a dateline is no step's.
  func dates(in sentence: SentenceWords) -> [DateReading] {
    var found: [DateReading] = []
    for expression in text.dates(in: sentence.span) where expression.form != .dateline {
      guard let date = past(expression), let words = words(expression.span, sentence),
        found.last.map({ $0.words.upperBound <= words.lowerBound }) ?? true
      else { continue }
      found.append(anniversary(date, words, sentence) ?? DateReading(date: date, words: words))
    }
    return (found + later(found, sentence)).sorted { $0.words.lowerBound < $1.words.lowerBound }
  }

  /// The day that lies some time before another: "nine days after it was signed".
  func dateBefore(in sentence: SentenceWords, verbs: Set<String>) -> DateReading? {
    let words = sentence.words
    for index in words.indices.dropLast(3) where ["after", "since"].contains(words[index + 2].norm)
    {
      let anchor = dates(in: sentence).first { $0.words.upperBound <= index }?.date ?? published
      guard let anchor, anchor.day != nil,
        let date = DateExpression.date(
          words[index].norm, words[index + 1].norm, from: anchor, isBack: true),
        let verb = words[(index + 3)...].prefix(9).firstIndex(where: { verbs.contains($0.norm) })
      else { continue }
      return DateReading(date: date, words: index..<(verb + 1))
    }
    return nil
  }

  /// The date, or the same a year before where it would lie after the day of publication.
  private func past(_ expression: DateExpression) -> CalendarDate? {
    guard let date = expression.date ?? month(expression) else { return nil }
    guard let published, expression.form == .yearless, !date.isOnOrBefore(published),
      date.month != published.month || date.day != nil
    else { return date }
    return CalendarDate(year: date.year - 1, month: date.month, day: date.day)
  }

  /// The month that a week lies in.
  private func month(_ expression: DateExpression) -> CalendarDate? {
    guard let first = expression.firstDay, let last = expression.lastDay,
      first.month == last.month
    else { return nil }
    return CalendarDate(year: first.year, month: first.month)
  }

  /// "Five years ago today": the same day of another year.
  private func anniversary(_ date: CalendarDate, _ words: Range<Int>, _ sentence: SentenceWords)
    -> DateReading?
  {
    guard let published, date.month == nil, words.upperBound < sentence.words.count,
      sentence.words[words.upperBound - 1].norm == "ago",
      ["today", "this"].contains(sentence.words[words.upperBound].norm),
      let day = CalendarDate(year: date.year, month: published.month, day: published.day)
    else { return nil }
    return DateReading(date: day, words: words.lowerBound..<(words.upperBound + 1))
  }

  /// "two days later", "a year later" counts from the date named before it.
  private func later(_ known: [DateReading], _ sentence: SentenceWords) -> [DateReading] {
    let words = sentence.words
    return words.indices.dropLast(2).compactMap { index in
      guard words[index + 2].norm == "later",
        let base = known.last(where: { $0.words.upperBound <= index })?.date,
        let date = DateExpression.date(
          words[index].norm, words[index + 1].norm, from: base, isBack: false)
      else { return nil }
      return DateReading(date: date, words: index..<(index + 3))
    }
  }

  private func words(_ span: TextSpan, _ sentence: SentenceWords) -> Range<Int>? {
    guard let first = sentence.words.firstIndex(where: { $0.span.upper > span.lower }) else {
      return nil
    }
    let last = sentence.words[first...].firstIndex { $0.span.lower >= span.upper }
    let end = last ?? sentence.words.count
    return first < end ? first..<end : nil
  }
}
