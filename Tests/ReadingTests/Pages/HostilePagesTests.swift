import Evidence
import Reading
import TestSupport
import Testing

/// Reads bytes; an article and a typed error are both answers.
private func answers(_ bytes: [UInt8], form: Capture.Form? = nil) -> Bool {
  let capture = Capture(bytes: bytes, form: form)
  do {
    let article = try Reader().read(capture)
    return article.blocks.allSatisfy { block in
      block.span.upper <= article.text.utf8.count
        && (block.source?.upperBound ?? 0) <= bytes.count
    }
  } catch {
    return !error.remedy.isEmpty
  }
}

private func problem(_ bytes: [UInt8]) -> ReadingError.Problem? {
  do {
    _ = try Reader().read(Capture(bytes: bytes))
    return nil
  } catch {
    return error.problem
  }
}

private let sentence =
  "The defence ministers of three states signed a declaration on cooperation in Tirana. "

private let page =
  "<html><head><title>A &amp; B</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\","
  + "\"datePublished\":\"2025-03-18\"}</script></head><body><!-- x --><article><h1>A &amp; B</h1>"
  + "<p class=\"a b\">\(sentence)</p><ul><li>one<li>two</ul><table><tr><td>1<td>2</table>"
  + "<p>\(sentence)<br><br>\(sentence)&hellip;&#x201C;</p></article></body></html>"

@Suite("Hostile bytes")
struct HostilePagesTests {
  @Test("random bytes are answered", arguments: 0..<40)
  func random(_ seed: Int) {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let bytes = (0..<200).map { _ in UInt8.random(in: 0...255, using: &numbers) }
    #expect(answers(bytes))
    #expect(answers(bytes, form: .html))
    #expect(answers(bytes, form: .capture))
    #expect(answers(Array("<html><body><p>".utf8) + bytes, form: .html))
  }

  @Test("a page cut off anywhere is answered")
  func truncated() {
    let bytes = Array(page.utf8)
    for end in stride(from: 0, through: bytes.count, by: 7) {
      #expect(answers(Array(bytes[..<end]), form: .html), "cut at \(end)")
    }
  }

  @Test(
    "deep and endless markup is answered",
    arguments: [
      ("<div>", ""), ("<b>", "</i>"), ("<table><tr><td>", ""), ("<p><a href=x>", ""), ("<!--", ""),
      ("<title>", ""), ("</div>", ""), ("<ul><li>", "</p>"), ("<x y='", ""), ("&", ""), ("<", ""),
    ])
  func deep(_ opening: String, _ closing: String) {
    let count = opening == "<div>" ? 100_000 : 4_000
    let text =
      String(repeating: opening, count: count) + sentence + sentence
      + String(repeating: closing, count: count)
    #expect(answers(Array(text.utf8), form: .html))
  }

  @Test("what is no text is refused, and says why")
  func refusals() {
    #expect(problem([]) == .empty)
    #expect(problem(Array(" \n\t ".utf8)) == .empty)
    #expect(problem([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) == .notText)
    #expect(problem((0..<4096).map { UInt8($0 % 7) }) == .notText)
    #expect(
      problem(Array("<html><body><script>run()</script></body></html>".utf8)) == .notAnArticle)
    #expect(problem([UInt8](repeating: 0x41, count: Reader.sizeLimit + 1)) == .tooLarge)
  }

  @Test("NUL bytes and broken characters become U+FFFD, and blocks still know their bytes")
  func repairs() throws {
    let start = 5
    // Enough letters outside ASCII to show that the text is UTF-8, whatever is broken in it.
    let bytes: [UInt8] = [0x41, 0x00, 0xC3, 0x28, 0x20] + Array(("“Žće” " + sentence).utf8)
    let article = try Reader().read(Capture(bytes: bytes, form: .text))
    #expect(article.text.contains("A\u{FFFD}\u{FFFD}("))
    #expect(article.diagnostics.contains { $0.id == "bytes-repaired" })
    let source = try #require(article.blocks.first?.source)
    #expect(source.contains(start))
    #expect(String(decoding: bytes[source], as: UTF8.self).hasSuffix("Tirana."))
  }
}
