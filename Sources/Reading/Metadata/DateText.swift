internal import Evidence

/// Finds dates in text as people and pages write them.
enum DateText {
  /// The first date in a stretch of text.
  ///
  /// Read are ISO 8601 forms, `2025/3/18`, `18.3.2025`, `18/03/2025` and `3/18/2025`,
  /// `18 March 2025`, `March 18th, 2025`, `18. März 2025`, `18 de marzo de 2025`,
  /// `2025年3月18日`; those of the Iranian calendar, `۱۸ اسفند ۱۴۰۳` and `1403/12/18`; and the digits
  /// of Arabic and Persian. Where day and month could change places the month stands first only if
  /// `monthFirst`.
  ///
  /// - Complexity: O(length).
  static func first(in bytes: [UInt8], _ range: Range<Int>, monthFirst: Bool = true) -> Timestamp? {
    find(in: bytes, range, monthFirst: monthFirst)?.time
  }

  /// The first date in a stretch of text, with the bytes that it takes up.
  ///
  /// - Complexity: O(length).
  static func find(in bytes: [UInt8], _ range: Range<Int>, monthFirst: Bool = true)
    -> (time: Timestamp, range: Range<Int>)?
  {
    guard !EasternDigits.stand(in: bytes, range) else {
      let (plain, places) = EasternDigits.replaced(in: bytes, range)
      return find(in: plain, 0..<plain.count, monthFirst: monthFirst).map {
        ($0.time, places[$0.range.lowerBound]..<places[$0.range.upperBound])
      }
    }
    var scanner = DateScanner(bytes: bytes, position: range.lowerBound, end: range.upperBound)
    scanner.monthFirst = monthFirst
    return scanner.first().map { ($0, scanner.start..<scanner.stop) }
  }

  /// The first date in a string.
  static func first(in text: String, monthFirst: Bool = true) -> Timestamp? {
    let bytes = Array(text.utf8)
    return first(in: bytes, 0..<bytes.count, monthFirst: monthFirst)
  }

  /// Whether pages in a language, or from a country's domain, write the month before the day.
  ///
  /// - Parameters:
  ///   - language: the page's language tag.
  ///   - url: the page's address.
  /// - Returns: whether `3/4/2025` is the fourth of March.
  static func isMonthFirst(language: String?, url: String?) -> Bool {
    let country = url.flatMap { PageAddress($0)?.topLevelDomain } ?? ""
    guard let language, !language.isEmpty else { return country.utf8.count != 2 || country == "us" }
    let tag = language.utf8.map(\.lowered)
    guard tag.starts(with: Array("en".utf8)) else { return false }
    if tag.count == 5 { return tag.suffix(2) == [0x75, 0x73] || tag.suffix(2) == [0x63, 0x61] }
    return !["uk", "au", "nz", "ie", "in", "za"].contains(country)
  }

  /// The number of a month's name in one of the languages known, or nil; those of the Iranian calendar
  /// are numbered from 13.
  static func month(_ bytes: [UInt8], _ lower: Int, _ upper: Int) -> Int? {
    months[NameKey(bytes, lower, upper)]
  }

  private static let months: KeyTable<Int> = {
    var table: [NameKey: Int] = [:]
    for (line, first) in names.map({ ($0, 1) }) + [(iranianNames, 13)] {
      for (index, name) in line.split(separator: " ").enumerated() {
        for form in name.split(separator: "/").map(String.init) {
          // Keys ignore case in ASCII only.
          for cased in [form, form.uppercased(), form.prefix(1).uppercased() + form.dropFirst()] {
            table[NameKey(cased.utf8)] = first + index
          }
        }
      }
    }
    return KeyTable(table)
  }()

  private static let iranianNames =
    "فروردین/فروردين اردیبهشت/ارديبهشت خرداد تیر/تير مرداد/امرداد شهریور/شهريور مهر آبان آذر دی/دي بهمن اسفند"

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
    "јануара/јануар фебруара/фебруар марта/март априла/април маја/мај јуна/јун јула/јул августа/август септембра/септембар октобра/октобар новембра/новембар децембра/децембар",
    "јануари февруари март април мај јуни јули август септември октомври ноември декември",
    "януари февруари март април май юни юли август септември октомври ноември декември",
    "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
    "januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
    "يناير/كانون فبراير/شباط مارس/آذار أبريل/نيسان مايو/أيار يونيو/حزيران يوليو/تموز أغسطس/آب سبتمبر/أيلول أكتوبر نوفمبر ديسمبر",
    "בינואר/ינואר בפברואר/פברואר במרץ/מרץ באפריל/אפריל במאי/מאי ביוני/יוני ביולי/יולי באוגוסט/אוגוסט בספטמבר/ספטמבר באוקטובר/אוקטובר בנובמבר/נובמבר בדצמבר/דצמבר",
    "ιανουάριος/ιαν φεβρουάριος/φεβ μάρτιος/μαρ απρίλιος/απρ μάιος/μαϊ ιούνιος/ιουν ιούλιος/ιουλ αύγουστος/αυγ σεπτέμβριος/σεπ οκτώβριος/οκτ νοέμβριος/νοε δεκέμβριος/δεκ",
    "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
  ]
}
