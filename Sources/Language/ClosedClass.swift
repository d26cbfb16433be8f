/// Words whose part of speech hardly depends on context, and the usual one of those where it does.
enum ClosedClass {
  /// The usual part of speech of a lower-case word, nil for words of the open classes.
  static func tag(_ word: String) -> UniversalPOS? { table[word] }

  private static let lists: [(UniversalPOS, String)] = [
    (
      .determiner,
      "the a an this these those each every any some all both no another either neither"
        + " such half what which whatever whichever"
    ),
    (
      .pronoun,
      "i you he she it we they me him us them myself yourself himself herself itself"
        + " ourselves themselves mine yours hers ours theirs who whom whose something anything nothing"
        + " everything someone anyone everyone nobody somebody anybody everybody none one's oneself"
        + " my your his her its our their there"
    ),
    (
      .adposition,
      "of in on at by for with from into onto upon about above across after against along"
        + " amid amidst among amongst around before behind below beneath beside besides between beyond"
        + " despite down during except inside like near off out outside over past per since through"
        + " throughout toward towards under underneath until till up via versus vs. vs within without"
        + " regarding concerning following including to as than en notwithstanding atop alongside"
    ),
    (.coordinatingConjunction, "and or but nor & plus"),
    (
      .subordinatingConjunction,
      "that if because while although though whether unless whereas whilst"
        + " lest provided"
    ),
    (
      .auxiliary,
      "is are was were be been being am 's 'm 're 've 'll 'd has have had will would can"
        + " could may might must shall should do does did ca wo having ai ought sha"
    ),
    (.particle, "not n't n’t to"),
    (
      .adverb,
      "yet ago so very too also only just still even already never always often sometimes again then now"
        + " here how when where why however therefore thus meanwhile instead perhaps maybe almost quite"
        + " rather soon later earlier yesterday today tomorrow tonight ever far away back well not"
        + " together nonetheless nevertheless moreover furthermore otherwise hence indeed especially"
        + " abroad ahead elsewhere once twice else enough much more most less least further so"
        + " overnight forward afterwards afterward whereby wherever whenever seldom twice likewise"
        + " sideways apart altogether somewhat somehow anyway anymore longer alike aside as-is"
    ),
    (
      .numeral,
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        + " fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty"
        + " ninety hundred thousand million billion trillion dozen bn mn m"
    ),
    (.interjection, "yes no oh please okay ok well hello hi thanks yeah ah hey"),
    (
      .adjective,
      "new old first second third last next other many few several same own own good better"
        + " best bad worse worst great high higher highest low lower large larger largest small smaller"
        + " big bigger long short young early late late main major minor key top clear strong stronger"
        + " strongest weak weaker close closer deep full free open true false real right wrong left"
        + " recent former current future possible impossible likely unlikely sure certain able unable"
        + " foreign domestic public private joint common mutual bilateral trilateral multilateral"
        + " military civil civilian nuclear political economic strategic diplomatic national international"
        + " regional local global federal central western eastern northern southern senior junior"
        + " chief deputy prime vice secret official formal informal legal illegal armed ethnic human"
        + " hard easy difficult serious ready willing important significant different similar special"
        + " general total final initial original entire whole due dead alive fresh fierce harsh tough"
        + " unclear unable part-time top-level high-level long-term short-term so-called much-needed"
        + " peaceful hostile friendly european euro-atlantic transatlantic bad safe secure stable"
        + " unstable sovereign independent neutral territorial tripartite defensive offensive hybrid"
    ),
  ]

  private static let table: [String: UniversalPOS] = {
    var table: [String: UniversalPOS] = [:]
    for (tag, words) in lists {
      for word in words.split(separator: " ") where table[String(word)] == nil {
        table[String(word)] = tag
      }
    }
    return table
  }()
}
