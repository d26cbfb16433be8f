import Evidence
import Ontology
import Records
import Testing

@testable import Analysis

/// One row of the ladder, or one of its edges: what the reports hold, what must come out.
struct LadderCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let specimen: Specimen
  let rung: String
  let verdict: Verdict
  let flags: [String]

  init(
    _ description: String, _ kind: AgreementKind, _ rung: String, _ verdict: Verdict,
    flags: [String] = [], _ build: (inout Specimen) -> Void
  ) {
    testDescription = description
    var specimen = Specimen(kind)
    build(&specimen)
    self.specimen = specimen
    self.rung = rung
    self.verdict = verdict
    self.flags = flags
  }

  static let all: [LadderCase] = [
    LadderCase("trade alone is no contact", .agreement, "R0", .none) { $0.topic(.trade) },
    LadderCase("a partnership label", .statement, "R1", .noCooperation) {
      $0.topic(.culture)
      $0.claim("strategic partnership", by: ActorID("ALB"))
    },
    LadderCase("a signed declaration on defence", .declaration, "R2", .noCooperation) {
      $0.topic(.exercises)
      $0.step(.signed, "2025-03-18")
    },
    LadderCase("a memorandum said to bind", .memorandumOfUnderstanding, "R3", .noCooperation) {
      $0.topic(.industry)
      $0.binding(true)
    },
    LadderCase("an agreement on defence", .agreement, "R3", .noCooperation) { $0.topic(.basing) },
    LadderCase("an agreement said not to bind", .agreement, "R2", .noCooperation) {
      $0.topic(.basing)
      $0.binding(false)
    },
    LadderCase("consultation in crises", .declaration, "R4c", .onlyInTheWideSense) {
      $0.duty(.consultation, .political)
    },
    LadderCase("non-aggression", .treaty, "R4n", .onlyInTheWideSense) {
      $0.duty(.nonAggression, .binding)
    },
    LadderCase("neutrality outranks consultation", .treaty, "R4n", .onlyInTheWideSense) {
      $0.duty(.neutrality, .binding)
      $0.duty(.consultation, .binding)
    },
    LadderCase("mutual aid in a declaration", .declaration, "R5", .politicalGuarantee) {
      $0.duty(.defence, .political)
    },
    LadderCase("mutual aid one way", .statement, "R5", .politicalGuarantee, flags: ["one-sided"]) {
      $0.duty(.defence, .political)
      $0.sign(.oneSided)
    },
    LadderCase("a signed defence pact", .treaty, "R6-s", .inFormation) {
      $0.duty(.defence, .binding)
      $0.step(.signed, "2025-03-18")
    },
    LadderCase("a pact whose text is unpublished", .agreement, "R6-s-u", .inFormation) {
      $0.duty(.defence, .binding)
      $0.sign(.unpublished)
    },
    LadderCase("a pact that one of three ratified", .treaty, "R6-s", .inFormation) {
      $0.duty(.defence, .binding)
      $0.step(.ratified, "2025-03-19", by: [ActorID("ALB")])
    },
    LadderCase("a pact that all ratified", .treaty, "R6-r", .inFormation) {
      $0.duty(.defence, .binding)
      $0.step(.ratified, "2025-03-19", by: Specimen.parties)
    },
    LadderCase("a pact in force", .treaty, "R6-f", .yes) {
      $0.duty(.defence, .binding)
      $0.step(.inForce, "2025-03-19")
    },
    LadderCase("a pact with offence duty", .treaty, "R6-f", .yes, flags: ["offence duty"]) {
      $0.duty(.offence, .binding)
      $0.step(.inForce, "2025-03-19")
    },
    LadderCase("a pact with a secret annex", .treaty, "R6-f", .yes, flags: ["secret"]) {
      $0.duty(.defence, .binding)
      $0.step(.inForce, "2025-03-19")
      $0.sign(.secret)
    },
    LadderCase("an institutionalised alliance", .treaty, "R7", .yes) {
      $0.duty(.defence, .binding)
      $0.step(.inForce, "2025-03-19")
      $0.sign(.regularContact)
    },
    LadderCase("an integrated alliance", .treaty, "R8", .yes) {
      $0.duty(.defence, .binding)
      $0.step(.inForce, "2025-03-19")
      $0.sign(.integratedCommand)
      $0.sign(.standingOrganisation)
    },
    LadderCase("institutions without force do not lift a pact", .treaty, "R6-s", .inFormation) {
      $0.duty(.defence, .binding)
      $0.sign(.integratedCommand)
    },
    LadderCase("a denied duty stays cooperation", .declaration, "R2", .noCooperation) {
      $0.topic(.exercises)
      $0.duty(.defence, .denied)
    },
    LadderCase("a pact under negotiation", .treaty, "R1", .inFormation) {
      $0.topic(.exercises)
      $0.duty(.defence, .reported)
      $0.step(.negotiating)
    },
    LadderCase("a cooperation accord under negotiation", .agreement, "R1", .noCooperation) {
      $0.topic(.exercises)
      $0.step(.negotiating)
    },
    LadderCase("a terminated pact", .treaty, "R1", .noCooperation) {
      $0.topic(.exercises)
      $0.duty(.defence, .binding)
      $0.step(.terminated, "2025-01-01")
    },
    LadderCase("an unsigned statement without commitment", .statement, "R1", .noCooperation) {
      $0.topic(.maritimeSecurity)
      $0.duty(.defence, .denied)
    },
    LadderCase("entry into force after the day", .treaty, "R6-s", .inFormation) {
      $0.duty(.defence, .binding)
      $0.step(.inForce, "2026-01-01")
    },
    LadderCase("a rival's label raises nothing", .declaration, "R2", .noCooperation) {
      $0.topic(.exercises)
      $0.claim("military alliance", by: ActorID("SRB"))
    },
    LadderCase("a party's label raises nothing", .declaration, "R2", .noCooperation) {
      $0.topic(.exercises)
      $0.claim("military alliance", by: ActorID("XKX"))
    },
    LadderCase("a duty on a rival's word alone", .declaration, "R2", .noCooperation) {
      $0.topic(.exercises)
      $0.duty(.defence, .reported)
      if let span = $0.agreement.obligations[.defence]?.spans.first {
        $0.say(span, by: ActorID("SRB"))
      }
    },
    LadderCase("a rival's name for it, and a duty on his word", .declaration, "R2", .noCooperation)
    {
      $0.topic(.exercises)
      $0.call("mutual defence pact", by: ActorID("SRB"))
      $0.duty(.defence, .political)
      if let span = $0.agreement.obligations[.defence]?.spans.first {
        $0.say(span, by: ActorID("SRB"))
      }
    },
    LadderCase("a name that tells the duty of which a rival speaks", .treaty, "R6-s", .inFormation)
    {
      $0.call("treaty of mutual aid", by: nil)
      $0.duty(.defence, .binding)
      if let span = $0.agreement.obligations[.defence]?.spans.first {
        $0.say(span, by: ActorID("SRB"))
      }
    },
  ]
}

