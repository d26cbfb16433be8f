import Ontology
import Records

/// What follows from the clauses and signs that were read, in reports and in treaty texts alike.
extension Agreement {
  /// Fills the fields that rest on formal clauses.
  mutating func settleClauses() {
    term = clauses.first { $0.kind == .term }?.words
    scope = clauses.first { $0.kind == .scope }?.words
  }

  /// The level by the rule of Leeds & Anac 2005, where anything is said of institutions at all.
  mutating func settleInstitution() {
    let signs = indicators.filter { $0.indicator.axis == .institution }
    institutionEvidence = signs.map(\.span)
    guard !signs.isEmpty else { return }
    institution = Institutionalisation(signs.map(\.indicator)).level
  }
}
