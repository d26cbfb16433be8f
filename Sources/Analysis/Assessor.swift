public import Evidence
public import Records

/// Answers questions from a snapshot.
public struct Assessor: Sendable {
  /// Makes an assessor.
  public init() {}

  /// Answers one question.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - snapshot: what is known.
  ///   - asOf: only what was published on or before this day counts; nil for all.
  /// - Returns: the answer with everything it rests on.
  public func assess(_ question: Question, over snapshot: Snapshot, asOf: CalendarDate?)
    -> Assessment
  {
    Assessment(question: question, answer: "")
  }
}
