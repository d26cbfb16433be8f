public import Evidence
public import Reading
public import Records

/// One thing to be read: a line of the batch contract, or a file.
public enum BatchItem: Sendable {
  /// A JSON line.
  case line(LineSource.Line)
  /// A file and how it is to be understood; found out from its bytes when nil.
  case file(String, Capture.Form?)
  /// One piece of a file that holds several, or of another format than a page or text; the file.
  case piece(FilePiece, String)
}

extension Pipeline {
  /// Takes one item of a batch along the line.
  ///
  /// - Parameters:
  ///   - item: a line or a file.
  ///   - stage: where to stop.
  /// - Returns: the identity given, and the coded article or why there is none.
  public func code(_ item: BatchItem, upTo stage: Stage) -> (
    id: String?, result: Result<CodedArticle, BatchError>
  ) {
    switch item {
    case .line(.tooLong(let length)):
      let error = BatchError(
        kind: "bad-line",
        message: "a line of \(length) bytes; at most \(LineSource.lengthLimit) are read",
        at: nil)
      return (nil, .failure(error))
    case .line(.failed(let reason)):
      return (nil, .failure(BatchError(kind: "unreadable", message: reason, at: nil)))
    case .line(.bytes(let bytes)):
      let line = BatchLine(bytes)
      return (line.id, line.capture.flatMap { code(capture: $0, upTo: stage) })
    case .file(let path, let form):
      do {
        let capture = Capture(bytes: try FileBytes.read(path), form: form)
        return (path, code(capture: capture, upTo: stage))
      } catch {
        return (path, .failure(BatchError(error)))
      }
    case .piece(let piece, let path): return code(piece, of: path, upTo: stage)
    }
  }

  private func code(_ piece: FilePiece, of path: String, upTo stage: Stage) -> (
    id: String?, result: Result<CodedArticle, BatchError>
  ) {
    switch piece {
    case .line(let bytes): return code(.line(.bytes(bytes)), upTo: stage)
    case .refused(let error): return (error.location ?? path, .failure(BatchError(error)))
    case .capture(let capture):
      let source = capture.facts.first { $0.name == "source" }
      return (source?.value ?? path, code(capture: capture, upTo: stage))
    }
  }

  private func code(capture: Capture, upTo stage: Stage) -> Result<CodedArticle, BatchError> {
    do {
      return .success(try code(capture, upTo: stage))
    } catch {
      return .failure(BatchError(error))
    }
  }
}

extension Result where Success == CodedArticle, Failure == BatchError {
  /// Why there is no coded article, where there is none.
  public var error: BatchError? {
    if case .failure(let error) = self { error } else { nil }
  }
}

extension CodedArticle {
  /// The answer line of the batch contract, ended early where the line was.
  ///
  /// - Parameter stage: the last stage that ran.
  /// - Returns: the members that the stage fills, `id`, `url` and `error`.
  public func json(upTo stage: Pipeline.Stage) -> JSON {
    guard stage != .record, case .object(let members) = json else { return json }
    let kept: Set<String> =
      stage == .article
      ? ["id", "url", "article", "error"]
      : ["id", "url", "article", "sentences", "entities", "version", "error"]
    return .object(members.filter { kept.contains($0.name) })
  }
}
