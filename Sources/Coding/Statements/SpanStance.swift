public import Evidence
public import Language

/// Reads where things named in a text stand towards each other, and how it speaks of one.
///
/// A trained encoder's heads decide where the text carries them; otherwise the words of the stance
/// lexicon between or around the spans do.
public struct SpanStance: Sendable {
  /// A stance, with its direction between two things.
  public struct Reading: Sendable, Hashable {
    /// Which way a stance between two things runs.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
      case forward = "p>q"
      case backward = "q>p"
    }

    /// 1 for, -1 against, 0 neither.
    public let sign: Int
    /// Which of the two has it; nil for a neutral one, and for the sentiment towards one thing.
    public let direction: Direction?
  }

  private let columns: TokenColumns
  private let text: AnnotatedText

  /// Makes a reader of one text.
  ///
  /// - Parameter text: the annotated text.
  public init(_ text: AnnotatedText) {
    self.text = text
    columns = TokenColumns(text)
  }

  /// Where one of two things stands towards the other.
  ///
  /// - Parameters:
  ///   - p: where the first stands in the text.
  ///   - q: where the second does.
  /// - Returns: the stance that is most likely.
  public func stance(between p: TextSpan, and q: TextSpan) -> Reading {
    let (first, second) = (columns.tokens(in: p), columns.tokens(in: q))
    guard !first.isEmpty, !second.isEmpty else { return Reading(sign: 0, direction: nil) }
    let isInOrder = first.lowerBound <= second.lowerBound
    let (left, right) = isInOrder ? (first, second) : (second, first)
    guard let features = StanceFeatures(columns, left, right)?.all,
      let found = text.judge?.stances(of: left, and: right, features: features)
    else { return worded(first, second) }
    let (there, back) = isInOrder ? found : (found.backward, found.forward)
    let readings: [(Float, Reading)] = [
      (there.neutral, Reading(sign: 0, direction: nil)),
      (there.positive, Reading(sign: 1, direction: .forward)),
      (there.negative, Reading(sign: -1, direction: .forward)),
      (back.positive, Reading(sign: 1, direction: .backward)),
      (back.negative, Reading(sign: -1, direction: .backward)),
    ]
    return readings.max { $0.0 < $1.0 }?.1 ?? Reading(sign: 0, direction: nil)
  }

  /// How the text speaks of one thing.
  ///
  /// - Parameter target: where it stands in the text.
  /// - Returns: the sentiment that is most likely, without a direction.
  public func sentiment(towards target: TextSpan) -> Reading {
    let tokens = columns.tokens(in: target)
    if !tokens.isEmpty, let leaning = text.judge?.sentiment(towards: tokens) {
      let best = max(leaning.neutral, leaning.positive, leaning.negative)
      let sign = best == leaning.neutral ? 0 : best == leaning.positive ? 1 : -1
      return Reading(sign: sign, direction: nil)
    }
    return Reading(sign: sum(0..<columns.count).signum(), direction: nil)
  }

  /// By the words between the two: who comes first has the stance, unless `by` stands before who
  /// comes second.
  private func worded(_ first: Range<Int>, _ second: Range<Int>) -> Reading {
    let isInOrder = first.lowerBound <= second.lowerBound
    let (left, right) = isInOrder ? (first, second) : (second, first)
    guard left.upperBound <= right.lowerBound else { return Reading(sign: 0, direction: nil) }
    let between = left.upperBound..<right.lowerBound
    let sign = sum(between).signum()
    guard sign != 0 else { return Reading(sign: 0, direction: nil) }
    let isPassive = between.suffix(4).contains { columns.words[$0] == "by" }
    return Reading(sign: sign, direction: isInOrder != isPassive ? .forward : .backward)
  }

  private func sum(_ tokens: Range<Int>) -> Int {
    var total = 0
    var isTurned = false
    for token in tokens {
      let word = columns.words[token]
      if WordClasses.negations.contains(word) { isTurned = true }
      if word == "," || word == ";" || word == "but" { isTurned = false }
      var value = StanceLexicon.english.value(of: word)
      if value == 0, let cue = CueLexicon.english.verb(word)?.cue { value = cue.stance }
      total += isTurned ? -value : value
    }
    return total
  }
}
