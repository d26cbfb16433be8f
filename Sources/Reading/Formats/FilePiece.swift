internal import Evidence

/// One article's worth of a file, or why there is none.
public enum FilePiece: Sendable {
  /// An article to be read.
  case capture(Capture)
  /// A line of JSON lines.
  case line([UInt8])
  /// Something that holds no article, and what to do with it.
  case refused(ReadingError)
}

extension Capture {
  /// Notes where in which file the article was.
  ///
  /// - Parameters:
  ///   - place: the file, and where in it.
  ///   - format: the format that says so, such as `warc`.
  mutating func note(source place: String, format: String) {
    facts.append(Article.Fact(name: "source", value: place, foundIn: format))
  }
}
