internal import Evidence

/// A pass over a stretch of text that looks for a date.
struct DateScanner {
  let bytes: [UInt8]
  var position: Int
  let end: Int
  var monthFirst = true
  /// Where the date that was found begins and ends.
  private(set) var start = 0
  private(set) var stop = 0

  init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  mutating func first() -> Timestamp? {
    while position < end {
      let byte = bytes[position]
      start = position
      if byte.isDigit {
        if let found = fromNumber() { return found }
        while position < end, bytes[position].isDigit { position += 1 }
      } else if byte.isLetter || byte >= 0x80 {
        if let found = fromMonthName() { return found }
      } else {
        position += 1
      }
    }
    return nil
  }

  /// Reads digits at an index.
  private func number(_ index: Int, atMost width: Int = 4) -> (value: Int, next: Int)? {
    var next = index
    var value = 0
    while next < end, bytes[next].isDigit, next - index <= width {
      value = value * 10 + Int(bytes[next] - 48)
      next += 1
    }
    return next > index && next - index <= width ? (value, next) : nil
  }

  private mutating func fromNumber() -> Timestamp? {
    if position > 0, bytes[position - 1].isLetter || bytes[position - 1].isDigit { return nil }
    guard let (first, next) = number(position) else { return compact() }
    if next - position == 4, let date = yearFirst(first, next) { return date }
    guard next - position <= 2, next < end else { return nil }
    let mark = bytes[next]
    if mark == 0x2E || mark == 0x2F || mark == 0x2D, let date = numeric(first, next) {
      return date
    }
    return dayThenName(first, next)
  }

  /// `YYYYMMDD`, as in addresses and identifiers with dates.
  private mutating func compact() -> Timestamp? {
    guard let (value, next) = number(position, atMost: 8), next - position == 8 else {
      return nil
    }
    return date(value / 10_000, value / 100 % 100, value % 100, until: next)
  }

  private mutating func yearFirst(_ year: Int, _ next: Int) -> Timestamp? {
    guard next < end else { return nil }
    let mark = bytes[next]
    // 年 (E5 B9 B4) and 月 (E6 9C 88) stand three bytes wide.
    let width = mark == 0xE5 ? 3 : 1
    guard mark == 0x2D || mark == 0x2F || mark == 0x2E || mark == 0xE5,
      let (month, monthEnd) = number(afterStop(next + width, mark), atMost: 2), monthEnd < end,
      let (day, dayEnd) = number(afterStop(monthEnd + width, mark), atMost: 2)
    else { return nil }
    if mark == 0x2D, dayEnd - position == 10 {
      var next = dayEnd
      while next < end, next < dayEnd + 22,
        bytes[next] > 0x20 && bytes[next] < 0x80 || next == dayEnd
      {
        next += 1
      }
      guard let date = date(year, month, day, until: next) else { return nil }
      return Timestamp(iso: String(decoding: bytes[position..<next], as: UTF8.self)) ?? date
    }
    let isIranian = mark == 0x2F && SolarHijri.years.contains(year) && month <= 12
    return date(year, isIranian ? 12 + month : month, day, until: dayEnd)
  }

  /// Hungarian dates have a space after each stop.
  private func afterStop(_ index: Int, _ mark: UInt8) -> Int {
    mark == 0x2E && index < end && bytes[index] == 0x20 ? index + 1 : index
  }

  private mutating func numeric(_ first: Int, _ next: Int) -> Timestamp? {
    let mark = bytes[next]
    var start = afterStop(next + 1, mark)
    guard let (second, secondEnd) = number(start, atMost: 2), secondEnd < end,
      bytes[secondEnd] == mark
    else { return nil }
    start = afterStop(secondEnd + 1, mark)
    guard let (third, thirdEnd) = number(start), thirdEnd - start == 4 || thirdEnd - start == 2
    else { return nil }
    let year = thirdEnd - start == 2 ? 2000 + third : third
    let isMonthFirst = mark != 0x2E && (second > 12 || monthFirst && first <= 12)
    return isMonthFirst
      ? date(year, first, second, until: thirdEnd) : date(year, second, first, until: thirdEnd)
  }

  /// `18 March 2025`, `18. März 2025`, `18th of March, 2025`, `18 de marzo de 2025`.
  private mutating func dayThenName(_ day: Int, _ next: Int) -> Timestamp? {
    var index = next
    for ending: StaticString in ["st", "nd", "rd", "th"] where bytes.holds(ending, at: index) {
      index += 2
      break
    }
    index = skipFiller(index)
    guard let (month, nameEnd) = monthName(index) else { return nil }
    index = skipFiller(nameEnd)
    // Arabic pages name the month twice: `24 نيسان / أبريل 2020`.
    if let (again, nameEnd) = monthName(index), again == month { index = skipFiller(nameEnd) }
    guard let (year, yearEnd) = number(index), yearEnd - index == 4 || yearEnd - index == 2,
      yearEnd >= end || bytes[yearEnd] != UInt8(ascii: ":")
    else { return nil }
    return date(yearEnd - index == 2 ? 2000 + year : year, month, day, until: yearEnd)
  }

  private func monthName(_ index: Int) -> (month: Int, next: Int)? {
    var next = index
    while next < end, bytes[next].isLetter || bytes[next] >= 0x80 { next += 1 }
    return DateText.month(bytes, index, next).map { ($0, next) }
  }

  /// `March 18, 2025`, `Mar. 18th 2025`; moves on past the word when there is no date.
  private mutating func fromMonthName() -> Timestamp? {
    while position < end, bytes[position].isLetter || bytes[position] >= 0x80 { position += 1 }
    var found = DateText.month(bytes, start, position)
    // A name may stand without a space behind an author's: `Ann SmithDec 5, 2023`.
    if found == nil, let joint = (start + 1..<position).last(where: { bytes[$0].isCapital }) {
      start = joint
      found = DateText.month(bytes, start, position)
    }
    guard let month = found else { return nil }
    var index = skipFiller(position)
    guard let (day, dayEnd) = number(index, atMost: 2) else { return nil }
    index = dayEnd
    for ending: StaticString in ["st", "nd", "rd", "th"] where bytes.holds(ending, at: index) {
      index += 2
      break
    }
    index = skipFiller(index)
    guard let (year, yearEnd) = number(index), yearEnd - index == 4 else { return nil }
    return date(year, month, day, until: yearEnd)
  }

  /// Skips spaces, commas, dots, hyphens and the little words that join the parts of a date.
  private func skipFiller(_ start: Int) -> Int {
    var index = start
    while index < end {
      if bytes[index] == 0x20 || bytes[index] == 0x2C || bytes[index] == 0x2E
        || bytes[index] == 0x2D || bytes[index] == 0x2F
      {
        index += 1
      } else if bytes.holds("of ", at: index) || bytes.holds("de ", at: index) {
        index += 3
      } else if bytes.holds("del ", at: index) {
        index += 4
      } else {
        break
      }
      if index - start > 8 { break }
    }
    return index
  }

  private mutating func date(_ year: Int, _ month: Int, _ day: Int, until next: Int) -> Timestamp? {
    stop = next
    if month > 12 {
      return SolarHijri.date(year, month - 12, day).map { Timestamp(date: $0) }
    }
    guard (1900...2100).contains(year) else { return nil }
    return CalendarDate(year: year, month: month, day: day).map { Timestamp(date: $0) }
  }
}
