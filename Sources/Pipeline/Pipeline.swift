public import Coding
public import Language
public import Reading
public import Records

/// The straight line from bytes to records.
public struct Pipeline: Sendable {
  private let reader: Reader
  private let annotator: Annotator
  private let coder: Coder

  /// Makes the line from its loaded stages.
  ///
  /// - Parameters:
  ///   - reader: bytes to article.
  ///   - annotator: article to annotated text.
  ///   - coder: annotated text to records.
  public init(reader: Reader, annotator: Annotator, coder: Coder) {
    self.reader = reader
    self.annotator = annotator
    self.coder = coder
  }

  /// Takes one capture all the way.
  ///
  /// - Parameter capture: the bytes and what is known about them.
  /// - Returns: the coded article.
  /// - Throws: `ReadingError` when the bytes hold no article.
  public func code(_ capture: Capture) throws(ReadingError) -> CodedArticle {
    coder.code(annotator.annotate(try reader.read(capture)))
  }
}
