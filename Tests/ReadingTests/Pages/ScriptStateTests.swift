import Evidence
@testable import Reading
import Testing

@Suite("Pages whose text only their scripts carry")
struct ScriptStateTests {
  private static let lines = (1...6).map { number in
    "The two ministries said on Monday that the road across the pass would stay open, and that work "
      + "on section \(number) would go on through the winter."
  }

  private func page(_ script: String, title: String = "Road across the pass stays open") -> [UInt8]
  {
    Array(
      ("<html lang=en><head><title>\(title)</title><meta property=og:title content=\"\(title)\">"
        + "</head><body><div id=root></div>\(script)</body></html>").utf8)
  }

  private func read(_ bytes: [UInt8]) throws -> Article {
    try Reader().read(Capture(bytes: bytes, form: .html))
  }

  private static let markup = lines.map { "<p>\($0)</p>" }.joined()
  private static let title = #""title": "Road across the pass stays open""#

  /// The forms in which the six lines come.
  static let states: [String] = [
    // One string of markup: Next, with the other stories of the site.
    #"<script type="application/json" id="__NEXT_DATA__">{"props": {"pageProps": {"more": [{"title": "#
      + #""Another story", "body": "\#(String(repeating: "Not this one at all. ", count: 90))"}], "post": {"#
      + #"\#(title), "body": "\#(markup.replacing("<", with: #"\u003c"#))"}}}}</script>"#,
    // The headline in an object of its own.
    #"<script>window.__PRELOADED_STATE__ = {"post": {"title": {"rendered": "Road across the pass stays "#
      + #"open"}, "content": {"rendered": "\#(markup)"}}};</script>"#,
    // A list of nodes, each with its text: Apollo.
    #"<script>window.__APOLLO_STATE__={"a1": {\#(title), "body": {"type": "json", "json": ["#
      + lines.map { #"{"type": "p", "children": [{"type": "text", "data": "\#($0)"}]}"# }
      .joined(separator: ",") + "]}}}</script>",
    // Bare names and single quotes: Nuxt.
    "<script>window.__NUXT__=(function(a){return {data:[{article:{title:'Road across the pass stays "
      + "open',paragraphs:["
      + lines.map { "{text:'\($0)',kind:a}" }.joined(separator: ",") + "]}}]}}(\"p\"))</script>",
    // Data as a string that is read as JSON.
    "<script>window.__STATE__ = JSON.parse(\""
      + #"{\#(title), "content_elements": [\#(lines.map { #"{"type": "text", "content": "\#($0)"}"# }.joined(separator: ","))]}"#
      .replacing("\"", with: "\\\"") + "\")</script>",
  ]

  @Test("are read from the script's data", arguments: states)
  func state(_ script: String) throws {
    let article = try read(page(script))
    #expect(article.text == ScriptStateTests.lines.joined(separator: "\n"))
    #expect(article.diagnostics.contains { $0.id == "body-from-script" })
  }

  @Test("keep the bytes of the script for every block", arguments: states)
  func sources(_ script: String) throws {
    let bytes = page(script)
    let article = try read(bytes)
    #expect(article.blocks.count == 6)
    for block in article.blocks {
      let source = try #require(block.source)
      let text = String(decoding: bytes[source], as: UTF8.self)
      #expect(text.hasSuffix(article.text[block.span]))
    }
  }

  @Test("are refused where no data stand under the headline", arguments: states)
  func others(_ script: String) {
    let bytes = page(script, title: "Minister resigns after the vote on the budget")
    let error = #expect(throws: ReadingError.self) { try read(bytes) }
    #expect(error?.problem == .notAnArticle)
  }

  @Test(
    "have their escapes resolved, each with its place",
    arguments: [
      (#"a\u00e9b"#, "a\u{E9}b", [0, 1, 1, 7]), (#"\ud83d\ude00"#, "\u{1F600}", [0, 0, 0, 0]),
      (#"\ud83dx"#, "\u{FFFD}x", [0, 0, 0, 6]), (#"x\"y\/\n"#, "x\"y/\n", [0, 1, 3, 4, 6]),
      (#"\x41"#, "A", [0]), ("\\", "\\", [0]), ("\\é", "é", [0, 0]), (#"\u"#, "\0", [0]),
    ])
  func escapes(_ literal: String, _ text: String, _ places: [Int32]) {
    let bytes = Array(literal.utf8)
    let string = ScriptString(ScriptText(page: bytes), 0..<bytes.count)
    #expect(String(decoding: string.bytes, as: UTF8.self) == text)
    #expect(string.places == places)
  }

  @Test(
    "cost no more than linear time when they are hostile",
    arguments: [
      "[", "{\"a\":", "{\"a\":[", "\"", "\\", "'\\", "]", "{a:'b',", "[\"a b c d e f g\",",
    ])
  func hostile(_ piece: String) {
    let script = "<script>x = {" + String(repeating: piece, count: 40_000) + "</script>"
    #expect(throws: ReadingError.self) { try read(page(script)) }
  }
}

@Suite("The choice of runs")
struct RunChoiceTests {
  @Test(
    "keeps what stands together",
    arguments: [
      ([], []), ([1], [true]), ([-1], [false]),
      // One run between others of the other kind needs more than the cost of two changes.
      ([2, -0.7, 2], [true, true, true]), ([2, -0.9, 2], [true, false, true]),
      ([-2, 0.7, -2], [false, false, false]), ([-2, 0.9, -2], [false, true, false]),
      // At an end one change is enough.
      ([2, 2, -0.5], [true, true, false]), ([0.3, -2, -2], [false, false, false]),
      // Two that agree are stronger than one.
      ([-2, 0.5, 0.5, -2], [false, true, true, false]),
    ] as [([Float], [Bool])])
  func kept(_ odds: [Float], _ isKept: [Bool]) {
    #expect(RunChoice.kept(odds, change: 0.4) == isKept)
  }
}
