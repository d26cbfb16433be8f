import Evidence
import Ontology
import Records
import Testing

@testable import Analysis

/// What somebody says of Albania and Croatia where no instrument is told of.
struct WordOnKind: Sendable, CustomTestStringConvertible {
  let words: String
  let speaker: ActorID
  let cueDenies: Bool
  let denial: CounterEvidence?
  var testDescription: String { words }

  init(
    _ words: String, by speaker: String, cueDenies: Bool = false, _ denial: CounterEvidence? = nil
  ) {
    self.words = words
    self.speaker = ActorID(speaker)
    self.cueDenies = cueDenies
    self.denial = denial
  }

  static let all: [WordOnKind] = [
    WordOnKind("Albania and Croatia are not an alliance.", by: "ALB", .denialByParty),
    WordOnKind("There is no pact between them, and none is planned.", by: "HRV", .denialByParty),
    WordOnKind("It isn’t a military alliance.", by: "SRB", .denialByExpert),
    WordOnKind("They form an alliance.", by: "HRV", cueDenies: true, .denialByParty),
    WordOnKind("They never sought alliances with anybody.", by: "GRC", .denialByExpert),
    WordOnKind("They form an alliance.", by: "SRB"),
    WordOnKind("Nothing is directed against any bloc.", by: "HRV"),
    WordOnKind("Not at any alliance are these drills aimed.", by: "HRV"),
    WordOnKind("That they are no alliance.", by: "HRV", cueDenies: true),
  ]

  var specimen: Specimen {
    var specimen = Specimen(.declaration)
    specimen.isWithoutInstrument = true
    let span = specimen.add(words)
    specimen.name(ActorID("ALB"), in: span)
    specimen.name(ActorID("HRV"), in: span)
    specimen.say(span, by: speaker)
    if cueDenies { specimen.negate() }
    return specimen
  }
}

@Test(arguments: WordOnKind.all)
func whatIsSaidCountsWithoutAnInstrument(_ item: WordOnKind) {
  let assessment = ask([item.specimen], actors: [ActorID("ALB"), ActorID("HRV")])
  #expect(assessment.evidenceAgainst.map(\.shows) == [item.denial?.shows].compactMap { $0 })
  #expect(assessment.evidenceFor.isEmpty)
  #expect(assessment.voices.map(\.text) == [item.words])
}

@Test func whatIsSaidOfOthersDoesNotCount() {
  let specimen = WordOnKind("Albania and Croatia are not an alliance.", by: "ALB").specimen
  let assessment = ask([specimen], actors: [ActorID("ALB"), ActorID("GRC")])
  #expect(assessment.evidenceAgainst.isEmpty)
}

@Test func anInstrumentsOwnDenialsStandWhereThereIsOne() {
  var specimen = WordOnKind("Albania and Croatia are not an alliance.", by: "ALB").specimen
  specimen.isWithoutInstrument = false
  specimen.topic(.exercises)
  #expect(ask([specimen]).evidenceAgainst.isEmpty)
}
