/// Tells instruments between states from coalitions, mergers and other alliances.
struct InterstateGate: Sendable {
  let scene: AgreementScene

  /// Words for those who sign for states when no state is named.
  private static let signers = PhraseSet([
    "parties|party|states|countries|nations|governments|powers|sides|republics|kingdoms|juntas|allies",
    "ministers|ministries|ministry|prime|presidents|leaders|armed forces|armies",
    "the two|three|four",
    "foreign|defence|defense ministers", "each|either|neither|both other|party|side|state",
    "minister",
    "participants|signatories", "neighbour|neighbor|neighbours", "officials",
  ])
  /// Words of other worlds.
  private static let elsewhere = PhraseSet([
    "coalition|coalitions|electoral|election|elections|ballot|voters|constituency",
    "opposition|political|small* ~1 parties",
    "club|clubs|league|tournament|season|players|coach|stadium",
    "company|companies|carmaker|carmakers|airline|airlines|shareholders|merger|investors|startup|brand*",
    "union members|wage|employers|workers", "rebel|rebels|clan|clans|tribes|gang|gangs",
    "film|album|series",
    "universities|hospitals|churches",
  ])
  private static let notReal = PhraseSet([
    "denied ~3 reports|that|having|signing", "fabricated|fake|hoax",
    "no ~1 such agreement|pact|treaty|deal",
  ])

  /// Whether the group is told of as an instrument at all, and not denied as a whole.
  func isReported(_ group: InstrumentGroup) -> Bool {
    if group.mentions.allSatisfy(\.isPlural) || isOfAnotherWorld(group) { return false }
    return !group.sentences.allSatisfy {
      InterstateGate.notReal.first(in: scene.sentences[$0]) != nil
    }
  }

  /// Whether any instrument of the text belongs to parties, firms or clubs.
  func isOfAnotherWorld(_ groups: [InstrumentGroup]) -> Bool {
    groups.contains(where: isOfAnotherWorld)
  }

  /// Whether its name says that parties, firms or clubs concluded it.
  private func isOfAnotherWorld(_ group: InstrumentGroup) -> Bool {
    let words: Set<String> = [
      "coalition", "electoral", "merger", "licensing", "sponsorship", "wage", "loan", "labour",
      "labor", "shareholders", "player", "transfer", "broadcasting", "franchise", "codeshare",
    ]
    return group.mentions.contains { mention in
      scene.sentences[mention.sentence].has(words, in: mention.words)
    }
  }

  /// Whether the sentences of a group speak of states, more than of other worlds.
  func speaksOfStates(_ group: InstrumentGroup) -> Bool {
    let own = group.sentences.map { scene.sentences[$0] }
    return own.contains { InterstateGate.signers.first(in: $0) != nil } && !isElsewhere()
  }

  /// The same for the whole text.
  func speaksOfStatesAnywhere() -> Bool {
    scene.sentences.contains {
      InterstateGate.signers.first(in: $0) != nil || !scene.cast.mentions(in: $0.span).isEmpty
    }
      && !isElsewhere()
  }

  /// Whether the text speaks of coalitions, clubs, companies and their like.
  func isElsewhere() -> Bool {
    let elsewhere = scene.sentences.count { InterstateGate.elsewhere.first(in: $0) != nil }
    let states = scene.sentences.count { !scene.cast.mentions(in: $0.span).isEmpty }
    return elsewhere * 2 > states
  }
}
