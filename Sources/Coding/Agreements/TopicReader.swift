import Ontology

/// Reads what an instrument is about.
struct TopicReader: Sendable {
  private static let phrases: [(topic: AgreementTopic, phrases: PhraseSet)] = [
    (
      .defencePolicy,
      PhraseSet([
        "defence|defense|military|security ~2 policy|policies|consultation*|cooperation|ties|collaboration|planning",
        "cooperat*|collaborat* ~4 defence|defense|security|military", "arms control",
        "defence|defense|security and defence|defense|security",
        "military law|history|matters", "closer together in security", "military capabilities",
        "defence|defense capabilities", "brigade*|battalion*|regiment*|squadron*",
        "task group|force", "bunker*|trench*|fortif*|artillery|howitzer*", "defence|defense line",
        "rocket|missile launcher*", "eastern flank", "air|missile defence|defense", "armed forces",
        "army|armies|navies|navy",
        "chiefs of staff", "liaison officers", "military", "rapid reaction|response ~1 force*",
        "security arrangement|guarantee*|integration|partnership",
      ])
    ),
    (
      .exercises,
      PhraseSet([
        "exercise|exercises|drill|drills|training|trainees|interoperab*|courses|instructors",
        "military education", "joint education", "train|trains|trained ~1 together", "manoeuvres",
        "train|trains ~4 troops|soldiers|officers|forces",
      ])
    ),
    (.peacekeeping, PhraseSet(["peacekeep*|peacekeeping", "peace support operation*"])),
    (
      .research,
      PhraseSet([
        "research and development", "defence|defense|military|weapons ~2 technology|research",
        "develop|build ~4 missile*|weapon*|aircraft|tank*|submarine*|drone*",
        "technology sharing", "military technical",
      ])
    ),
    (
      .industry,
      PhraseSet([
        "defence|defense|arms|military ~3 industry|industries|industrial", "industrial ties",
        "capabilities and industry", "joint production", "co production", "shipyard*",
      ])
    ),
    (
      .procurement,
      PhraseSet([
        "procur*",
        "buy|purchase ~6 frigates|jets|weapons|arms|tanks|missiles|submarines|helicopters|drones",
      ])
    ),
    (
      .classifiedInformation,
      PhraseSet(["classified information", "military information", "secret information"])
    ),
    (.hybridThreats, PhraseSet(["hybrid threat*|warfare|attacks", "disinformation"])),
    (
      .euroAtlantic,
      PhraseSet(["euro atlantic", "path to|into nato", "nato membership", "integration ~3 nato|eu"])
    ),
    (
      .intelligence,
      PhraseSet([
        "intelligence ~1 sharing|exchange|cooperation|services",
        "share|exchange ~3 intelligence|information",
      ])
    ),
    (.cyber, PhraseSet(["cyber*"])),
    (
      .basing,
      PhraseSet([
        "base|bases|basing ~4 military|troops|forces|air|naval|army|soldiers",
        "station|stationed|stationing ~6 forces|troops|soldiers",
        "visiting forces|soldiers|troops", "status of forces", "send troops",
        "military|naval|air base|bases", "host nation",
        "access agreement", "transit ~3 troops|forces",
        "use ~8 ports|airfields|bases|facilities|airspace",
        "logistic|logistics|logistical ~4 support|supplies|agreement|exchange|supply", "refuel*",
        "visiting force",
      ])
    ),
    (.energy, PhraseSet(["energy|gas|oil|electricity|pipeline*|interconnector*"])),
    (
      .trade,
      PhraseSet(["trade|tariff*|market|markets|customs|exports|imports|commerce|tender|tenders"])
    ),
    (.borders, PhraseSet(["border|borders|frontier*|demarcation"])),
    (
      .recognition,
      PhraseSet([
        "recogni* ~4 independence|state|statehood|sovereignty", "mutual recognition",
        "diplomatic relations", "normalis*|normaliz*",
      ])
    ),
    (.migration, PhraseSet(["migra*|asylum|refugees|visa|visas"])),
    (.investment, PhraseSet(["invest*"])),
    (.transport, PhraseSet(["transport|railway*|highway*|aviation|corridor|flights"])),
    (.climate, PhraseSet(["climate"])),
    (.culture, PhraseSet(["cultur*|museum*|student*|universit*"])),
    (.space, PhraseSet(["space agency|programme|launch|satellite*"])),
    (
      .maritimeSecurity,
      PhraseSet([
        "maritime security|order|patrol*|domain", "naval patrol*", "coast guard*",
        "mines ~2", "mine hunter*|hunting|clearance|countermeasures", "minehunter*|minesweep*",
        "undersea|submarine*",
        "joint|naval|sea patrol*",
      ])
    ),
    (
      .armsTransfer,
      PhraseSet([
        "arms transfer*|sales|deliveries|supplies",
        "deliver* ~5 weapons|arms|missiles|drones|tanks",
        "frigate*|submarine*|missile*|warship*|howitzer*|weapons|drones|fighters", "arms deliver*",
      ])
    ),
    (.counterTerrorism, PhraseSet(["counter terror*", "terroris*|jihadis*|insurgen*"])),
    (.nuclear, PhraseSet(["nuclear"])),
    (.economic, PhraseSet(["economic|economies|economy|business*|companies|stock exchanges"])),
  ]

  /// The topics that a sentence speaks of, in the ontology's order.
  func topics(in sentence: SentenceWords) -> [AgreementTopic] {
    TopicReader.phrases.filter { row in
      row.phrases.all(in: sentence).contains { !isNegated($0, sentence) }
    }.map(\.topic)
  }

  private func isNegated(_ range: Range<Int>, _ sentence: SentenceWords) -> Bool {
    let before = sentence.words[..<range.lowerBound]
    return before.suffix(4).contains { ["no", "not", "without", "nor", "never"].contains($0.norm) }
      || before.suffix(8).contains { ["denied", "denies", "deny", "denying"].contains($0.norm) }
  }
}
