/// What a word does in a sentence, as far as its form alone tells.
struct FunctionWord: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  static let have = FunctionWord(rawValue: 1 << 0)
  static let be = FunctionWord(rawValue: 1 << 1)
  static let future = FunctionWord(rawValue: 1 << 2)
  static let possible = FunctionWord(rawValue: 1 << 3)
  static let duty = FunctionWord(rawValue: 1 << 4)
  static let negation = FunctionWord(rawValue: 1 << 5)
  static let `do` = FunctionWord(rawValue: 1 << 6)
  static let to = FunctionWord(rawValue: 1 << 7)
  static let conjunction = FunctionWord(rawValue: 1 << 8)
  static let subordinator = FunctionWord(rawValue: 1 << 9)
  static let condition = FunctionWord(rawValue: 1 << 10)
  static let relative = FunctionWord(rawValue: 1 << 11)
  static let preposition = FunctionWord(rawValue: 1 << 12)
  static let determiner = FunctionWord(rawValue: 1 << 13)
  static let pronoun = FunctionWord(rawValue: 1 << 14)
  static let reporting = FunctionWord(rawValue: 1 << 15)
  static let comma = FunctionWord(rawValue: 1 << 16)
  static let stop = FunctionWord(rawValue: 1 << 17)
  static let dash = FunctionWord(rawValue: 1 << 18)
  static let quote = FunctionWord(rawValue: 1 << 19)
  static let possessive = FunctionWord(rawValue: 1 << 20)
  /// Left out of the coder's view of a sentence: adverbs that change nothing.
  static let adverb = FunctionWord(rawValue: 1 << 21)
  /// Says that what follows is hearsay.
  static let hearsay = FunctionWord(rawValue: 1 << 22)
  /// A verb under which an infinitive is no event yet: expected, likely.
  static let likelihood = FunctionWord(rawValue: 1 << 23)
  /// A word under which an infinitive is announced: plan, due, set.
  static let intention = FunctionWord(rawValue: 1 << 24)
  /// A verb under which an infinitive happened: decide, begin, manage.
  static let enactment = FunctionWord(rawValue: 1 << 25)
  /// A word for an instrument or what was done with it: declaration, signing, move.
  static let instrument = FunctionWord(rawValue: 1 << 26)
  /// A word of sport, where attack and defence mean something else.
  static let sport = FunctionWord(rawValue: 1 << 27)
  static let past = FunctionWord(rawValue: 1 << 28)

  static let auxiliary: FunctionWord = [.have, .be, .future, .possible, .duty, .do, .to, .negation]
  static let clauseEnd: FunctionWord = [.stop, .subordinator, .condition, .relative]

  /// The classes of the function words and of the words that steer reading.
  static let table: [String: FunctionWord] = {
    var table: [String: FunctionWord] = [:]
    for (words, classes) in entries {
      for word in words.split(separator: " ") {
        table[String(word), default: []].formUnion(classes)
      }
    }
    return table
  }()

  private static let entries: [(String, FunctionWord)] = [
    ("have has having", .have), ("had", [.have, .past]),
    ("is are be am been being", .be), ("was were", [.be, .past]),
    ("will shall 'll ’ll wo", .future), ("would", [.future, .past]),
    ("may might could can ca", .possible), ("must should ought", .duty),
    ("do does", .do), ("did", [.do, .past]),
    ("not n't n’t never cannot neither nor without no nobody nothing", .negation), ("to", .to),
    ("and or but &", .conjunction), (",", .comma), ("; : . ? !", .stop), ("- – — --", .dash),
    ("\" “ ” « » „ `` ''", .quote), ("'s '", .possessive),
    (
      "that because while when although though whether since until after before as once where why how",
      .subordinator
    ),
    ("if unless lest", .condition), ("which who whom whose", .relative),
    (
      """
      of in on at by for from with about against under during amid following over between among into
      onto despite within through across near via per toward towards upon inside outside behind
      beyond above below around
      """, .preposition
    ),
    ("the a an this these those its their his her our any some all both", .determiner),
    ("it they he she we you i them him", .pronoun),
    (
      """
      say says said saying tell tells told telling state states stated stating report reports
      reported reporting claim claims claimed claiming add adds added adding note notes noted
      believe believes believed think thinks thought argue argues argued stress stresses stressed
      announce announces announced announcing declare declares declared confirm confirms confirmed
      insist insists insisted suggest suggests suggested write writes wrote hope hopes hoped fear
      fears feared show shows showed reveal reveals revealed warn warns warned
      """, .reporting
    ),
    (
      """
      also again still already now then meanwhile however thus therefore too later earlier once
      immediately reportedly allegedly apparently just even yet soon today yesterday tomorrow
      tonight here there recently so far repeatedly
      """, .adverb
    ),
    ("reportedly allegedly apparently purportedly supposedly", .hearsay),
    ("expected likely unlikely possible hoped supposed poised", .likelihood),
    (
      "plan plans planned planning intend intends intended set due scheduled about going is are was were pledged ready willing",
      .intention
    ),
    (
      "decide decides decided vote votes voted begin begins began begun start starts started continue continues continued move moved manage managed proceed proceeded resolved chose elected",
      .enactment
    ),
    (
      """
      declaration signing signature initiative move pact agreement deal document treaty alliance
      cooperation grouping bloc accord paper memorandum text step gathering meeting exercise exercises
      """, .instrument
    ),
    (
      """
      match goal goals coach striker midfielder defender goalkeeper quarter-final quarterfinal
      semi-final semifinal league cup tournament championship medal medals half-time penalty
      penalties fixture fixtures qualifier qualifiers scored eurovision olympic handball basketball
      football volleyball water-polo polo tennis team teams player players squad friendly final
      finals champions points win beat defeated midfield stadium referee
      """, .sport
    ),
  ]
}
