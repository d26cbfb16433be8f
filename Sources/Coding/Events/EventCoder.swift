public import Language
public import Records

/// Finds the political events that a text tells of.
public struct EventCoder: Sendable {
  /// Makes an event coder.
  public init() {}

  /// The events of one text, in text order.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - cast: who is named in it.
  ///   - statements: who says what in it.
  /// - Returns: the events.
  public func events(in text: AnnotatedText, cast: Cast, statements: [Statement]) -> [Event] { [] }
}
