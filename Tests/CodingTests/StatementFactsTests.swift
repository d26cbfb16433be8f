import Coding
import Evidence
import Language
import Ontology
import Records
import TestSupport
import Testing

/// What a statement tells beside who, how and what: its venue, certainty, motives, what it answers and
/// what it reports of others.
@Suite struct StatementFactsTests {
  private func statements(_ text: String) -> ([Statement], String) {
    let (annotated, statements) = CodingSample.statements(text)
    return (statements, annotated.article.text)
  }

  @Test func keepsWhatOthersSayInsideTheStatementThatReportsIt() throws {
    let (found, text) = statements(
      "The Croatian defence minister said that Serbia views the declaration as a provocation.")
    let outer = try #require(found.first)
    #expect(found.count == 1)
    #expect(outer.speaker.affiliation == ActorID("HRV"))
    let inner = try #require(outer.reported.first)
    #expect(inner.speaker.actors == [ActorID("SRB")])
    #expect(inner.content.map { text[$0] } == ["the declaration as a provocation"])
    #expect(outer.content[0].contains(inner.citation.span))
  }

  @Test func takesAMediumForTheVenueAndNotForTheAddressee() throws {
    let (found, _) = statements("The Kosovo foreign minister told Reuters that talks would go on.")
    let statement = try #require(found.first)
    #expect(statement.venue?.name == "Reuters")
    #expect(statement.addressee == nil)
    #expect(statement.speaker.affiliation == ActorID("XKX"))
  }

  @Test func linksAnAnswerToWhatItAnswers() throws {
    let (found, _) = statements(
      """
      Serbia said that the declaration violates its territorial integrity.
      Kosovo said that Serbia's stance is an interference in its foreign relations.
      """)
    try #require(found.count == 2)
    #expect(found[0].answers == nil)
    #expect(found[1].answers == found[0].citation.span)
  }

  @Test(arguments: [
    ("Albania said that the initiative is open to others.", Certainty.certain),
    ("Albania said that the initiative could be open to others.", .possible),
    ("Albania said that the initiative will likely be open to others.", .probable),
    ("Albania said that it rejects acts that could harm the region.", .certain),
    ("Albania speculated that the initiative will grow.", .possible),
  ])
  func readsCertaintyOffTheMainClause(_ text: String, _ expected: Certainty) throws {
    #expect(try #require(statements(text).0.first).certainty == expected)
  }

  @Test(arguments: [
    (
      "Croatia said that the cooperation is motivated by a shared fear of Russia, not of Serbia.",
      "a shared fear of Russia"
    ),
    (
      "Croatia said that Serbia protests because elections are near.", "elections are near"
    ),
  ])
  func readsMotives(_ text: String, _ expected: String) throws {
    let claims = try #require(statements(text).0.first).claims
    #expect(claims.map(\.kind) == [.motive])
    #expect(claims.map(\.text) == [expected])
  }

  @Test func givesNoMotiveWhereNoneIsTold() throws {
    #expect(
      try #require(statements("Croatia said that the talks went well.").0.first).claims.isEmpty)
  }
}
