/// Who is said to say, think or want what, by which words (Pareti 2012, PolNeAR), as a trained
/// encoder reads it.
public struct Attribution: Sendable, Hashable {
  /// A part of an attribution.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The words that attribute: "said", "according to", "the belief".
    case cue = "CUE"
    /// Who is said to say it.
    case source = "SOURCE"
    /// What is said, thought or wanted.
    case content = "CONTENT"
  }

  /// Its cue, as a range into the text's tokens.
  public let cue: Range<Int>
  /// Its source; nil where the sentence names none.
  public let source: Range<Int>?
  /// Its contents, in text order, all in the cue's sentence.
  public let contents: [Range<Int>]
  /// How sure the head is of cue and contents, 0…1, not calibrated.
  public let probability: Float

  /// Makes an attribution.
  ///
  /// - Parameters:
  ///   - cue: range of its cue's tokens.
  ///   - source: range of its source's tokens.
  ///   - contents: ranges of its contents' tokens, in text order.
  ///   - probability: of cue and contents, 0…1.
  public init(
    cue: Range<Int>, source: Range<Int>?, contents: [Range<Int>], probability: Float
  ) {
    self.cue = cue
    self.source = source
    self.contents = contents
    self.probability = probability
  }

  /// The part that a token belongs to; nil where it belongs to none.
  public func part(of token: Int) -> Part? { run(of: token)?.part }

  /// The label of a token in BIO form, `B-CUE`, `I-CONTENT`; nil where it has no part in this.
  func label(of token: Int) -> String? {
    run(of: token).map { ($0.tokens.lowerBound == token ? "B-" : "I-") + $0.part.rawValue }
  }

  private func run(of token: Int) -> (tokens: Range<Int>, part: Part)? {
    let runs =
      [(cue, Part.cue)] + (source.map { [($0, .source)] } ?? [])
      + contents.map { ($0, .content) }
    return runs.first { $0.0.contains(token) }
  }
}

/// Where a sentence leans towards one of the things it speaks of: probabilities, not calibrated.
public struct Leaning: Sendable, Hashable {
  /// Neither for nor against.
  public let neutral: Float
  /// For it, or speaking well of it.
  public let positive: Float
  /// Against it, or speaking ill of it.
  public let negative: Float

  /// Makes a leaning.
  ///
  /// - Parameters:
  ///   - neutral: probability of neither.
  ///   - positive: probability of being for it.
  ///   - negative: probability of being against it.
  public init(neutral: Float, positive: Float, negative: Float) {
    self.neutral = neutral
    self.positive = positive
    self.negative = negative
  }
}
