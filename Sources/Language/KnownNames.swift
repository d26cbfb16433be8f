/// Names whose kind their writing alone does not tell, in lower case and as words are cut: states, and
/// bodies of the news (armed groups, agencies, organisations of states, companies).
///
/// `Actors` holds the tables that say what they are. Those that are as often a person's (`Jordan`,
/// `Chad`) or another kind's are left out.
enum KnownNames {
  /// What kind of name some words are.
  ///
  /// - Parameter words: in lower case, without a closing stop.
  /// - Returns: a place for a state, an organisation for a body; nil where all words together are
  ///   neither.
  static func kind(of words: some Sequence<String>) -> Mention.Kind? {
    kinds[words.joined(separator: " ")]
  }

  private static let kinds: [String: Mention.Kind] = {
    let states = singleStates.split(separator: " ") + severalStates.split(separator: "|")
    let bodies = singleBodies.split(separator: " ") + severalBodies.split(separator: "|")
    let entries =
      states.map { (String($0), Mention.Kind.location) }
      + bodies.map { (String($0), Mention.Kind.organisation) }
    return Dictionary(entries) { first, _ in first }
  }()

  private static let singleStates =
    "afghanistan albania algeria america andorra angola argentina armenia australia austria"
    + " azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin bhutan bolivia"
    + " bosnia bosnia-herzegovina botswana brazil britain brunei bulgaria burma burundi byelorussia"
    + " cambodia cameroon canada ceylon chile china colombia comoros congo-brazzaville"
    + " congo-kinshasa croatia cuba cyprus czechia denmark djibouti dprk drc ecuador egypt eritrea"
    + " estonia eswatini ethiopia fiji finland france gabon gambia germany ghana greece guatemala"
    + " guinea-bissau guyana haiti holland honduras hungary iceland india indonesia iran iraq"
    + " ireland israel italy jamaica japan kazakhstan kenya kiribati kosova kosovo kuwait kyrgyzstan"
    + " laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg macedonia"
    + " madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia"
    + " moldova monaco mongolia montenegro morocco mozambique myanmar namibia nauru nepal"
    + " netherlands nicaragua niger nigeria norway oman pakistan palau palestine panama paraguay"
    + " peru philippines poland portugal prc qatar romania russia rwanda sakartvelo senegal serbia"
    + " seychelles singapore slovakia slovenia somalia spain sudan suriname swaziland sweden"
    + " switzerland syria taiwan tajikistan tanzania thailand timor-leste togo tonga trinidad"
    + " tunisia turkey turkiye turkmenistan tuvalu u.k u.s u.s.a uae uganda uk ukraina ukraine"
    + " uruguay us usa ussr uzbekistan vanuatu vatican venezuela vietnam yemen yugoslavia zaire"
    + " zambia zimbabwe"

  private static let severalStates =
    "antigua and barbuda|bosnia and herzegovina|brunei darussalam|burkina faso|"
    + "cabo verde|cape verde|costa rica|czech republic|dominican republic|dr congo|"
    + "east timor|el salvador|equatorial guinea|federated states of micronesia|"
    + "great britain|ivory coast|kosovo and metohija|mainland china|marshall islands|"
    + "new zealand|north korea|north macedonia|palestinian territories|papua new guinea|"
    + "saint kitts and nevis|saint lucia|saint vincent and the grenadines|san marino|"
    + "sao tome and principe|saudi arabia|sierra leone|solomon islands|south africa|"
    + "south korea|south sudan|soviet union|sri lanka|st kitts and nevis|st lucia|"
    + "st vincent and the grenadines|st. kitts and nevis|st. lucia|"
    + "st. vincent and grenadines|st. vincent and the grenadines|the bahamas|the gambia|"
    + "the netherlands|the philippines|trinidad and tobago|union of burma|"
    + "union of the comoros|united arab emirates|united kingdom|united mexican states|"
    + "united states|united states of america|upper volta|vatican city|viet nam|"
    + "west germany|western sahara"

  private static let singleBodies =
    "hamas hezbollah hizbollah hizbullah fatah plo al-qaeda al-qaida taliban isis isil pkk farc kgb"
    + " fsb mossad cia fbi nsa nasa nato eu un osce imf iaea who wto opec oecd asean unesco unicef"
    + " unhcr icrc interpol europol kfor eulex unmik mercosur csto xinhua reuters afp bbc cnn nbc"
    + " cbs npr tass interfax tanjug aljazeera al-jazeera bloomberg newsweek google microsoft"
    + " facebook twitter youtube yahoo yahoo! ebay wikipedia intel ibm sony samsung toyota nissan"
    + " boeing airbus gazprom rosneft lukoil volkswagen bmw nokia pfizer enron walmart starbucks"
    + " netflix paypal mozilla cisco congress senate bundestag duma knesset likud labour"

  private static let severalBodies =
    "al - qaeda|al qaeda|al - qaida|boko haram|al - jazeera|al jazeera|islamic state|"
    + "islamic jihad|lashkar - e - taiba|new york times|washington post|associated press|"
    + "agence france - presse|state department|red cross|amnesty international|"
    + "human rights watch|world bank|united nations|european union|security council|"
    + "muslim brotherhood"
}
