/// The tokenizer of uncased BERT models.
///
/// Lower case without marks, apart at punctuation and at Chinese characters, then the longest
/// pieces that the vocabulary has (Devlin and others 2019; Wu and others 2016).
struct WordPiece: Sendable {
  /// Words of more scalars than this are one unknown piece.
  static let longestWord = 100
  /// Of a word that falls into more pieces than this only the first are kept.
  static let mostPieces = 64

  let opening: Int32
  let closing: Int32
  let unknown: Int32
  let vocabulary: Vocabulary

  /// Reads a vocabulary, a piece a line.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - pieces: how many pieces the model knows.
  ///   - sums: the checksums that the model's folder tells.
  /// - Throws: `EncoderError` if the file is missing, damaged or holds another number of pieces.
  init(path: String, pieces: Int, sums: ModelSums) throws(EncoderError) {
    let file = try Mapping(path: path)
    try sums.verify(file.bytes, of: "vocab.txt", in: path)
    vocabulary = Vocabulary(file.bytes)
    guard vocabulary.count == pieces,
      let opening = vocabulary["[CLS]"], let closing = vocabulary["[SEP]"],
      let unknown = vocabulary["[UNK]"]
    else {
      let what = "holds \(vocabulary.count) pieces, expected \(pieces) with [CLS], [SEP] and [UNK]"
      throw EncoderError(problem: .malformed(what), path: path)
    }
    (self.opening, self.closing, self.unknown) = (opening, closing, unknown)
  }

  /// The pieces of a sentence, in as many sequences as the longest allowed makes needed.
  func sequences(of words: [String], longest: Int) -> [PieceSequence] {
    var out: [PieceSequence] = []
    var sequence = Draft(opening)
    var start = 0
    var parts = Parts()
    for (number, word) in words.enumerated() {
      let before = sequence.pieces.count
      append(word, &parts, to: &sequence.pieces, atMost: min(WordPiece.mostPieces, longest - 2))
      if sequence.pieces.count + 1 > longest, number > start {
        let moved = Array(sequence.pieces[before...])
        sequence.pieces.removeSubrange(before...)
        out.append(sequence.closed(closing, start..<number))
        sequence = Draft(opening)
        sequence.pieces += moved
        start = number
      }
      sequence.close(word: WordShape(word))
    }
    if start < words.count { out.append(sequence.closed(closing, start..<words.count)) }
    return out
  }

  /// The pieces of one word.
  func pieces(of word: String) -> [Int32] {
    var out: [Int32] = []
    var parts = Parts()
    append(word, &parts, to: &out, atMost: .max)
    return out
  }

  private func append(
    _ word: String, _ parts: inout Parts, to pieces: inout [Int32], atMost limit: Int
  ) {
    parts.take(word)
    let before = pieces.count
    for part in parts.ranges { append(parts.scalars[part], to: &pieces) }
    if pieces.count == before { pieces.append(unknown) }
    if pieces.count - before > limit { pieces.removeSubrange((before + limit)...) }
  }

  /// The longest piece at each place, from left to right; one unknown piece if there is none.
  private func append(_ part: ArraySlice<Unicode.Scalar>, to pieces: inout [Int32]) {
    let before = pieces.count
    var start = part.startIndex
    while start < part.endIndex, part.count <= WordPiece.longestWord {
      var key = start == part.startIndex ? Vocabulary.Key.beginning : Vocabulary.Key.continuing
      var found: (piece: Int32, end: Int)?
      for i in start..<part.endIndex {
        key.append(part[i])
        if let piece = vocabulary[key] { found = (piece, i + 1) }
        if i - start >= vocabulary.longest { break }
      }
      guard let found else { break }
      pieces.append(found.piece)
      start = found.end
    }
    guard start < part.endIndex else { return }
    pieces.removeSubrange(before...)
    pieces.append(unknown)
  }
}

/// A sequence while its words are being added.
private struct Draft {
  var pieces: [Int32]
  private var shapes: [UInt8] = [0]
  private var first: [Int32] = [0]

  init(_ opening: Int32) { pieces = [opening] }

  mutating func close(word shape: WordShape) {
    first.append(Int32(shapes.count))
    while shapes.count < pieces.count { shapes.append(shape.rawValue) }
  }

  func closed(_ closing: Int32, _ words: Range<Int>) -> PieceSequence {
    PieceSequence(words: words, pieces: pieces + [closing], shapes: shapes + [0], first: first)
  }
}
