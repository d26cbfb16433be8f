public import Evidence
import Ontology
public import Records

/// Answers questions from a snapshot.
public struct Assessor: Sendable {
  private let bonds: [TreatyBond]

  /// Makes an assessor.
  ///
  /// - Parameter bonds: the bonds of defence that states have by membership of organisations.
  public init(bonds: [TreatyBond] = []) {
    self.bonds = bonds
  }

  /// Answers one question.
  ///
  /// - Parameters:
  ///   - question: the question.
  ///   - snapshot: what is known.
  ///   - asOf: only what was published on or before this day counts; nil for all.
  /// - Returns: the answer with everything it rests on.
  /// - Complexity: O(a²) in agreements, O(n) in everything else that the snapshot holds.
  public func assess(_ question: Question, over snapshot: Snapshot, asOf: CalendarDate?)
    -> Assessment
  {
    switch question.shape {
    case .formingAlliance:
      AllianceAnswer(question: question, snapshot: snapshot, day: asOf, bonds: bonds)
        .assessment()
    case .signed, .obligations, .followUp, .joiners, .naming, .objectors, .boundElsewhere,
      .alliancesOf, .said:
      RegisterAnswer(question: question, snapshot: snapshot, day: asOf, bonds: bonds)
        .assessment()
    }
  }
}
