import Evidence
import Ontology
import Records

/// Articles of 300 made-up words, each with five events and five statements, and every tenth with an
/// agreement.
///
/// Word k stands with a probability that falls as 1/(k+3), as in Zipf's law.
struct SyntheticArticles {
  private static let vocabulary = 20_000
  private static let actors = [
    "ALB", "HRV", "XKX", "SRB", "MKD", "MNE", "BIH", "USA", "RUS", "DEU",
  ]
  private static let types: [EventType] = [.support, .consult, .accuse, .agree, .sanction]
  private static let speakers = ["Ana Horvat", "Ivo Kovač", "Arta Hoxha", "Petar Jović"]
  private var state: UInt64 = 1
  private let sums: [Double]

  init() {
    var sum = 0.0
    var sums: [Double] = []
    for rank in 0..<SyntheticArticles.vocabulary {
      sum += 1 / Double(rank + 3)
      sums.append(sum)
    }
    self.sums = sums
  }

  /// Source: xorshift64 (Marsaglia 2003).
  private mutating func random() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int(random() % UInt64(values.count))]
  }

  private mutating func word() -> Int {
    let wanted = Double(random() >> 11) / Double(1 << 53) * sums[sums.count - 1]
    var low = 0
    var high = sums.count - 1
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The article of a number.
  mutating func article(_ number: Int) -> CodedArticle {
    let text = (0..<300).map { _ in "w\(word())" }.joined(separator: " ")
    var article = Article(
      id: DocumentID("synthetic-\(number)"), blocks: [(.paragraph, text, nil)])
    article.title = "w\(word()) w\(word()) w\(word())"
    article.url = "https://example.org/\(number)"
    article.language = "en"
    let day = CalendarDate(daysSinceEpoch: 20_000 + Int(random() % 400))
    article.published = Timestamp(iso: day.description)
    let whole = TextSpan(0, text.utf8.count)
    var coded = CodedArticle(article: article, sentences: [whole], version: "1")
    for index in 0..<5 {
      let span = TextSpan(index * 20, index * 20 + 15)
      let citation = Citation(
        document: article.id, span: span, sentence: 0, maker: .rule("synthetic"), version: "1",
        score: 0.5)
      coded.events.append(
        Event(
          type: pick(SyntheticArticles.types), source: [side(span)], target: [side(span)],
          factuality: .happened, citation: citation))
      var speaker = Speaker(text: "he", span: span)
      speaker.name = pick(SyntheticArticles.speakers)
      speaker.affiliation = ActorID(pick(SyntheticArticles.actors))
      var statement = Statement(
        speaker: speaker, cue: nil, content: [span], kind: .indirect, citation: citation)
      statement.stance = pick([.support, .oppose, .neutral])
      coded.statements.append(statement)
    }
    if number % 10 == 0 {
      let span = TextSpan(0, 15)
      let citation = Citation(
        document: article.id, span: span, sentence: 0, maker: .rule("synthetic"), version: "1",
        score: 0.5)
      coded.agreements = [
        Agreement(
          names: ["W\(word()) Declaration"], kind: .declaration,
          parties: [pick(SyntheticArticles.actors), pick(SyntheticArticles.actors)].map {
            ActorID($0)
          }, citations: [citation])
      ]
    }
    return coded
  }

  private mutating func side(_ span: TextSpan) -> Participant {
    Participant(
      actor: ActorID(pick(SyntheticArticles.actors)), roles: [.government], text: "they",
      span: span)
  }
}
