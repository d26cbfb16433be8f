import Evidence
import Ontology
import Records
import Testing

@testable import Analysis

/// One kind of evidence against an alliance, and a specimen that shows it.
struct AgainstCase: Sendable, CustomTestStringConvertible {
  let kind: CounterEvidence
  let specimen: Specimen
  var testDescription: String { kind.shows }

  init(_ kind: CounterEvidence, _ build: (inout Specimen) -> Void) {
    self.kind = kind
    var specimen = Specimen(.declaration)
    specimen.topic(.exercises)
    build(&specimen)
    self.specimen = specimen
  }

  static let all: [AgainstCase] = [
    AgainstCase(.denialByParty) { $0.claim("alliance", by: ActorID("HRV"), denied: true) },
    AgainstCase(.dutyDenied) { $0.duty(.defence, .denied) },
    AgainstCase(.denialByExpert) {
      $0.claim("alliance", by: .body("Institute of Examples"), denied: true)
    },
    AgainstCase(.noAgreementInLaw) { $0.binding(false) },
    AgainstCase(.boundElsewhere) { $0.sign(.boundElsewhere) },
    AgainstCase(.notYetInForce) { $0.sign(.awaitsRatification) },
    AgainstCase(.broughtToAnEnd) { $0.step(.denounced, "2025-03-19") },
    AgainstCase(.noImplementingAct) { $0.sign(.noPractice) },
    AgainstCase(.earlierPactsUnexecuted) { specimen in
      let span = specimen.add("Few of the earlier pacts were carried out.")
      specimen.change {
        $0.implementation.append(
          ImplementationReading(commitment: "earlier pacts", level: 1, by: nil, span: span))
      }
    },
    AgainstCase(.nonRecognition) { $0.sign(.nonRecognition) },
    AgainstCase(.limits) { $0.sign(.limitedClause) },
    AgainstCase(.rivalClaimOnly) { $0.claim("alliance", by: ActorID("SRB")) },
  ]
}

@Test(arguments: AgainstCase.all)
func everyKindOfEvidenceAgainst(_ item: AgainstCase) {
  let assessment = ask([item.specimen])
  #expect(assessment.evidenceAgainst.contains { $0.shows.hasPrefix(item.kind.shows) })
  #expect(assessment.rung?.rung == .politicalCooperation)
}

@Test func everyKindHasACase() {
  #expect(Set(AgainstCase.all.map(\.kind)) == Set(CounterEvidence.allCases))
}

@Test func aPartysDenialComesFirst() {
  var specimen = Specimen(.declaration)
  specimen.topic(.exercises)
  specimen.sign(.limitedClause)
  specimen.sign(.boundElsewhere)
  specimen.claim("alliance", by: ActorID("HRV"), denied: true)
  let first = ask([specimen]).evidenceAgainst.first
  #expect(first?.shows.hasPrefix(CounterEvidence.denialByParty.shows) == true)
}

@Test func copiesCountOnce() {
  let specimens = ["a", "b", "c"].map { id in
    var specimen = Specimen(.declaration, id: id)
    specimen.topic(.exercises)
    return specimen
  }
  let alone = ask(specimens)
  let copied = ask(specimens, originOf: [DocumentID("b"): DocumentID("a")])
  #expect(alone.origins == 3)
  #expect(copied.origins == 2)
  #expect(copied.confidence < alone.confidence)
}

@Test func confidenceFollowsItsFormula() {
  let value = Confidence.value(origins: 2, witnesses: [(rank: 0.5, directness: .treatyText)])
  #expect(value == 0.75 * 0.5)
  #expect(Confidence.value(origins: 0, witnesses: []) == 0)
}

