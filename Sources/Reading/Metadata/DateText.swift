internal import Evidence

/// Finds dates in text as people and pages write them.
enum DateText {
  /// The first date in a stretch of text.
  ///
  /// Read are ISO 8601 forms, `2025/3/18`, `18.3.2025`, `18/03/2025` and `3/18/2025`,
  /// `18 March 2025`, `March 18th, 2025`, `18. März 2025`, `18 de marzo de 2025`,
  /// `2025年3月18日`. Where day and month could change places the month stands first only if
  /// `monthFirst`.
  ///
  /// - Complexity: O(length).
  static func first(in bytes: [UInt8], _ range: Range<Int>, monthFirst: Bool = true) -> Timestamp? {
    var scanner = Scanner(bytes: bytes, position: range.lowerBound, end: range.upperBound)
    scanner.monthFirst = monthFirst
    return scanner.first()
  }

  /// The first date in a string.
  static func first(in text: String, monthFirst: Bool = true) -> Timestamp? {
    let bytes = Array(text.utf8)
    return first(in: bytes, 0..<bytes.count, monthFirst: monthFirst)
  }

  /// The number of a month's name in one of the languages known, or nil.
  static func month(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> Int? {
    months[NameKey(bytes, lower, upper)]
  }

  private static let months: [NameKey: Int] = {
    var table: [NameKey: Int] = [:]
    for line in names {
      for (index, name) in line.split(separator: " ").enumerated() {
        for form in name.split(separator: "/") { table[NameKey(form.utf8)] = index + 1 }
      }
    }
    return table
  }()

  /// January to December, a language a line; forms of one month are parted by slashes.
  private static let names = [
    "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct november/nov december/dec",
    "januar/jänner februar/feber märz/maerz/mär/mrz april mai juni juli august september oktober/okt november dezember/dez",
    "janvier/janv février/fevrier/févr/fév mars avril/avr mai juin juillet/juil août/aout septembre octobre novembre décembre/decembre/déc",
    "enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic",
    "gennaio/gen febbraio/febbr marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set/sett ottobre/ott novembre dicembre",
    "janeiro fevereiro/fev março/marco abril maio/mai junho julho agosto setembro outubro/out novembro dezembro",
    "januari februari maart/mrt april mei juni juli augustus september oktober november december",
    "stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień",
    "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec",
    "siječnja/sij veljače/velj ožujka/ožu travnja/tra svibnja/svi lipnja/lip srpnja/srp kolovoza/kol rujna/ruj listopada/lis studenoga/studenog/stu prosinca/pro",
    "januara februara marta/mart aprila maja juna jula avgusta/avgust/avg septembra oktobra novembra decembra/decembar",
    "janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor",
    "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık",
    "januari februari mars april maj juni juli augusti september oktober november december",
    "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    "января/янв февраля/фев марта/мар апреля/апр мая июня/июн июля/июл августа/авг сентября/сен октября/окт ноября/ноя декабря/дек",
    "január/januára február/februára március/marec/marca április/apríl/apríla május/máj/mája június/jún/júna július/júl/júla augusztus/augusta szeptember október/októbra november december",
    "ιανουαρίου φεβρουαρίου μαρτίου απριλίου μαΐου ιουνίου ιουλίου αυγούστου σεπτεμβρίου οκτωβρίου νοεμβρίου δεκεμβρίου",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
  ]

  private struct Scanner {
    let bytes: [UInt8]
    var position: Int
    let end: Int
    var monthFirst = true

    mutating func first() -> Timestamp? {
      while position < end {
        let byte = bytes[position]
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
    func number(_ index: Int, atMost width: Int = 4) -> (value: Int, next: Int)? {
      var next = index
      var value = 0
      while next < end, bytes[next].isDigit, next - index <= width {
        value = value * 10 + Int(bytes[next] - 48)
        next += 1
      }
      return next > index && next - index <= width ? (value, next) : nil
    }

    func fromNumber() -> Timestamp? {
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
    func compact() -> Timestamp? {
      guard let (value, next) = number(position, atMost: 8), next - position == 8 else {
        return nil
      }
      return date(value / 10_000, value / 100 % 100, value % 100)
    }

    func yearFirst(_ year: Int, _ next: Int) -> Timestamp? {
      guard next < end else { return nil }
      let mark = bytes[next]
      // 年 (E5 B9 B4) and 月 (E6 9C 88) stand three bytes wide.
      let width = mark == 0xE5 ? 3 : 1
      guard mark == 0x2D || mark == 0x2F || mark == 0x2E || mark == 0xE5,
        let (month, monthEnd) = number(next + width, atMost: 2), monthEnd < end,
        let (day, dayEnd) = number(monthEnd + (mark == 0xE5 ? 3 : 1), atMost: 2)
      else { return nil }
      if mark == 0x2D, dayEnd - position == 10 {
        var stop = dayEnd
        while stop < end, stop < dayEnd + 22,
          bytes[stop] > 0x20 && bytes[stop] < 0x80 || stop == dayEnd
        {
          stop += 1
        }
        let text = String(decoding: bytes[position..<stop], as: UTF8.self)
        guard date(year, month, day) != nil else { return nil }
        return Timestamp(iso: text)
      }
      return date(year, month, day)
    }

    func numeric(_ first: Int, _ next: Int) -> Timestamp? {
      let mark = bytes[next]
      var start = next + 1
      if mark == 0x2E, start < end, bytes[start] == 0x20 { start += 1 }
      guard let (second, secondEnd) = number(start, atMost: 2), secondEnd < end,
        bytes[secondEnd] == mark
      else { return nil }
      start = secondEnd + 1
      if mark == 0x2E, start < end, bytes[start] == 0x20 { start += 1 }
      guard let (third, thirdEnd) = number(start), thirdEnd - start == 4 || thirdEnd - start == 2
      else { return nil }
      let year = thirdEnd - start == 2 ? 2000 + third : third
      let isMonthFirst = mark != 0x2E && (second > 12 || monthFirst && first <= 12)
      return isMonthFirst ? date(year, first, second) : date(year, second, first)
    }

    /// `18 March 2025`, `18. März 2025`, `18th of March, 2025`, `18 de marzo de 2025`.
    func dayThenName(_ day: Int, _ next: Int) -> Timestamp? {
      var index = next
      for ending: StaticString in ["st", "nd", "rd", "th"] where bytes.holds(ending, at: index) {
        index += 2
        break
      }
      index = skipFiller(index)
      let nameStart = index
      while index < end, bytes[index].isLetter || bytes[index] >= 0x80 { index += 1 }
      guard let month = DateText.month(bytes, nameStart, index) else { return nil }
      index = skipFiller(index)
      guard let (year, yearEnd) = number(index), yearEnd - index == 4 || yearEnd - index == 2 else {
        return nil
      }
      return date(yearEnd - index == 2 ? 2000 + year : year, month, day)
    }

    /// `March 18, 2025`, `Mar. 18th 2025`; moves on past the word when there is no date.
    mutating func fromMonthName() -> Timestamp? {
      let start = position
      while position < end, bytes[position].isLetter || bytes[position] >= 0x80 { position += 1 }
      guard let month = DateText.month(bytes, start, position) else { return nil }
      var index = skipFiller(position)
      guard let (day, dayEnd) = number(index, atMost: 2) else { return nil }
      index = dayEnd
      for ending: StaticString in ["st", "nd", "rd", "th"] where bytes.holds(ending, at: index) {
        index += 2
        break
      }
      index = skipFiller(index)
      guard let (year, yearEnd) = number(index), yearEnd - index == 4 else { return nil }
      return date(year, month, day)
    }

    /// Skips spaces, commas, dots, hyphens and the little words that join the parts of a date.
    func skipFiller(_ start: Int) -> Int {
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

    func date(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
      guard (1900...2100).contains(year) else { return nil }
      return CalendarDate(year: year, month: month, day: day).map { Timestamp(date: $0) }
    }
  }
}
