import Actors
import Analysis
import Desk
import Evidence
import Ontology
import Records

/// Answers questions put in words.
struct Inquiry: Sendable {
  private let actors: ActorTable
  private let bonds: [TreatyBond]

  /// Makes an inquiry that knows the actors of a table.
  init(actors: ActorTable) {
    self.actors = actors
    bonds = actors.alliances.flatMap { alliance in
      actors.memberships.filter { $0.organisation == alliance.organisation }.map { spell in
        TreatyBond(
          member: spell.member, organisation: alliance.organisation,
          obligations: alliance.obligations, treaty: alliance.treaty,
          from: Inquiry.later(spell.from, alliance.from),
          to: Inquiry.earlier(spell.to, alliance.to), source: spell.source)
      }
    }
  }

  private static func later(_ left: CalendarDate?, _ right: CalendarDate?) -> CalendarDate? {
    guard let left, let right else { return left ?? right }
    return left.isOnOrBefore(right) ? right : left
  }

  private static func earlier(_ left: CalendarDate?, _ right: CalendarDate?) -> CalendarDate? {
    guard let left, let right else { return left ?? right }
    return left.isOnOrBefore(right) ? left : right
  }

  /// Understands a question.
  ///
  /// - Throws: `QuestionError` when the question fits no shape.
  func question(_ text: String) throws(QuestionError) -> Question {
    try QuestionParser().parse(text, today: Desk.systemDay()) { text in
      actors.names(in: text).map { ($0.span, $0.actor) }
    }
  }

  /// Answers a question from a snapshot.
  func answer(_ question: Question, over snapshot: Snapshot, asOf: CalendarDate?) -> Assessment {
    Assessor(bonds: bonds).assess(question, over: snapshot, asOf: asOf)
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
