/// Names of states, in lower case, for telling what kind a name is.
///
/// `Actors` holds the table that says whose they are; those that are as often a person's (`Jordan`, `Chad`) are left out.
enum StateNames {
  /// Whether words name a state.
  ///
  /// - Parameter words: in lower case, without a closing stop.
  /// - Returns: whether all of them together do.
  static func holds(_ words: some Sequence<String>) -> Bool {
    names.contains(words.joined(separator: " "))
  }

  private static let names = Set(
    (single.split(separator: " ") + several.split(separator: "|")).map(String.init))

  private static let single =
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

  private static let several =
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
}
