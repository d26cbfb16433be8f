/// The word pieces of a sentence or of a part of one, between the two marks of a sequence.
public struct PieceSequence: Sendable, Hashable {
  /// Which words of the sentence these are.
  public let words: Range<Int>
  /// Numbers of the pieces in the vocabulary.
  public internal(set) var pieces: [Int32]
  /// How the word that each piece belongs to is written; 0 for the marks.
  var shapes: [UInt8]
  /// Place of the first piece of each word, after the place of the opening mark.
  var first: [Int32]
}
