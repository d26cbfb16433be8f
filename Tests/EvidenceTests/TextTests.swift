import Evidence
import TestSupport
import Testing

@Suite struct TextTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func scalarMapAgreesWithTheStandardLibrary(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = random.text(Int(seed) * 7)
    let map = ScalarMap(text)
    #expect(map.scalarCount == text.unicodeScalars.count)
    var bytes = 0
    for (index, scalar) in text.unicodeScalars.enumerated() {
      #expect(map.scalarOffset(ofByte: bytes) == index)
      #expect(map.byteOffset(ofScalar: index) == bytes)
      bytes += UTF8.width(scalar)
    }
    #expect(map.scalarOffset(ofByte: bytes) == map.scalarCount)
    #expect(map.byteOffset(ofScalar: map.scalarCount) == bytes)
  }

  @Test func spansOfATextNeverTrap() {
    let text = "Tiranë – “pakt”"
    #expect(text[TextSpan(0, 7)] == "Tiranë")
    #expect(text[TextSpan(0, 1000)] == text)
    #expect(text[TextSpan(500, 1000)] == "")
  }

  @Test func spansCompareAndCombine() {
    let span = TextSpan(2, 5)
    #expect(span.contains(TextSpan(3, 5)) && !span.contains(TextSpan(3, 6)))
    #expect(span.overlaps(TextSpan(4, 9)) && !span.overlaps(TextSpan(5, 9)))
    #expect(span.union(TextSpan(7, 9)) == TextSpan(2, 9))
    #expect(
      [TextSpan(2, 6), TextSpan(1, 9), span].sorted() == [TextSpan(1, 9), span, TextSpan(2, 6)])
  }

  @Test func anArticleJoinsItsBlocks() {
    let article = Article(
      id: DocumentID("a"),
      blocks: [
        (kind: .heading, text: "Põhja", source: nil),
        (kind: .paragraph, text: "Two.", source: 3..<7),
      ])
    #expect(article.text == "Põhja\nTwo.")
    #expect(article.blocks.map { article.text[$0.span] } == ["Põhja", "Two."])
    #expect(article.blocks[1].source == 3..<7)
  }
}
