/// What a token is in an attribution (Pareti 2012, PolNeAR): who is said to say, think or want
/// what, by which words.
public struct AttributionTag: Sendable, Hashable {
  /// A part of an attribution.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The words that attribute: "said", "according to", "the belief".
    case cue = "CUE"
    /// Who is said to say it.
    case source = "SOURCE"
    /// What is said, thought or wanted.
    case content = "CONTENT"
  }

  /// The part that the token belongs to, nil where it belongs to none.
  public let part: Part?
  /// Whether the part begins here.
  ///
  /// Content that does not begin at the start of a sentence goes on from the sentence before.
  public let begins: Bool
  /// How sure the head is of the token's label, 0…1, not calibrated.
  public let probability: Float

  /// Makes a tag.
  ///
  /// - Parameters:
  ///   - part: the part that the token belongs to.
  ///   - begins: whether the part begins here.
  ///   - probability: of the label, 0…1.
  public init(part: Part?, begins: Bool, probability: Float) {
    self.part = part
    self.begins = begins
    self.probability = probability
  }

  /// The label in BIO form: `O`, `B-CUE`, `I-CONTENT`.
  public var label: String {
    part.map { (begins ? "B-" : "I-") + $0.rawValue } ?? "O"
  }

  /// Reads a label in BIO form; nil if it is none.
  init?(label: String, probability: Float = 1) {
    guard label != "O" else {
      self.init(part: nil, begins: false, probability: probability)
      return
    }
    guard label.hasPrefix("B-") || label.hasPrefix("I-"),
      let part = Part(rawValue: String(label.dropFirst(2)))
    else { return nil }
    self.init(part: part, begins: label.hasPrefix("B"), probability: probability)
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