@Test func onlyWhatWasPublishedByTheDayCounts() {
  var early = Specimen(.declaration, id: "early")
  early.topic(.exercises)
  early.step(.signed, "2025-03-18")
  var late = Specimen(.treaty, id: "late", names: ["defence treaty"])
  late.published = CalendarDate(iso: "2025-12-01")
  late.duty(.defence, .binding)
  late.step(.inForce, "2025-11-30")
  late.change { $0.date = CalendarDate(iso: "2025-11-30") }
  early.change { $0.date = CalendarDate(iso: "2025-03-18") }
  let then = ask([early, late], asOf: CalendarDate(iso: "2025-04-01"))
  let now = ask([early, late])
  #expect(then.rung?.description == "R2")
  #expect(then.asOf == CalendarDate(iso: "2025-04-01"))
  #expect(now.rung?.description == "R6-f")
}

@Test func silenceIsReportedAsSilence() {
  var specimen = Specimen(.treaty)
  specimen.duty(.defence, .binding)
  specimen.step(.signed, "2024-03-18")
  specimen.change { $0.date = CalendarDate(iso: "2024-03-18") }
  #expect(ask([specimen]).answer.contains("No entry into force reported for 12 months."))
}

@Test func backgroundPactsDoNotAnswer() {
  var specimen = Specimen(.treaty)
  specimen.duty(.defence, .binding)
  specimen.step(.inForce, "2000-01-01")
  specimen.change { $0.isBackground = true }
  #expect(ask([specimen]).rung?.rung == Rung.none)
}

@Test func unrelatedPactsDoNotAnswer() {
  var specimen = Specimen(.treaty, parties: [ActorID("FRA"), ActorID("GRC")])
  specimen.duty(.defence, .binding)
  #expect(ask([specimen]).verdict == Verdict.none)
}

@Test func standingAlliancesBringWhatTheirTreatyHolds() {
  let nato = Specimen(
    .treaty, parties: [ActorID("FIN"), ActorID("NATO")], names: ["North Atlantic Treaty"])
  let csto = Specimen(
    .treaty, parties: [ActorID("ARM"), ActorID("RUS")],
    names: ["Collective Security Treaty Organization"])
  #expect(ask([nato], actors: [ActorID("FIN")]).rung?.description == "R8")
  #expect(ask([csto], actors: [ActorID("ARM"), ActorID("RUS")]).rung?.description == "R7")
}

@Test(arguments: [("2009-03-31", false), ("2009-04-01", true), ("2025-03-20", true)])
func bondsHoldAsOfADay(_ day: String, _ isBound: Bool) {
  let bond = TreatyBond(
    member: ActorID("HRV"), organisation: ActorID("NATO"), obligations: [.defence],
    treaty: "North Atlantic Treaty, art. 5", from: CalendarDate(iso: "2009-04-01"), to: nil,
    source: "test")
  let question = Question(
    text: "Is Croatia bound elsewhere?", shape: .boundElsewhere, actors: [ActorID("HRV")])
  let answer = Assessor(bonds: [bond]).assess(
    question, over: Snapshot(articles: []), asOf: CalendarDate(iso: day))
  #expect(answer.answer.contains("NATO since 2009-04-01: defence") == isBound)
}

@Test func missingNamesTheNextRungAndTheAlliance() {
  var specimen = Specimen(.declaration)
  specimen.topic(.exercises)
  let missing = ask([specimen]).missingForNextRung
  #expect(missing.first == "R3: \(Fact.bindsInLaw.rawValue)")
  #expect(missing.contains("R6-f: \(Fact.mutualAid.rawValue)"))
  #expect(missing.contains("R6-f: \(Fact.inForce.rawValue)"))
}

@Test func reportsOfOneInstrumentAreOneDossier() {
  var first = Specimen(.declaration, id: "first")
  first.change { $0.date = CalendarDate(iso: "2025-03-18") }
  var second = Specimen(.declaration, id: "second", parties: [ActorID("ALB"), ActorID("HRV")])
  second.change { $0.date = CalendarDate(iso: "2025-03") }
  var other = Specimen(.declaration, id: "other")
  other.change { $0.date = CalendarDate(iso: "2024-01-05") }
  let snapshot = Snapshot(articles: [first.article, second.article, other.article])
  #expect(snapshot.dossiers(asOf: nil).count == 2)
}
