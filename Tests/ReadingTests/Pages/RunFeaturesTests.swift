import Evidence
@testable import Reading
import Testing

@Suite("What runs are judged by")
struct RunFeaturesTests {
  private func names(_ body: String) -> [Set<Int>] {
    let page = TreeBuilder.page(from: Array("<html><body>\(body)</body></html>".utf8))
    let text = PageText(page, ElementCues(page))
    let buckets = NameBuckets(page, text)
    return text.runs.map { Set(buckets.buckets($0.node)) }
  }

  @Test("the weights are made for as many numbers as there are")
  func widths() {
    let page = Array("<html><body><h1>Roads</h1><p>The road is open.</p></body></html>".utf8)
    #expect(RunTable(Capture(bytes: page, form: .html)).width == RunModel.page.inputs)
    let lines = Array("Roads\nThe road is open.\n".utf8)
    #expect(RunTable(Capture(bytes: lines, form: .capture)).width == RunModel.line.inputs)
  }

  @Test(
    "names fall together but for case and numbers",
    arguments: [
      ("lede_1", "LEDE_22", true), ("story-text-4", "Story-Text-9", true), ("b2", "b7", true),
      ("lede", "dek", false), ("storyText", "story text", false),
    ])
  func alike(_ one: String, _ other: String, _ areEqual: Bool) {
    let found = names("<p class='\(one)'>One.</p><p class='\(other)'>Two.</p>")
    #expect(found.count == 2 && !found[0].isEmpty)
    #expect((found[0] == found[1]) == areEqual)
  }

  @Test("a name of several words has the buckets of its words, and one of its own")
  func words() {
    let found = names("<p class='storyText'>One.</p><p class='story text'>Two.</p>")
    #expect(found[1].isSubset(of: found[0]) && found[0].count == found[1].count + 1)
  }

  @Test("only so many elements outwards are looked at")
  func reach() {
    let page = TreeBuilder.page(
      from: Array(
        ("<html><body>" + String(repeating: "<div class=wrap>", count: 20) + "<p class=lede>Text.")
          .utf8))
    let text = PageText(page, ElementCues(page))
    let buckets = NameBuckets(page, text)
    let named = page.nodes.indices.count { !buckets.buckets($0).isEmpty }
    #expect(named == NameBuckets.reach)
  }

  @Test("flags take their places once, in order")
  func flags() {
    var row = FeatureRow()
    row.append(2)
    row.append(flags: [3, 1, 3], of: 5)
    row.append(4)
    #expect(row.entries.map(\.place) == [0, 2, 4, 6] && row.entries.map(\.value) == [2, 1, 1, 4])
    #expect(row.count == 7)
  }

  @Test("a paragraph that the page says again is kept once")
  func repeats() throws {
    let appeal =
      "The two ministries asked drivers to leave early and to carry chains, because snow is expected "
      + "on both sides of the pass before the end of the week."
    let body = (1...4).map { number in
      "<p>The ministries said on Monday that the road across the pass would stay open, and that work "
        + "on section \(number) would go on through the winter, as the budget foresees.</p><p>\(appeal)</p>"
    }
    let page =
      "<html lang=en><head><title>Road stays open</title></head><body><article>"
      + "<h1>Road across the pass stays open</h1>\(body.joined())</article></body></html>"
    let article = try Reader().read(Capture(bytes: Array(page.utf8), form: .html))
    #expect(article.blocks.count { article.text[$0.span] == appeal } == 1)
    #expect(article.blocks.count == 5)
  }
}
