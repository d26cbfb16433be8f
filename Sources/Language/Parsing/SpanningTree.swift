/// The best tree over scores of arcs (Chu and Liu 1965; Edmonds 1967), with one root word.
///
/// Node 0 is the root, nodes 1… are words. Cycles are contracted one after the other without
/// recursion and undone in reverse.
struct SpanningTree {
  private var scores: [Double]
  private let size: Int
  private var active: [Int]
  private var best: [Int]
  private var history: [Contraction] = []

  /// A cycle that was made one node, its first.
  private struct Contraction {
    let cycle: [Int]
    /// For each node of the cycle its head within it.
    let heads: [Int]
    /// For each node outside, the node of the cycle that its arc goes to or comes from.
    var entered: [Int: Int] = [:]
    var left: [Int: Int] = [:]
  }

  /// The heads of the words of a sentence.
  ///
  /// - Parameters:
  ///   - count: how many words there are.
  ///   - score: how well a head (0 for the root) suits a word (from 1); higher is better.
  /// - Returns: a head for each word: 0 for exactly one of them, else the head's number from 1.
  /// - Complexity: O(n²) where the best heads make a tree, else O(n³) at worst.
  static func heads(_ count: Int, score: (_ word: Int, _ head: Int) -> Float) -> [Int] {
    guard count > 0 else { return [] }
    var tree = SpanningTree(count, score)
    return Array(tree.solved()[1...])
  }

  private init(_ count: Int, _ score: (Int, Int) -> Float) {
    size = count + 1
    active = Array(0...count)
    best = Array(repeating: 0, count: size)
    scores = Array(repeating: 0, count: size * size)
    var low = Double.infinity
    var high = -Double.infinity
    for word in 1...count {
      for head in 0...count where head != word {
        let given = Double(score(word, head))
        let value = given.isFinite ? given : -1e9
        scores[word * size + head] = value
        low = min(low, value)
        high = max(high, value)
      }
    }
    // Dear enough that no tree with two roots can be better than one with one.
    let price = (high - low + 1) * Double(size)
    for word in 1...count { scores[word * size] -= price }
  }

  private mutating func solved() -> [Int] {
    chooseHeads()
    while let cycle = findCycle() {
      contract(cycle)
      chooseHeads()
    }
    var heads = best
    for step in history.reversed() {
      let node = step.cycle[0]
      let outer = heads[node]
      let entry = step.entered[outer] ?? node
      for (member, head) in zip(step.cycle, step.heads) { heads[member] = head }
      heads[entry] = outer
      for (other, inner) in step.left where heads[other] == node { heads[other] = inner }
    }
    return heads
  }

  private mutating func chooseHeads() {
    for word in active where word != 0 {
      var choice = -1
      for head in active where head != word {
        if choice < 0 || scores[word * size + head] > scores[word * size + choice] { choice = head }
      }
      best[word] = choice
    }
  }

  private func findCycle() -> [Int]? {
    var seenFrom = Array(repeating: -1, count: size)
    for start in active where start != 0 {
      var node = start
      while node != 0, seenFrom[node] < 0 {
        seenFrom[node] = start
        node = best[node]
      }
      guard node != 0, seenFrom[node] == start else { continue }
      var cycle = [node]
      var next = best[node]
      while next != node {
        cycle.append(next)
        next = best[next]
      }
      return cycle
    }
    return nil
  }

  private mutating func contract(_ cycle: [Int]) {
    let inside = Set(cycle)
    let node = cycle[0]
    let total = cycle.reduce(0) { $0 + scores[$1 * size + best[$1]] }
    var step = Contraction(cycle: cycle, heads: cycle.map { best[$0] })
    for other in active where !inside.contains(other) {
      var (entry, gain) = (node, -Double.infinity)
      var (exit, value) = (node, -Double.infinity)
      for member in cycle {
        let instead = scores[member * size + other] - scores[member * size + best[member]]
        if instead > gain { (entry, gain) = (member, instead) }
        if scores[other * size + member] > value {
          (exit, value) = (member, scores[other * size + member])
        }
      }
      step.entered[other] = entry
      step.left[other] = exit
      scores[node * size + other] = total + gain
      scores[other * size + node] = value
    }
    active.removeAll { inside.contains($0) && $0 != node }
    history.append(step)
  }
}
