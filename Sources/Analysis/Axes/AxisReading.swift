import Evidence
import Ontology
import Records

/// What one axis shows of an instrument: facts for the ladder, criteria with their evidence.
struct AxisReading: Sendable {
  /// The facts that are seen.
  var facts: Set<Fact> = []
  /// The criteria and how they stand.
  var criteria: [Criterion] = []

  /// Adds a criterion, and its fact if it is met.
  ///
  /// - Parameters:
  ///   - fact: the fact in question.
  ///   - shown: evidence that it holds.
  ///   - denied: evidence that it does not.
  ///   - holds: whether what is shown is enough; by default any evidence is.
  mutating func judge(
    _ fact: Fact, shown: [QuotedEvidence], denied: [QuotedEvidence] = [], holds: Bool? = nil
  ) {
    let isMet = holds ?? !shown.isEmpty
    let state: CriterionState =
      if isMet { denied.isEmpty ? .met : .contested } else if !denied.isEmpty { .notMet } else {
        shown.isEmpty ? .noEvidence : .contested
      }
    if isMet { facts.insert(fact) }
    criteria.append(
      Criterion(
        axis: fact.axis, criterion: fact.rawValue, state: state, evidence: shown + denied))
  }
}
