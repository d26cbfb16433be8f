import Evidence
import Ontology
import Records
import Testing

@testable import Analysis

/// Names that the tests' questions use.
private func names(in text: String) -> [(TextSpan, ActorID)] {
  let known = [
    ("Albania", "ALB"), ("Croatia", "HRV"), ("Kosovo", "XKX"), ("Finland", "FIN"),
    ("Serbia", "SRB"), ("Hungary", "HUN"), ("Tirana", "ALB"), ("Ukraine", "UKR"),
    ("Russia", "RUS"),
  ]
  let bytes = Array(text.utf8)
  var found: [(TextSpan, ActorID)] = []
  for (name, code) in known {
    let word = Array(name.utf8)
    guard bytes.count >= word.count else { continue }
    for start in 0...(bytes.count - word.count)
    where Array(bytes[start..<(start + word.count)]) == word {
      found.append((TextSpan(start, start + word.count), ActorID(code)))
    }
  }
  return found.sorted { $0.0 < $1.0 }
}

@Test(
  arguments: [
    (
      "Are Albania, Croatia and Kosovo forming a military alliance?",
      Question.Shape.formingAlliance,
      ["ALB", "HRV", "XKX"], nil, nil
    ),
    ("Is Finland in a military alliance?", .formingAlliance, ["FIN"], nil, nil),
    (
      "Is the Budapest Memorandum a military alliance between Ukraine and Russia?",
      .formingAlliance, ["UKR", "RUS"], "Budapest Memorandum", nil
    ),
    ("What have Serbia and Hungary signed since 2023?", .signed, ["SRB", "HUN"], nil, "2023"),
    ("Has Serbia signed a treaty with Hungary?", .signed, ["SRB", "HUN"], nil, nil),
    (
      "What have Serbia and Hungary signed since 18 March 2025?", .signed, ["SRB", "HUN"], nil,
      "2025-03-18"
    ),
    ("Who objects to the Tirana declaration?", .objectors, [], "Tirana declaration", nil),
    (
      "What does the Tirana declaration oblige Croatia to?", .obligations, ["HRV"],
      "Tirana declaration", nil
    ),
    ("What followed the Tirana declaration?", .followUp, [], "Tirana declaration", nil),
    ("Who else may join the Tirana declaration?", .joiners, [], "Tirana declaration", nil),
    (
      "What did each side call the Tirana declaration?", .naming, [], "Tirana declaration", nil
    ),
    ("Is Croatia bound elsewhere?", .boundElsewhere, ["HRV"], nil, nil),
    (
      "What has Serbia said about Kosovo since March?", .said, ["SRB", "XKX"], nil, "2025-03"
    ),
    ("What has Serbia said since December?", .said, ["SRB"], nil, "2024-12"),
    (
      "Where does Serbia stand on the Tirana declaration?", .said, ["SRB"], "Tirana declaration",
      nil
    ),
    (
      "Are Croatia and Kosovo forming an alliance against Serbia?", .formingAlliance,
      ["HRV", "XKX"], nil, nil
    ),
    (
      "Is the Serbia-Hungary agreement a military alliance?", .formingAlliance, ["SRB", "HUN"],
      "Serbia-Hungary agreement", nil
    ),
  ] as [(String, Question.Shape, [String], String?, String?)])
func questionsHaveTheirShape(
  _ text: String, _ shape: Question.Shape, _ actors: [String], _ agreement: String?,
  _ since: String?
) throws {
  let question = try QuestionParser().parse(
    text, today: CalendarDate(iso: "2025-06-10"), names: names)
  #expect(question.shape == shape)
  #expect(question.actors.map(\.rawValue) == actors)
  #expect(question.agreement == agreement)
  #expect(question.since?.description == since)
}

@Test(arguments: ["", "   ", "How is the weather in Tirana?", "Is X in a military alliance?"])
func unknownQuestionsNameTheShapes(_ text: String) {
  #expect {
    try QuestionParser().parse(text, names: names)
  } throws: { error in
    let description = (error as? QuestionError)?.description ?? ""
    return QuestionError.shapes.allSatisfy(description.contains)
  }
}

@Test func everyExampleParses() throws {
  for shape in QuestionError.shapes { _ = try QuestionParser().parse(shape, names: names) }
}

private func answer(_ shape: Question.Shape, agreement: String? = nil, since: String? = nil)
  -> Assessment
{
  var specimen = Specimen(.declaration, names: ["Tirana declaration"])
  specimen.topic(.exercises)
  specimen.duty(.defence, .denied)
  specimen.step(.signed, "2025-03-18")
  specimen.step(.inForce, "2025-03-19")
  specimen.claim("military alliance", by: ActorID("XKX"))
  let objection = specimen.add("Serbia calls it a threat.")
  specimen.say(objection, by: ActorID("SRB"), stance: .oppose)
  let candidate = specimen.add("Serbia expects Bulgaria next.")
  specimen.change {
    $0.date = CalendarDate(iso: "2025-03-18")
    $0.isOpen = true
    $0.candidates = [
      Candidate(actor: ActorID("BGR"), namedBy: ActorID("SRB"), span: candidate)
    ]
  }
  let question = Question(
    text: "?", shape: shape, actors: [ActorID("HRV")], agreement: agreement,
    since: since.flatMap { CalendarDate(iso: $0) })
  return Assessor().assess(question, over: Snapshot(articles: [specimen.article]), asOf: nil)
}

