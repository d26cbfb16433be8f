import Encoder

/// Judges spans of one text by the encoder's span heads: stance, sentiment and kind of event.
///
/// It holds what the heads need of the text's first 16,384 words, about 3 KB a word, so that
/// memory stays bounded; of later words nothing is known.
public struct SpanJudge: Sendable {
  static let wordLimit = 16_384

  private let stance: SpanHead?
  private let sentiment: SpanHead?
  private let event: SpanHead?
  /// In text order, each with the text's index of its first token.
  private var parts: [(first: Int, projections: Projections)] = []
  private var words = 0

  /// Makes a judge; nil if the model has no head for it.
  init?(_ model: EncoderModel) {
    stance = SpanJudge.head("stance", spans: 2, labels: SpanJudge.leanings, of: model)
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

  /// Where one of two things in a sentence stands towards the other (Park, Pan and Joo 2021).
  ///
  /// - Parameters:
  ///   - holder: tokens of the one that has the stance, as a range into the text's tokens.
  ///   - target: tokens of the other, in the same sentence.
  /// - Returns: nil where nothing is known. What the three probabilities lack of 1 is that of a
  ///   stance the other way round.
  public func stance(of holder: Range<Int>, towards target: Range<Int>) -> Leaning? {
    guard let stance, let (part, spans) = place([holder, target]) else { return nil }
    let there = stance.scores(of: spans, in: part)
    let back = stance.scores(of: spans.reversed(), in: part)
    let p = softmax([there[0] + back[0]] + there[1...] + back[1...])
    return Leaning(neutral: p[0], positive: p[1], negative: p[2])
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
