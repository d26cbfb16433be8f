public import Evidence
import Records
import Stories

/// Groups lines `{"id", "title", "text", "date", "outlet"}` into stories without a ledger.
///
/// Answers `{"id", "story", "copy_of", "relation", "origin"}`, in the order of the lines; a bad line
/// is answered by its error.
public struct StoryBatch: Sendable {
  private var stream = StoryStream()

  /// Makes an empty batch.
  public init() {}

  /// Answers a line in the light of those before it.
  ///
  /// - Parameter line: the line without its line feed.
  /// - Returns: the answer.
  public mutating func add(_ line: [UInt8]) -> JSON {
    switch StoryLine(line).report {
    case .success(let report): return stream.add(report).json(report.id)
    case .failure(let failure): return failure.error.json(id: failure.id)
    }
  }

  /// Answers lines that are all at hand, each in the light of all.
  ///
  /// - Parameter lines: the lines without their line feeds.
  /// - Returns: the answers, in the order of the lines.
  public static func answers(to lines: [[UInt8]]) -> [JSON] {
    let read = lines.map { StoryLine($0).report }
    let reports = read.compactMap { try? $0.get() }
    var placed = StoryFinder().place(reports).makeIterator()
    return read.compactMap { result in
      switch result {
      case .success(let report): placed.next()?.json(report.id)
      case .failure(let failure): failure.error.json(id: failure.id)
      }
    }
  }
}

extension Placement {
  fileprivate func json(_ id: DocumentID) -> JSON {
    [
      "id": .string(id.rawValue), "story": .string(story.rawValue),
      "copy_of": .optional(copyOf?.rawValue), "relation": .optional(relation?.rawValue),
      "origin": .string(origin.rawValue),
    ]
  }
}

/// One line of a stream of reports.
private struct StoryLine {
  struct Failure: Error {
    let id: String?
    let error: BatchError
  }

  let report: Result<Report, Failure>

  init(_ bytes: [UInt8]) {
    let json: JSON
    do {
      json = try JSON(parsing: bytes)
    } catch {
      let message = "the line is no JSON object: \(error.message)"
      report = .failure(
        Failure(
          id: nil, error: BatchError(kind: "bad-line", message: message, at: "byte \(error.byte)")))
      return
    }
    guard let id = json["id"]?.string ?? json["id"]?.integer.map(String.init), !id.isEmpty else {
      let error = BatchError(
        kind: "bad-line", message: "every line needs an \"id\" that is a string", at: "id")
      report = .failure(Failure(id: nil, error: error))
      return
    }
    report = .success(
      Report(
        id: DocumentID(id), title: json["title"]?.string ?? "", text: json["text"]?.string ?? "",
        outlet: json["outlet"]?.string,
        date: json["date"]?.string.flatMap { Timestamp(iso: $0) }))
  }
}
