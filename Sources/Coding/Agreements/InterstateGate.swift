/// Tells instruments between states from coalitions, mergers and other alliances.
struct InterstateGate: Sendable {
  let scene: AgreementScene

  /// Words for those who sign for states when no state is named.
  private static let signers = PhraseSet([
    "parties|party|states|countries|nations|governments|powers|sides|republics|kingdoms|juntas|allies",
    "ministers|ministries|ministry|prime|presidents|leaders|armies", "armed forces",
    "the two|three|four",
    "foreign|defence|defense ministers", "each|either|neither|both other|party|side|state",
    "minister",
    "participants|signatories", "neighbour|neighbor|neighbours", "officials",
  ])
  /// Words of other worlds.
  private static let elsewhere = PhraseSet([
    "ruling|governing|opposition|other|electoral coalition|coalitions",
    "coalition ~1 agreement|government|partner*|talks|deal",
    "electoral|election|elections|ballot|voters|constituency",
    "opposition|political|small* ~1 parties",
    "club|clubs|league|tournament|season|players|coach|stadium",
    "company|companies|carmaker|carmakers|airline|airlines|shareholders|merger|investors|startup|brand*",
    "shipbuilder*|bank|banks|bidder*|takeover|stake|stakes|subsidiary|chief executive|boardroom|retailer*|carrier|carriers",
    "holds shares", "per|percent cent? of shares", "their|joint bid", "bid for", "lists in|of",
    "parties of ~3 alliance|coalition",
    "union members|wage|employers|workers", "rebel|rebels|clan|clans|tribes|gang|gangs",
    "film|album|series",
    "universities|hospitals|churches",
  ])
  private static let notReal = PhraseSet([
    "denied ~3 reports|that|having|signing", "fabricated|fake|hoax",
    "no ~1 such agreement|pact|treaty|deal",
    "there is|was no ~3 agreement|pact|treaty|deal|alliance",
    "do|does|did not have ~2 agreement|pact|treaty|deal|alliance",
    "has|have|had no ~1 agreement|pact|treaty|charter|deal", "without ~1 treaty|charter|pact",
    "no|nothing ~2 agreement|document|declaration|treaty|pact|deal ~2 signed|adopted|concluded|reached",
    "no ~1 agreement|document|declaration|treaty|pact|deal ~8 been signed|adopted|concluded|reached",
    "neither|nobody|no|not|nor ~4 mentioned|mention ~3 agreement|treaty|pact|deal|alliance",
    "falls|fell|fall|stops|stopped short of ~3 agreement|treaty|pact|alliance",
    "if ~5 were|was|is ever ~2 signed|concluded|formed|created|agreed",
    "if ~8 were to ~2 sign|conclude|form|join|agree", "could|might|would ~2 sign|conclude|amount",
  ])
  /// Treaties that texts cite without being about them.
  private static let cited: Set<String> = [
    "north atlantic treaty", "un charter", "united nations charter", "nations charter",
    "charter of the united nations", "nato treaty", "washington treaty",
  ]
  /// Modifiers that only instruments of states bear.
  private static let ofStates: Set<String> = [
    "defence", "defense", "military", "security", "peace", "friendship", "aggression", "forces",
    "border", "neutrality", "bilateral", "trilateral", "nuclear", "extradition",
  ]

  /// Whether the group is told of as an instrument at all, and not denied as a whole.
  func isReported(_ group: InstrumentGroup) -> Bool {
    if group.mentions.allSatisfy(\.isPlural) || isOfAnotherWorld(group) { return false }
    if InterstateGate.isOnlyCited(group) || isAside(group) { return false }
    return !isDenied(group)
  }

  /// Whether it is a deal of others that a report mentions once at its end: `Ethiopia has a port deal with
  /// Somaliland`.
  private func isAside(_ group: InstrumentGroup) -> Bool {
    guard group.mentions.count == 1, let only = group.mentions.first, !only.isDefinite,
      only.kind == nil, only.sentence > 1, only.sentence + 1 == scene.sentences.count
    else { return false }
    let before = max(0, only.head - 4)..<only.head
    return scene.sentences[only.sentence].has(["has", "have", "had"], in: before)
  }

  /// Whether all that is told of the group is that there is no such thing.
  func isDenied(_ group: InstrumentGroup) -> Bool {
    group.sentences.allSatisfy { InterstateGate.notReal.first(in: scene.sentences[$0]) != nil }
  }

  /// Whether a group is a treaty that texts cite: the UN Charter, the North Atlantic Treaty.
  static func isOnlyCited(_ group: InstrumentGroup) -> Bool {
    group.mentions.allSatisfy { cited.contains($0.name) }
  }

  /// Whether the text names no instrument of its own, so that duties in it may stand alone.
  func isNameless(_ groups: [InstrumentGroup]) -> Bool {
    groups.allSatisfy { group in
      group.mentions.allSatisfy { $0.isPlural || InterstateGate.cited.contains($0.name) }
    }
  }

  /// Whether a group may be an instrument of states where its parties are named.
  func mayBindStates(_ group: InstrumentGroup) -> Bool {
    isNamedForStates(group) || !isElsewhere()
  }

  private func isNamedForStates(_ group: InstrumentGroup) -> Bool {
    group.mentions.contains { mention in
      scene.sentences[mention.sentence].has(InterstateGate.ofStates, in: mention.words)
    }
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
    return isNamedForStates(group)
      || own.contains { InterstateGate.signers.first(in: $0) != nil } && !isElsewhere()
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
