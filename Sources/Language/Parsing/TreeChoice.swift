import Encoder

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The best tree of a sequence with its relations, chosen together.
///
/// Where a word has a second head that is at all likely, each of the two counts with the probability of
/// its best relation: `the talks with Oslo` hangs where `nmod` or `obl` fits. Worth little
/// (`Docs/accuracy/encoder.md`): .04 LAS on EWT's development part, nothing on GUM's.
struct TreeChoice {
  /// For each word its head from 1; 0 for exactly one of them.
  let heads: [Int]
  /// For each word the place of its relation among the model's.
  let relations: [Int]

  /// A second head less likely than this is no choice.
  private static let least: Float = 0.02

  /// Chooses the tree.
  ///
  /// - Parameters:
  ///   - encoding: the sequence.
  ///   - model: the model that encoded it.
  ///   - root: the place of the relation `root`.
  init(of encoding: Encoding, by model: EncoderModel, root: Int) {
    let count = encoding.wordCount
    var arcs = [Float](repeating: 0, count: count * (count + 1))
    var (firsts, seconds) = ([Int](repeating: 0, count: count), [Int](repeating: 0, count: count))
    for word in 0..<count {
      let row = word * (count + 1)
      for head in 0...count {
        arcs[row + head] =
          head == word + 1 ? -.infinity : encoding.arcScore(dependent: word + 1, head: head)
      }
      let order = TreeChoice.bestTwo(arcs[row...row + count])
      let peak = arcs[row + order.first]
      let total = arcs[row...row + count].reduce(0) { $0 + exp($1 - peak) }
      for head in 0...count { arcs[row + head] -= peak + log(total) }
      firsts[word] = order.first
      let isLikely = arcs[row + order.second] > log(TreeChoice.least)
      seconds[word] = isLikely ? order.second : order.first
    }
    let first = TreeChoice.labels(encoding, model, firsts, root)
    let second = firsts == seconds ? first : TreeChoice.labels(encoding, model, seconds, root)
    for word in 0..<count where firsts[word] != seconds[word] {
      let least = min(first[word].score, second[word].score)
      for head in 0...count {
        arcs[word * (count + 1) + head] +=
          head == firsts[word]
          ? first[word].score : head == seconds[word] ? second[word].score : least
      }
    }
    let heads = SpanningTree.heads(count) { arcs[($0 - 1) * (count + 1) + $1] }
    let isOther = heads.indices.contains { heads[$0] != firsts[$0] && heads[$0] != seconds[$0] }
    let other = isOther ? TreeChoice.labels(encoding, model, heads, root) : first
    self.heads = heads
    relations = heads.indices.map { word in
      let choice =
        heads[word] == firsts[word] ? first : heads[word] == seconds[word] ? second : other
      return choice[word].relation
    }
  }

  private static func bestTwo(_ row: ArraySlice<Float>) -> (first: Int, second: Int) {
    var (first, second) = (row.startIndex, row.startIndex + 1)
    if row[second] > row[first] { swap(&first, &second) }
    for place in row.indices.dropFirst(2) {
      if row[place] > row[first] {
        (first, second) = (place, first)
      } else if row[place] > row[second] {
        second = place
      }
    }
    return (first - row.startIndex, second - row.startIndex)
  }

  /// The best relation of each word under a head, and the log of its probability; `root` for those
  /// that have none and no others.
  private static func labels(
    _ encoding: Encoding, _ model: EncoderModel, _ heads: [Int], _ root: Int
  ) -> [(relation: Int, score: Float)] {
    let scores = model.relationScores(of: encoding, heads: heads)
    let count = model.relations.count
    return heads.indices.map { word in
      let row = scores[word * count..<(word + 1) * count]
      var best = row.startIndex + (heads[word] == 0 ? root : root == 0 ? 1 : 0)
      if heads[word] > 0 {
        for place in row.indices where place != row.startIndex + root && row[place] > row[best] {
          best = place
        }
      }
      let peak = row.max() ?? 0
      return (best - row.startIndex, row[best] - peak - log(row.reduce(0) { $0 + exp($1 - peak) }))
    }
  }
}
