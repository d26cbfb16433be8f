import Evidence
import LedgerStore
import Ontology
import Records
import Testing

private func coded(_ id: String, _ text: String, parties: [String] = []) -> CodedArticle {
  let article = Article(id: DocumentID(id), blocks: [(kind: .paragraph, text: text, source: nil)])
  var coded = CodedArticle(article: article, sentences: [], version: "1")
  if !parties.isEmpty {
    let citation = Citation(
      document: article.id, span: TextSpan(0, text.utf8.count), sentence: 0, maker: .rule("sample"),
      version: "1", score: 1)
    coded.agreements = [
      Agreement(
        names: [], kind: .agreement, parties: parties.map { ActorID($0) }, citations: [citation])
    ]
  }
  return coded
}

private let articles = [
  coded(
    "a", "Albania and Croatia signed a defence declaration in Tirana.", parties: ["ALB", "HRV"]),
  coded(
    "b", "Albania and Croatia signed a defence declaration in Tirana.", parties: ["ALB", "HRV"]),
  coded("c", "Tariffs on timber were settled at the port of Ploce.", parties: ["HRV", "ALB"]),
  coded(
    "d",
    "A declaration of love: the choir sang folk ballads at the harbour while tourists ate grilled sardines, drank lemonade and watched dolphins."
  ),
  coded("e", "Snow closed mountain passes near Innsbruck."),
]

@Suite struct RelatedArticlesTests {
  @Test(arguments: Store.available) func theyComeByStoryThenActorsThenWords(_ store: Store)
    async throws
  {
    let ledger = try store.ledger()
    try await ledger.append(contentsOf: articles)
    try await ledger.groupReports()
    let related = try #require(try ledger.reader.related(to: DocumentID("a"), limit: 10))
    #expect(related.map(\.id.rawValue) == ["b", "c", "d"])
    #expect(related.map(\.tie) == [.story, .actors, .words])
    #expect(related[0].likeness == 1 && related[2].likeness < 0.5)
    #expect(try ledger.reader.related(to: DocumentID("a"), limit: 1)?.count == 1)
    #expect(try ledger.reader.related(to: DocumentID("a"), limit: 0)?.isEmpty == true)
    #expect(try ledger.reader.related(to: DocumentID("unknown"), limit: 5) == nil)
  }
}
