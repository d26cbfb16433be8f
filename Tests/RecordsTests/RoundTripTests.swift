import Evidence
import Ontology
import Records
import TestSupport
import Testing

/// JSON out and in again gives the same record, whatever the text.
@Suite struct RoundTripTests {
  @Test(arguments: 0..<60 as Range<UInt64>)
  func aCodedArticleSurvives(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let coded = RandomRecords(&random).coded
    let json = coded.json
    #expect(try CodedArticle(json: json) == coded)
    #expect(try CodedArticle(json: JSON(parsing: json.line)) == coded)
  }

  @Test func spansAreScalarsOutside() throws {
    var article = Article(id: DocumentID("a"), blocks: [(.paragraph, "Ivan Anušić spoke.", nil)])
    article.title = "T"
    var coded = CodedArticle(article: article, sentences: [TextSpan(0, 20)], version: "1")
    coded.entities = [EntityMention(span: TextSpan(5, 13), type: "PER", actor: nil)]
    #expect(coded.article.text[coded.entities[0].span] == "Anušić")
    #expect(coded.json["entities"]?.array?[0]["span"] == [5, 11])
    #expect(coded.json["sentences"] == [[0, 18]])
    #expect(coded.json["error"] == .null)
  }

  @Test(arguments: [
    (#"{"article":{"text":""}}"#, "id"), (#"{"id":"a"}"#, "article.text"),
    (#"{"id":"a","article":{"text":"x"},"version":"1","sentences":[[0,2]]}"#, "sentences[0]"),
    (#"{"id":"a","article":{"text":"x"},"version":"1","events":[{"type":"DANCE"}]}"#, "type"),
  ])
  func errorsNameTheMember(line: String, path: String) throws {
    let json = try JSON(parsing: line)
    do {
      _ = try CodedArticle(json: json)
      Issue.record("expected an error")
    } catch {
      #expect(error.path.hasSuffix(path), "\(error)")
    }
  }
}
