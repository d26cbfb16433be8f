import Encoder

/// Judges spans of one text by the encoder's span heads: stance, sentiment and kind of event.
///
/// It holds what the heads need of the text's first 16,384 words, about 3 KB a word, so that
/// memory stays bounded; of later words nothing is known.
public struct SpanJudge: Sendable {
  static let wordLimit = 16_384

  private let stance: SpanHead?
  private let wording: SparseHead?
  private let sentiment: SpanHead?
  private let event: SpanHead?
  /// In text order, each with the text's index of its first token.
  private var parts: [(first: Int, projections: Projections)] = []
  private var words = 0

  /// Makes a judge; nil if the model has no head for it.
  init?(_ model: EncoderModel) {
    stance = SpanJudge.head("stance", spans: 2, labels: SpanJudge.leanings, of: model)
    wording = model.sparseHead("stance").flatMap {
      $0.labels == SpanJudge.leanings + ["turned"] ? $0 : nil
    }
    sentiment = SpanJudge.head("sentiment", spans: 1, labels: SpanJudge.leanings, of: model)
    event = SpanJudge.head("event", spans: 2, labels: nil, of: model)
    guard stance != nil || sentiment != nil || event != nil else { return nil }
  }

  private static let leanings = ["neutral", "positive", "negative"]

  private static func head(
    _ name: String, spans: Int, labels: [String]?, of model: EncoderModel
  ) -> SpanHead? {
    guard let head = model.spanHead(name), head.spanCount == spans,
      labels == nil || head.labels == labels
    else { return nil }
    return head
  }

  /// Keeps what is needed of an encoding whose first word is a token of the text.
  mutating func add(_ encoding: Encoding, of model: EncoderModel, firstToken: Int) {
    guard words < SpanJudge.wordLimit, let kept = model.projections(of: encoding) else { return }
    parts.append((firstToken, kept))
    words += encoding.wordCount
  }

  /// How a sentence speaks of something in it (NewsMTSC).
  ///
  /// - Parameter target: its tokens, as a range into the text's tokens, within one sentence.
  /// - Returns: nil where nothing is known.
  public func sentiment(towards target: Range<Int>) -> Leaning? {
    guard let sentiment, let (part, spans) = place([target]) else { return nil }
    let p = softmax(sentiment.scores(of: spans, in: part))
    return Leaning(neutral: p[0], positive: p[1], negative: p[2])
  }

  /// What the side that the words take counts beside the encoder's judgement.
  private static let wordingShare: Float = 0.5

  /// Where two things in a sentence stand towards each other (Park, Pan and Joo 2021).
  ///
  /// The encoder's head and one over words and trees are multiplied as experts (Hinton 2002): that
  /// one's scores are taken less the classes' own log odds, so that these count once.
  ///
  /// - Parameters:
  ///   - first: tokens of the one that begins first, as a range into the text's tokens.
  ///   - second: tokens of the other, in the same sentence.
  ///   - features: what `StanceFeatures` tells of the two.
  /// - Returns: how the first stands towards the second and the other way round, nil where nothing
  ///   is known. Both have the same probability of neither; with it the other four sum to 1.
  public func stances(
    of first: Range<Int>, and second: Range<Int>, features: Set<String>
  ) -> (forward: Leaning, backward: Leaning)? {
    guard let stance, let (part, spans) = place([first, second]) else { return nil }
    let there = stance.scores(of: spans, in: part)
    let back = stance.scores(of: spans.reversed(), in: part)
    var scores = [there[0] + back[0]] + there[1...] + back[1...]
    if let worded = wording?.scores(of: features) {
      for (place, side) in [0, 1, 2, 1, 2].enumerated() {
        scores[place] += SpanJudge.wordingShare * worded[side] + (place > 2 ? worded[3] : 0)
      }
    }
    let p = softmax(scores)
    return (
      Leaning(neutral: p[0], positive: p[1], negative: p[2]),
      Leaning(neutral: p[0], positive: p[3], negative: p[4])
    )
  }

  /// Roots of PLOVER, each with the probability that the source did that to the target; there is
  /// none for "no event".
  ///
  /// - Parameters:
  ///   - source: tokens of who acts, as a range into the text's tokens; an empty one where unknown.
  ///   - target: tokens of who is acted upon, in the same sentence.
  /// - Returns: in the order of the head's labels; empty where nothing is known.
  public func eventTypes(source: Range<Int>, target: Range<Int>) -> [(type: String, score: Float)] {
    guard let event, let (part, spans) = place([source, target]) else { return [] }
    return Array(zip(event.labels, softmax(event.scores(of: spans, in: part)))).map { ($0, $1) }
  }

  /// The part that holds all of the spans, and the spans within it.
  private func place(_ spans: [Range<Int>]) -> (Projections, [Range<Int>])? {
    guard let lower = spans.filter({ !$0.isEmpty }).map(\.lowerBound).min() else { return nil }
    var low = 0
    var high = parts.count
    while low < high {
      let middle = (low + high) / 2
      if parts[middle].first <= lower { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return nil }
    let (first, part) = parts[low - 1]
    var inside: [Range<Int>] = []
    for span in spans {
      guard span.isEmpty || span.upperBound <= first + part.words.count else { return nil }
      inside.append(span.isEmpty ? 0..<0 : span.lowerBound - first..<span.upperBound - first)
    }
    return (part, inside)
  }
}
