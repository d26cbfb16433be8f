public import Language
public import Records

/// Finds what is said, by whom, and where the speakers stand.
public struct StatementCoder: Sendable {
  /// Makes a statement coder.
  public init() {}

  /// The statements of one text, in text order.
  ///
  /// - Parameters:
  ///   - text: the annotated article.
  ///   - cast: who is named in it.
  /// - Returns: the statements.
  public func statements(in text: AnnotatedText, cast: Cast) -> [Statement] { [] }
}
