/// Names of bodies whose writing alone does not tell a person's or place's from a body's, in lower
/// case and as words are cut: armed groups, agencies, organisations of states and companies of the
/// news.
///
/// `Actors` holds the table that says what they are; those that are also persons' or places' names
/// are left out.
enum BodyNames {
  /// Whether words name a body.
  ///
  /// - Parameter words: in lower case, without a closing stop.
  /// - Returns: whether all of them together do.
  static func holds(_ words: some Sequence<String>) -> Bool {
    names.contains(words.joined(separator: " "))
  }

  private static let names = Set(
    (single.split(separator: " ") + several.split(separator: "|")).map(String.init))

  private static let single =
    "hamas hezbollah hizbollah hizbullah fatah plo al-qaeda al-qaida taliban isis isil pkk farc kgb"
    + " fsb mossad cia fbi nsa nasa nato eu un osce imf iaea who wto opec oecd asean unesco unicef"
    + " unhcr icrc interpol europol kfor eulex unmik mercosur csto xinhua reuters afp bbc cnn nbc"
    + " cbs npr tass interfax tanjug aljazeera al-jazeera bloomberg newsweek google microsoft"
    + " facebook twitter youtube yahoo yahoo! ebay wikipedia intel ibm sony samsung toyota nissan"
    + " boeing airbus gazprom rosneft lukoil volkswagen bmw nokia pfizer enron walmart starbucks"
    + " netflix paypal mozilla cisco congress senate bundestag duma knesset likud labour"

  private static let several =
    "al - qaeda|al qaeda|al - qaida|boko haram|al - jazeera|al jazeera|islamic state|"
    + "islamic jihad|lashkar - e - taiba|new york times|washington post|associated press|"
    + "agence france - presse|state department|red cross|amnesty international|"
    + "human rights watch|world bank|united nations|european union|security council|"
    + "muslim brotherhood"
}
