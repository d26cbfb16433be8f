import Actors
import Analysis
import Evidence
import Ontology
import Records

/// Answers questions put in words.
struct Inquiry: Sendable {
  private let actors: ActorTable

  /// Makes an inquiry that knows the actors of a table.
  init(actors: ActorTable) {
    self.actors = actors
  }

  /// Answers a question from a snapshot.
  ///
  /// - Throws: `QuestionError` when the question fits no shape.
  func answer(_ question: String, over snapshot: Snapshot, asOf: CalendarDate?)
    throws(QuestionError) -> Assessment
  {
    let parsed = try QuestionParser().parse(question) { text in
      actors.names(in: text).map { ($0.span, $0.actor) }
    }
    return Assessor().assess(parsed, over: snapshot, asOf: asOf)
  }
}

extension Arguments {
  /// A day given to a flag.
  func day(_ name: String) throws(UsageError) -> CalendarDate? {
    guard let text = value(name) else { return nil }
    guard let day = CalendarDate(iso: text) else {
      throw UsageError("--\(name) needs a date as 2025-03-18, 2025-03 or 2025, not '\(text)'")
    }
    return day
  }

  /// The ledger's file.
  func ledger() throws(UsageError) -> String {
    guard let path = value("ledger"), !path.isEmpty else {
      throw UsageError("--ledger FILE is needed: the ledger to use")
    }
    return path
  }
}

extension Flag {
  /// The flag that names the ledger.
  static let ledger = Flag("ledger", "FILE", "the ledger to use")
}
