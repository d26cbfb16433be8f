/// A half-open range of UTF-8 offsets into the text of one article.
///
/// Invariant: `0 <= lower <= upper`. In JSON a span is `[start, end)` in Unicode scalars
/// (Python's string index); `ScalarMap` translates.
public struct TextSpan: Hashable, Sendable, Comparable {
  /// Offset of the first byte.
  public let lower: Int
  /// Offset after the last byte.
  public let upper: Int

  /// Makes a span from its bounds in UTF-8 bytes.
  ///
  /// - Parameters:
  ///   - lower: offset of the first byte, not negative.
  ///   - upper: offset after the last byte, at least `lower`.
  public init(_ lower: Int, _ upper: Int) {
    precondition(0 <= lower && lower <= upper, "a span needs 0 <= lower <= upper")
    self.lower = lower
    self.upper = upper
  }

  /// Length in UTF-8 bytes.
  public var count: Int { upper - lower }

  /// Whether the span holds no byte.
  public var isEmpty: Bool { lower == upper }

  /// The same bounds as a range.
  public var range: Range<Int> { lower..<upper }

  /// Whether `other` lies wholly inside this span.
  public func contains(_ other: TextSpan) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether the two spans share at least one byte.
  public func overlaps(_ other: TextSpan) -> Bool {
    lower < other.upper && other.lower < upper
  }

  /// The smallest span that holds both.
  public func union(_ other: TextSpan) -> TextSpan {
    TextSpan(min(lower, other.lower), max(upper, other.upper))
  }

  /// Orders by lower bound, then by upper bound.
  public static func < (left: TextSpan, right: TextSpan) -> Bool {
    (left.lower, left.upper) < (right.lower, right.upper)
  }
}

extension String {
  /// The part of the text that a span covers.
  ///
  /// Bounds outside the text are clamped and bounds inside a scalar are rounded down, so that
  /// no span, whatever made it, can trap.
  ///
  /// - Parameter span: UTF-8 offsets into this string.
  /// - Returns: the text between the bounds.
  /// - Complexity: O(length of the span) on native strings.
  public subscript(span: TextSpan) -> String {
    let bytes = utf8
    let lower = bytes.index(startIndex, offsetBy: span.lower, limitedBy: endIndex) ?? endIndex
    let upper = bytes.index(startIndex, offsetBy: span.upper, limitedBy: endIndex) ?? endIndex
    return String(self[lower..<upper])
  }
}
