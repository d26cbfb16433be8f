import Evidence
import Language
import Testing

private let pieces = [
  "Kosovo", " ", "  ", "\n", "\n\n", ".", "...", "…", "!", "?", "”", "“", "\"", "'", "’s", "n't",
  "-",
  "--", "—", "U.S.", "Mr.", "(", ")", "[1]", "$", "3.5", "%", "http://a.b/c", "@", "#", "\u{0}",
  "\u{FFFD}", "é", "Đ", "漢字", "🇽🇰", "\u{301}", "\t", "March 18", "Tuesday", "said", "said,", ":",
  "03/15/2001 04:11", "\r\n", "\u{2028}", "of", "and", "Ministry",
]

private func hostile(_ generator: inout SystemRandomNumberGenerator) -> String {
  (0..<60).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
}

/// The bytes of a text that are no white space, where white space is what Unicode calls so and the
/// zero-width and control characters that the tokenizer passes over.
private func covered(_ text: String) -> [Int] {
  var offsets: [Int] = []
  var offset = 0
  for scalar in text.unicodeScalars {
    let width = String(scalar).utf8.count
    let isBlank =
      scalar.properties.isWhitespace || scalar.value < 0x20 || scalar.value == 0x7F
      || scalar.value == 0x200B || scalar.value == 0xFEFF
    if !isBlank { offsets += offset..<(offset + width) }
    offset += width
  }
  return offsets
}

private func check(_ text: AnnotatedText) {
  let bytes = text.article.text.utf8.count
  var end = 0
  var next = 0
  for sentence in text.sentences {
    #expect(sentence.span.lower >= end && sentence.span.upper <= bytes)
    #expect(sentence.tokens.lowerBound == next && !sentence.tokens.isEmpty)
    var position = sentence.span.lower
    for token in text.tokens[sentence.tokens] {
      #expect(token.span.lower >= position && token.span.upper <= sentence.span.upper)
      #expect(!token.span.isEmpty && token.form == text.article.text[token.span])
      position = token.span.upper
    }
    end = sentence.span.upper
    next = sentence.tokens.upperBound
  }
  #expect(next == text.tokens.count)
  #expect(text.tokens.flatMap { Array($0.span.range) } == covered(text.article.text))
  var last = 0
  for mention in text.mentions {
    #expect(mention.span.lower >= last && mention.span.upper <= bytes)
    last = mention.span.upper
  }
}

@Test func wordsCoverHostileTextOnce() {
  var generator = SystemRandomNumberGenerator()
  for _ in 0..<200 {
    let text = hostile(&generator)
    check(Annotator().annotate(Article(id: DocumentID("h"), text: text, blocks: [])))
  }
}

@Test func blocksMayLeaveGapsOrOverlap() {
  let text = "One. Two three. Four five six."
  let blocks = [TextSpan(5, 10), TextSpan(8, 15), TextSpan(20, 90)].map {
    Block(kind: .paragraph, span: $0)
  }
  check(Annotator().annotate(Article(id: DocumentID("g"), text: text, blocks: blocks)))
}

@Test(
  "Long runs of one thing are read in linear time",
  arguments: [
    "(", ". ", "\"", "A ", "A.", "'", "…", "\n", "http://", "1/", "-", "March ", "of The ",
  ])
func longRunsAreRead(piece: String) {
  let text = String(repeating: piece, count: 20_000)
  check(Annotator().annotate(Article(id: DocumentID("l"), text: text, blocks: [])))
}

@Test func annotatingTwiceGivesTheSame() {
  let text = annotated(
    "Mr. Kos met the U.S. envoy on Tuesday. Kos’s aides didn’t.", published: "2025-03-20")
  let again = annotated(
    "Mr. Kos met the U.S. envoy on Tuesday. Kos’s aides didn’t.", published: "2025-03-20")
  #expect(CoNLLU.write(text) == CoNLLU.write(again))
}

@Test func conlluKeepsGivenWordsAndSentences() throws {
  let written = CoNLLU.write(
    Annotator().annotate(article(["Serbia hasn't agreed. It won’t.", "Edi Rama said so."])))
  let read = try CoNLLU.read(written, id: DocumentID("x"))
  #expect(read.count == 1)
  #expect(read[0].article.text == "Serbia hasn't agreed. It won’t.\nEdi Rama said so.")
  #expect(read[0].article.id == DocumentID("t"))
  #expect(CoNLLU.write(Annotator().annotate(words: read[0])) == written)
}

@Test func conlluReadsMultiwordTokensAndSkipsEmptyNodes() throws {
  let fields = "\t_\t_\t_\t_\t_\t_\t_\t"
  let source =
    "1-2\tdon't\(fields)SpaceAfter=No\n1\tdo\(fields)_\n2\tn't\(fields)_\n2.1\tx\(fields)_\n"
    + "3\t.\(fields)_\n\n"
  let text = try #require(try CoNLLU.read(source, id: DocumentID("x")).first)
  #expect(text.article.text == "don't.")
  #expect(text.tokens.map(\.form) == ["do", "n't", "."])
}

@Test(
  "Broken CoNLL-U is refused with its line",
  arguments: ["1\ta\n", "x\ta\t_\t_\t_\t_\t_\t_\t_\t_\n"])
func brokenCoNLLUIsRefused(source: String) {
  #expect(throws: CoNLLUError.self) { try CoNLLU.read(source, id: DocumentID("x")) }
}