/// Asks whether the specimen's parties form an alliance.
func ask(
  _ specimens: [Specimen], originOf: [DocumentID: DocumentID] = [:],
  actors: [ActorID] = Specimen.parties, asOf: CalendarDate? = nil
) -> Assessment {
  let question = Question(
    text: "Are they forming a military alliance?", shape: .formingAlliance, actors: actors)
  let snapshot = Snapshot(articles: specimens.map(\.article), originOf: originOf)
  return Assessor().assess(question, over: snapshot, asOf: asOf)
}

@Test(arguments: LadderCase.all)
func everyRowOfTheLadder(_ item: LadderCase) {
  let assessment = ask([item.specimen])
  #expect(assessment.rung?.description == item.rung)
  #expect(assessment.verdict == item.verdict)
  #expect(assessment.rung?.flags == item.flags)
}

@Test(arguments: LadderCase.all)
func evidenceIsAnExactSubstring(_ item: LadderCase) {
  let article = item.specimen.article
  let assessment = ask([item.specimen])
  let all =
    assessment.evidenceFor + assessment.evidenceAgainst + assessment.voices
    + assessment.criteria.flatMap(\.evidence)
  for evidence in all {
    #expect(article.article.text[evidence.citation.span] == evidence.text)
    #expect(evidence.citation.document == article.article.id)
  }
}

@Test func ladderRowsDescend() {
  let levels = Ladder.rows.map(\.rung.level)
  #expect(levels == levels.sorted(by: >))
  #expect(Set(Ladder.rows.map(\.rung)) == Set(Rung.allCases))
}

@Test(arguments: [
  (Institutionalisation(), 0),
  (Institutionalisation([.regularContact]), 1),
  (Institutionalisation([.militaryOrganisation]), 1),
  (Institutionalisation([.subordination]), 1),
  (Institutionalisation([.contribution]), 1),
  (Institutionalisation([.trainingAid]), 1),
  (Institutionalisation([.permanentContact]), 2),
  (Institutionalisation([.basing]), 2),
  (Institutionalisation([.integratedCommand]), 2),
])
func institutionalisationFollowsLeedsAndAnac(_ design: Institutionalisation, _ level: Int) {
  #expect(design.level == level)
}

@Test func everyVerdictIsReached() {
  #expect(Set(LadderCase.all.map(\.verdict)) == Set(Verdict.allCases))
}
