import Actors
import Coding
import Evidence
import Foundation
import Language
import Ontology
import Records
import TestSupport
import Testing

@Suite struct AgreementsTests {
  /// The agreements of a text that was published on Thursday, 20 March 2025.
  private static func agreements(_ text: String) -> (Article, [Agreement]) {
    var article = CodingSample.annotated(text).article
    article.published = Timestamp(iso: "2025-03-20")
    let annotated = Annotator().annotate(article)
    let cast = Cast(text: annotated, actors: CodingSample.actors)
    let statements = StatementCoder().statements(in: annotated, cast: cast)
    let found = AgreementCoder(actors: CodingSample.actors)
      .agreements(in: annotated, cast: cast, statements: statements, events: [])
    return (article, found)
  }

  /// An agreement as one line of a case file: `kind | parties | date | obligations | steps`.
  private static func line(_ agreement: Agreement) -> String {
    let obligations = Obligation.allCases.compactMap { obligation in
      agreement.obligations[obligation].map { "\(obligation.rawValue) \($0.strength.rawValue)" }
    }
    let steps = agreement.transitions.map { step in
      step.state.rawValue + (step.date.map { " \($0)" } ?? "")
    }
    return [
      (agreement.isBackground ? "background " : "") + agreement.kind.rawValue,
      agreement.parties.map(\.rawValue).joined(separator: " "),
      agreement.date?.description ?? "", obligations.joined(separator: ", "),
      steps.joined(separator: ", "),
    ].joined(separator: " | ")
  }

  @Test(arguments: TextCase.all(in: "agreements"))
  func findsExactlyTheAgreements(_ sample: TextCase) {
    let (_, agreements) = AgreementsTests.agreements(sample.text)
    #expect(agreements.map(AgreementsTests.line) == sample.expected, "\(sample.text)")
  }

  @Test(arguments: TextCase.all(in: "agreements"))
  func spansLieInsideTheText(_ sample: TextCase) {
    let (article, agreements) = AgreementsTests.agreements(sample.text)
    let whole = TextSpan(0, article.text.utf8.count)
    for agreement in agreements {
      #expect(!agreement.citations.isEmpty)
      let spans =
        agreement.citations.map(\.span) + agreement.obligations.values.flatMap(\.spans)
        + agreement.transitions.map(\.span) + agreement.indicators.map(\.span)
        + agreement.claimed.map(\.span) + agreement.candidates.map(\.span)
        + agreement.bindingEvidence + agreement.topicEvidence + agreement.links.map(\.span)
        + agreement.clauses.map(\.span) + agreement.implementation.map(\.span)
      for span in spans { #expect(whole.contains(span) && !span.isEmpty) }
    }
  }

  @Test(arguments: [
    (
      "France and Italy signed a memorandum of understanding on civil protection on Tuesday.",
      [
        "memorandum of understanding on civil protection"
      ]
    ),
    (
      "Georgia and Armenia signed a comprehensive trade agreement (CTA) on Tuesday.",
      ["comprehensive trade agreement", "CTA"]
    ),
    (
      "The leaders of Australia, Britain and the United States announced AUKUS, a security partnership.",
      ["security partnership", "AUKUS"]
    ),
    (
      "Norway ratified the Treaty on Conventional Armed Forces in Europe on Tuesday.",
      ["Treaty on Conventional Armed Forces in Europe"]
    ),
    (
      "Japan and Germany signed an acquisition and cross-servicing agreement on Tuesday.",
      ["acquisition and cross-servicing agreement"]
    ),
    (
      "Russia and North Korea signed a comprehensive strategic partnership treaty on Tuesday.",
      ["comprehensive strategic partnership treaty"]
    ),
  ])
  func wholeNames(_ text: String, _ names: [String]) {
    #expect(AgreementsTests.agreements(text).1.map(\.names) == [names])
  }

  @Test func whatIsDeniedIsNoTopic() throws {
    let (_, agreements) = AgreementsTests.agreements(
      """
      Latvia and Estonia signed an agreement on joint exercises on Tuesday.
      Latvia's defence minister denied on Wednesday that nuclear weapons were part of the agreement.
      """)
    let topics = try #require(agreements.first).topics
    #expect(topics.contains(.exercises))
    #expect(!topics.contains(.nuclear) && !topics.contains(.armsTransfer))
  }

  @Test func opennessCandidatesAndClaims() throws {
    let (_, agreements) = AgreementsTests.agreements(
      """
      Latvia and Estonia signed a declaration on defence cooperation on Tuesday.
      The declaration is open to other countries.
      Lithuania said that Poland might be a potential addition.
      The initiative does not constitute an international agreement, a legal expert said.
      """)
    let agreement = try #require(agreements.first)
    #expect(agreement.isOpen == true)
    #expect(agreement.candidates.map(\.actor) == [ActorID("POL")])
    #expect(agreement.candidates.first?.namedBy == ActorID("LTU"))
    #expect(agreement.claimed.contains { $0.isDenied && $0.kind == "international agreement" })
    #expect(agreement.isBinding == false)
  }

  @Test(.enabled(if: sharedFolder() != nil))
  func seedAgreements() throws {
    let folder = try #require(sharedFolder()).appendingPathComponent("seed")
    let page = try String(contentsOf: folder.appendingPathComponent("page.txt"), encoding: .utf8)
    let (article, agreements) = AgreementsTests.agreements(
      String(String.UnicodeScalarView(Array(page.unicodeScalars)[343..<5161])))
    let main = try #require(agreements.first)
    #expect(main.kind == .declaration)
    #expect(main.parties == [ActorID("ALB"), ActorID("HRV"), ActorID("XKX")])
    #expect(main.isOpen == true)
    #expect(
      main.candidates.contains { $0.actor.rawValue == "BGR" && $0.namedBy?.rawValue == "SRB" })
    let denial = main.claimed.first { $0.kind == "international agreement" }
    #expect(denial?.isDenied == true)
    #expect(denial?.by.hasPrefix("Vuk Vuksanović") == true)
    let brussels = agreements.first { $0.names.contains("Brussels Agreement") }
    #expect(brussels?.allegedBreaches.first?.by == ActorID("XKX"))
    #expect(brussels?.allegedBreaches.first?.against == ActorID("SRB"))
    let earlier = agreements.first { !$0.implementation.isEmpty }
    #expect(earlier?.parties == [ActorID("ALB"), ActorID("XKX")])
    #expect(earlier?.implementation.first?.by == .person("Ramadan Ilazi"))
    #expect(main.citations.allSatisfy { article.text.contains(article.text[$0.span]) })
  }

  @Test func anyBytesGiveAValue() {
    var random = SeededGenerator(seed: 11)
    let words = [
      "treaty", "signed", "the", "Latvia", "and", "Estonia", ",", "if", "attacked", "shall", "aid",
      "no", "of", "on", "18", "March", "2025", "—", "“", "”", ".", "\n", "declaration", "s’", "not",
    ]
    for _ in 0..<300 {
      let text = (0..<40).map { _ in words.randomElement(using: &random) ?? "" }
        .joined(separator: " ")
      let (article, agreements) = AgreementsTests.agreements(text)
      let size = article.text.utf8.count
      #expect(agreements.flatMap(\.citations).allSatisfy { $0.span.upper <= size })
    }
  }
}
