import Actors
import Coding
import Evidence
import Foundation
import Language
import Ontology
import Records
import TestSupport
import Testing

@Suite struct TreatyTests {
  private static func treaty(_ name: String) throws -> (Article, Agreement) {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Cases/treaties/\(name).txt")
    return try treaty(text: String(contentsOf: file, encoding: .utf8))
  }

  private static func treaty(text: String) throws -> (Article, Agreement) {
    let annotated = CodingSample.annotated(text)
    let cast = Cast(text: annotated, actors: CodingSample.actors)
    let found = AgreementCoder(actors: CodingSample.actors).instrument(in: annotated, cast: cast)
    return (annotated.article, try #require(found.first))
  }

  @Test func readsPartiesObligationsAndArticles() throws {
    let (_, treaty) = try TreatyTests.treaty("dunkirk")
    #expect(treaty.kind == .treaty)
    #expect(treaty.parties == [ActorID("FRA"), ActorID("GBR")])
    #expect(treaty.isBinding == true)
    let articles = Dictionary(
      treaty.clauses.map { ($0.kind, $0.article) }, uniquingKeysWith: { first, _ in first })
    #expect(articles[.defence] == "Article II")
    #expect(articles[.consultation] == "Article I")
    #expect(articles[.nonAggression] == "Article III")
    #expect(articles[.entryIntoForce] == "Article IV")
    #expect(articles[.registration] == "Article VI")
    for obligation in [Obligation.defence, .consultation, .nonAggression] {
      #expect(treaty.strength(of: obligation) == .binding)
    }
  }

  @Test func readsFinalClausesAndSignature() throws {
    let (_, treaty) = try TreatyTests.treaty("dunkirk")
    #expect(treaty.term == "fifty years")
    #expect(treaty.clauses.first { $0.kind == .notice }?.words == "one year")
    #expect(treaty.date == CalendarDate(year: 1947, month: 3, day: 4))
    #expect(treaty.adversary == ActorID("DEU"))
    #expect(treaty.signatories.map(\.name) == ["Ernest Bevin", "Georges Bidault"])
    #expect(treaty.signatories.allSatisfy { $0.rank == .foreignMinister })
    #expect(treaty.institution == nil)
  }

  @Test func aMemorandumOfParticipantsDoesNotBind() throws {
    let (_, memorandum) = try TreatyTests.treaty("memorandum")
    #expect(memorandum.kind == .memorandumOfUnderstanding)
    #expect(memorandum.parties == [ActorID("LVA"), ActorID("PRT")])
    #expect(memorandum.isBinding == false)
    #expect(memorandum.strength(of: .defence) == .denied)
    #expect(memorandum.place?.name == "Riga")
    #expect(memorandum.clauses.contains { $0.kind == .funding && $0.article == "Paragraph 2" })
    #expect(memorandum.clauses.first { $0.kind == .notice }?.words == "three months")
  }

  @Test(arguments: [
    "ARTICLE 3\n", "Art. 3.\n", "Section 3\n", "article III – Aid\n", "Article 3: ",
  ])
  func articleHeadingsInEveryForm(_ heading: String) throws {
    let (_, treaty) = try TreatyTests.treaty(
      text: "Treaty of friendship\n\nArticle 2\nThe parties shall trade.\n\n" + heading
        + "If either party is attacked, the other shall assist it with all its forces.\n")
    let clause = try #require(treaty.clauses.first { $0.kind == .defence })
    #expect(["Article 3", "Article III", "Section 3"].contains(clause.article))
  }

  @Test func aSentenceThatCitesAnArticleIsNoHeading() throws {
    let (_, treaty) = try TreatyTests.treaty(
      text: "Agreement on transit\n\nArticle 1\nGoods pass freely.\n"
        + "Article 5 of the Treaty of Oslo shall not apply if either party is attacked and the "
        + "other must defend it.\n")
    #expect(treaty.clauses.filter { $0.kind == .defence }.allSatisfy { $0.article == "Article 1" })
  }

  @Test func spansLieInsideTheText() throws {
    for name in ["dunkirk", "memorandum"] {
      let (article, treaty) = try TreatyTests.treaty(name)
      let whole = TextSpan(0, article.text.utf8.count)
      let spans =
        treaty.citations.map(\.span) + treaty.clauses.map(\.span) + treaty.bindingEvidence
        + treaty.topicEvidence + treaty.obligations.values.flatMap(\.spans)
      for span in spans { #expect(whole.contains(span) && !span.isEmpty) }
    }
  }

  @Test func anEmptyTextIsNoInstrument() {
    let annotated = CodingSample.annotated("")
    let cast = Cast(text: annotated, actors: CodingSample.actors)
    let coder = AgreementCoder(actors: CodingSample.actors)
    #expect(coder.instrument(in: annotated, cast: cast).isEmpty)
  }
}
