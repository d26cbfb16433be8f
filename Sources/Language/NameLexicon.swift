/// Words that tell what kind of name they belong to or stand next to, in lower case.
enum NameLexicon {
  /// Words of respect and rank that are no part of a person's name.
  static let honorifics = words(
    "mr mrs ms miss dr prof professor sir lord lady dame gen general col colonel lt lieutenant capt"
      + " captain maj major sgt sergeant adm admiral cmdr commander brig brigadier marshal king queen"
      + " prince princess sheikh ayatollah pope patriarch archbishop bishop imam rabbi rev hon"
      + " president premier chancellor minister senator congressman congresswoman ambassador governor"
      + " mayor judge justice secretary speaker deputy spokesman spokeswoman spokesperson chairman"
      + " chairwoman commissioner envoy vice prime foreign defence defense interior finance acting"
      + " former ex-president ex-prime cdr rear lt.-gen gov sen rep pm fm mp mep ceo director")

  /// Small-letter words for offices and callings that stand before a person's name.
  static let callings = words(
    "president premier chancellor minister ministers secretary senator ambassador envoy diplomat"
      + " spokesman spokeswoman spokesperson governor mayor judge prosecutor lawyer analyst expert"
      + " professor researcher historian author journalist reporter correspondent editor columnist"
      + " politician lawmaker deputy leader head chief commander general colonel admiral officer"
      + " director chairman chairwoman chair founder activist businessman king queen prince"
      + " commissioner official adviser advisor negotiator representative scholar lecturer fellow"
      + " scientist economist strategist veteran candidate colleague counterpart counterparts")

  /// Verbs of speech: what speaks before or after them is often a person.
  static let reporting = words(
    "said says told tells added adds stated states noted notes asked wrote writes argued argues"
      + " claimed claims warned warns explained explains insisted insists believes believed thinks"
      + " stressed stresses emphasised emphasized suggested suggests declared replied responded"
      + " concluded commented tweeted announced highlighted highlights recalled recalls speculated"
      + " agreed agrees asserts asserted remarked observed reiterated underlined underscored"
      + " acknowledged admitted confirmed denied rejected accused vowed urged welcomed thanked")

  /// Words that make a longer name that of a body.
  static let organisations = words(
    "ministry ministries center centre university college institute institution council commission"
      + " committee agency party union organization organisation parliament assembly army forces force"
      + " police court tribunal bank company corporation corp inc ltd co radio television tv news"
      + " times post herald tribune journal church movement front alliance league academy foundation"
      + " association federation confederation department office bureau government embassy group"
      + " service services congress senate club fund society network agencies board authority"
      + " chamber directorate secretariat command brigade battalion corps navy guard presidency"
      + " cabinet chambers mission delegation initiative observatory school hospital industries"
      + " airlines airways holdings syndicate coalition bloc faction administration staff mint")

  /// Words that make a name that of an instrument of law.
  static let laws = words(
    "agreement agreements treaty declaration convention protocol accord accords charter resolution"
      + " act constitution statute memorandum pact covenant directive")

  /// Words that make a name that of an event.
  static let events = words(
    "summit conference war games olympics festival revolution uprising crisis championship cup"
      + " exercise operation election elections referendum anniversary day congress holocaust")

  /// Words that make a name that of a building or work.
  static let facilities = words(
    "airport bridge base port palace stadium square street road highway tower station barracks"
      + " pipeline dam plant camp airfield tunnel avenue boulevard hotel prison museum monument")

  /// Words that make a name that of a place.
  static let places = words(
    "river sea ocean mountain mountains lake island islands valley peninsula province county region"
      + " strait gulf bay republic balkans europe asia africa america east west north south city"
      + " district municipality coast border desert plain basin cape canyon hills kingdom emirates"
      + " states land territory oblast krai village town heights strip corridor passage")

  /// Prepositions before which a lone name is often a place.
  static let beforePlaces = words("in at from near across toward towards outside inside around")

  /// Small-letter words that may stand inside a name.
  static let inside = words(
    "of for and the de da di du del della la le van von der den bin ibn al el")

  /// Weekdays, months and their like: capitalised, but no names.
  static let calendar = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june"
      + " july august september october november december mon tue wed thu fri sat sun jan feb mar apr"
      + " jun jul aug sept sep oct nov dec christmas easter")

  /// Words of longer names that are hardly ever a person's.
  static let unlikePersons = words(
    "north south east west northern southern eastern western central new saint san santa los las el"
      + " great upper lower middle inner outer the a an and of for united democratic people public"
      + " national international global world european american british french german russian chinese"
      + " latin wire daily weekly review press media online english royal free first second open air"
      + " hong kong korea arabia zealand africa lanka faso leone guinea rica salvador emirates delhi"
      + " york angeles francisco orleans dhabi lumpur aires janeiro nations security strategic plan"
      + " white red black green blue silver golden house street power energy system systems program"
      + " project software studio studios records music film series games game award awards prize"
      + " theory method model law rights freedom democracy christian islamic orthodox catholic muslim"
      + " jewish old big super high low mount lake port fort cape")

  /// Endings of words for peoples, where a small-letter noun follows.
  static let peopleEndings = [
    "ian", "ians", "ish", "ese", "ani", "eli", "aqi", "ean", "can", "isch", "xon",
  ]

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }
}