@Test(arguments: [
  (Question.Shape.signed, "Tirana declaration"), (.obligations, "defence, denied"),
  (.followUp, "in force"), (.joiners, "BGR, named by SRB"), (.naming, "XKX: military alliance"),
  (.objectors, "SRB"), (.boundElsewhere, "Tirana declaration"),
  (.alliancesOf, "Tirana declaration"),
])
func registerAnswers(_ shape: Question.Shape, _ words: String) {
  let assessment = answer(shape, agreement: shape == .signed ? nil : "tirana declaration")
  #expect(assessment.answer.contains(words))
  #expect(!(assessment.evidenceFor + assessment.evidenceAgainst).isEmpty)
  #expect(assessment.rung == nil)
}

@Test func nothingSignedSince() {
  #expect(answer(.signed, since: "2026").evidenceFor.isEmpty)
}

@Test func sayingsAreListedFromTheOldest() {
  var specimen = Specimen(.declaration, names: ["Tirana declaration"])
  specimen.step(.signed, "2025-03-18")
  specimen.say(specimen.add("Serbia calls it a threat."), by: ActorID("SRB"), stance: .oppose)
  specimen.say(specimen.add("Croatia threatens nobody."), by: ActorID("HRV"), stance: .support)
  let question = Question(
    text: "?", shape: .said, actors: [ActorID("SRB")], agreement: nil, since: nil)
  let assessment = Assessor().assess(
    question, over: Snapshot(articles: [specimen.article]), asOf: nil)
  #expect(assessment.answer.contains("Serbia calls it a threat."))
  #expect(!assessment.answer.contains("Croatia"))
  #expect(assessment.evidenceAgainst.count == 1)
}

@Test func statesObjectAndAnalystsDoNot() {
  var specimen = Specimen(.declaration, names: ["Tirana declaration"])
  specimen.step(.signed, "2025-03-18")
  for (words, text) in [
    ("Serbia calls it a threat.", "Serbia"), ("Belgrade protests.", "Belgrade"),
    ("Serbia calls it a provocation.", "Serbia"), ("It will fail.", "an analyst in Belgrade"),
  ] {
    specimen.say(specimen.add(words), by: ActorID("SRB"), called: text, stance: .oppose)
  }
  let question = Question(
    text: "?", shape: .objectors, actors: [], agreement: "tirana declaration", since: nil)
  let assessment = Assessor().assess(
    question, over: Snapshot(articles: [specimen.article]), asOf: nil)
  #expect(assessment.answer == "SRB objects (Serbia, Belgrade).")
  #expect(assessment.evidenceAgainst.count == 3)
}

/// An organisation named alone stands for its members, not for two of them.
@Test func anOrganisationIsItsMembers() {
  let organisation = ActorID("OPEN_BALKAN")
  let bonds = Specimen.parties.map {
    TreatyBond(
      member: $0, organisation: organisation, obligations: [], treaty: "-", from: nil, to: nil,
      source: "-")
  }
  var whole = Specimen(.statement, id: "whole")
  whole.topic(.exercises)
  var pair = Specimen(.treaty, id: "pair", parties: Array(Specimen.parties.prefix(2)))
  pair.duty(.defence, .binding)
  pair.change { $0.date = CalendarDate(iso: "1998") }
  whole.change { $0.date = CalendarDate(iso: "2025-03-18") }
  var talk = Specimen(.treaty, id: "talk", parties: [ActorID("BEL"), ActorID("NLD")])
  let denial = talk.add("Albania said that Open Balkan is no alliance.")
  talk.say(denial, by: ActorID("ALB"))
  let other = talk.add("Albania said that it rained.")
  talk.say(other, by: ActorID("ALB"))
  var heard = talk.article
  heard.entities = [EntityMention(span: denial, type: "ORG", actor: organisation)]
  let question = Question(text: "?", shape: .formingAlliance, actors: [organisation])
  let snapshot = Snapshot(articles: [whole.article, pair.article, heard])
  let known = Assessor(bonds: bonds).assess(question, over: snapshot, asOf: nil)
  #expect(known.answer.contains("(ALB, HRV, XKX)"))
  #expect(known.verdict == .noCooperation)
  #expect(known.voices.map(\.text) == ["Albania said that Open Balkan is no alliance."])
  #expect(Assessor().assess(question, over: snapshot, asOf: nil).rung?.rung == Rung.none)
}
