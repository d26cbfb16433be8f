import Actors
import Analysis
import Evidence
import Foundation
import LedgerStore
import Ontology
import Pipeline
import Records
import TestSupport
import Testing

/// The demo from end to end, in one process.
@Suite struct DemoTests {
  @Test func theDossierAnswersItsQuestion() async throws {
    let coded = try Line.dossier.map { try Line.code($0.bytes()) }
    #expect((10...14).contains(coded.count))
    let ledger = try Ledger(path: ":memory:")
    let added = try await ledger.append(contentsOf: coded)
    #expect(added.allSatisfy { $0 == .added })
    let again = try await ledger.append(contentsOf: coded)
    #expect(again.allSatisfy { $0 == .unchanged })

    try await ledger.setCopies(Snapshot.copies(among: coded))
    let snapshot = try ledger.reader.snapshot()
    let answer = try ask(snapshot)
    #expect(answer.rung?.rung == .politicalCooperation)
    #expect(answer.verdict == .noCooperation)
    #expect(answer.evidenceFor.count >= 3)
    #expect(answer.evidenceAgainst.count >= 2)
    #expect(!answer.missingForNextRung.isEmpty)
    #expect(answer.origins >= 4 && answer.origins < coded.count)
    expectExact(answer, in: snapshot)
  }

  @Test func everyPageSaysThatItWasWrittenForTheExample() throws {
    for page in Line.dossier {
      #expect(try page.text().contains("example"), "\(page.testDescription)")
    }
  }

  @Test(.enabled(if: sharedFolder() != nil)) func theFirstPageAnswersItsQuestion() throws {
    let folder = try #require(sharedFolder()).appendingPathComponent("seed")
    let page = try Data(contentsOf: folder.appendingPathComponent("page.txt"))
    let gold = try JSON(
      parsing: Array(try Data(contentsOf: folder.appendingPathComponent("seed_gold_page.json"))))
    let coded = try Line.code(Array(page))
    #expect(coded.article.title == gold["title"]?["text"]?.string)
    #expect(coded.article.published == nil)

    let alliance = try #require(coded.agreements.first)
    #expect(alliance.parties.map(\.rawValue) == ["ALB", "HRV", "XKX"])
    #expect(alliance.kind == .declaration)
    let snapshot = Snapshot(of: [coded])
    let answer = try ask(snapshot)
    #expect(answer.rung?.description == "R2")
    #expect(answer.verdict == .noCooperation)
    #expect(answer.evidenceFor.count >= 3)
    #expect(answer.evidenceAgainst.count >= 2)
    let denial = answer.evidenceAgainst.first {
      $0.text.contains("does not constitute an international agreement")
    }
    #expect(denial?.speaker?.contains("Vuksanović") == true)
    expectExact(answer, in: snapshot)
  }

  private func ask(_ snapshot: Snapshot) throws -> Assessment {
    let actors = try Line.pipeline.get().actors
    let question = try QuestionParser().parse(
      "Are Albania, Croatia and Kosovo forming a military alliance?"
    ) { text in actors.names(in: text).map { ($0.span, $0.actor) } }
    #expect(question.actors.map(\.rawValue) == ["ALB", "HRV", "XKX"])
    return Assessor().assess(question, over: snapshot, asOf: nil)
  }

  private func expectExact(_ answer: Assessment, in snapshot: Snapshot) {
    let texts = Dictionary(
      snapshot.articles.map { ($0.article.id, $0.article.text) }, uniquingKeysWith: { $1 })
    let criteria = answer.criteria.flatMap(\.evidence)
    for quote in answer.evidenceFor + answer.evidenceAgainst + answer.voices + criteria {
      let text = texts[quote.citation.document]
      #expect(text?.contains(quote.text) == true, "“\(quote.text)” stands in no article")
      #expect(text?[quote.citation.span].contains(quote.text) == true)
    }
  }
}
