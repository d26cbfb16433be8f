/// A report as the indexes see it: its words, and what they say about where it comes from.
struct Reading: Sendable {
  /// Its words in order.
  let words: [ReportWord]
  /// Its words and word pairs.
  let features: Features
  /// Its names, numbers and words that look alike in other languages.
  let cognates: Cognates
  /// The news agencies and broadcasters that it names, by hash, sorted.
  let credits: [UInt32]
  /// A hash of its words as they are written, to tell what is the same to the letter.
  let digest: UInt64
  /// The words of its outlet's name.
  let outlet: [UInt32]

  /// Reads a report.
  ///
  /// - Complexity: O(n log n) in words.
  init(_ report: Report) {
    self.init(report, words: WordStream(title: report.title, text: report.text).words)
  }

  /// Reads a report whose words are known.
  init(_ report: Report, words: [ReportWord]) {
    self.words = words
    features = Features(words)
    cognates = Cognates(title: report.title, text: report.text)
    credits = NewsSources.named(in: words)
    digest = words.reduce(0) { ($0 &* 0x100_0000_01B3) ^ UInt64($1.stem) }
    outlet = WordStream(title: report.outlet ?? "", text: "").words.map(\.hash)
  }

  /// What finds it among others: its words and word pairs, and its pairs of names and numbers.
  var keys: [UInt32] { features.hashes + cognates.pairs }

  /// The share of the shorter report's words, names and numbers aside, that stand in both, 0...1.
  func commonWords(_ other: Reading) -> Double {
    let (here, there) = (plainWords, other.plainWords)
    return Double(here.intersection(there).count) / Double(max(1, min(here.count, there.count)))
  }

  private var plainWords: Set<UInt32> {
    Set(words.lazy.filter { !$0.isCapitalised && !$0.isNumber && $0.length > 2 }.map(\.stem))
  }

  /// Whether it is hardly more than a headline.
  var isShort: Bool { words.count < 20 }

  /// Whether the report names an outlet: all its words one after another, with a capital.
  func names(outlet: [UInt32]) -> Bool {
    guard let first = outlet.first, outlet.count < words.count, outlet != self.outlet else {
      return false
    }
    for start in 0...(words.count - outlet.count)
    where words[start].hash == first && words[start].isCapitalised {
      if zip(words[start...], outlet).allSatisfy({ $0.hash == $1 }) { return true }
    }
    return false
  }
}

/// Agencies and broadcasters whose work others rewrite.
private enum NewsSources {
  /// Those named among some words, by hash, sorted.
  static func named(in words: [ReportWord]) -> [UInt32] {
    var found: Set<UInt32> = []
    var previous: UInt32 = 0
    for word in words {
      if word.isCapitalised {
        if table.contains(word.hash) { found.insert(word.hash) }
        let pair = WordStream.pair(previous, word.hash)
        if word.followsPrevious, table.contains(pair) { found.insert(pair) }
      }
      previous = word.hash
    }
    return found.sorted()
  }

  /// One word, or the first two, of each name.
  private static let table: Set<UInt32> = {
    let names =
      "Reuters;Associated Press;AP;AFP;Agence France;Radio Free;RFE;Tanjug;Hina;BBC;CNN;DPA;ANSA;EFE;"
      + "Deutsche Welle;TASS;Interfax;RIA Novosti;Xinhua;Anadolu;Bloomberg;Politico;Kyodo;Yonhap;"
      + "Al Jazeera;Euronews;Financial Times;New York;Wall Street;Washington Post;Guardian;Axios;"
      + "Kyiv Independent;Ukrinform;Belta;MTI;PAP;CTK;BTA;Agerpres;SRNA;FENA;MIA;ATA;Kosovapress;"
      + "France 24;Sky News;Fox News;Nikkei;Global Times;Press TV;IRNA;SANA;Mehr;PTI;ANI;Dawn"
    var table: Set<UInt32> = []
    for name in names.split(separator: ";") {
      let words = WordStream(title: String(name), text: "").words
      if words.count == 1 { table.insert(words[0].hash) }
      if words.count > 1 { table.insert(WordStream.pair(words[0].hash, words[1].hash)) }
    }
    return table
  }()
}
