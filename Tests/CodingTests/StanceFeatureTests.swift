import Evidence
import Testing

@testable import Coding
@testable import Language

/// What is told of two names to the heads of stance.
@Suite struct StanceFeatureTests {
  /// Form, lemma, part of speech, head and relation.
  private static let passive: [(String, String, UniversalPOS, Int, String)] = [
    ("Riga", "Riga", .properNoun, 3, "nsubj:pass"), ("was", "be", .auxiliary, 3, "aux:pass"),
    ("not", "not", .particle, 3, "advmod"), ("praised", "praise", .verb, -1, "root"),
    ("by", "by", .adposition, 6, "case"), ("the", "the", .determiner, 6, "det"),
    ("Danes", "Dane", .properNoun, 3, "obl:agent"), ("in", "in", .adposition, 8, "case"),
    ("May", "May", .properNoun, 3, "obl"), (".", ".", .punctuation, 3, "punct"),
  ]

  private static func features(
    _ first: Range<Int>, _ second: Range<Int>, attributions: [Attribution] = []
  ) throws -> Set<String>? {
    let article = Article(
      id: DocumentID("x"),
      blocks: [(kind: .paragraph, text: "Riga was not praised by the Danes in May.", source: nil)])
    let plain = Annotator().annotate(article)
    try #require(plain.tokens.map(\.form) == passive.map(\.0))
    let tokens = zip(plain.tokens, passive).map { token, known in
      var token = token
      (_, token.lemma, token.upos, token.head, token.relation) = known
      return token
    }
    var text = AnnotatedText(
      article: article, sentences: plain.sentences, tokens: tokens, mentions: [])
    text.attributions = attributions
    return StanceFeatures(TokenColumns(text), first, second)?.all
  }

  @Test func wordsAndTreeAreTold() throws {
    let expected: Set = [
      "n 1", "b be", "b not", "b praise", "b by", "bb < be", "bb be not", "bb not praise",
      "bb praise by", "bb by >", "q1 in", "q2 *", "q3 .", "w in", "w *", "w .", "P nsubj:pass",
      "Pg praise", "Prg nsubj:pass praise", "Prr nsubj:pass root", "Q obl:agent", "Qg praise",
      "Qrg obl:agent praise", "Qrr obl:agent root", "Qc by", "PQ nsubj:pass obl:agent", "t praise",
      "ts nsubj:pass obl:agent", "tw nsubj:pass praise obl:agent", "l 1 1",
      "path nsubj:pass ^ obl:agent", "k aux:pass be", "k advmod not", "not", "k case by",
      "A O O",
    ]
    #expect(try Self.features(0..<1, 5..<7) == expected)
  }

  @Test func aNameWithinTheOtherHasNothingBetween() throws {
    let features = try #require(try Self.features(4..<7, 6..<7))
    #expect(features.isSuperset(of: ["n 0", "bb < >", "ts = =", "p1 praise"]))
    #expect(!features.contains("Pc the") && features.contains("Pc by"))
  }

  @Test func theFirstAttributionOfANameIsTold() throws {
    let attributions = [
      Attribution(cue: 3..<5, source: 5..<7, contents: [0..<1], probability: 1),
      Attribution(cue: 1..<2, source: 0..<1, contents: [], probability: 1),
    ]
    let features = try Self.features(0..<1, 5..<7, attributions: attributions)
    #expect(features?.filter { $0.hasPrefix("A ") } == ["A CONTENT SOURCE"])
  }

  @Test func nothingIsToldWithoutATree() throws {
    let article = Article(
      id: DocumentID("x"), blocks: [(kind: .paragraph, text: "Riga praised Oslo.", source: nil)])
    #expect(StanceFeatures(TokenColumns(Annotator().annotate(article)), 0..<1, 2..<3) == nil)
  }
}
