internal import Evidence

/// Finds where an article says from which outlet it has its news.
///
/// These are lines such as "told Radio Free Europe", "Reuters reports" or "according to Tanjug": who
/// sorts copies from first-hand reports needs them.
struct SourceLines {
  /// The lines found, as facts named `attribution` with their spans.
  private(set) var facts: [Article.Fact] = []

  private let bytes: [UInt8]

  /// Reads a text.
  ///
  /// - Complexity: O(length).
  init(_ text: String) {
    bytes = Array(text.utf8)
    var position = 0
    while position < bytes.count, facts.count < 20 {
      while position < bytes.count, !bytes[position].isWord { position += 1 }
      let start = position
      while position < bytes.count, bytes[position].isWord { position += 1 }
      guard position > start, bytes[start].isCapital,
        let names = SourceLines.table[NameKey(bytes, start, position)],
        let name = names.first(where: { stands($0, at: start) }),
        let span = attribution(start, start + name.utf8.count)
      else { continue }
      position = start + name.utf8.count
      facts.append(Article.Fact(name: "attribution", value: name, foundIn: "text", span: span))
    }
  }

  private func stands(_ name: String, at start: Int) -> Bool {
    let end = start + name.utf8.count
    return end <= bytes.count && bytes[start..<end].elementsEqual(name.utf8)
      && (end == bytes.count || !bytes[end].isWord)
  }

  /// The name with the verb or preposition that makes it a source; nil where there is none.
  private func attribution(_ lower: Int, _ upper: Int) -> TextSpan? {
    for lead in SourceLines.leads {
      let start = lower - lead.utf8.count
      if start >= 0, start == 0 || !bytes[start - 1].isWord,
        bytes[start..<lower].elementsEqual(lead.utf8, by: { $0.lowered == $1 })
      {
        return TextSpan(start, upper)
      }
    }
    for verb in SourceLines.verbs {
      let end = upper + verb.utf8.count
      if end <= bytes.count, bytes[upper..<end].elementsEqual(verb.utf8),
        end == bytes.count || !bytes[end].isWord
      {
        return TextSpan(lower, end)
      }
    }
    return nil
  }

  private static let leads = [
    "told ", "told the ", "according to ", "according to the ", "reports ", "reported by ",
    "reported by the ", "an interview with ", "an interview for ", "writes ", "quoted by ",
    "told state agency ",
    "told news agency ", "told the news agency ", "in a statement to ", "in a statement for ",
  ]

  private static let verbs = [
    " reports", " reported", " reported on", " said in a report", " writes", " wrote",
    " has reported",
    " news agency reported", " news agency reports", " quoted", " cited", " has learned",
  ]

  private static let names = [
    "Reuters", "AFP", "Agence France-Presse", "The Associated Press", "Associated Press", "AP",
    "Radio Free Europe/Radio Liberty", "Radio Free Europe", "RFE/RL", "Voice of America", "VOA",
    "Tanjug", "Beta", "FoNet", "Hina", "HINA", "ATSH", "ATA", "KosovaPress", "Kosovapress", "MIA",
    "SRNA",
    "FENA", "BTA", "MTI", "PAP", "CTK", "ANSA", "EFE", "dpa", "DPA", "TASS", "Interfax",
    "RIA Novosti", "Sputnik", "Xinhua", "Anadolu", "Anadolu Agency", "BIRN", "Balkan Insight",
    "BBC",
    "BBC News", "CNN", "Bloomberg", "Deutsche Welle", "DW", "Euronews", "Euractiv", "Politico",
    "Al Jazeera", "The Guardian", "Guardian", "The New York Times", "New York Times",
    "The Washington Post", "Washington Post", "Financial Times", "The Wall Street Journal",
    "Wall Street Journal", "Der Spiegel", "Spiegel", "Le Monde", "Le Figaro", "Die Welt", "Bild",
    "N1", "RTS",
    "RTK", "HRT", "Politika", "Blic", "Danas", "Kommersant", "Kyodo", "Yonhap", "Nikkei",
  ]

  /// Names by their first word, the longest first.
  private static let table: KeyTable<[String]> = {
    var table: [NameKey: [String]] = [:]
    for name in names.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      table[NameKey(name.utf8.prefix { $0.isWord }), default: []].append(name)
    }
    return KeyTable(table)
  }()
}
