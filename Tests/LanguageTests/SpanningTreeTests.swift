import Testing

@testable import Language

@Suite struct SpanningTreeTests {
  /// Every set of heads for up to four words is tried; none that is a tree may score higher.
  @Test(arguments: 1...40)
  func findsTheBestTree(seed: Int) {
    var state = UInt64(seed)
    let count = 1 + seed % 4
    var table: [Float] = []
    for _ in 0..<(count + 1) * (count + 1) {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      table.append(Float(state >> 40) / Float(1 << 24))
    }
    func score(_ word: Int, _ head: Int) -> Float { table[word * (count + 1) + head] }
    func total(_ heads: [Int]) -> Float {
      heads.enumerated().reduce(0) { $0 + score($1.offset + 1, $1.element) }
    }
    var best = -Float.infinity
    var heads = Array(repeating: 0, count: count)
    for number in 0..<power(count + 1, count) {
      var rest = number
      for word in heads.indices {
        heads[word] = rest % (count + 1)
        rest /= count + 1
      }
      if isTree(heads) { best = max(best, total(heads)) }
    }
    let found = SpanningTree.heads(count, score: score)
    #expect(isTree(found))
    #expect(abs(total(found) - best) < 1e-5)
  }

  /// Two words that each want the other, and chains of such pairs, end as a tree with one root.
  @Test(arguments: [2, 7, 60])
  func undoesCycles(count: Int) {
    let heads = SpanningTree.heads(count) { word, head in
      head == 0 ? 5 : (word - 1) / 2 == (head - 1) / 2 ? 9 : -Float(abs(word - head))
    }
    #expect(isTree(heads))
  }

  @Test func survivesScoresThatAreNoNumbers() {
    #expect(isTree(SpanningTree.heads(5) { _, _ in .nan }))
    #expect(SpanningTree.heads(0) { _, _ in 0 }.isEmpty)
  }

  @Test(arguments: [
    ("l|1|", "Pacts", "pact"), ("l|3|y", "treaties", "treaty"), ("l|=be", "was", "be"),
    ("k|0|", "Kosovo", "Kosovo"), ("l|9|x", "Ran", "ran"), ("k|1|", "Élysées", "Élysée"),
  ])
  func followsLemmaScripts(label: String, form: String, lemma: String) {
    #expect(LemmaScript(label)?.lemma(of: form) == lemma)
  }

  @Test(arguments: ["", "l", "x|1|a", "l|-1|", "l|a|b", "l|3"])
  func refusesOtherLabels(label: String) {
    #expect(LemmaScript(label) == nil)
  }

  private func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  /// Whether each word comes to the root, and one word only hangs from it.
  private func isTree(_ heads: [Int]) -> Bool {
    guard heads.filter({ $0 == 0 }).count == 1 else { return false }
    return heads.indices.allSatisfy { start in
      var node = start + 1
      for _ in heads.indices {
        guard node > 0 else { break }
        node = heads[node - 1]
      }
      return node == 0
    }
  }
}
