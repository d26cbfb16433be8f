import Evidence
import Foundation
import LedgerStore
import Ontology
import Records

/// A coded article of our own with one record of each kind, its text outside ASCII.
func sample(
  _ id: String,
  text: String = "Vuksanović of Serbia objected. Albania and Croatia signed a declaration.",
  title: String = "Three states sign", url: String? = nil, version: String = "1",
  published: String = "2025-03-18"
) -> CodedArticle {
  var article = Article(id: DocumentID(id), blocks: [(.paragraph, text, nil)])
  article.title = title
  article.url = url
  article.language = "en"
  article.published = Timestamp(iso: published)
  let whole = TextSpan(0, text.utf8.count)
  let citation = Citation(
    document: article.id, span: whole, sentence: 0, maker: .rule("sample"), version: version,
    score: 0.75)
  func side(_ code: String) -> Participant {
    Participant(actor: ActorID(code), roles: [.government], text: code, span: TextSpan(0, 4))
  }
  var coded = CodedArticle(article: article, sentences: [whole], version: version)
  coded.entities = [EntityMention(span: TextSpan(0, 4), type: "PER", actor: ActorID("SRB"))]
  coded.events = [
    Event(
      type: .support, source: [side("ALB")], target: [side("HRV")], factuality: .happened,
      citation: citation)
  ]
  var speaker = Speaker(text: "Vuksanović", span: TextSpan(0, 11))
  speaker.name = "Ana Vuksanović"
  speaker.affiliation = ActorID("SRB")
  var statement = Statement(
    speaker: speaker, cue: nil, content: [whole], kind: .indirect, citation: citation)
  statement.stance = .oppose
  coded.statements = [statement]
  var agreement = Agreement(
    names: ["Sample Declaration"], kind: .declaration,
    parties: [ActorID("HRV"), ActorID("ALB")], citations: [citation])
  agreement.topics = [.exercises]
  coded.agreements = [agreement]
  return coded
}

/// A file path in a folder of its own, removed when the value goes.
final class TemporaryFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: url)
  }

  func path(_ name: String = "ledger.db") -> String { url.appendingPathComponent(name).path }
}
