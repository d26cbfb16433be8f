/// What the encoder says of one sequence of words.
public struct Encoding: Sendable, Hashable {
  /// Which words of the sentence the sequence covers.
  public let words: Range<Int>
  /// Columns of the linear heads.
  let columns: Int
  /// Width of a vector.
  public let width: Int
  let scores: [Float]
  let vectors: [Float]
  let arcs: [Float]
  let headSides: [Float]
  let dependentSides: [Float]

  /// How many words the sequence has.
  public var wordCount: Int { words.count }

  /// The scores of a head's labels for one word.
  ///
  /// - Parameters:
  ///   - head: one of the model's heads.
  ///   - word: number of the word within the sequence, from 0.
  /// - Returns: unnormalised log probabilities, one for each label.
  public func scores(_ head: Head, word: Int) -> ArraySlice<Float> {
    let first = (word + 1) * columns
    return scores[first + head.columns.lowerBound..<first + head.columns.upperBound]
  }

  /// The class with the highest score for one word.
  ///
  /// - Parameters:
  ///   - head: one of the model's heads.
  ///   - word: number of the word within the sequence, from 0.
  /// - Returns: the place of the label; the first of several that score the same.
  public func best(_ head: Head, word: Int) -> Int {
    let row = scores(head, word: word)
    var best = row.startIndex
    for i in row.indices where row[i] > row[best] { best = i }
    return best - row.startIndex
  }

  /// How well a head suits a word (unnormalised).
  ///
  /// - Parameters:
  ///   - dependent: number of the word, from 1.
  ///   - head: number of the head, from 1; 0 for the root.
  /// - Returns: an unnormalised log probability.
  public func arcScore(dependent: Int, head: Int) -> Float {
    arcs[dependent * (wordCount + 1) + head]
  }

  /// The vector of one word.
  ///
  /// - Parameter word: number of the word within the sequence, from 0.
  /// - Returns: `width` numbers.
  public func vector(word: Int) -> ArraySlice<Float> {
    vectors[(word + 1) * width..<(word + 2) * width]
  }

  /// The vector of the whole sequence.
  public var vector: ArraySlice<Float> { vectors[0..<width] }
}
