public import Evidence

extension Inspector {
  /// Bytes that a file to be inspected may have.
  public static let fileLimit = 4 << 30

  /// Inspects a file by its path.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - question: what is known and asked; its name is the path's unless it is given.
  /// - Returns: what `inspect(_:_:)` gives.
  /// - Throws: `ReadingError` when the file cannot be read.
  public func inspect(path: String, _ question: Question = Question()) throws(ReadingError) -> JSON
  {
    var question = question
    question.name = question.name ?? path.split(separator: "/").last.map(String.init)
    return inspect(try OpenFile.bytes(path, limit: Inspector.fileLimit), question)
  }

  /// Answers one line of the batch contract.
  ///
  /// - Parameter line: an object with `id` and `file`; optional are `name`, `agent` and `url` (for
  ///   robots.txt the address asked for, otherwise where the file came from), `base`,
  ///   `content_type`, and `headers` with `content-type`, `content-location`, `content-language`.
  /// - Returns: `{"id", …}` with what `inspect(_:_:)` gives; `error` is an object with `kind`,
  ///   `message` and `at` when the file could not be read at all.
  public func answer(_ line: JSON) -> JSON {
    let id = JSON.Member("id", line["id"] ?? nil)
    guard let path = line["file"]?.string else {
      return failure(id, kind: "malformed", "the line has no file", at: "file")
    }
    do {
      let answer = try inspect(path: path, Inspector.question(line))
      guard case .object(let members) = answer else { return answer }
      return .object([id] + members)
    } catch {
      return failure(id, kind: error.problem.rawValue, error.message, at: path)
    }
  }

  private static func question(_ line: JSON) -> Question {
    var question = Question(name: line["name"]?.string)
    let headers = line["headers"]
    question.agent = line["agent"]?.string
    if question.agent != nil {
      question.target = line["url"]?.string
    } else {
      question.url = line["url"]?.string
    }
    let location = headers?["content-location"]?.string.flatMap {
      FeedAddress.safeBase(WebAddress.resolve($0, against: question.url))
    }
    question.url = line["base"]?.string ?? location ?? question.url
    question.contentType = line["content_type"]?.string ?? headers?["content-type"]?.string
    question.language = headers?["content-language"]?.string
    return question
  }

  private func failure(_ id: JSON.Member, kind: String, _ message: String, at: String) -> JSON {
    .object([
      id,
      JSON.Member(
        "error", ["kind": .string(kind), "message": .string(message), "at": .string(at)]),
    ])
  }
}
