import Testing

@testable import Language

@Suite struct TrainedHeadsTests {
  @Test(
    "Lemmas that the head misspells are put right by rule",
    arguments: [
      ("killed", "VBD", "kille", "kill"), ("hoping", "VBG", "hop", "hope"),
      ("studies", "NNS", "studie", "study"), ("stolen", "VBN", "stolen", "steal"),
      ("submitted", "VBN", "submitt", "submit"), ("house", "NN", "house", "house"),
      ("zorbled", "VBD", "zorble", "zorble"), ("Closing", "VBG", "clos", "close"),
    ])
  func lemmasAreChecked(form: String, xpos: String, suggestion: String, expected: String) {
    let words: Set = ["kill", "hope", "hop", "study", "steal", "submit", "house", "close"]
    let check = LemmaCheck(isWord: { words.contains($0) })
    #expect(check.lemma(of: form, xpos: xpos, suggestion: suggestion) == expected)
  }

  @Test(
    "Only content runs on from the sentence before; no I- without its B-",
    arguments: [
      ([[0.1, 0.2, 0.7], [0.4, 0.1, 0.5]], "I-CONTENT I-CONTENT"),
      ([[0.6, 0.3, 0.1], [0.3, 0.3, 0.4]], "O O"),
      ([[0.5, 0.45, 0.05], [0.1, 0.1, 0.8]], "B-CONTENT I-CONTENT"),
    ] as [([[Float]], String)])
  func labelsMakeSense(rows: [[Float]], expected: String) {
    let labels = ["O", "B-CONTENT", "I-CONTENT"]
    let sequence = LabelSequence(labels) { $0 == "I-CONTENT" }
    #expect(sequence.best(rows).map { labels[$0] }.joined(separator: " ") == expected)
    let closed = LabelSequence(labels) { _ in false }
    #expect(closed.best(rows).first.map { labels[$0] != "I-CONTENT" } == true)
  }

  @Test func labelsAreReadBack() throws {
    for label in ["O", "B-CUE", "I-CUE", "B-SOURCE", "I-CONTENT"] {
      #expect(try #require(AttributionTag(label: label)).label == label)
    }
    #expect(AttributionTag(label: "B-VERB") == nil && AttributionTag(label: "CUE") == nil)
  }

  @Test func probabilitiesSumToOne() {
    let p = softmax([1, 2, 3])
    #expect(abs(p.reduce(0, +) - 1) < 1e-6 && p[2] > p[1] && p[1] > p[0])
    #expect(softmax([Float]()).isEmpty)
  }
}
