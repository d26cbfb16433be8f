#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The best sequence of BIO labels in which every `I-` goes on with what stands before it
/// (Viterbi 1967), where the head alone labels word by word.
struct LabelSequence: Sendable {
  /// For each label the labels that may stand before it.
  private let before: [[Int]]
  /// The labels that a sequence may begin with.
  private let first: [Int]

  /// - Parameters:
  ///   - labels: in BIO form.
  ///   - goingOn: whether a sequence may begin with an `I-`, going on from the one before.
  init(_ labels: [String], goingOn: (String) -> Bool) {
    before = labels.map { label in
      labels.indices.filter {
        !label.hasPrefix("I-") || labels[$0] != "O" && labels[$0].dropFirst(2) == label.dropFirst(2)
      }
    }
    first = labels.indices.filter { !labels[$0].hasPrefix("I-") || goingOn(labels[$0]) }
  }

  /// The labels of a row of words.
  ///
  /// - Parameter probabilities: for each word, of each label.
  /// - Returns: a label for each word.
  /// - Complexity: O(n · l²).
  func best(_ probabilities: [[Float]]) -> [Int] {
    guard let opening = probabilities.first else { return [] }
    let impossible = -Float.infinity
    var scores = [Float](repeating: impossible, count: before.count)
    for label in first { scores[label] = log(max(opening[label], 1e-30)) }
    var choices: [[Int]] = []
    for row in probabilities.dropFirst() {
      var next = scores
      var chosen = [Int](repeating: 0, count: before.count)
      for label in before.indices {
        let best = before[label].max { scores[$0] < scores[$1] } ?? 0
        chosen[label] = best
        next[label] = scores[best] + log(max(row[label], 1e-30))
      }
      choices.append(chosen)
      scores = next
    }
    var path = [scores.indices.max { scores[$0] < scores[$1] } ?? 0]
    for chosen in choices.reversed() { path.append(chosen[path[path.count - 1]]) }
    return path.reversed()
  }
}
