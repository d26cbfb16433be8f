/// Words that carry a stand, by stem.
struct StanceLexicon: Sendable {
  /// The lexicon.
  static let english = StanceLexicon()

  private let stems: [String: Int]
  private let longest: Int

  private init() {
    var stems: [String: Int] = [:]
    for word in StanceLexicon.supporting.split(whereSeparator: \.isWhitespace) {
      stems[String(word)] = 1
    }
    for word in StanceLexicon.opposing.split(whereSeparator: \.isWhitespace) {
      stems[String(word)] = -1
    }
    self.stems = stems
    longest = stems.keys.map(\.utf8.count).max() ?? 0
  }

  /// The stand that a folded word carries: 1, -1, or 0 for none.
  ///
  /// A word is found by the longest stem that it begins with; stems marked `=` match whole words.
  func value(of word: String) -> Int {
    if let value = stems["=" + word] { return value }
    var prefix = word.utf8.prefix(longest)
    while prefix.count > 2 {
      if let stem = String(prefix), let value = stems[stem] { return value }
      prefix = prefix.dropLast()
    }
    return 0
  }

  /// Verbs that turn what is bad for their object into something good: `against threats`.
  static let remedies: Set<String> = [
    "against", "counter", "prevent", "stop", "fight", "avoid", "address", "deter", "resist",
    "combat", "overcome", "resolve", "reduce", "hybrid", "answer",
  ]

  /// Verbs whose negation is a refusal: `will not allow`, `would accept no`.
  static let permissions: Set<String> = [
    "allow", "accept", "tolerate", "recognise", "recognize", "permit", "let", "say", "join",
    "needed", "contribute", "target",
  ]

  /// Words that say something only when negated: `not directed against anyone`.
  static let aims: Set<String> = ["directed", "aimed"]

  /// Words after which `against` names what a duty or force meets, not whom the speaker opposes.
  static let forces: Set<String> = [
    "aggression", "attack", "attacks", "defence", "defense", "arms", "force", "protection",
    "deterrence", "weapons", "guarantee", "secure", "directed", "aimed",
  ]

  private static let supporting = """
    =good =better =best =great =success succe successful benefi strengthen support welcom prais
    applau commend improv stabil promot advanc progress solidarity trust reliab hope optimis
    confiden important importance opportunit gain =help helps helped helping contribut historic
    defensive easier valu legitim lawful assur =united together interoperab =open openness admir
    celebrat honor honour proud thank grateful endors =step milestone substance deepen enhanc boost
    reinforc prosper transparent effective constructive positive swift protect determined
    resilien pride =vital
    """

  private static let opposing = """
    threat threaten provoc violat breach undermin destabili illegal unlawful illegitim danger
    escalat =race hostil condemn denounc reject unacceptable accus =against harm damag interfer
    meddl blackmail regret warn concern worr fear =risk risky mistake wrong fals absurd =lie lies
    lying fail failure weak worthless useless clique contain encircl oppos object protest criticis
    criticiz blam refus deny denies denied doubt skeptic sceptic malign autocrat occup annex
    sanction punish revenge consequence countermeasure counterproductive maximalist unilateral
    contrary violence terror crim corrupt =bad worse worst tension =betray betrayal short-sighted
    short-sightedness abandon exclusive pressur separatis secession disappoint unfortunat troubl
    scandal hypocris reckless irresponsib noise =low =poor =lack lacks anger angr outrage
    =broke broken froze frozen freez ignor explanation clarif explain refrain =stop isolat
    provok surrender colonial expansionis puppet =pawn hegemon =stab fantas unwelcome unhelpful
    militaris =dragging =dragged reconsider neocolonial imperial
    """
}
