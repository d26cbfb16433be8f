import Evidence
import Ontology
import Records
import Stories
import Testing

private func coded(_ id: String, _ text: String, parties: [String] = []) -> CodedArticle {
  let article = Article(id: DocumentID(id), blocks: [(kind: .paragraph, text: text, source: nil)])
  var coded = CodedArticle(article: article, sentences: [], version: "1")
  if !parties.isEmpty {
    coded.agreements = [
      Agreement(names: [], kind: .agreement, parties: parties.map { ActorID($0) }, citations: [])
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

@Test func relatedArticlesComeByStoryThenActorsThenWords() throws {
  let related = try #require(RelatedArticles(articles).like(DocumentID("a"), limit: 10))
  #expect(related.map(\.id.rawValue) == ["b", "c", "d"])
  #expect(related.map(\.tie) == [.story, .actors, .words])
}

@Test func relatedArticlesAreBoundedAndKnown() {
  let related = RelatedArticles(articles)
  #expect(related.like(DocumentID("a"), limit: 1)?.count == 1)
  #expect(related.like(DocumentID("a"), limit: 0)?.isEmpty == true)
  #expect(related.like(DocumentID("unknown"), limit: 5) == nil)
  #expect(RelatedArticles([]).like(DocumentID("a"), limit: 5) == nil)
}
