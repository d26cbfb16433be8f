import Evidence
import Ontology
import Records

/// The sixth axis: how far the instrument has come, and who may join.
enum LifecycleAxis {
  /// Reads the axis.
  static func read(_ dossier: Dossier) -> AxisReading {
    var axis = AxisReading()
    let shown = dossier.transitions.filter { isInForce($0.transition.state) }.map {
      $0.sighting.article.quote($0.transition.span, shows: $0.transition.state.rawValue)
    }
    let against = dossier.indicators { $0 == .awaitsRatification || $0 == .unconfirmed }.map {
      $0.sighting.article.quote(
        $0.reading.span, shows: $0.reading.indicator.rawValue, speaker: $0.reading.by)
    }
    axis.judge(
      .inForce, shown: shown + ObligationAxis.standingEvidence(.inForce, dossier),
      denied: isInForce(dossier) ? [] : against, holds: isInForce(dossier))
    axis.criteria.append(openness(dossier))
    return axis
  }

  /// How far a defence pact has come: in force; ratified by all parties; else signed.
  static func stage(_ dossier: Dossier) -> PactStage {
    if isInForce(dossier) { return .inForce }
    let ratifications = dossier.transitions.map(\.transition).filter { $0.state == .ratified }
    let ratifiers = Set(ratifications.flatMap(\.by))
    let isByAll =
      ratifications.contains { $0.by.isEmpty }
      || (!ratifiers.isEmpty && ratifiers.isSuperset(of: dossier.parties))
    return isByAll ? .ratified : .signed
  }

  /// Whether it is in force on the day.
  static func isInForce(_ dossier: Dossier) -> Bool {
    let states = dossier.transitions.map(\.transition.state)
    if states.contains(.terminated) || states.contains(.superseded) { return false }
    return dossier.standing != nil || states.contains { isInForce($0) }
  }

  /// "No entry into force reported for N months", where the instrument needs it and none was told.
  static func silence(_ dossier: Dossier) -> String? {
    guard dossier.kind.isTreatyForm, !isInForce(dossier), FormAxis.isConcluded(dossier),
      let date = dossier.date, date.month != nil, let day = dossier.day
    else { return nil }
    let months = (day.daysSinceEpoch - date.daysSinceEpoch) * 12 / 365
    return months >= 1 ? "no entry into force reported for \(months) months" : nil
  }

  private static func isInForce(_ state: LifecycleState) -> Bool {
    state == .inForce || state == .provisionallyApplied
  }

  private static func openness(_ dossier: Dossier) -> Criterion {
    var evidence: [QuotedEvidence] = []
    for sighting in dossier.sightings {
      for candidate in sighting.agreement.candidates {
        let namer = candidate.namedBy.map { ", named by \($0)" } ?? ""
        evidence.append(
          sighting.article.quote(
            candidate.span, shows: "possible member: \(candidate.actor)" + namer,
            speaker: candidate.namedBy?.rawValue))
      }
    }
    evidence += dossier.indicators { $0 == .nobodyJoined }.map {
      $0.sighting.article.quote($0.reading.span, shows: $0.reading.indicator.rawValue)
    }
    let said = dossier.sightings.compactMap(\.agreement.isOpen)
    let state: CriterionState =
      said.isEmpty ? .noEvidence : said.contains(true) ? .met : .notMet
    return Criterion(
      axis: .lifecycle, criterion: "open to other states", state: state, evidence: evidence)
  }
}
